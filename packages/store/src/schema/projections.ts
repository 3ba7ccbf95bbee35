import {
  CHANNELS,
  COUNTER_STATES,
  ESCALATION_SOURCES,
  MARK_KINDS,
  PRINT_STATES,
  QUOTE_WITHHELD,
  STAGES,
  STEP_ENDS,
  VISIT_ENDS,
} from '@foyer/basics';
import type { Visit } from '@foyer/queue-core';
import {
  blob,
  index,
  integer,
  isNotNull,
  isNull,
  primaryKey,
  sql,
  sqliteTable,
  text,
  uniqueIndex,
} from '../drizzle.ts';

// Everything here is made from the log, in a file of its own; `verify` makes it once more to compare.

/** How far the log has been followed. One row. */
export const followed = sqliteTable('followed', {
  id: integer().primaryKey(),
  seq: integer().notNull(),
  /** The log's hash at `seq`: tables of another history are never gone on with. */
  logHash: blob('log_hash', { mode: 'buffer' }).notNull(),
});

/** By what events of the log are found, so that the log itself need not keep it while people wait. */
export const entries = sqliteTable(
  'entries',
  {
    seq: integer().primaryKey(),
    type: text().notNull(),
    /** A person, a device or a key. */
    actorId: text('actor_id'),
    visitId: text('visit_id'),
  },
  (table) => [
    index('entries_by_visit').on(table.visitId, table.seq).where(isNotNull(table.visitId)),
    // The newest of a type, and of a type by somebody, are found whatever lies between.
    index('entries_by_type').on(table.type, table.seq),
    index('entries_by_actor').on(table.actorId, table.type, table.seq).where(isNotNull(table.actorId)),
  ],
);

export const visits = sqliteTable(
  'visits',
  {
    visitId: text('visit_id').primaryKey(),
    /** Of the event that issued it. */
    seq: integer().notNull(),
    day: text().notNull(),
    number: text().notNull(),
    serial: integer().notNull(),
    lap: integer().notNull(),
    /** The service the customer came for. */
    serviceId: text('service_id').notNull(),
    classId: text('class_id').notNull(),
    channel: text({ enum: CHANNELS }).notNull(),
    segment: text(),
    /** JSON: its tags. */
    tags: text({ mode: 'json' }).$type<Visit['tags']>().notNull(),
    language: text().notNull(),
    customerRef: text('customer_ref'),
    issuedAt: integer('issued_at').notNull(),
    endedAt: integer('ended_at'),
    /** How it ended; null while it is open. */
    how: text({ enum: VISIT_ENDS }),
    outcomeId: text('outcome_id'),
    resolved: integer(),
    /** JSON: its notes, without the words. */
    notes: text({ mode: 'json' }).$type<Visit['notes']>().notNull(),
    /** One more with each note and each edit. */
    edits: integer().notNull(),
    /** One more with each event that moved it. */
    version: integer().notNull(),
    /** When the same customer came back for the same service within seven days of the issue. */
    returnedAt: integer('returned_at'),
  },
  (table) => [
    index('visits_by_number').on(table.day, table.number),
    index('visits_by_customer')
      .on(table.customerRef, table.serviceId, table.issuedAt)
      .where(isNotNull(table.customerRef)),
  ],
);

/** Ended visits of customers who can be recognised, counted by branch day and the service they came for. */
export const knownVisits = sqliteTable(
  'known_visits',
  {
    day: text().notNull(),
    serviceId: text('service_id').notNull(),
    visits: integer().notNull(),
    finished: integer().notNull(),
    /** Resolved, and the customer did not come back. */
    resolvedOnce: integer('resolved_once').notNull(),
    /** The customer came back within seven days. */
    returned: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.serviceId] })],
);

/** One row per visit step with its figures; times in epoch milliseconds, lengths in milliseconds. */
export const steps = sqliteTable(
  'steps',
  {
    visitId: text('visit_id').notNull(),
    step: integer().notNull(),
    day: text().notNull(),
    /** Local hour of the arrival at this step, 0–23. */
    hour: integer().notNull(),
    serviceId: text('service_id').notNull(),
    classId: text('class_id').notNull(),
    /** Of the newest call, or of the newest service where there was no call. */
    counterId: text('counter_id'),
    agentId: text('agent_id'),
    arrivedAt: integer('arrived_at').notNull(),
    calledAt: integer('called_at'),
    endedAt: integer('ended_at'),
    how: text({ enum: STEP_ENDS }),
    outcomeId: text('outcome_id'),
    resolved: integer(),
    /** From the newest issue, transfer or return to the call that ended it. */
    wait: integer(),
    /** Was that wait within the service's target? */
    inTarget: integer('in_target'),
    /** From the visit's issue to its first call; only in the step that call was in. */
    firstResponse: integer('first_response'),
    /** From the newest call or recall to the start. */
    walk: integer(),
    service: integer(),
    /** Work on it after its customer had gone. */
    after: integer().notNull().default(0),
    hold: integer().notNull().default(0),
    recalls: integer().notNull().default(0),
    escalations: integer().notNull().default(0),
    /** From the visit's issue to its resolved end. */
    resolution: integer(),
    /** The median and the 90 % bound that its ticket was told; null for later steps, and when no minutes were told. */
    quotedP50: integer('quoted_p50'),
    quotedP90: integer('quoted_p90'),
    /** Why the ticket was told no minutes. */
    withheld: text({ enum: QUOTE_WITHHELD }),
  },
  (table) => [primaryKey({ columns: [table.visitId, table.step] }), index('steps_by_day').on(table.day)],
);

