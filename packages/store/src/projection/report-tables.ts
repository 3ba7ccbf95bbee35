import { hash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lossIn } from '../branch-head.ts';
import type { Connection } from '../connection.ts';
import { lockFolder } from '../folder-lock.ts';
import { type History, type LogPlace, openHistory } from '../history.ts';
import { emptyLog, type LogHead } from '../log.ts';
import { readMigrations } from '../migrate.ts';
import { StorageUnavailable, saysDamaged } from '../problem.ts';
import { type Watch, WatchedConnection } from '../watched-connection.ts';
import { Projector } from './projector.ts';

/** Raised when what is written into the tables changes though their columns don't. */
const CONTENT_VERSION = 4;

/** Events that are followed in one transaction; between two of them other things can be done. */
const BATCH = 500;

/** The statements that make the tables. */
export const reportTables: readonly string[] = readMigrations(
  fileURLToPath(new URL('../../report-tables', import.meta.url)),
).flat();

/** What the file's `application_id` says: which tables it has, made in which way. */
const LAYOUT = Buffer.from(hash('sha256', JSON.stringify([CONTENT_VERSION, reportTables]), 'buffer')).readInt32BE(0);

/** The tables for reports and searches, beside the log that they are made from. */
export function reportsFile(folder: string): string {
  return join(folder, 'reports.sqlite');
}

export interface ReportTablesOptions extends Watch {
  /** Where the data are. */
  readonly folder: string;
  /** The file may not grow beyond this many pages of 4 KiB; stands for a disk of that size. */
  readonly maxPages?: number;
}

/** Held by the one process that keeps the tables. */
const LOCK = 'reports.lock';
/** How long one that is just ending is waited for, milliseconds. */
const PATIENCE = 2_000;

/**
 * Opens the tables for the one process that keeps them. A file that is damaged, of another program or of another log is
 * thrown away: everything in it is made from the log.
 * @throws Error when there are no data in the folder, or another process keeps its tables
 */
export function openReportTables({ folder, maxPages, ...watch }: ReportTablesOptions): ReportTables {
  const history = openHistory({ folder });
  const lock = lockFolder(folder, LOCK, PATIENCE);
  try {
    if (lock === null) throw new Error(`A branch is running on the data in ${folder}.`);
    const file = reportsFile(folder);
    const connection = openAt(file, history, watch) ?? openNew(file, watch);
    if (maxPages !== undefined) connection.pragma(`max_page_count = ${maxPages}`);
    return new ReportTables(history, connection, lock);
  } catch (error) {
    history.close();
    lock?.release();
    throw error;
  }
}

/**
 * Makes the tables anew, from the first event on, while no branch is running.
 * @throws Error when there are no data in the folder, they are not those that were there, or a branch is running
 */
export function rebuildReportTables({ folder }: { readonly folder: string }): { readonly events: number } {
  const loss = lossIn(folder);
  if (loss !== null) throw new Error(loss.message);
  // Where a branch is running, this is told before anything is thrown away.
  openReportTables({ folder }).close();
  removeReportTables(folder);
  return { events: catchUpReports({ folder }) };
}

/** Brings the tables to where the log is, and lets go of them; for programs that run while no branch does. */
export function catchUpReports({ folder }: { readonly folder: string }): number {
  const tables = openReportTables({ folder });
  try {
    while (tables.followOn());
    return tables.clock;
  } finally {
    tables.close();
  }
}

/** Throws the tables away; opened again they are made anew. */
export function removeReportTables(folder: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${reportsFile(folder)}${end}`, { force: true });
}

/** Follows the log and keeps the tables that are made from it, a batch of events at a time. */
export class ReportTables {
  readonly #history: History;
  readonly #connection: WatchedConnection;
  readonly #projector: Projector;
  readonly #advance;
  readonly #lock: { release(): void };
  #place: LogPlace;

  constructor(history: History, connection: WatchedConnection, lock: { release(): void }) {
    this.#lock = lock;
    this.#history = history;
    this.#connection = connection;
    this.#projector = new Projector(connection);
    this.#place = history.placeAt(cursorIn(connection) ?? emptyLog);
    this.#advance = connection.prepare('UPDATE followed SET seq = ?, log_hash = ?');
  }

  /** The number of the newest event that is in the tables. */
  get clock(): number {
    return this.#place.head.seq;
  }

  /**
   * Takes in the next events, all or none of them, and how far that is with them.
   * @returns whether there may be more
   * @throws StoreDamaged when the log is not what was written
   * @throws StorageUnavailable when the disk refuses the tables, or fails: then these follow no further
   */
  followOn(): boolean {
    const from = this.#place;
    this.#connection.exec('BEGIN IMMEDIATE');
    try {
      const to = this.#history.goOn(from, BATCH, (before, event, after) => this.#projector.apply(before, event, after));
      this.#advance.run(to.head.seq, to.head.hash);
      this.#connection.exec('COMMIT');
      this.#place = to;
      return to.head.seq - from.head.seq === BATCH;
    } catch (error) {
      if (this.#connection.inTransaction && !this.#connection.hasFailed) this.#connection.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    try {
      if (this.#connection.open && !this.#connection.hasFailed) this.#connection.pragma('optimize');
    } catch (error) {
      // Only statistics for the query planner are missing then.
      if (!(error instanceof StorageUnavailable)) throw error;
    } finally {
      this.#connection.close();
      this.#history.close();
      this.#lock.release();
    }
  }
}

/** Was the tables' own file found damaged? Then it is thrown away and made anew. */
export function areDamaged(error: unknown): boolean {
  return error instanceof StorageUnavailable && saysDamaged(error.sqliteCode);
}

/** How far these tables have followed the log; `null` where they don't say. */
export function cursorIn(connection: Connection): LogHead | null {
  return connection.prepare<[], LogHead>('SELECT seq, log_hash AS hash FROM followed').get() ?? null;
}

/** The file as it stands; `null` when there is none that can be gone on with. */
function openAt(file: string, history: History, watch: Watch): WatchedConnection | null {
  if (!existsSync(file)) return null;
  const connection = open(file, watch);
  try {
    const cursor = isOfThisLayout(connection) ? cursorIn(connection) : null;
    if (cursor !== null && history.has(cursor)) return connection;
  } catch (error) {
    if (!areDamaged(error)) {
      connection.close();
      throw error;
    }
  }
  connection.close();
  return null;
}

/** Are these the tables as this program makes them? */
export function isOfThisLayout(connection: Connection): boolean {
  return connection.pragma('application_id', { simple: true }) === LAYOUT;
}

function openNew(file: string, watch: Watch): WatchedConnection {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  const connection = open(file, watch);
  try {
    connection.transaction(() => {
      makeReportTables(connection);
      connection.pragma(`application_id = ${LAYOUT}`);
    })();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Makes the empty tables in a file. */
export function makeReportTables(connection: Connection): void {
  for (const statement of reportTables) connection.exec(statement);
  connection.prepare('INSERT INTO followed VALUES (1, ?, ?)').run(emptyLog.seq, emptyLog.hash);
}

/** What a power cut takes of it is followed again: it need not wait for the disk. */
function open(file: string, watch: Watch): WatchedConnection {
  const connection = new WatchedConnection(file, { timeout: 5000 }, watch);
  try {
    connection.pragma('auto_vacuum = INCREMENTAL');
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = NORMAL');
    connection.pragma('trusted_schema = OFF');
    connection.pragma('secure_delete = ON');
    connection.pragma('cache_size = -65536');
    return connection;
  } catch (error) {
    if (areDamaged(error)) return connection;
    connection.close();
    throw error;
  }
}
