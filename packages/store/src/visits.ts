import type { AgentId, BranchDay, CounterId, OutcomeId, ServiceId, VisitEnd, VisitId } from '@foyer/basics';
import type { BranchEvent } from '@foyer/queue-core';
import type { Connection } from './connection.ts';
import {
  and,
  asc,
  desc,
  drizzle,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  ne,
  or,
  type SQL,
  sql,
} from './drizzle.ts';
import { type EndedVisit, endedVisit } from './ended-visits.ts';
import { type CustomerSearch, type CustomerVisit, customerVisits } from './people/customers.ts';
import { eventOf, type StoredEvent } from './replay.ts';
import { intervals, prints, steps, visits } from './schema/projections.ts';

/** A visit as the projections have it. */
export type VisitRow = typeof visits.$inferSelect;
/** A visit as a search finds it. */
export type VisitFound = VisitRow & {
  /** Who called or served it last. */
  readonly agentId: AgentId | null;
};
/** One step of a visit with its figures, in milliseconds. */
export type StepFound = typeof steps.$inferSelect;
/** One stretch of a step. */
export type IntervalFound = typeof intervals.$inferSelect;
/** A ticket's printing. */
export type PrintFound = typeof prints.$inferSelect;

/** Everything that is known of one visit, each list oldest first. */
export interface VisitHistory {
  readonly visit: VisitRow;
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

/** Which visits are shown: those of these services, and those that this agent called or served at some step. */
export interface Seen {
  readonly services: readonly ServiceId[];
  readonly agentId: AgentId;
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
  readonly tag?: string | undefined;
  readonly open?: boolean;
  readonly seen?: Seen;
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

  /** The newest other visits of the customer of this one, as long as they are known. */
  othersOf(visitId: VisitId, seen?: Seen): readonly VisitFound[] {
    return otherVisits(this.#connection, visitId, seen);
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
function eventsOf(connection: Connection, { visitId }: VisitRow): readonly HistoryEvent[] {
  return connection
    .prepare<[string], StoredEvent>(`
      SELECT events.seq AS seq, version, at, actor, command_id AS commandId, payload
      FROM entries CROSS JOIN events ON events.seq = entries.seq WHERE entries.visit_id = ?
      ORDER BY entries.seq LIMIT 500`)
    .all(visitId)
    .map((row) => ({ seq: row.seq, event: eventOf(row) }));
}

/** How many of a customer's other visits are shown. */
const MOST_OTHERS = 10;

function findVisits(connection: Connection, search: VisitSearch): readonly VisitFound[] {
  const limit = Math.max(1, Math.min(search.limit ?? 50, 500));
  const { day, number, serviceId, counterId, agentId, how, outcomeId, tag, open, seen } = search;
  const ofDay = eq(steps.day, day);
  return foundVisits(connection, limit, [
    eq(visits.day, day),
    number === undefined ? undefined : eq(visits.number, number),
    serviceId === undefined ? undefined : eq(visits.serviceId, serviceId),
    counterId === undefined ? undefined : hasStep(connection, ofDay, eq(steps.counterId, counterId)),
    agentId === undefined ? undefined : hasStep(connection, ofDay, eq(steps.agentId, agentId)),
    seen === undefined ? undefined : isSeen(connection, seen, ofDay),
    how === undefined ? undefined : eq(visits.how, how),
    outcomeId === undefined ? undefined : eq(visits.outcomeId, outcomeId),
    tag === undefined ? undefined : sql`${tag} IN (SELECT value FROM json_each(${visits.tags}))`,
    open === undefined ? undefined : open ? isNull(visits.endedAt) : isNotNull(visits.endedAt),
  ]);
}

function otherVisits(connection: Connection, visitId: VisitId, seen: Seen | undefined): readonly VisitFound[] {
  // The visits of a customer who was forgotten can't be told from anybody's.
  const customerRef = connection
    .prepare<[string], string>(`
      SELECT customers.customer_ref FROM visits JOIN customers ON customers.customer_ref = visits.customer_ref
      WHERE visits.visit_id = ?`)
    .pluck()
    .get(visitId);
  if (customerRef === undefined) return [];
  return foundVisits(connection, MOST_OTHERS, [
    eq(visits.customerRef, customerRef),
    ne(visits.visitId, visitId),
    seen === undefined ? undefined : isSeen(connection, seen, sql`steps.visit_id = visits.visit_id`),
  ]);
}

/** Visits for which all of this holds, newest first. */
function foundVisits(
  connection: Connection,
  limit: number,
  conditions: readonly (SQL | undefined)[],
): readonly VisitFound[] {
  const agentId = sql<AgentId | null>`(SELECT agent_id FROM steps
    WHERE steps.visit_id = visits.visit_id AND agent_id IS NOT NULL ORDER BY step DESC LIMIT 1)`;
  return drizzle({ client: connection })
    .select({ ...getTableColumns(visits), agentId })
    .from(visits)
    .where(and(...conditions))
    .orderBy(desc(visits.seq))
    .limit(limit)
    .all();
}

/** Is the visit among those that have such a step? `among`: the steps that are looked at. */
function hasStep(connection: Connection, among: SQL, such: SQL): SQL {
  const found = drizzle({ client: connection }).select({ id: steps.visitId }).from(steps).where(and(among, such));
  return inArray(visits.visitId, found);
}

function isSeen(connection: Connection, { services, agentId }: Seen, among: SQL): SQL | undefined {
  return or(inArray(visits.serviceId, [...services]), hasStep(connection, among, eq(steps.agentId, agentId)));
}
