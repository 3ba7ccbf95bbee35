import { type Clock, type Instant, wallClock } from '@foyer/basics';
import { RETENTION_DAYS } from '@foyer/configuration';
import type { BranchState, EventType } from '@foyer/queue-core';
import type { Store } from '@foyer/store';
import type { Logger } from 'pino';
import type { Part } from '../parts.ts';
import type { Change, CommandRunner } from '../runner/command-runner.ts';

/** Wall milliseconds between purges; of a fast clock's day they are as many as of any. */
const ROUND = 3_600_000;
/** The pause before what is left of a purge, wall milliseconds. */
const SOON = 200;
/** A checkpoint waits until nothing was written for so long, wall milliseconds. */
const QUIET = 30_000;
/** Traces of what was erased are removed when nothing was written for that long, or so long after, wall milliseconds. */
const LATEST = 10 * 60_000;
/** The pause before the next step of that, wall milliseconds. */
const NEXT_STEP = 20;
/** The pause after somebody's reading was in its way, wall milliseconds. */
const READERS = 1_000;
const DAY = 24 * 60 * 60 * 1000;
/** What is done with words that were there before. */
const ERASING: ReadonlySet<string> = new Set(['CustomerErased', 'NoteEdited', 'NoteErased'] satisfies EventType[]);

/** Stored replies answer repeated commands for this long. */
export const REPLY_DAYS = 7;

/** What was sent is kept for this long, to be looked up. */
const SENT_DAYS = 7;

/** For how many days contact details and free text are kept. */
export function retentionDaysOf({ config }: BranchState): number {
  return config?.retentionDays ?? RETENTION_DAYS;
}

export interface HousekeepingOptions {
  readonly store: Store;
  readonly runner: Pick<CommandRunner, 'state'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Keeps the file in order: purges every hour what has been kept long enough, checkpoints when all is quiet, and removes
 * from the disk what a purge or an erasure has left there.
 */
export class Housekeeping implements Part {
  readonly name = 'housekeeping';
  readonly #options: HousekeepingOptions;
  #round: NodeJS.Timeout | null = null;
  #again: NodeJS.Timeout | null = null;
  #quiet: NodeJS.Timeout | null = null;
  /** When traces are removed at the latest; null: there are none. */
  #latest: NodeJS.Timeout | null = null;
  #step: NodeJS.Timeout | null = null;

  constructor(options: HousekeepingOptions) {
    this.#options = options;
  }

  start(): void {
    this.#round = setInterval(() => this.#purge(), Math.max(60_000, ROUND / this.#options.clock.speed));
    this.#round.unref();
    // Whoever ended before may have left some.
    this.#leavesTraces();
    this.#purge();
  }

  /** Follows the log. */
  follow({ events }: Pick<Change, 'events'>): void {
    if (events.some(({ body }) => ERASING.has(body.type))) this.#leavesTraces();
    this.#awaitQuiet();
  }

  close(): void {
    if (this.#round !== null) clearInterval(this.#round);
    if (this.#again !== null) clearTimeout(this.#again);
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    if (this.#latest !== null) clearTimeout(this.#latest);
    if (this.#step !== null) clearTimeout(this.#step);
  }

  #awaitQuiet(): void {
    if (this.#quiet === null) this.#quiet = setTimeout(() => this.#checkpoint(), QUIET).unref();
    else this.#quiet.refresh();
  }

  #checkpoint(): void {
    this.#quiet = null;
    this.#inPeace(() => this.#options.store.checkpoint());
    if (this.#latest !== null) this.#removeTraces();
  }

  /** What was erased still stands in the write-ahead log, and free pages are left. */
  #leavesTraces(): void {
    if (this.#latest === null) this.#latest = setTimeout(() => this.#removeTraces(), LATEST).unref();
    this.#awaitQuiet();
  }

  /** Step by step, so that no call waits for it. */
  #removeTraces(): void {
    if (this.#step !== null) clearTimeout(this.#step);
    this.#step = null;
    const { store } = this.#options;
    this.#inPeace(() => {
      const left = store.giveBack();
      if (left > 0 || !store.emptyJournal()) {
        this.#step = setTimeout(() => this.#removeTraces(), left > 0 ? NEXT_STEP : READERS).unref();
        return;
      }
      if (this.#latest !== null) clearTimeout(this.#latest);
      this.#latest = null;
    });
  }

  #purge(): void {
    if (this.#again !== null) clearTimeout(this.#again);
    this.#again = null;
    const { store, runner, clock } = this.#options;
    const retentionDays = retentionDaysOf(runner.state);
    const now = clock.now();
    this.#inPeace(() => {
      const before = (now - retentionDays * DAY) as Instant;
      const erased = store.purgeTexts(before) + store.purgeContacts(before) + store.purgeCustomers(before);
      if (erased > 0) this.#leavesTraces();
      const forgotten = store.purgeOutbox((now - SENT_DAYS * DAY) as Instant);
      // After a long time off, or in an older copy, there is more of it than one round erases.
      if (erased + forgotten > 0) this.#again = setTimeout(() => this.#purge(), SOON).unref();
      store.purgeCommands((now - REPLY_DAYS * DAY) as Instant);
      store.sessions.purge(wallClock.now());
    });
  }

  #inPeace(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.log.error({ err: error }, 'a round of housekeeping failed');
    }
  }
}
