import type { CustomerRef, VisitEnd, VisitId } from '@foyer/basics';
import type { BranchState, EventBodyOf, Visit } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';
import { asNumber } from './step-rows.ts';

/** A return of the same customer for the same service counts as one within this time. */
const RETURN_WINDOW = 7 * 24 * 60 * 60 * 1000;

interface KnownVisit {
  readonly visitId: VisitId;
  readonly seq: number;
  readonly issuedAt: number;
  readonly day: string;
  readonly serviceId: string;
  /** Null: not known who it was. */
  readonly customerRef: string | null;
  /** Null while it is open. */
  readonly how: VisitEnd | null;
  readonly resolved: number | null;
  readonly returnedAt: number | null;
}

const knownColumns = `visit_id AS visitId, seq, issued_at AS issuedAt, day, service_id AS serviceId, customer_ref AS customerRef, how, resolved,
  returned_at AS returnedAt`;

/** The `visits` table, one row per ticket, and `known_visits`, which counts those whose customer can be recognised. */
export class VisitRows {
  readonly #insert;
  readonly #before;
  readonly #after;
  readonly #mark;
  readonly #find;
  readonly #update;
  readonly #remove;
  readonly #edit;
  readonly #recognise;
  readonly #add;
  readonly #removeEmpty;

  constructor(connection: Connection) {
    this.#insert = connection.prepare(
      'INSERT INTO visits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, ?, ?, 1, NULL)',
    );
    const ofSame = 'FROM visits WHERE customer_ref = ? AND service_id = ? AND issued_at BETWEEN ? AND ?';
    this.#before = connection.prepare<[string, string, number, number, number], KnownVisit>(
      `SELECT ${knownColumns} ${ofSame} AND seq < ? ORDER BY issued_at DESC, seq DESC LIMIT 1`,
    );
    this.#after = connection
      .prepare<[string, string, number, number, number], number>(
        `SELECT issued_at ${ofSame} AND seq > ? ORDER BY issued_at, seq LIMIT 1`,
      )
      .pluck();
    this.#mark = connection.prepare('UPDATE visits SET returned_at = ? WHERE visit_id = ?');
    this.#find = connection.prepare<[string], KnownVisit>(`SELECT ${knownColumns} FROM visits WHERE visit_id = ?`);
    this.#update = connection.prepare(`
      UPDATE visits SET class_id = ?, notes = ?, edits = ?, version = ?, ended_at = ?, how = ?, outcome_id = ?, resolved = ?
      WHERE visit_id = ?`);
    this.#remove = connection.prepare('DELETE FROM visits WHERE visit_id = ?');
    this.#edit = connection.prepare(
      'UPDATE visits SET language = ?, segment = ?, tags = ?, notes = ?, edits = ? WHERE visit_id = ?',
    );
    this.#recognise = connection.prepare('UPDATE visits SET customer_ref = ? WHERE visit_id = ?');
    this.#add = connection.prepare(`
      INSERT INTO known_visits VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET visits = visits + excluded.visits,
        finished = finished + excluded.finished, resolved_once = resolved_once + excluded.resolved_once,
        returned = returned + excluded.returned`);
    this.#removeEmpty = connection.prepare('DELETE FROM known_visits WHERE day = ? AND service_id = ? AND visits = 0');
  }

  issued(body: EventBodyOf<'TicketIssued'>, at: number, after: BranchState): void {
    const { notes, edits } = visitIn(after, body.visitId);
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
      JSON.stringify(body.tags),
      body.language,
      body.customerRef,
      at,
      JSON.stringify(notes),
      edits,
    );
    const visit = this.#find.get(body.visitId);
    if (visit !== undefined) this.#workOut(this.#former(visit));
  }

  /** Brings the row of a visit to what the visit is: how it ended, or open again. */
  write(was: Visit, { id, stage, classId, notes, edits, version }: Visit): void {
    if (was.stage.kind === 'done') this.#count(id, was.stage.how, -1);
    const end = stage.kind === 'done' ? stage : null;
    const outcome = [end?.outcomeId ?? null, asNumber(end?.resolved ?? null)] as const;
    this.#update.run(
      classId,
      JSON.stringify(notes),
      edits,
      version,
      end?.endedAt ?? null,
      end?.how ?? null,
      ...outcome,
      id,
    );
    if (end !== null) this.#count(id, end.how, 1);
  }

  /** Forgets a visit of a customer whom nobody knows. */
  remove(visitId: VisitId): void {
    this.#remove.run(visitId);
  }

  /** Brings what is known of a visit's customer, and noted, to what the visit has. */
  edited({ id, language, segment, tags, notes, edits }: Visit): void {
    this.#edit.run(language, segment, JSON.stringify(tags), JSON.stringify(notes), edits, id);
  }

  /** A visit, which has not ended, is known to be another customer's than before: the former one has not come back with it. */
  recognised(visitId: VisitId, customerRef: CustomerRef | null): void {
    const visit = this.#find.get(visitId);
    if (visit === undefined) return;
    const known = { ...visit, customerRef };
    const left = this.#former(visit);
    this.#recognise.run(customerRef, visitId);
    for (const one of [left, known, this.#former(known)]) this.#workOut(one);
  }

  /** The same customer's last visit before this one, for the same service. */
  #former({ customerRef, serviceId, issuedAt, seq }: KnownVisit): KnownVisit | undefined {
    if (customerRef === null) return undefined;
    return this.#before.get(customerRef, serviceId, issuedAt - RETURN_WINDOW, issuedAt, seq);
  }

  /** Marks whether a visit's customer came back, and counts it so. */
  #workOut(visit: KnownVisit | undefined): void {
    if (visit === undefined) return;
    const { visitId, customerRef, serviceId, issuedAt, seq, how } = visit;
    const returnedAt =
      customerRef === null
        ? null
        : (this.#after.get(customerRef, serviceId, issuedAt, issuedAt + RETURN_WINDOW, seq) ?? null);
    if (returnedAt === visit.returnedAt) return;
    if (how !== null) this.#count(visitId, how, -1);
    this.#mark.run(returnedAt, visitId);
    if (how !== null) this.#count(visitId, how, 1);
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
