import { blob, index, integer, primaryKey, sqliteTable, text } from '../drizzle.ts';
import { checksum } from '../row-sums.ts';

/** How far each of those has come who follow the log to send something out of the house. */
export const followers = sqliteTable('followers', {
  name: text().primaryKey(),
  /** The last event that was followed; 0: none yet. */
  seq: integer().notNull(),
  /** The log's hash at `seq`: another history is not gone on with. */
  logHash: blob('log_hash', { mode: 'buffer' }).notNull(),
  checksum: checksum(),
});

/** What is to be sent out of the house, and what became of it: a row for each occasion. */
export const outbox = sqliteTable(
  'outbox',
  {
    follower: text().notNull(),
    /** The follower's own name for the occasion; a receiver recognises by it what they have already. */
    key: text().notNull(),
    /** The event that it came from. */
    seq: integer().notNull(),
    /** JSON. */
    payload: text().notNull(),
    /** On the branch's clock: not sent later; null: whenever it can be. */
    notAfter: integer('not_after'),
    tries: integer().notNull(),
    /** On the branch's clock. */
    nextTryAt: integer('next_try_at').notNull(),
    /** On the branch's clock, when it was answered or given up; null: it waits. */
    endedAt: integer('ended_at'),
    /** Why it was given up; null where it waits or was answered. */
    givenUp: text('given_up'),
    checksum: checksum(),
  },
  (table) => [
    primaryKey({ columns: [table.follower, table.key] }),
    // What waits is found by its time, and what has ended by its age.
    index('outbox_by_time').on(table.endedAt, table.follower, table.nextTryAt),
  ],
);
