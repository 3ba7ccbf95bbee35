import { type Clock, type CommandId, type Instant, wallClock } from '@foyer/basics';
import { RETENTION_DAYS } from '@foyer/configuration';
import type { BranchState } from '@foyer/queue-core';
import type { Store } from '@foyer/store';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { calendarOf } from '../branch-day.ts';
import type { Part } from '../parts.ts';
import type { CommandRunner } from '../runner/command-runner.ts';

/** Wall milliseconds between rounds. */
const ROUND = 30_000;
const DAY = 24 * 60 * 60 * 1000;
/** Stored replies answer repeated commands for this long. */
export const REPLY_DAYS = 7;

/** For how many days contact details and free text are kept. */
export function retentionDaysOf({ config }: BranchState): number {
  return config?.retentionDays ?? RETENTION_DAYS;
}

export interface HousekeepingOptions {
  readonly store: Store;
  readonly runner: CommandRunner;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What the branch does by itself: ends a day that is over, purges, checkpoints when idle. */
export class Housekeeping implements Part {
  readonly name = 'housekeeping';
  readonly #options: HousekeepingOptions;
  #timer: NodeJS.Timeout | null = null;
  #busy = false;
  /** The log's clock of the last round. */
  #clock: number;

  constructor(options: HousekeepingOptions) {
    this.#options = options;
    this.#clock = options.runner.state.clock;
  }

  /** The first round is for a day that ended while the branch was off. */
  async start(): Promise<void> {
    // A fast clock's days end sooner by the wall.
    this.#timer = setInterval(() => void this.#round(), Math.max(1_000, ROUND / this.#options.clock.speed));
    this.#timer.unref();
    await this.#round();
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  async #round(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const { store, runner, log } = this.#options;
    try {
      await this.#endDay();
      this.#purge();
      if (runner.state.clock === this.#clock) store.checkpoint();
      this.#clock = runner.state.clock;
    } catch (error) {
      log.error({ err: error }, 'a round of housekeeping failed');
    } finally {
      this.#busy = false;
    }
  }

  async #endDay(): Promise<void> {
    const { runner, clock, log } = this.#options;
    const { config, day } = runner.state;
    if (day === null || calendarOf(config).dayOf(clock.now()) <= day) return;
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
    const { store, runner, clock } = this.#options;
    const retentionDays = retentionDaysOf(runner.state);
    const now = clock.now();
    store.purgeTexts((now - retentionDays * DAY) as Instant);
    store.purgeContacts((now - retentionDays * DAY) as Instant);
    store.purgeCommands((now - REPLY_DAYS * DAY) as Instant);
    store.sessions.purge(wallClock.now());
  }
}
