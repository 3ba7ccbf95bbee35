import type { Clock, Instant } from '@foyer/basics';
import type { Store } from '@foyer/store';
import type { Logger } from 'pino';
import type { Job } from '../jobs/scheduler.ts';
import type { Part } from '../parts.ts';
import type { Effect } from './effect.ts';
import type { FollowerStatus } from './follower-status.ts';
import { OutboxFollower } from './outbox-follower.ts';
import type { SendResult } from './sender.ts';

export interface OutboxesOptions {
  readonly effects: readonly Effect[];
  readonly store: Pick<Store, 'batch' | 'clock' | 'outbox'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told what came of each that was sent. */
  readonly onResult: (follower: string, result: SendResult) => void;
}

/**
 * All that leaves the house: a follower of the log for each effect, of which none holds up another. Commits only wake
 * them; what has its time is done by the one scheduler.
 */
export class Outboxes implements Part, Job {
  readonly name = 'outboxes';
  readonly #followers: readonly OutboxFollower[];
  readonly #subscribers = new Set<() => void>();

  constructor({ effects, onResult, ...rest }: OutboxesOptions) {
    if (new Set(effects.map(({ name }) => name)).size < effects.length) throw new Error('Two effects have one name');
    this.#followers = effects.map(
      (effect) =>
        new OutboxFollower({
          ...rest,
          effect,
          onDue: () => this.#tell(),
          onResult: (result) => onResult(effect.name, result),
        }),
    );
  }

  /** How each is doing. */
  get statuses(): readonly FollowerStatus[] {
    return this.#followers.map(({ status }) => status);
  }

  /** Calls back whenever something may be due at another time than before. */
  subscribe(subscriber: () => void): void {
    this.#subscribers.add(subscriber);
  }

  /** Goes on from where it stopped. */
  start(): void {
    this.follow();
  }

  /** Follows the log. */
  follow(): void {
    for (const follower of this.#followers) follower.wake();
  }

  nextDue(): Instant | null {
    const times = this.#followers.map(({ nextDue }) => nextDue).filter((at) => at !== null);
    return times.length === 0 ? null : (Math.min(...times) as Instant);
  }

  run(now: Instant): void {
    for (const follower of this.#followers) {
      if (follower.nextDue !== null && follower.nextDue <= now) follower.wake();
    }
  }

  close(): void {
    for (const follower of this.#followers) follower.close();
  }

  #tell(): void {
    for (const subscriber of this.#subscribers) subscriber();
  }
}
