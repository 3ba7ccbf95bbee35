import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@foyer/basics';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { headFile, rememberHead } from './branch-head.ts';
import { databaseFile } from './connection.ts';
import { hasData, lossIn, openStore, rebuildReportTables, StorageUnavailable } from './index.ts';
import { folder, reopen, restart, store, storeForEachTest } from './testing/kept-store.ts';
import { makeFolder, removeFolder, TestBranch } from './testing/test-branch.ts';

storeForEachTest();

const open = (at = folder) => openStore({ folder: at, now: () => 0 as Instant });

/** A sentence of the refusal to open a folder; empty when it opens. */
function refusalToOpen(at = folder): string {
  const result = open(at);
  if (result.ok) result.value.close();
  return result.ok ? '' : `${result.error.code}: ${result.error.message}`;
}

/** A branch with a few events, as it was left by a stop. */
function filled(tickets = 3): void {
  const branch = new TestBranch(store);
  branch.begin();
  for (let ticket = 0; ticket < tickets; ticket++) branch.issue();
  store.close();
}

test('STORE-23: a disk that is full at the start is read, refuses what is to be written, and is gone on with when there is room', () => {
  filled();
  let full = true;
  const disturb = (sql: string) => {
    if (full && sql.startsWith('INSERT')) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
  };
  reopen({ disturb });
  expect(store.openedFull).toBe(true);
  const branch = new TestBranch(store);
  expect(branch.state.visits.size).toBe(3);
  expect(() => branch.issue()).toThrow(StorageUnavailable);
  expect(() => store.sessions.purge(0 as Instant)).toThrow(StorageUnavailable);
  full = false;
  branch.issue();
  store.assertDurable();
  expect(restart().state.visits.size).toBe(4);
});

test('STORE-23: the room that opening takes on a full disk is set aside with what is remembered', () => {
  filled();
  expect(statSync(headFile(folder)).size).toBeGreaterThan(32 * 1024);
  expect(lossIn(folder)).toBeNull();
  reopen();
});

test('STORE-24: after an error that leaves open what was written nothing more is read or written, and it is told once', () => {
  filled();
  const told: StorageUnavailable[] = [];
  let broken = false;
  const disturb = (sql: string) => {
    if (broken && sql === 'COMMIT') throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');
  };
  reopen({ disturb, onFailed: (failure) => told.push(failure) });
  const branch = new TestBranch(store);
  const { clock } = store;
  broken = true;
  expect(() => branch.issue()).toThrow('disk I/O error');
  broken = false;
  for (const work of [
    () => branch.issue(),
    () => store.checkpoint(),
    () => store.sessions.counts(0 as Instant),
    () => store.load(),
  ]) {
    expect(work).toThrow(StorageUnavailable);
  }
  expect(told).toMatchObject([{ trouble: 'failed', sqliteCode: 'SQLITE_IOERR_FSYNC' }]);
  expect(store.clock).toBe(clock);
});

test.runIf(process.platform !== 'win32')(
  'STORE-25: a database that is renamed or removed while it is open takes nothing more',
  () => {
    filled();
    for (const lose of [
      () => renameSync(databaseFile(folder), join(folder, 'elsewhere.sqlite')),
      () => rmSync(`${databaseFile(folder)}-wal`),
    ]) {
      const told: StorageUnavailable[] = [];
      reopen({ onFailed: (failure) => told.push(failure) });
      lose();
      // Looked at once a second: the next look is the first after it has passed.
      const { now } = performance;
      performance.now = () => now.call(performance) + 2_000;
      try {
        expect(() => new TestBranch(store).issue()).toThrow('is not the file any more that was opened');
      } finally {
        performance.now = now;
      }
      expect(told).toMatchObject([{ trouble: 'failed', sqliteCode: 'SQLITE_READONLY_DBMOVED' }]);
      store.close();
      if (existsSync(join(folder, 'elsewhere.sqlite'))) {
        expect(refusalToOpen()).toContain('lost: There was a branch in');
        renameSync(join(folder, 'elsewhere.sqlite'), databaseFile(folder));
      }
    }
    removeFolder(folder);
    mkdirSync(folder);
    reopen();
  },
);

test('STORE-26: a database that is missing or emptied is said, and what to remove to begin anew', () => {
  filled();
  for (const lose of [
    () => rmSync(databaseFile(folder)),
    () => writeFileSync(databaseFile(folder), ''),
    () => rmSync(headFile(folder)),
  ]) {
    lose();
    expect(hasData(folder)).toBe(true);
    const refusal = refusalToOpen();
    expect(refusal).toContain('lost: There was a branch in');
    expect(refusal).toContain('npm run restore');
    expect(refusal).toContain('branch.key');
    expect(() => rebuildReportTables({ folder })).toThrow('There was a branch in');
  }
  for (const name of ['branch.key', 'organisation.key']) rmSync(join(folder, name));
  expect(refusalToOpen()).toBe('');
  reopen();
});

test('STORE-26: a log that is cut off, an older copy, and another branch’s are said', () => {
  filled();
  const older = readFileSync(databaseFile(folder));
  const branch = restart();
  branch.issue();
  store.close();
  writeFileSync(databaseFile(folder), older);
  expect(refusalToOpen()).toContain('is cut off at its end, or an older copy: it has ');
  rmSync(headFile(folder));
  expect(refusalToOpen()).toBe('');

  const other = makeFolder();
  try {
    const begun = open(other);
    if (!begun.ok) throw new Error(begun.error.message);
    const another = new TestBranch(begun.value);
    another.now += 60_000;
    another.begin();
    for (let ticket = 0; ticket < 9; ticket++) another.issue();
    begun.value.close();
    copyFileSync(databaseFile(other), databaseFile(folder));
    expect(refusalToOpen()).toContain('is not the one that was here: its event ');
    writeFileSync(headFile(folder), 'no head at all');
    expect(refusalToOpen()).toContain(
      'branch.head, which says how far the log has come, is not what was written there',
    );
  } finally {
    removeFolder(other);
  }
  rmSync(headFile(folder));
  reopen();
});

test('STORE-26: how far the log has come is remembered at the first event, at a checkpoint, on closing and at a start', () => {
  const remembered = () => (existsSync(headFile(folder)) ? JSON.parse(readFileSync(headFile(folder), 'utf8')).seq : 0);
  expect(remembered()).toBe(0);
  const branch = new TestBranch(store);
  branch.begin();
  expect(remembered()).toBeGreaterThan(0);
  branch.issue();
  store.checkpoint();
  expect(remembered()).toBe(branch.state.clock);
  branch.issue();
  store.close();
  expect(remembered()).toBe(branch.state.clock);
  rememberHead(folder, {
    seq: 1,
    hash: Buffer.from(
      new Database(databaseFile(folder)).prepare('SELECT hash FROM events WHERE seq = 1').pluck().get() as Buffer,
    ),
  });
  reopen();
  expect(remembered()).toBe(branch.state.clock);
});
