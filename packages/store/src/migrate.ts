import { fileURLToPath } from 'node:url';
import { LOG_VERSION } from '@foyer/queue-core';
import { type Connection, type FileVersion, versionOf } from './connection.ts';
import { readMigrationFiles } from './drizzle.ts';
import { renewRowSums } from './row-sums.ts';

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** Of what is stored besides the log: tables, and how their cells are written. Raised when a migration can't lead there. */
const STORE_FORMAT = 1;

/** What the file's `application_id` says: that it is Foyer's ("Fo"), and of which format it and its log are. */
export const FORMAT = 0x466f_0000 + STORE_FORMAT * 0x100 + LOG_VERSION;

/** Whether the data of this version are of another format than this program's. */
export function hasOtherFormat(version: FileVersion | null): boolean {
  return version !== null && version.migrations > 0 && version.format !== FORMAT;
}

/** One step of the schema's history: its statements in order. */
export type Migration = readonly string[];

/** The generated migrations, oldest first. The number applied is the file's `user_version`. */
export function readMigrations(folder = migrationsFolder): readonly Migration[] {
  return readMigrationFiles({ migrationsFolder: folder }).map((migration) => migration.sql);
}

/** Statements that would lose data: a table is never dropped, not even to be rebuilt. */
export function losingStatements(migration: Migration): readonly string[] {
  return migration.filter((statement) => /\bDROP\s+TABLE\b/i.test(statement));
}

/**
 * Brings a file to the newest schema, all or nothing. Every table that was there must have as many rows as before.
 * @throws Error when a migration would lose rows or break a reference; the file is then as it was
 */
export function migrate(connection: Connection, migrations = readMigrations()): void {
  const from = versionOf(connection).migrations;
  if (from >= migrations.length) return;
  const pending = migrations.slice(from);
  for (const migration of pending) {
    const [losing] = losingStatements(migration);
    if (losing !== undefined) throw new Error(`A migration would drop a table: ${losing.trim()}`);
  }
  // Rebuilding a table with references on would empty the tables that refer to it; the setting can't change inside a transaction.
  connection.pragma('foreign_keys = OFF');
  try {
    connection
      .transaction(() => {
        const before = countRows(connection);
        for (const migration of pending) for (const statement of migration) connection.exec(statement);
        compareCounts(before, countRows(connection));
        renewRowSums(connection);
        const broken = connection.pragma('foreign_key_check');
        if (Array.isArray(broken) && broken.length > 0) throw new Error('A migration would leave broken references.');
        connection.pragma(`user_version = ${migrations.length}`);
        connection.pragma(`application_id = ${FORMAT}`);
      })
      .exclusive();
  } finally {
    connection.pragma('foreign_keys = ON');
  }
  // Into the file itself, so that an older program can read the version from its header without touching anything.
  connection.pragma('wal_checkpoint(TRUNCATE)');
}

/** What the generated statements can't say: the file itself refuses a change of what stands in the log. */
export function keepLogOnlyAddedTo(connection: Connection): void {
  for (const change of ['UPDATE', 'DELETE']) {
    connection.exec(`CREATE TRIGGER IF NOT EXISTS events_refuse_${change.toLowerCase()} BEFORE ${change} ON events BEGIN
      SELECT RAISE(ABORT, 'the log is only ever added to');
    END`);
  }
}

function countRows(connection: Connection): ReadonlyMap<string, number> {
  const tables = connection
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  return new Map(
    tables.map((table) => [
      table,
      Number(
        connection
          .prepare(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
          .pluck()
          .get(),
      ),
    ]),
  );
}

function compareCounts(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  for (const [table, count] of before) {
    const now = after.get(table);
    if (now !== count) throw new Error(`A migration would change ${table} from ${count} rows to ${now ?? 'no table'}.`);
  }
}
