import type { VisitEnd, VisitId } from '@foyer/basics';
import type { BranchState, EventBodyOf, Visit } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';
import { asNumber } from './step-rows.ts';

/** A return of the same customer for the same service counts as one within this time. */
const RETURN_WINDOW = 7 * 24 * 60 * 60 * 1000;

interface KnownVisit {
  readonly visitId: string;
  readonly day: string;
  readonly serviceId: string;
  /** Null: not known who it was. */
  readonly customerRef: string | null;
  /** Null while it is open. */
  readonly how: VisitEnd | null;
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
  readonly #find;
  readonly #update;
  readonly #remove;
  readonly #add;
  readonly #removeEmpty;
  readonly #countReturn;

  constructor(connection: Connection) {
    this.#insert = connection.prepare(
      'INSERT INTO visits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, ?, 1, NULL)',
    );
    this.#before = connection.prepare<[string, string, number, number], KnownVisit>(`
      SELECT ${knownColumns} FROM visits WHERE customer_ref = ? AND service_id = ? AND issued_at BETWEEN ? AND ?
      ORDER BY issued_at DESC, seq DESC LIMIT 1`);
    this.#markReturn = connection.prepare('UPDATE visits SET returned_at = ? WHERE visit_id = ?');
    this.#find = connection.prepare<[string], KnownVisit>(`SELECT ${knownColumns} FROM visits WHERE visit_id = ?`);
    this.#update = connection.prepare(`
      UPDATE visits SET class_id = ?, note_ref = ?, version = ?, ended_at = ?, how = ?, outcome_id = ?, resolved = ?
      WHERE visit_id = ?`);
    this.#remove = connection.prepare('DELETE FROM visits WHERE visit_id = ?');
    this.#add = connection.prepare(`
      INSERT INTO known_visits VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET visits = visits + excluded.visits,
        finished = finished + excluded.finished, resolved_once = resolved_once + excluded.resolved_once,
        returned = returned + excluded.returned`);
    this.#removeEmpty = connection.prepare('DELETE FROM known_visits WHERE day = ? AND service_id = ? AND visits = 0');
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
      body.noteRef,
    );
  }

  /** Brings the row of a visit to what the visit is: how it ended, or open again. */
  write(was: Visit, { id, stage, classId, noteRef, version }: Visit): void {
    if (was.stage.kind === 'done') this.#count(id, was.stage.how, -1);
    const end = stage.kind === 'done' ? stage : null;
    const outcome = [end?.outcomeId ?? null, asNumber(end?.resolved ?? null)] as const;
    this.#update.run(classId, noteRef, version, end?.endedAt ?? null, end?.how ?? null, ...outcome, id);
    if (end !== null) this.#count(id, end.how, 1);
  }

  /** Forgets a visit of a customer whom nobody knows. */
  remove(visitId: VisitId): void {
    this.#remove.run(visitId);
  }

  /** Counts a visit that has ended among those of known customers, or no longer. */
  #count(visitId: VisitId, how: VisitEnd, by: 1 | -1): void {
    const visit = this.#find.get(visitId);
    if (visit === undefined || visit.customerRef === null || how === 'auto-closed') return;
    const { day, serviceId, resolved, returnedAt } = visit;
    const returned = returnedAt !== null;
    const finished = Number(how === 'finished');
    this.#add.run(day, serviceId, by, by * finished, by * Number(resolved === 1 && !returned), by * Number(returned));
    if (by < 0) this.#removeEmpty.run(day, serviceId);
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

/**
 * A visit of the state.
 * @throws Error when it isn't there: the events and the state have come apart
 */
export function visitIn(state: BranchState, visitId: VisitId): Visit {
  const visit = state.visits.get(visitId);
  if (visit === undefined) throw new Error(`The state has no visit ${visitId}, which an event is about.`);
  return visit;
}
