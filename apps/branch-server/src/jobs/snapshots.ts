import type { BranchState } from '@foyer/queue-core';
import type { Store } from '@foyer/store';
import type { Logger } from 'pino';
import type { Part } from '../parts.ts';
import type { Change } from '../runner/command-runner.ts';

/** A snapshot after this many events keeps the next start quick: to replay so many takes less than half a second. */
const SNAPSHOT_EVERY = 20_000;
/** At least so many events for each visit in it. */
const EVENTS_A_VISIT = 2;
/** It takes ten milliseconds and more, so it waits for a moment in which nothing has happened for so long, milliseconds. */
const QUIET = 200;

export interface SnapshotsOptions {
  readonly store: Store;
  /** The committed state: always that of the log's newest event. */
  readonly state: () => BranchState;
  /** The event that the follower furthest behind has come to. */
  readonly follower: () => number;
  readonly log: Logger;
}

/** Keeps snapshots of the branch: in a quiet moment once enough has happened, when a day ends, and at the end. */
export class Snapshots implements Part {
  readonly name = 'snapshots';
  readonly #options: SnapshotsOptions;
  #keptAt: number;
  #due: NodeJS.Timeout | null = null;
  /** The one that is due waits for no quiet. */
  #now = false;

  constructor(options: SnapshotsOptions) {
    this.#options = options;
    this.#keptAt = options.state().clock;
  }

  /** Follows the log. */
  follow({ after, events }: Change): void {
    if (this.#now) return;
    this.#putOff();
    // The more visits a snapshot holds, the rarer it is: its cost stays a small share of what led to it.
    const enough = Math.max(SNAPSHOT_EVERY, EVENTS_A_VISIT * (after.visits.size + after.past.size));
    const since = after.clock - this.#keptAt;
    // A branch that is never quiet gets its snapshot all the same.
    this.#now = since >= 2 * enough || events.some(({ body }) => body.type === 'DayEnded');
    if (!this.#now && since < enough) return;
    this.#due = setTimeout(() => this.#keep(), this.#now ? 0 : QUIET);
  }

  /** Keeps the last one, for the next start. */
  close(): void {
    this.#putOff();
    if (this.#options.state().clock > this.#keptAt) this.#keep();
  }

  #putOff(): void {
    if (this.#due !== null) clearTimeout(this.#due);
    this.#due = null;
  }

  #keep(): void {
    const { store, follower, log } = this.#options;
    // By now more may have been committed than has been followed.
    const state = this.#options.state();
    this.#due = null;
    this.#now = false;
    this.#keptAt = state.clock;
    try {
      store.saveSnapshot(state, follower());
    } catch (error) {
      log.warn({ err: error }, 'a snapshot could not be kept; the next start replays more');
    }
  }
}
