import { createHmac, type KeyObject } from 'node:crypto';
import { type CommandId, type Instant, wallClock } from '@foyer/basics';
import type { CommandOf } from '@foyer/queue-core';
import { uuidv7 } from 'uuidv7';
import type { Part } from '../parts.ts';
import type { CommandRunner } from '../runner/command-runner.ts';

/** Failures of one account at one address are noted when they begin, and once more when so long has passed, wall milliseconds. */
const WINDOW = 15 * 60 * 1000;
/** Accounts of one address, and all together, that are noted one by one; what is more is noted together. */
const MOST_AT_AN_ADDRESS = 10;
const MOST = 100;
/** How often windows that have passed are looked for, wall milliseconds. */
const ROUND = 60_000;

type About = Pick<CommandOf<'note-failed-sign-ins'>, 'personId' | 'nameHash' | 'address'>;
interface Window {
  readonly about: About;
  readonly since: Instant;
  /** Failures since the note that began it. */
  more: number;
}

/** Notes in the log who was not let in: whoever guesses, however fast, however many names, writes a few hundred lines an hour. */
export class FailedSignIns implements Part {
  readonly name = 'failed sign-ins';
  readonly #runner: CommandRunner;
  readonly #key: KeyObject;
  readonly #windows = new Map<string, Window>();
  #timer: NodeJS.Timeout | null = null;

  constructor(runner: CommandRunner, key: KeyObject) {
    this.#runner = runner;
    this.#key = key;
  }

  start(): void {
    this.#timer = setInterval(() => void this.settle(), ROUND);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.settle(Number.POSITIVE_INFINITY as Instant);
  }

  /** Somebody was not let in; `name` is what they typed, normalised; `null` for a link that is not good. */
  async note(personId: About['personId'], name: string | null, address: string): Promise<void> {
    await this.settle();
    const nameHash = personId === null && name !== null ? this.#hashOf(name) : null;
    const about = this.#aboutOf({ personId, nameHash, address });
    const key = JSON.stringify(about);
    const known = this.#windows.get(key);
    if (known !== undefined) {
      known.more += 1;
      return;
    }
    this.#windows.set(key, { about, since: wallClock.now(), more: 0 });
    await this.#write(about, 1);
  }

  /** Notes how often it went on in windows that have passed. */
  async settle(now: Instant = wallClock.now()): Promise<void> {
    const over = [...this.#windows].filter(([, { since }]) => now - since >= WINDOW);
    for (const [key] of over) this.#windows.delete(key);
    await Promise.all(over.map(([, { about, more }]) => (more === 0 ? null : this.#write(about, more))));
  }

  /** Itself while there is room, else all of its address, else all. */
  #aboutOf(about: About): About {
    if (this.#windows.has(JSON.stringify(about))) return about;
    const there = [...this.#windows.values()].filter((one) => one.about.address === about.address).length;
    const address = there < MOST_AT_AN_ADDRESS ? null : { personId: null, nameHash: null, address: about.address };
    if (address !== null && this.#windows.has(JSON.stringify(address))) return address;
    if (this.#windows.size >= MOST) return { personId: null, nameHash: null, address: null };
    return address ?? about;
  }

  /** A note that can't be kept keeps nobody from anything: a full disk is told elsewhere. */
  async #write(about: About, times: number): Promise<void> {
    await this.#runner.submit({
      commandId: uuidv7() as CommandId,
      actor: { kind: 'system' },
      command: { type: 'note-failed-sign-ins', ...about, times },
      requestHash: '',
      reply: () => null,
    });
  }

  /** What nobody signs in with may be a password in the wrong field. */
  #hashOf(name: string): string {
    return createHmac('sha256', this.#key).update(`sign-in name ${name}`).digest('base64url').slice(0, 22);
  }
}
