import type { VisitId } from '@foyer/basics';
import type { BranchState, EventBodyOf, StepEnd, Visit } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';

/** A return of the same customer for the same service counts as one within this time. */
export const RETURN_WINDOW = 7 * 24 * 60 * 60 * 1000;

/** The `visits` table: one row per ticket. */
export class VisitRows {
  readonly #insert;
  readonly #markReturn;
  readonly #end;

  constructor(connection: Connection) {
    this.#insert = connection.prepare(
      'INSERT INTO visits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, NULL)',
    );
    this.#markReturn = connection.prepare(`
      UPDATE visits SET returned_at = ? WHERE visit_id = (
        SELECT visit_id FROM visits WHERE customer_ref = ? AND service_id = ? AND issued_at BETWEEN ? AND ?
        ORDER BY issued_at DESC LIMIT 1) AND returned_at IS NULL`);
    this.#end = connection.prepare(
      'UPDATE visits SET ended_at = ?, how = ?, outcome_id = ?, resolved = ? WHERE visit_id = ?',
    );
  }

  issued(body: EventBodyOf<'TicketIssued'>, at: number, after: BranchState): void {
    const { customerRef } = body;
    if (customerRef !== null) this.#markReturn.run(at, customerRef, body.serviceId, at - RETURN_WINDOW, at);
    this.#insert.run(
      body.visitId,
      after.clock,
      body.day,
      body.number,
      body.serial,
      body.lap,
      body.serviceId,
      body.classId,
      body.channel,
      body.segment,
      body.language,
      customerRef,
      at,
    );
  }

  ended(visitId: VisitId, at: number, how: StepEnd, outcome: Outcome | null): void {
    this.#end.run(at, how, outcome?.outcomeId ?? null, outcome === null ? null : Number(outcome.resolved), visitId);
  }
}

/** What a finished visit came to. */
export type Outcome = Pick<EventBodyOf<'VisitFinished'>, 'outcomeId' | 'resolved'>;

/**
 * A visit of the state.
 * @throws Error when it isn't there: the events and the state have come apart
 */
export function visitIn(state: BranchState, visitId: VisitId): Visit {
  const visit = state.visits.get(visitId);
  if (visit === undefined) throw new Error(`The state has no visit ${visitId}, which an event is about.`);
  return visit;
}
