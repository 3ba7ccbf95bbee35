import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@foyer/basics';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { databaseFile } from './connection.ts';
import { hasData, openStore, setAsideOtherFormat } from './index.ts';
import { folder, reopen, restart, store, storeForEachTest } from './testing/kept-store.ts';
import { chance, makeFolder, removeFolder, TestBranch } from './testing/test-branch.ts';

storeForEachTest();

test('STORE-7: a second process on the same folder is told so, until the first lets go', () => {
  const second = openStore({ folder, now: () => 0 as Instant });
  expect(second).toMatchObject({ ok: false, error: { code: 'locked' } });
  reopen();
});

test('FOUND-7: what a kill left of a database before its first table is nobody’s data, and a branch can begin there', () => {
  const other = makeFolder();
  try {
    expect(hasData(other)).toBe(false);
    const file = new Database(databaseFile(other));
    file.pragma('journal_mode = WAL');
    file.close();
    expect(hasData(other)).toBe(false);
    const begun = openStore({ folder: other, now: () => 0 as Instant });
    if (begun.ok) begun.value.close();
    expect([begun.ok, hasData(other)]).toEqual([true, true]);
    writeFileSync(databaseFile(other), 'no database at all');
    expect(hasData(other)).toBe(true);
  } finally {
    removeFolder(other);
  }
});

test('STORE-8: data of a newer program are refused with a sentence, and not a byte is changed', () => {
  store.close();
  const file = new Database(databaseFile(folder));
  file.pragma('user_version = 999');
  file.close();
  const bytes = readFileSync(databaseFile(folder));
  const { mtimeMs } = statSync(databaseFile(folder));
  const result = openStore({ folder, now: () => 0 as Instant });
  expect(result).toMatchObject({ ok: false, error: { code: 'newer-than-program' } });
  expect(readFileSync(databaseFile(folder)).equals(bytes)).toBe(true);
  expect(statSync(databaseFile(folder)).mtimeMs).toBe(mtimeMs);
});

test('STORE-8: data of another format are refused with a sentence, and not a byte is changed', () => {
  store.close();
  const file = new Database(databaseFile(folder));
  file.pragma('application_id = 7');
  file.close();
  const bytes = readFileSync(databaseFile(folder));
  expect(openStore({ folder, now: () => 0 as Instant })).toEqual({
    ok: false,
    error: {
      code: 'other-format',
      message: `The data in ${folder} are in the format of another version of Foyer; start that version, or another folder.`,
    },
  });
  expect(readFileSync(databaseFile(folder)).equals(bytes)).toBe(true);
});

test('STORE-22: data of another format, and only those, are set aside whole unless they are in use', () => {
  const to = `${folder}-aside`;
  expect(setAsideOtherFormat(folder, to)).toEqual({ ok: true, value: false });
  expect(setAsideOtherFormat(to, folder)).toEqual({ ok: true, value: false });
  const other = makeFolder();
  const opened = openStore({ folder: other, now: () => 0 as Instant });
  if (!opened.ok) throw new Error(opened.error.message);
  const file = new Database(databaseFile(other));
  file.pragma('application_id = 7');
  file.pragma('wal_checkpoint(TRUNCATE)');
  file.close();
  expect(setAsideOtherFormat(other, to)).toMatchObject({ ok: false, error: { code: 'locked' } });
  opened.value.close();
  const key = readFileSync(join(other, 'branch.key'));
  expect(setAsideOtherFormat(other, to)).toEqual({ ok: true, value: true });
  expect(existsSync(other)).toBe(false);
  expect(readFileSync(join(to, 'branch.key')).equals(key)).toBe(true);
  removeFolder(to);
});

