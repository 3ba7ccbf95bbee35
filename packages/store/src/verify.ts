import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { err, ok, type Result } from '@foyer/basics';
import { type BranchState, initialState, snapshotText } from '@foyer/queue-core';
import Database from 'better-sqlite3';
import { type Connection, databaseFile, openReader, versionOf } from './connection.ts';
import { chained, EventLog, emptyLog } from './log.ts';
import { hasOtherFormat } from './migrate.ts';
import { outboxFault } from './outbox.ts';
import { StoreDamaged, saysDamaged } from './problem.ts';
import { Projector } from './projection/projector.ts';
import { cursorIn, isOfThisLayout, makeReportTables, reportsFile } from './projection/report-tables.ts';
import { replay } from './replay.ts';
import { rowFault } from './row-sums.ts';
import { isOfThisProgram, readable, type SnapshotRow, Snapshots } from './snapshots.ts';

/** What was compared and found the same; every row that no hash vouches for is what was written besides. */
export interface Verified {
  readonly events: number;
  readonly snapshots: number;
  /** Rows of the tables for reports; 0 when there are none, for they are made when they are needed. */
  readonly rows: number;
}

/** The first thing that is not as the log says it must be. */
export interface Difference {
  readonly where: 'file' | 'log' | 'snapshot' | 'rows' | 'outbox' | 'tables';
  readonly message: string;
}

/** The tables for reports and the columns that order their rows. */
const TABLES = [
  ['entries', 'seq'],
  ['visits', 'visit_id'],
  ['known_visits', 'day, service_id'],
  ['steps', 'visit_id, step'],
  ['marks', 'mark_record_id'],
  ['intervals', 'visit_id, step, place'],
  ['counter_intervals', 'seq'],
  ['prints', 'print_id'],
  ['escalations', 'escalation_id'],
  ['days', 'day'],
] as const;

/**
 * Looks at the file's structure and replays everything from the first event, and compares: each row's link in the chain,
 * each snapshot's state, every other row with its checksum, and every row of the tables for reports, as far as they have
 * followed the log, made once more in memory; and that those who send something out of the house follow this log. Reads
 * one moment of the data, also while a branch is running.
 * @throws Error when there are no data in the folder, or those of another format
 */
export function verify(folder: string): Result<Verified, Difference> {
  const tables = openTables(folder);
  const stored = openReader(databaseFile(folder));
  const rebuilt = new Database(':memory:');
  try {
    if (hasOtherFormat(versionOf(stored))) {
      throw new Error('its data are in the format of another version of Foyer');
    }
    makeReportTables(rebuilt);
    return stored.transaction(() => compare(stored, tables, rebuilt))();
  } catch (error) {
    if (error instanceof Database.SqliteError && saysDamaged(error.code)) {
      return err({ where: 'file', message: error.message });
    }
    throw error;
  } finally {
    rebuilt.close();
    stored.close();
    tables?.close();
  }
}

/** The tables for reports at one moment; `null` where there are none, or another program's, which this one makes anew. */
function openTables(folder: string): Connection | null {
  const file = reportsFile(folder);
  if (!existsSync(file)) return null;
  const connection = openReader(file);
  connection.exec('BEGIN');
  if (isOfThisLayout(connection)) return connection;
  connection.close();
  return null;
}

function compare(stored: Connection, tables: Connection | null, rebuilt: Connection): Result<Verified, Difference> {
  const structure = String(stored.pragma('integrity_check(1)', { simple: true }));
  if (structure !== 'ok') return err({ where: 'file', message: structure });
  const snapshots = new Snapshots(stored);
  const expected = new Map(snapshots.all().map((snapshot) => [snapshot.seq, snapshot]));
  const projector = new Projector(rebuilt);
  const log = new EventLog(stored);
  const followed = (tables === null ? null : cursorIn(tables)) ?? emptyLog;
  let compared = 0;
  rebuilt.exec('BEGIN');
  try {
    replay(chained(log.after(0), emptyLog), initialState, (before, event, after, row) => {
      if (row.seq <= followed.seq) projector.apply(before, event, after);
      const snapshot = expected.get(row.seq);
      if (snapshot === undefined) return;
      if (!snapshot.logHash.equals(row.hash) || !isStateOf(snapshot, after)) throw new UnlikeLog(row.seq);
      compared++;
    });
  } catch (error) {
    if (error instanceof UnlikeLog) return err({ where: 'snapshot', message: error.message });
    if (error instanceof StoreDamaged) return err({ where: 'log', message: error.message });
    throw error;
  } finally {
    rebuilt.exec('COMMIT');
  }
  if (compared < expected.size) {
    return err({
      where: 'snapshot',
      message: `There is a snapshot of an event after the log's last, ${log.head.seq}.`,
    });
  }
  if (followed.seq > 0 && log.at(followed.seq)?.hash.equals(followed.hash) !== true) {
    return err({
      where: 'tables',
      message: `The tables for reports follow another log: it has no such event ${followed.seq}.`,
    });
  }
  const fault = outboxFault(stored, log);
  if (fault !== null) return err({ where: 'outbox', message: fault });
  const altered = rowFault(stored);
  if (altered !== null) return err({ where: 'rows', message: altered });
  let rows = 0;
  for (const [table, order] of TABLES) {
    if (tables === null) break;
    const result = compareTable(tables, rebuilt, table, order);
    if (typeof result === 'string') return err({ where: 'tables', message: result });
    rows += result;
  }
  return ok({ events: log.head.seq, snapshots: compared, rows });
}

class UnlikeLog extends Error {
  constructor(seq: number) {
    super(`The snapshot after event ${seq} is not the state that the log leads to.`);
  }
}

/** Is the snapshot this state's? One of another version of the program can't be compared. */
function isStateOf({ state: text, stateHash, at }: SnapshotRow, state: BranchState): boolean {
  if (at !== state.at || !hash('sha256', text, 'buffer').equals(stateHash)) return false;
  const json: unknown = JSON.parse(text);
  if (!isOfThisProgram(json)) return true;
  const kept = readable(json);
  return kept !== null && snapshotText(kept) === snapshotText(state);
}

/** How many rows are the same; or a sentence on the first that isn't. */
function compareTable(stored: Connection, rebuilt: Connection, table: string, order: string): number | string {
  const sql = `SELECT * FROM ${table} ORDER BY ${order}`;
  const found = stored.prepare<[], Record<string, unknown>>(sql).iterate();
  const wanted = rebuilt.prepare<[], Record<string, unknown>>(sql).iterate();
  try {
    for (let row = 1; ; row++) {
      const [is, should] = [found.next(), wanted.next()];
      if (is.done === true && should.done === true) return row - 1;
      if (should.done === true) return `${table} has a row that the log doesn't lead to: ${describe(is.value)}`;
      if (is.done === true) return `${table} lacks a row that the log leads to: ${describe(should.value)}`;
      const column = Object.keys(should.value).find((name) => !isDeepStrictEqual(is.value[name], should.value[name]));
      if (column !== undefined) {
        return `${table}.${column} is ${describe(is.value[column])} instead of ${describe(should.value[column])} in row ${row} (${describe(should.value)}).`;
      }
    }
  } finally {
    found.return?.();
    wanted.return?.();
  }
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
