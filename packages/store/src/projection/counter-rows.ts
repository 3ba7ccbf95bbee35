import type { BranchDay, CounterId } from '@foyer/basics';
import type { BranchState } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';

/** The `counter_intervals` table: when each counter was open or paused, and how long it served meanwhile. */
export class CounterRows {
  readonly #begin;
  readonly #end;
  readonly #served;
  readonly #dayBegins;

  constructor(connection: Connection) {
    this.#begin = connection.prepare('INSERT INTO counter_intervals VALUES (?, ?, ?, ?, ?, ?, ?, NULL, 0)');
    this.#end = connection.prepare(
      'UPDATE counter_intervals SET ended_at = ? WHERE counter_id = ? AND ended_at IS NULL',
    );
    this.#served = connection.prepare(
      'UPDATE counter_intervals SET served = served + ? WHERE counter_id = ? AND ended_at IS NULL',
    );
    this.#dayBegins = connection.prepare(
      'UPDATE counter_intervals SET day = ?, started_at = ? WHERE day IS NULL AND ended_at IS NULL',
    );
  }

  /** A day begins: counters that were opened before it are open on it from now on. */
  dayBegins(day: BranchDay, at: number): void {
    this.#dayBegins.run(day, at);
  }

  /** Brings the table after an event that changed a counter. */
  changed(counterId: CounterId, at: number, after: BranchState): void {
    this.#end.run(at, counterId);
    const counter = after.counters.get(counterId);
    if (counter === undefined || counter.kind === 'closed') return;
    const reason = counter.kind === 'paused' ? counter.reason : null;
    this.#begin.run(after.clock, counterId, after.day, counter.kind, counter.agentId, reason, at);
  }

  /** A customer was served at the counter for `milliseconds` more; less, where that was taken back. */
  served(counterId: CounterId, milliseconds: number): void {
    if (milliseconds !== 0) this.#served.run(milliseconds, counterId);
  }
}