test('STORE-8: a folder that is a file, and a file that is no database, are refused with a sentence', () => {
  const asFolder = openStore({ folder: databaseFile(folder), now: () => 0 as Instant });
  expect(asFolder).toMatchObject({ ok: false, error: { code: 'folder-unwritable' } });
  store.close();
  const garbage = makeFolder();
  const copy = new Uint8Array(5000).fill(65);
  writeFileSync(databaseFile(garbage), copy);
  expect(openStore({ folder: garbage, now: () => 0 as Instant })).toMatchObject({
    ok: false,
    error: { code: 'damaged', message: expect.stringContaining('is not a database') },
  });
  removeFolder(garbage);
});

test('STORE-8: a lock or a database that is a folder, and a lock that is no lock, are refused with a sentence', () => {
  const refusedWith = (spoil: (folder: string) => void) => {
    const spoilt = makeFolder();
    spoil(spoilt);
    expect(openStore({ folder: spoilt, now: () => 0 as Instant })).toMatchObject({
      ok: false,
      error: { code: 'damaged', message: expect.stringContaining(`The data in ${spoilt} can't be read`) },
    });
    removeFolder(spoilt);
  };
  refusedWith((spoilt) => mkdirSync(join(spoilt, 'branch.lock')));
  refusedWith((spoilt) => writeFileSync(join(spoilt, 'branch.lock'), new Uint8Array(5000).fill(65)));
  refusedWith((spoilt) => mkdirSync(databaseFile(spoilt)));
});

test('STORE-7: a folder whose data could not be opened is free again', () => {
  const spoilt = makeFolder();
  writeFileSync(join(spoilt, 'branch.key'), 'short');
  expect(openStore({ folder: spoilt, now: () => 0 as Instant })).toMatchObject({
    ok: false,
    error: { code: 'lost' },
  });
  rmSync(join(spoilt, 'branch.key'));
  const mended = openStore({ folder: spoilt, now: () => 0 as Instant });
  expect(mended.ok).toBe(true);
  if (mended.ok) mended.value.close();
  removeFolder(spoilt);
});

test('STORE-8: a page of rubbish in the middle of the file is found while opening', () => {
  const branch = new TestBranch(store);
  branch.begin();
  branch.wander(chance(5), 300);
  store.close();
  const bytes = readFileSync(databaseFile(folder));
  for (let page = 3; page < bytes.length / 4096; page++) bytes.fill(0xa5, page * 4096, page * 4096 + 64);
  writeFileSync(databaseFile(folder), bytes);
  expect(openStore({ folder, now: () => 0 as Instant })).toMatchObject({ ok: false, error: { code: 'damaged' } });
  removeFolder(folder);
  reopen();
});

test('STORE-9: the keys of branch and organisation are made once, for the owner only, beside the database', () => {
  const keys = () => [store.branchKey().export(), store.organisationKey()];
  const made = keys();
  expect(made[0]).not.toEqual(made[1]);
  restart();
  expect(keys()).toEqual(made);
  for (const [index, name] of ['branch.key', 'organisation.key'].entries()) {
    const file = join(folder, name);
    expect(readFileSync(file)).toEqual(made[index]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  }
  expect(made.map((key) => [key.length, readFileSync(databaseFile(folder)).includes(key)])).toEqual([
    [32, false],
    [32, false],
  ]);
});

test('STORE-20: data whose key is gone are not opened with another one', () => {
  new TestBranch(store).begin();
  for (const name of ['branch.key', 'organisation.key']) {
    store.close();
    const file = join(folder, name);
    const key = readFileSync(file);
    rmSync(file);
    const refused = openStore({ folder, now: () => 0 as Instant });
    expect(refused.ok ? '' : refused.error.message).toContain(`put the file ${name} back`);
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, key);
    reopen();
  }
});

test.runIf(process.platform === 'linux')('STORE-8: a place where no folder can be made is refused at once', () => {
  const refused = openStore({ folder: '/proc/foyer/data', now: () => 0 as Instant });
  expect(refused).toMatchObject({ ok: false, error: { code: 'folder-unwritable' } });
});
