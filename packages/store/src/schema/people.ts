import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from '../drizzle.ts';
import { checksum } from '../row-sums.ts';

/**
 * `password`: an argon2id hash in its own notation. `link`, `device`, `key`: hex SHA-256 of the code of a one-time link,
 * of a device's token, of a key for programs.
 */
export const SECRET_KINDS = ['password', 'link', 'device', 'key'] as const;

/** What must never stand in the log, hashed, by whose it is. Written in the batch of the event that it belongs to. */
export const secrets = sqliteTable(
  'secrets',
  {
    /** Whose it is, by their id. */
    owner: text().notNull(),
    kind: text({ enum: SECRET_KINDS }).notNull(),
    hash: text().notNull(),
    /** On the wall clock, in epoch milliseconds; null: it does not lapse by itself. */
    expiresAt: integer('expires_at'),
    /** A key's, on the wall clock; null: never yet. */
    usedAt: integer('used_at'),
    checksum: checksum(),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.kind] }),
    uniqueIndex('secrets_by_hash').on(table.kind, table.hash),
  ],
);

/** Staff sessions; all times on the wall clock, in epoch milliseconds. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    /** Hex SHA-256 of the token: the token itself is only in the cookie. */
    tokenHash: text('token_hash').notNull().unique(),
    personId: text('person_id').notNull(),
    createdAt: integer('created_at').notNull(),
    lastUsedAt: integer('last_used_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** Of the network, where it began. */
    address: text().notNull(),
    /** What it was begun with, in a few words. */
    browser: text().notNull(),
    checksum: checksum(),
  },
  (table) => [index('sessions_by_person').on(table.personId), index('sessions_by_expiry').on(table.expiresAt)],
);

/** When devices were last there: on the wall clock, in epoch milliseconds. */
export const sightings = sqliteTable('sightings', {
  deviceId: text('device_id').primaryKey(),
  seenAt: integer('seen_at').notNull(),
  checksum: checksum(),
});

/** The bytes of pictures, apart from the log, which names them by their hash. */
export const pictures = sqliteTable('pictures', {
  hash: text().primaryKey(),
  mediaType: text('media_type').notNull(),
  bytes: blob({ mode: 'buffer' }).notNull(),
  checksum: checksum(),
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
    checksum: checksum(),
  },
  (table) => [index('texts_by_age').on(table.at), index('texts_by_visit').on(table.visitId)],
);

/**
 * Who a customer who identified themselves is in the log, apart from it so that they can be forgotten: without the row
 * nothing leads from them to their visits, nor the other way.
 */
export const customers = sqliteTable(
  'customers',
  {
    /** A slow keyed hash of what they identified themselves with. */
    lookup: text().primaryKey(),
    customerRef: text('customer_ref').notNull().unique(),
    /** When they were last there. */
    at: integer().notNull(),
    checksum: checksum(),
  },
  (table) => [index('customers_by_age').on(table.at)],
);

/** Who wants no messages, for good: never more than a slow keyed hash of their number, and gone only when they say so. */
export const optOuts = sqliteTable('opt_outs', {
  /** As in `customers`. */
  lookup: text().primaryKey(),
  at: integer().notNull(),
  checksum: checksum(),
});

/** How to reach a customer, apart from the log so that it can be erased. */
export const contacts = sqliteTable(
  'contacts',
  {
    visitId: text('visit_id').primaryKey(),
    name: text(),
    phone: text(),
    email: text(),
    at: integer().notNull(),
    checksum: checksum(),
  },
  (table) => [index('contacts_by_age').on(table.at)],
);
