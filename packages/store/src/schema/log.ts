import { WITHDRAWING } from '@foyer/queue-core';
import { blob, index, integer, sql, sqliteTable, text, uniqueIndex } from '../drizzle.ts';
import { checksum } from '../row-sums.ts';

/** Those few types, as the index of them has it. */
export const isWithdrawing = `type IN (${WITHDRAWING.map((type) => `'${type}'`).join(', ')})`;

/** The one log: the history, the audit and the outbox at once. Rows are only ever added. */
export const events = sqliteTable(
  'events',
  {
    /** The clock after this event; without gaps from 1. */
    seq: integer().primaryKey(),
    /** The branch day it belongs to; null before the first day is opened. */
    day: text(),
    version: integer().notNull(),
    type: text().notNull(),
    /** Epoch milliseconds. */
    at: integer().notNull(),
    /** JSON. */
    actor: text().notNull(),
    commandId: text('command_id').notNull(),
    visitId: text('visit_id'),
    /** The event's body as JSON. */
    payload: text().notNull(),
    previousHash: blob('previous_hash', { mode: 'buffer' }).notNull(),
    hash: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [
    // The file itself refuses a number that is given twice.
    uniqueIndex('events_number_once_a_day')
      .on(table.day, sql`(payload ->> 'number')`, sql`(payload ->> 'lap')`)
      .where(sql`type = 'TicketIssued'`),
    // What is withdrawn is looked up with every copy: few among very many.
    index('events_withdrawing').on(table.seq).where(sql.raw(isWithdrawing)),
  ],
);

/** What each command was answered, so that a repeated one gets the same answer. */
export const commands = sqliteTable('commands', {
  commandId: text('command_id').primaryKey(),
  requestHash: text('request_hash').notNull(),
  /** JSON. */
  reply: text().notNull(),
  clock: integer().notNull(),
  at: integer().notNull(),
  checksum: checksum(),
});

/** The state after an event, so that a start need not replay everything. */
export const snapshots = sqliteTable('snapshots', {
  seq: integer().primaryKey(),
  /** The log's hash at `seq`: a snapshot of another history is never used. */
  logHash: blob('log_hash', { mode: 'buffer' }).notNull(),
  /** JSON. */
  state: text().notNull(),
  stateHash: blob('state_hash', { mode: 'buffer' }).notNull(),
  at: integer().notNull(),
});

/** Facts about the file itself. */
export const facts = sqliteTable('facts', {
  name: text().primaryKey(),
  value: text().notNull(),
  checksum: checksum(),
});
