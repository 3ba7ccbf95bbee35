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
  readonly #note;
  readonly #find;
  readonly #end;
  readonly #setClass;
  readonly #add;
  readonly #removeEmpty;
  readonly #countReturn;

  constructor(connection: Connection) {
    this.#insert = connection.prepare(
      'INSERT INTO visits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, ?, NULL)',
    );
    this.#before = connection.prepare<[string, string, number, number], KnownVisit>(`
      SELECT ${knownColumns} FROM visits WHERE customer_ref = ? AND service_id = ? AND issued_at BETWEEN ? AND ?
      ORDER BY issued_at DESC, seq DESC LIMIT 1`);
    this.#markReturn = connection.prepare('UPDATE visits SET returned_at = ? WHERE visit_id = ?');
    this.#note = connection.prepare('UPDATE visits SET note_ref = ? WHERE visit_id = ?');
    this.#find = connection.prepare<[string], KnownVisit>(`SELECT ${knownColumns} FROM visits WHERE visit_id = ?`);
    this.#end = connection.prepare(
      'UPDATE visits SET ended_at = ?, how = ?, outcome_id = ?, resolved = ? WHERE visit_id = ?',
    );
    this.#setClass = connection.prepare('UPDATE visits SET class_id = ? WHERE visit_id = ?');
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

  /** Brings the row of a visit to its class and note, and to how the visit ended, or to its being open again. */
  write(was: Visit, { id, stage, classId, noteRef }: Visit): void {
    if (was.classId !== classId) this.#setClass.run(classId, id);
    if (was.noteRef !== noteRef) this.#note.run(noteRef, id);
    if (was.stage.kind === 'done') this.#count(id, was.stage.how, -1);
    if (stage.kind === 'done') {
      this.#end.run(stage.endedAt, stage.how, stage.outcomeId, asNumber(stage.resolved), id);
      this.#count(id, stage.how, 1);
    } else if (was.stage.kind === 'done') this.#end.run(null, null, null, null, id);
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
