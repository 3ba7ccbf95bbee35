import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { StorageUnavailable } from '../problem.ts';
import { folder, store, storeForEachTest } from '../testing/kept-store.ts';
import { chance, TestBranch } from '../testing/test-branch.ts';
import { verify } from '../verify.ts';
import { catchUpReports, openReportTables, type ReportTablesOptions, removeReportTables } from './report-tables.ts';

storeForEachTest();

/** Every statement fails once in a campaign (`FOYER_DISK_FAULTS=1`); among the other tests each 61st. */
const STEP = process.env.FOYER_DISK_FAULTS === undefined ? 61 : 1;

/** What goes wrong at a statement. `taken`: it took effect, and the disk says that it failed. */
const FAULTS = {
  full: { moment: 'before', error: new Database.SqliteError('database or disk is full', 'SQLITE_FULL') },
  failed: { moment: 'before', error: new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE') },
  taken: { moment: 'after', error: new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC') },
  thrown: { moment: 'before', error: new Error('a mistake of our own') },
} as const;

let branch: TestBranch;

beforeEach(() => {
  branch = new TestBranch(store);
  branch.begin();
  branch.wander(chance(21), 250);
  branch.nextDay();
  branch.wander(chance(22), 50);
});

/** Makes the tables anew and follows the log to its end; what is tried again is only what may be. */
function follow(options: Omit<ReportTablesOptions, 'folder'>): void {
  removeReportTables(folder);
  const tables = openReportTables({ folder, ...options });
  try {
    while (tables.followOn());
  } catch (error) {
    // As the process that keeps them does: it ends, or goes on after a while.
    if (error instanceof StorageUnavailable && error.trouble === 'failed')
      expect(() => tables.followOn()).toThrow(error);
    else while (tables.followOn());
    throw error;
  } finally {
    tables.close();
  }
}

test.each(['full', 'failed', 'taken', 'thrown'] as const)(
  'TABLES-5: whichever statement of following the disk fails at (%s), the tables come to what the log leads to',
  (fault) => {
    const { moment, error } = FAULTS[fault];
    let count = 0;
    follow({
      disturb: (_, when) => {
        if (when === moment) count += 1;
      },
    });
    expect(count).toBeGreaterThan(500);
    // The last one is what closes the tables.
    const each = Array.from({ length: Math.ceil(count / STEP) }, (_, at) => at * STEP);
    for (const failing of new Set([...each, count - 1])) {
      const told: string[] = [];
      let statement = 0;
      const disturb = (_: string, when: string) => {
        if (when === moment && statement++ === failing) throw error;
      };
      const faulty = () => follow({ disturb, onFailed: ({ sqliteCode }) => told.push(sqliteCode) });
      if (failing === count - 1 && fault !== 'thrown') faulty();
      else expect(faulty, `at ${failing}`).toThrow(error.message);
      expect(told).toHaveLength(moment === 'after' || fault === 'failed' ? 1 : 0);
      expect(catchUpReports({ folder })).toBe(branch.state.clock);
      expect(verify(folder), `at ${failing}`).toMatchObject({ ok: true });
    }
  },
  1_800_000,
);
