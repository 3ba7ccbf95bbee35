import type { BranchState, Quote, Visit } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';
import { LocalHour } from './local-hour.ts';

/** The `quotes` table: what each ticket was told about its wait. */
export class QuoteRows {
  readonly #localHour = new LocalHour();
  readonly #insert;

  constructor(connection: Connection) {
    this.#insert = connection.prepare('INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  }

  /** A visit was told `quote` with its issue. */
  quoted(visit: Visit, quote: Quote, state: BranchState): void {
    const { id, serviceId, classId, issuedAt } = visit;
    const hour = this.#localHour.of(issuedAt, state.config?.timeZone ?? 'UTC');
    const said = quote.kind === 'minutes' ? quote : null;
    this.#insert.run(
      id,
      state.day,
      hour,
      serviceId,
      classId,
      issuedAt,
      quote.ahead,
      milliseconds(said?.p50Seconds),
      milliseconds(said?.p90Seconds),
      said?.aboutMinutes ?? null,
      said?.mostMinutes ?? null,
      quote.kind === 'withheld' ? quote.reason : null,
    );
  }
}

function milliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Math.round(seconds * 1000);
}
