import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Watch, WatchedConnection } from './watched-connection.ts';

export type Connection = Database.Database;

/** The branch's data in its folder. */
export function databaseFile(folder: string): string {
  return join(folder, 'branch.sqlite');
}

/** Opens the one connection that writes. Durability settings come after `journal_mode`, which would undo them. */
export function openWriter(file: string, watch: Watch = {}): WatchedConnection {
  const connection = new WatchedConnection(file, { timeout: 5000 }, watch);
  try {
    // Before the first table, and before the journal, which makes the file.
    connection.pragma('auto_vacuum = INCREMENTAL');
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('busy_timeout = 5000');
    connection.pragma('foreign_keys = ON');
    connection.pragma('trusted_schema = OFF');
    connection.pragma('secure_delete = ON');
    connection.pragma('cache_size = -65536');
    // Checkpoints are made when idle; this is the limit for a branch that never is.
    connection.pragma('wal_autocheckpoint = 8000');
    connection.pragma('journal_size_limit = 67108864');
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

/** Opens a connection that can only read; for reports, exports and checks in a worker. */
export function openReader(file: string): Connection {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
  connection.pragma('trusted_schema = OFF');
  connection.pragma('query_only = ON');
  connection.pragma('cache_size = -65536');
  return connection;
}

/**
 * Says what the writer really does about durability.
 * @throws Error when an acknowledged write could be lost by a power cut
 */
export function assertDurable(connection: Connection): void {
  const mode = connection.pragma('journal_mode', { simple: true });
  const synchronous = connection.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== 2) {
    throw new Error(
      `Writes would not be durable: journal_mode is ${mode}, synchronous is ${synchronous} instead of 2.`,
    );
  }
}

const HEADER_BYTES = 100;
const USER_VERSION_OFFSET = 60;
const APPLICATION_ID_OFFSET = 68;

/** What a database says of itself: of which format it is, and how many migrations it has; both 0 in a new one. */
export interface FileVersion {
  readonly format: number;
  readonly migrations: number;
}

/** Reads a database's version through a connection. */
export function versionOf(connection: Connection): FileVersion {
  return {
    format: Number(connection.pragma('application_id', { simple: true })),
    migrations: Number(connection.pragma('user_version', { simple: true })),
  };
}

/** Reads a database's version out of its first bytes, without touching it. `null`: not a database. */
export function versionInHeader(file: string): FileVersion | null {
  const header = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    const length = readSync(descriptor, header, 0, HEADER_BYTES, 0);
    if (length === 0) return { format: 0, migrations: 0 };
    if (length < HEADER_BYTES || header.toString('latin1', 0, 15) !== 'SQLite format 3') return null;
    return {
      format: header.readUInt32BE(APPLICATION_ID_OFFSET),
      migrations: header.readUInt32BE(USER_VERSION_OFFSET),
    };
  } finally {
    closeSync(descriptor);
  }
}
