import type { StepEnd, VisitId } from '@foyer/basics';
import type { BranchState, EventBodyOf, Visit } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';

/** A return of the same customer for the same service counts as one within this time. */
const RETURN_WINDOW = 7 * 24 * 60 * 60 * 1000;

interface KnownVisit {
  readonly visitId: string;
  readonly day: string;
  readonly serviceId: string;
  /** Null: not known who it was. */
  readonly customerRef: string | null;
  /** Null while it is open. */
  readonly how: StepEnd | null;
  readonly resolved: number | null;
  readonly returnedAt: number | null;
}

const knownColumns = `visit_id AS visitId, day, service_id AS serviceId, customer_ref AS customerRef, how, resolved,
  returned_at AS returnedAt`;

/** The `visits` table, one row per ticket, and `known_visits`, which counts those whose customer can be recognised. */
export class VisitRows {
  readonly #insert;
  readonly #before;
  readonly #markReturn;
  readonly #end;
  readonly #count;
  readonly #countReturn;

  constructor(connection: Connection) {
    this.#insert = connection.prepare(
      'INSERT INTO visits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, NULL)',
    );
    this.#before = connection.prepare<[string, string, number, number], KnownVisit>(`
      SELECT ${knownColumns} FROM visits WHERE customer_ref = ? AND service_id = ? AND issued_at BETWEEN ? AND ?
      ORDER BY issued_at DESC, seq DESC LIMIT 1`);
    this.#markReturn = connection.prepare('UPDATE visits SET returned_at = ? WHERE visit_id = ?');
    this.#end = connection.prepare<[number, string, string | null, number | null, string], KnownVisit>(`
      UPDATE visits SET ended_at = ?, how = ?, outcome_id = ?, resolved = ? WHERE visit_id = ?
      RETURNING ${knownColumns}`);
    this.#count = connection.prepare(`
      INSERT INTO known_visits VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT DO UPDATE SET visits = visits + 1,
        finished = finished + excluded.finished, resolved_once = resolved_once + excluded.resolved_once,
        returned = returned + excluded.returned`);
    this.#countReturn = connection.prepare(`
      UPDATE known_visits SET returned = returned + 1, resolved_once = resolved_once - ?
      WHERE day = ? AND service_id = ?`);
  }

  issued(body: EventBodyOf<'TicketIssued'>, at: number, after: BranchState): void {
    if (body.customerRef !== null) this.#returned(body.customerRef, body.serviceId, at);
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
      body.customerRef,
      at,
    );
  }

  ended(visitId: VisitId, at: number, how: StepEnd, outcome: Outcome | null): void {
    const resolved = outcome === null ? null : Number(outcome.resolved);
    const visit = this.#end.get(at, how, outcome?.outcomeId ?? null, resolved, visitId);
    if (visit === undefined || visit.customerRef === null || how === 'auto-closed') return;
    const returned = visit.returnedAt !== null;
    const resolvedOnce = resolved === 1 && !returned;
    this.#count.run(visit.day, visit.serviceId, Number(how === 'finished'), Number(resolvedOnce), Number(returned));
  }

  /** A customer is back: marks their visit before this one, unless that was marked already. */
  #returned(customerRef: string, serviceId: string, at: number): void {
    const visit = this.#before.get(customerRef, serviceId, at - RETURN_WINDOW, at);
    if (visit === undefined || visit.returnedAt !== null) return;
    this.#markReturn.run(at, visit.visitId);
    if (visit.how === null || visit.how === 'auto-closed') return;
    this.#countReturn.run(Number(visit.resolved === 1), visit.day, visit.serviceId);
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
