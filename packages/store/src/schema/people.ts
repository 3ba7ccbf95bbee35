import { DEVICE_KINDS, ROLES } from '@foyer/basics';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  /** What they sign in with. */
  name: text().notNull().unique(),
  displayName: text('display_name').notNull(),
  role: text({ enum: ROLES }).notNull(),
  passwordHash: text('password_hash').notNull(),
  disabled: integer({ mode: 'boolean' }).notNull().default(false),
  /** That they chose for their pages; BCP 47. */
  language: text(),
});

/** Staff sessions; all times on the wall clock, in epoch milliseconds. */
export const sessions = sqliteTable(
  'sessions',
  {
    /** Hex SHA-256 of the token: the token itself is only in the cookie. */
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('sessions_by_user').on(table.userId), index('sessions_by_expiry').on(table.expiresAt)],
);

export const devices = sqliteTable('devices', {
  id: text().primaryKey(),
  kind: text({ enum: DEVICE_KINDS }).notNull(),
  name: text().notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: integer('created_at').notNull(),
  lastSeenAt: integer('last_seen_at'),
  revokedAt: integer('revoked_at'),
});

/** Free text, apart from the log so that it can be erased. */
export const texts = sqliteTable(
  'texts',
  {
    ref: text().primaryKey(),
    kind: text({ enum: ['note', 'message', 'reason'] }).notNull(),
    visitId: text('visit_id'),
    text: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('texts_by_age').on(table.at)],
);

/** How to reach a customer, apart from the log so that it can be erased. */
export const contacts = sqliteTable(
  'contacts',
  {
    visitId: text('visit_id').primaryKey(),
    name: text(),
    phone: text(),
    email: text(),
    at: integer().notNull(),
  },
  (table) => [index('contacts_by_age').on(table.at)],
);
