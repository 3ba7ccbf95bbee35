import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Instant, manualClock, ok } from '@foyer/basics';
import { calendarOf } from '@foyer/configuration/calendar';
import { bank, cash } from '@foyer/configuration/testing/bank';
import { type BranchState, type Command, decide, evolve } from '@foyer/queue-core';
import { openStore, type Store } from '@foyer/store';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { Scheduler } from '../../jobs/scheduler.ts';
import type { Effect, Sent } from '../effect.ts';
import { Outboxes } from '../outboxes.ts';
import type { SendResult } from '../sender.ts';

export const MORNING = Date.UTC(2026, 2, 2, 8) as Instant;

/** A folder for one test. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-outbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A row of the outbox as it is stored. */
export interface StoredRow {
  readonly key: string;
  readonly tries: number;
  readonly ended: boolean;
  readonly givenUp: string | null;
}

export function rowsIn(folder: string): readonly StoredRow[] {
  const file = new DatabaseSync(path.join(folder, 'branch.sqlite'), { readOnly: true });
  const rows = file.prepare('SELECT key, tries, ended_at, given_up FROM outbox ORDER BY rowid').all();
  file.close();
  return rows.map((row) => ({
    key: String(row.key),
    tries: Number(row.tries),
    ended: row.ended_at !== null,
    givenUp: row.given_up === null ? null : String(row.given_up),
  }));
}

/** An effect that sends one thing for each ticket, to somebody who answers as they are told to. */
export function ticketEffect(
  name: string,
  send: (key: string, signal: AbortSignal) => Sent | Promise<Sent>,
  more: Partial<Effect> = {},
): Effect {
  return {
    name,
    types: ['TicketIssued'],
    from: 'first',
    occasions: ({ body }) => (body.type === 'TicketIssued' ? [{ key: body.number, payload: null }] : []),
    send: async ({ key }, signal) => send(key, signal),
    ...more,
  };
}

export interface HouseOptions {
  readonly folder?: string;
  readonly effects: readonly Effect[];
  /** Stands between the followers and the store; for disks that fail and processes that are killed. */
  readonly between?: (store: Store) => Pick<Store, 'batch' | 'clock' | 'outbox'>;
  readonly clock?: ReturnType<typeof manualClock>;
}

/** A branch on a real file with its followers and its scheduler, on a clock that is moved by hand. */
export class House {
  readonly folder: string;
  readonly clock: ReturnType<typeof manualClock>;
  readonly store: Store;
  readonly outboxes: Outboxes;
  readonly results: string[] = [];
  readonly #scheduler: Scheduler;
  #state: BranchState;

  constructor({
    folder = makeFolder(),
    effects,
    between = (store) => store,
    clock = manualClock(MORNING),
  }: HouseOptions) {
    this.folder = folder;
    this.clock = clock;
    const opened = openStore({ folder, now: () => clock.now() });
    if (!opened.ok) throw new Error(opened.error.message);
    this.store = opened.value;
    onTestFinished(() => this.leave());
    this.#state = this.store.load().state;
    const log = pino({ level: 'silent' });
    const onResult = (follower: string, result: SendResult) => this.results.push(`${follower} ${result}`);
    this.outboxes = new Outboxes({ effects, store: between(this.store), clock, log, onResult });
    const runner = { state: this.#state, submit: () => Promise.resolve(ok({ reply: null, repeated: false })) };
    this.#scheduler = new Scheduler({ runner, clock, log, look: () => undefined, jobs: [this.outboxes] });
    this.outboxes.subscribe(() => this.#scheduler.follow());
  }

  /** What has to be done before tickets can be issued, where it was not done. */
  async begin(): Promise<void> {
    this.outboxes.start();
    await this.#scheduler.start();
    if (this.#state.config === null) {
      this.do({ type: 'configure-branch', config: bank });
      this.do({ type: 'open-branch' });
    }
    await this.settled();
  }

  /** Carries out commands that share one commit; none may be refused. */
  do(...commands: readonly Command[]): void {
    this.store.batch(() => {
      for (const command of commands) this.#carryOut(command);
    });
    this.outboxes.follow();
  }

  issue(count = 1): void {
    const issue = { type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false } as const;
    this.do(...Array.from({ length: count }, () => issue));
  }

  /** What was begun is done after a few turns of the event loop. */
  async settled(): Promise<void> {
    for (let turns = 0; turns < 12; turns += 1) await new Promise(setImmediate);
  }

  /** Lets time pass, in the small steps in which followers do things. */
  async pass(milliseconds: number, step = 100): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += step) {
      this.clock.advance(step);
      await this.settled();
    }
  }

  /** Its process is gone: nothing of it is done any more, and the folder is free. */
  leave(): void {
    this.#scheduler.close();
    this.store.close();
  }

  #carryOut(command: Command): void {
    const now = this.clock.now();
    const decided = decide(this.#state, command, {
      now: Math.max(now, this.#state.at) as Instant,
      today: calendarOf(this.#state.config).dayOf(now),
      actor: { kind: 'system' },
      commandId: crypto.randomUUID() as Parameters<Store['findCommand']>[0],
      newId: () => crypto.randomUUID(),
      quote: ({ ahead }) => ({ kind: 'withheld', reason: 'no-evidence', ahead }),
    });
    if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.error.code}`);
    for (const event of decided.value) {
      const after = evolve(this.#state, event);
      this.store.append(this.#state, event, after);
      this.#state = after;
    }
  }
}
