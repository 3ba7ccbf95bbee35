import type { AgentId, BranchDay, CounterId, OutcomeId, ServiceId, VisitEnd, VisitId } from '@foyer/basics';
import type { BranchEvent } from '@foyer/queue-core';
import type { Connection } from './connection.ts';
import { and, asc, desc, drizzle, eq, inArray, isNotNull, isNull, or } from './drizzle.ts';
import { type EndedVisit, endedVisit } from './ended-visits.ts';
import { type CustomerSearch, type CustomerVisit, customerVisits } from './people/customers.ts';
import { eventOf, type StoredEvent } from './replay.ts';
import { intervals, prints, steps, visits } from './schema/projections.ts';

/** A visit as the projections have it. */
export type VisitFound = typeof visits.$inferSelect;
/** One step of a visit with its figures, in milliseconds. */
export type StepFound = typeof steps.$inferSelect;
/** One stretch of a step. */
export type IntervalFound = typeof intervals.$inferSelect;
/** A ticket's printing. */
export type PrintFound = typeof prints.$inferSelect;

/** Everything that is known of one visit, each list oldest first. */
export interface VisitHistory {
  readonly visit: VisitFound;
  readonly steps: readonly StepFound[];
  readonly intervals: readonly IntervalFound[];
  readonly prints: readonly PrintFound[];
  /** What happened to it, from the log; at most 500. */
  readonly events: readonly HistoryEvent[];
}

/** A logged event with its place in the log. */
export interface HistoryEvent {
  readonly seq: number;
  readonly event: BranchEvent;
}

/** What visits of a day to look for; everything that is given must match. */
export interface VisitSearch {
  readonly day: BranchDay;
  /** As shown to people: `A042`. */
  readonly number?: string;
  readonly serviceId?: ServiceId | undefined;
  readonly counterId?: CounterId;
  /** Somebody who called or served it at some step. */
  readonly agentId?: AgentId | undefined;
  readonly how?: VisitEnd | undefined;
  readonly outcomeId?: OutcomeId | undefined;
  readonly open?: boolean;
  /** Only those of these services, or that this agent called or served at some step. */
  readonly seen?: { readonly services: readonly ServiceId[]; readonly agentId: AgentId };
  /** How many at most, up to 500; 50 when absent. */
  readonly limit?: number;
}

/** Visits as the tables have them, of whatever day. */
export class Visits {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Everything that is known of one visit; `null` when there is none. */
  history(visitId: VisitId): VisitHistory | null {
    return visitHistory(this.#connection, visitId);
  }

  /** A visit as it stood at its end; `null` when there is none or it is still open. */
  ended(visitId: VisitId): EndedVisit | null {
    return endedVisit(this.#connection, visitId);
  }

  /** Visits that match, newest first. */
  search(search: VisitSearch): readonly VisitFound[] {
    return findVisits(this.#connection, search);
  }

  /** The visits of a customer of which something is kept that can be erased, newest first; at most 200. */
  ofCustomer(search: CustomerSearch): readonly CustomerVisit[] {
    return customerVisits(this.#connection, search);
  }
}

function visitHistory(connection: Connection, visitId: VisitId): VisitHistory | null {
  const database = drizzle({ client: connection });
  const visit = database.select().from(visits).where(eq(visits.visitId, visitId)).get();
  if (visit === undefined) return null;
  return {
    visit,
    steps: database.select().from(steps).where(eq(steps.visitId, visitId)).orderBy(asc(steps.step)).limit(500).all(),
    intervals: database
      .select()
      .from(intervals)
      .where(eq(intervals.visitId, visitId))
      .orderBy(asc(intervals.step), asc(intervals.place))
      .limit(500)
      .all(),
    prints: database
      .select()
      .from(prints)
      .where(and(eq(prints.day, visit.day), eq(prints.visitId, visitId)))
      .all(),
    events: eventsOf(connection, visit),
  };
}

/** What happened to a visit, escalations about it and their answers among it. */
function eventsOf(connection: Connection, { visitId }: VisitFound): readonly HistoryEvent[] {
  return connection
    .prepare<[string], StoredEvent>(`
      SELECT events.seq AS seq, version, at, actor, command_id AS commandId, payload
      FROM entries CROSS JOIN events ON events.seq = entries.seq WHERE entries.visit_id = ?
      ORDER BY entries.seq LIMIT 500`)
    .all(visitId)
    .map((row) => ({ seq: row.seq, event: eventOf(row) }));
}

function findVisits(connection: Connection, search: VisitSearch): readonly VisitFound[] {
  const limit = Math.max(1, Math.min(search.limit ?? 50, 500));
  const database = drizzle({ client: connection });
  const { day, number, serviceId, counterId, agentId, how, outcomeId, open, seen } = search;
  const withAgent = (id: AgentId) =>
    inArray(
      visits.visitId,
      database
        .select({ id: steps.visitId })
        .from(steps)
        .where(and(eq(steps.day, day), eq(steps.agentId, id))),
    );
  const conditions = [
    eq(visits.day, day),
    number === undefined ? undefined : eq(visits.number, number),
    serviceId === undefined ? undefined : eq(visits.serviceId, serviceId),
    seen === undefined ? undefined : or(inArray(visits.serviceId, [...seen.services]), withAgent(seen.agentId)),
    agentId === undefined ? undefined : withAgent(agentId),
    how === undefined ? undefined : eq(visits.how, how),
    outcomeId === undefined ? undefined : eq(visits.outcomeId, outcomeId),
    open === undefined ? undefined : open ? isNull(visits.endedAt) : isNotNull(visits.endedAt),
  ];
  if (counterId === undefined) {
    return database
      .select()
      .from(visits)
      .where(and(...conditions))
      .orderBy(desc(visits.seq))
      .limit(limit)
      .all();
  }
  return database
    .selectDistinct({ visit: visits })
    .from(visits)
    .innerJoin(steps, eq(steps.visitId, visits.visitId))
    .where(and(eq(steps.counterId, counterId), ...conditions))
    .orderBy(desc(visits.seq))
    .limit(limit)
    .all()
    .map((row) => row.visit);
}
