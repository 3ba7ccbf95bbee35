import { type Clock, wallClock } from '@foyer/basics';
import { smsParts } from '../messages/sms-parts.ts';
import { Exchange, type PhoneMessage } from './exchange.ts';
import { type Post, Postman } from './postman.ts';

/** How a virtual phone is set up. */
export interface VirtualPhoneOptions {
  /** The account that may send, as at Twilio, and its token, which also signs what the provider calls. */
  readonly account: string;
  readonly token: string;
  /** Where replies go; a function where that is known only later. `null`: they go nowhere, and fail. */
  readonly inboundUrl: string | null | (() => string | null);
  /** The wall's where this is absent. */
  readonly clock?: Pick<Clock, 'now'>;
}

/** The number of whoever sends by a messaging service, which has several: Twilio's own for tests. */
const SERVICE_NUMBER = '+15005550006';
const API_VERSION = '2010-04-01';

/** What is asked to be sent. */
export interface SmsOrder {
  readonly to: string;
  /** A number, or the id of a messaging service. */
  readonly from: string;
  readonly body: string;
  readonly statusUrl: string | null;
}

/** A provider of text messages with its telephones: what it takes it delivers, and tells what became of it. */
export class Provider {
  readonly exchange: Exchange;
  readonly account: string;
  readonly #options: VirtualPhoneOptions;
  readonly #postman: Postman;

  constructor(options: VirtualPhoneOptions) {
    this.exchange = new Exchange(options.clock ?? wallClock);
    this.account = options.account;
    this.#options = options;
    this.#postman = new Postman(options.token);
  }

  /** Takes a message to a telephone; what becomes of it is told when `tell` is called. */
  take({ to, from, body, statusUrl }: SmsOrder): { readonly message: PhoneMessage; readonly tell: () => void } {
    const sender = from.startsWith('MG') ? SERVICE_NUMBER : from;
    const message = this.exchange.deliver({ to, from: sender, body, statusUrl });
    return { message, tell: () => this.#tell(message, ['sent', message.status]) };
  }

  /** Marks a message as read and tells of it; whether there is one that could be. */
  read(sid: string): boolean {
    const message = this.exchange.read(sid);
    if (message !== null) this.#tell(message, ['read']);
    return message !== null;
  }

  /** Answers from a telephone to whoever wrote to it last; `null` where nobody has. */
  reply(number: string, body: string): PhoneMessage | null {
    const message = this.exchange.reply(number, body);
    if (message !== null) void this.#hand(message);
    return message;
  }

  /** Resolves when no call is on its way any more. */
  close(): Promise<void> {
    return this.#postman.close();
  }

  async #hand({ sid, from, to, body }: PhoneMessage): Promise<void> {
    const { inboundUrl } = this.#options;
    const url = typeof inboundUrl === 'function' ? inboundUrl() : inboundUrl;
    const params = {
      ...this.#namesOf(sid, from, to),
      Body: body,
      NumMedia: '0',
      NumSegments: String(smsParts(body).parts),
      SmsMessageSid: sid,
      SmsStatus: 'received',
    };
    const forged = this.exchange.faults.callbacks === 'forged';
    const received = url !== null && (await this.#postman.post(sid, [{ url, params, forged }]));
    this.exchange.replied(sid, received ? 'received' : 'failed');
  }

  #tell({ sid, from, to, statusUrl, errorCode }: PhoneMessage, statuses: readonly string[]): void {
    if (statusUrl === null) return;
    const { callbacks } = this.exchange.faults;
    const posts = statuses.map((status): Post => {
      const ends = errorCode !== null && status === 'undelivered' ? { ErrorCode: String(errorCode) } : {};
      const params = { ...this.#namesOf(sid, from, to), MessageStatus: status, SmsStatus: status, ...ends };
      return { url: statusUrl, params, forged: callbacks === 'forged' };
    });
    switch (callbacks) {
      case 'none':
        return;
      case 'twice':
        void this.#postman.post(
          sid,
          posts.flatMap((post) => [post, post]),
        );
        return;
      case 'reversed':
        void this.#postman.post(sid, posts.toReversed());
        return;
      default:
        void this.#postman.post(sid, posts);
    }
  }

  #namesOf(sid: string, from: string, to: string): Record<string, string> {
    return { AccountSid: this.account, ApiVersion: API_VERSION, From: from, MessageSid: sid, SmsSid: sid, To: to };
  }
}