/** What agents recorded about steps: so many times, or for a while. */
export const marks = sqliteTable(
  'marks',
  {
    markRecordId: text('mark_record_id').primaryKey(),
    visitId: text('visit_id').notNull(),
    step: integer().notNull(),
    day: text().notNull(),
    markId: text('mark_id').notNull(),
    kind: text({ enum: MARK_KINDS }).notNull(),
    /** Where it was recorded, and by whom. */
    counterId: text('counter_id').notNull(),
    agentId: text('agent_id').notNull(),
    /** 1: something that was offered and taken. */
    offer: integer().notNull(),
    count: integer().notNull(),
    /** Thousandths of the unit; both null where there is no amount. */
    amount: integer(),
    amountUnit: text('amount_unit'),
    startedAt: integer('started_at').notNull(),
    /** The moment itself of what is counted; null while what is timed goes on. */
    endedAt: integer('ended_at'),
  },
  (table) => [index('marks_by_day').on(table.day), index('marks_by_visit').on(table.visitId)],
);

/** A stretch of a step: what every figure derives from. */
export const intervals = sqliteTable(
  'intervals',
  {
    visitId: text('visit_id').notNull(),
    step: integer().notNull(),
    /** Its number within the step, from 0. */
    place: integer().notNull(),
    /** Never `done`. */
    kind: text({ enum: STAGES }).notNull(),
    serviceId: text('service_id').notNull(),
    classId: text('class_id').notNull(),
    counterId: text('counter_id'),
    agentId: text('agent_id'),
    startedAt: integer('started_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.visitId, table.step, table.place] }),
    uniqueIndex('intervals_visit_in_one_state').on(table.visitId).where(isNull(table.endedAt)),
    uniqueIndex('intervals_counter_has_one_customer')
      .on(table.counterId)
      .where(sql`${table.endedAt} is null and ${table.kind} in ('called', 'serving')`),
  ],
);

/** When each counter was open or paused, and by whom. */
export const counterIntervals = sqliteTable(
  'counter_intervals',
  {
    seq: integer().primaryKey(),
    counterId: text('counter_id').notNull(),
    /** Null while no day is open: nobody can be served then. */
    day: text(),
    /** Never `closed`. */
    kind: text({ enum: COUNTER_STATES }).notNull(),
    agentId: text('agent_id').notNull(),
    reason: text(),
    startedAt: integer('started_at').notNull(),
    endedAt: integer('ended_at'),
    /** Milliseconds of this stretch in which a customer was being served. */
    served: integer().notNull().default(0),
  },
  (table) => [
    uniqueIndex('counter_intervals_in_one_state').on(table.counterId).where(isNull(table.endedAt)),
    // Everything a report needs, so that a year of them is not a thousand places in the file.
    index('counter_intervals_by_day').on(
      table.day,
      table.counterId,
      table.agentId,
      table.kind,
      table.startedAt,
      table.endedAt,
      table.served,
    ),
  ],
);

export const prints = sqliteTable(
  'prints',
  {
    printId: text('print_id').primaryKey(),
    visitId: text('visit_id').notNull(),
    day: text().notNull(),
    status: text({ enum: PRINT_STATES }).notNull(),
    reason: text(),
    requestedAt: integer('requested_at').notNull(),
    reportedAt: integer('reported_at'),
  },
  (table) => [index('prints_by_day').on(table.day)],
);

export const escalations = sqliteTable(
  'escalations',
  {
    escalationId: text('escalation_id').primaryKey(),
    seq: integer().notNull(),
    day: text(),
    /** Local hour in which it was raised, 0–23. */
    hour: integer().notNull(),
    source: text({ enum: ESCALATION_SOURCES }).notNull(),
    visitId: text('visit_id'),
    serviceId: text('service_id'),
    counterId: text('counter_id'),
    agentId: text('agent_id'),
    reason: text().notNull(),
    raisedAt: integer('raised_at').notNull(),
    /** Of those it was raised to first. */
    deadline: integer().notNull(),
    /** How often it was raised further. */
    further: integer().notNull().default(0),
    /** Was its customer taken over? */
    takenOver: integer('taken_over').notNull().default(0),
    acknowledgedAt: integer('acknowledged_at'),
    acknowledgedBy: text('acknowledged_by'),
    resolvedAt: integer('resolved_at'),
    resolvedBy: text('resolved_by'),
    resolution: text(),
    /** When the visit it was about ended first. */
    lapsedAt: integer('lapsed_at'),
  },
  (table) => [
    index('escalations_by_day').on(
      table.day,
      table.seq,
      table.hour,
      table.source,
      table.reason,
      table.serviceId,
      table.counterId,
      table.agentId,
      table.raisedAt,
      table.deadline,
      table.further,
      table.takenOver,
      table.acknowledgedAt,
      table.resolvedAt,
      table.lapsedAt,
    ),
  ],
);

/** The branch days. An ended day has its steps in columns, so that a report over a year reads a few hundred rows. */
export const days = sqliteTable('days', {
  day: text().primaryKey(),
  openedAt: integer('opened_at').notNull(),
  /** Null while the day is under way, also again when it is reopened. */
  endedAt: integer('ended_at'),
  /** JSON: the ids that the columns refer to by number. */
  sheetNames: text('sheet_names'),
  /** Little-endian integers, column after column. */
  sheetColumns: blob('sheet_columns', { mode: 'buffer' }),
});
