import { type Clock, type CommandId, type Instant, wallClock } from '@foyer/basics';
import type { Store } from '@foyer/store';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import type { BranchCalendar } from '../branch-day.ts';
import type { Change, CommandRunner } from '../runner/command-runner.ts';

/** Wall milliseconds between rounds. */
const ROUND = 30_000;
const DAY = 24 * 60 * 60 * 1000;
/** Stored replies answer repeated commands for this long. */
const REPLY_DAYS = 7;
/** A snapshot after this many events keeps the next start quick. */
const SNAPSHOT_EVERY = 5_000;
/** It takes ten milliseconds and more, so it waits for a moment in which nothing has happened for so long, milliseconds. */
const QUIET = 200;

export interface HousekeepingOptions {
  readonly store: Store;
  readonly runner: CommandRunner;
  readonly clock: Clock;
  readonly calendar: () => BranchCalendar;
  readonly log: Logger;
  /** Contact details and free text are erased after this many days. */
  readonly retentionDays: number;
}

/** What the branch does by itself: ends a day that is over, keeps snapshots, purges, checkpoints when idle. */
export class Housekeeping {
  readonly #options: HousekeepingOptions;
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #snapshotAt: number;
  #snapshotDue: NodeJS.Timeout | null = null;
  /** The one that is due waits for no quiet. */
  #snapshotNow = false;
  #busy = false;
  #changed = false;

  constructor(options: HousekeepingOptions) {
    this.#options = options;
    this.#snapshotAt = options.runner.state.clock;
    this.#unsubscribe = options.runner.subscribe((change) => this.#follow(change));
    // A fast clock's days end sooner by the wall.
    this.#timer = setInterval(() => void this.round(), Math.max(1_000, ROUND / options.clock.speed));
    this.#timer.unref();
  }

  /** One round; also asked for at the start, for a day that ended while the branch was off. */
  async round(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await this.#endDay();
      this.#purge();
      if (!this.#changed) this.#options.store.checkpoint();
      this.#changed = false;
    } catch (error) {
      this.#options.log.error({ err: error }, 'a round of housekeeping failed');
    } finally {
      this.#busy = false;
    }
  }

  close(): void {
    clearInterval(this.#timer);
    this.#keepNoSnapshot();
    this.#unsubscribe();
  }

  #follow({ after, events }: Change): void {
    this.#changed = true;
    if (this.#snapshotNow) return;
    this.#keepNoSnapshot();
    // The more visits a snapshot holds, the rarer it is: its cost stays a small share of what led to it.
    const enough = Math.max(SNAPSHOT_EVERY, after.visits.size);
    const since = after.clock - this.#snapshotAt;
    // A branch that is never quiet gets its snapshot all the same.
    this.#snapshotNow = since >= 2 * enough || events.some(({ body }) => body.type === 'DayEnded');
    if (!this.#snapshotNow && since < enough) return;
    // Never before the replies of this commit: a snapshot is nobody's business to wait for.
    this.#snapshotDue = setTimeout(() => this.#keepSnapshot(), this.#snapshotNow ? 0 : QUIET);
  }

  #keepNoSnapshot(): void {
    if (this.#snapshotDue !== null) clearTimeout(this.#snapshotDue);
    this.#snapshotDue = null;
  }

  #keepSnapshot(): void {
    const { store, runner, log } = this.#options;
    this.#snapshotDue = null;
    this.#snapshotNow = false;
    this.#snapshotAt = runner.state.clock;
    try {
      store.saveSnapshot(runner.state);
    } catch (error) {
      log.warn({ err: error }, 'a snapshot could not be kept; the next start replays more');
    }
  }

  async #endDay(): Promise<void> {
    const { runner, clock, calendar, log } = this.#options;
    const { day } = runner.state;
    if (day === null || calendar().dayOf(clock.now()) <= day) return;
    const answer = await runner.submit({
      commandId: uuidv7() as CommandId,
      actor: { kind: 'system' },
      command: { type: 'end-day' },
      requestHash: '',
      reply: () => null,
    });
    if (!answer.ok) log.warn({ refusal: answer.error }, 'the day could not be ended');
  }

  #purge(): void {
    const { store, clock, retentionDays } = this.#options;
    const now = clock.now();
    store.purgeTexts((now - retentionDays * DAY) as Instant);
    store.purgeContacts((now - retentionDays * DAY) as Instant);
    store.purgeCommands((now - REPLY_DAYS * DAY) as Instant);
    store.sessions.purge(wallClock.now());
  }
}
