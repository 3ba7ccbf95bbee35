import { randomBytes } from 'node:crypto';
import type { Clock } from '@foyer/basics';
import type { Branch, Settings } from '@foyer/branch-server';
import { VIRTUAL_PHONE, virtualPhone } from '@foyer/branch-server/virtual-phone';

/** Telephones to try messages with: a provider beside the demo's server, from which nothing leaves this computer. */
export class TrialPhone {
  readonly #token = randomBytes(16).toString('hex');
  #address = '';

  /** What the branch sends text messages by. */
  readonly sms: NonNullable<Settings['sms']> = {
    url: () => `${this.#address}${VIRTUAL_PHONE}/sms`,
    account: 'AC00000000000000000000000000000000',
    token: this.#token,
    from: '+15005550006',
  };

  /** Mounts the telephones on the branch server, before it listens. */
  async mount({ app }: Branch, clock: Clock): Promise<void> {
    const inboundUrl = () => `${this.#address}/api/provider/sms/inbound`;
    await app.register(virtualPhone({ account: this.sms.account, token: this.#token, inboundUrl, clock }));
  }

  /** Where the branch listens: from now on messages are taken. */
  connect(address: string): void {
    this.#address = address;
  }
}
