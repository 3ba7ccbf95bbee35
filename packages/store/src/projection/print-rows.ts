import type { EventBodyOf } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';

/** The `prints` table: each ticket that was to be printed, and whether paper came out. */
export class PrintRows {
  readonly #request;
  readonly #report;

  constructor(connection: Connection) {
    this.#request = connection.prepare("INSERT INTO prints VALUES (?, ?, ?, 'pending', NULL, ?, NULL)");
    this.#report = connection.prepare('UPDATE prints SET status = ?, reason = ?, reported_at = ? WHERE print_id = ?');
  }

  requested(body: EventBodyOf<'TicketIssued'>, at: number): void {
    if (body.printId !== null) this.#request.run(body.printId, body.visitId, body.day, at);
  }

  reported(body: EventBodyOf<'PrintReported'>, at: number): void {
    this.#report.run(body.outcome, body.reason, at, body.printId);
  }
}
