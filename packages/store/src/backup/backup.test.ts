import { hash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { BackupTrouble, BranchDay, Instant, VisitId } from '@foyer/basics';
import { snapshotOf } from '@foyer/queue-core';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { databaseFile, openReader } from '../connection.ts';
import { catchUpReports, openReadings } from '../index.ts';
import { branch, fileOf, make, NOW, restore, shelf, shelfForEachTest } from '../testing/kept-shelf.ts';
import { folder, store } from '../testing/kept-store.ts';
import { chance, opened } from '../testing/test-branch.ts';
import { verify } from '../verify.ts';
import { prepareBackupKey, readBackupKey } from './backup-key.ts';
import { BackupRefused } from './backup-refused.ts';
import { headerOf, unpackCopy, writeCopy } from './copy.ts';
import { makeBackup } from './make-backup.ts';
import { tryOutBackup } from './try-out.ts';
import { inWorkplace } from './workplace.ts';

shelfForEachTest();

/** Why something is refused. */
function troubleOf(work: () => unknown): BackupTrouble | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof BackupRefused ? error.trouble : 'unexpected';
  }
}

/** The hash of each event, in order. */
function chainIn(data: string, last: number): readonly string[] {
  const connection = openReader(databaseFile(data));
  const hashes = connection.prepare<[number], string>('SELECT hex(hash) FROM events WHERE seq <= ? ORDER BY seq');
  const chain = hashes.pluck().all(last);
  connection.close();
  return chain;
}

function overviewIn(data: string, day: BranchDay) {
  catchUpReports({ folder: data });
  const readings = openReadings({ folder: data });
  const overview = readings.reports.overview({ from: day, to: day, now: NOW });
  readings.close();
  return overview;
}

test('BACKUP-4: a copy made while the branch goes on comes back as the branch was, with its chain, figures and keys', () => {
  branch.wander(chance(4), 300);
  const { state, today } = branch;
  const report = overviewIn(folder, today);
  const made = make();
  expect(made).toMatchObject({ file: `foyer-test-2026-03-03T01-30-00Z-${state.clock}.backup`, clock: state.clock });
  branch.wander(chance(5), 50);
  const restored = restore(fileOf(made));
  expect(restored.header).toMatchObject({ branchId: 'test', clock: state.clock });
  const data = join(shelf, 'restored');
  expect(overviewIn(data, today)).toEqual(report);
  expect(chainIn(data, state.clock)).toEqual(chainIn(folder, state.clock));
  expect(verify(data)).toMatchObject({ ok: true, value: { events: state.clock + 1 } });
  const back = opened(data);
  expect(back.branchKey()).toEqual(store.branchKey());
  const { state: now } = back.load();
  expect({ ...snapshotOf(now), clock: 0, at: 0 }).toEqual({ ...snapshotOf(state), clock: 0, at: 0 });
  back.close();
});

test('BACKUP-5: nothing in a copy can be read without its key, and a copy of another key says so', () => {
  store.saveContact({ visitId: 'v' as VisitId, name: 'Wilhelmina Hartmann', at: 0 as Instant });
  const made = make();
  const bytes = readFileSync(fileOf(made));
  for (const secret of ['Wilhelmina', 'SQLite format', 'BranchConfigured']) expect(bytes.includes(secret)).toBe(false);
  expect(bytes.includes(store.branchKey().export())).toBe(false);
  expect(statSync(fileOf(made)).mode & 0o777).toBe(0o600);
  const other = prepareBackupKey(folder);
  expect(() => restore(fileOf(made), undefined, other.text)).toThrow(
    `This backup is opened by the key ${made.fingerprint}; the one given is ${other.fingerprint}.`,
  );
  other.use();
  expect(tryOutBackup(folder, fileOf(made))).toMatchObject({ trouble: 'wrong-key' });
});

test('BACKUP-6: a copy with any one byte changed, cut off, or with more at its end is refused in a sentence', () => {
  branch.issue();
  const made = make();
  const whole = readFileSync(fileOf(made));
  const spoilt = join(shelf, 'spoilt.backup');
  const sentence = /^This (backup is damaged: its bytes are not|is not a backup of Foyer, or its beginning is damaged)/;
  const random = chance(6);
  const places = Array.from({ length: 60 }, () => Math.floor(random() * whole.length));
  for (const at of [0, 8, 11, 12, 40, 300, whole.length - 1, ...places]) {
    const bytes = Buffer.from(whole);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
    writeFileSync(spoilt, bytes);
    expect(() => restore(spoilt), `byte ${at}`).toThrow(sentence);
  }
  expect(tryOutBackup(folder, spoilt)).toMatchObject({ trouble: 'damaged' });
  for (const length of [0, 5, 100, whole.length - 1]) {
    cpSync(fileOf(made), spoilt);
    truncateSync(spoilt, length);
    expect(() => restore(spoilt), `${length} bytes`).toThrow(sentence);
  }
  cpSync(fileOf(made), spoilt);
  appendFileSync(spoilt, 'x');
  expect(() => restore(spoilt)).toThrow(sentence);
  expect(readdirSync(shelf).toSorted()).toEqual([made.file, 'foyer-test.withdrawn', 'spoilt.backup'].toSorted());
});

test('BACKUP-6: a copy of a newer version is refused, and says so', () => {
  const { file } = make();
  const text = readFileSync(join(shelf, file)).subarray(12).toString('latin1');
  const newer = Buffer.from(text.slice(0, text.indexOf(']}') + 2).replace('"format":1', '"format":2'), 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(newer.length);
  const head = Buffer.concat([Buffer.from('FOYERBAK'), length, newer]);
  writeFileSync(join(shelf, 'newer.backup'), Buffer.concat([head, hash('sha256', head, 'buffer')]));
  expect(() => headerOf(join(shelf, 'newer.backup'))).toThrow('made by a newer version of Foyer');
});

test('BACKUP-7: nothing is ever overwritten, and what could not be restored leaves nothing behind', () => {
  const made = make();
  const there = join(shelf, 'there');
  mkdirSync(there);
  writeFileSync(join(there, 'anything'), '');
  expect(() => restore(fileOf(made), there)).toThrow('nothing is ever overwritten');
  expect(() => restore(fileOf(made), folder)).toThrow('nothing is ever overwritten');
  expect(readdirSync(there)).toEqual(['anything']);
  expect(() => restore(join(shelf, 'none.backup'))).toThrow('There is no file');
  expect(() => restore(fileOf(made), undefined, 'a key')).toThrow('A key has 56 letters and digits');
  const empty = join(shelf, 'empty');
  mkdirSync(empty);
  // Of a restore that was killed.
  mkdirSync(join(shelf, 'empty.restoring-0b7d'));
  writeFileSync(join(shelf, 'empty.restoring-0b7d', 'branch.sqlite'), 'in clear');
  restore(fileOf(made), empty);
  expect(readdirSync(shelf).toSorted()).toEqual([made.file, 'empty', 'foyer-test.withdrawn', 'there'].toSorted());
});

test('BACKUP-9: a copy is tried out by restoring it, and one that is whole but not as its log says is found', () => {
  branch.wander(chance(9), 100);
  expect(tryOutBackup(folder, fileOf(make()))).toMatchObject({ trouble: null });
  const spoilt = new Database(databaseFile(folder));
  spoilt.exec('DROP TRIGGER events_refuse_update');
  spoilt.exec("UPDATE events SET payload = replace(payload, '\"en\"', '\"xx\"') WHERE type = 'TicketIssued'");
  spoilt.close();
  expect(tryOutBackup(folder, fileOf(make()))).toMatchObject({ trouble: 'unlike-log' });
  expect(readdirSync(folder)).not.toContain('backup-work');
});

test('BACKUP-10: without a key, without its folder, or where it can’t write, no copy is made, and it says why', () => {
  const to = join(shelf, 'unplugged');
  expect(() => makeBackup({ folder, to, at: NOW })).toThrow(`There is no folder ${to}; make it, or plug in the disk`);
  expect(() => makeBackup({ folder: to, to: shelf, at: NOW })).toThrow('There is no data folder');
  const keyless = join(shelf, 'keyless');
  opened(keyless).close();
  expect(() => makeBackup({ folder: keyless, to: shelf, at: NOW })).toThrow('No key has been made');
  prepareBackupKey(keyless).use();
  expect(() => makeBackup({ folder: keyless, to: shelf, at: NOW })).toThrow('The branch has not been set up yet');
  expect(readdirSync(shelf)).toEqual(['keyless']);
});

test('BACKUP-10: on a full disk no copy is made and none is half there', () => {
  const header = headerOf(fileOf(make()));
  const full = join(shelf, 'full');
  symlinkSync('/dev/full', full);
  const key = readBackupKey(folder) ?? Buffer.alloc(32);
  expect(troubleOf(() => inWorkplace(folder, (workplace) => writeCopy(full, header, key, workplace)))).toBe(
    'disk-full',
  );
  expect(readdirSync(shelf)).not.toContain('full');
});

test('BACKUP-10: what a killed process left half done is gone with the next copy', () => {
  const left = join(shelf, '.foyer-test-2026-03-01T01-30-00Z-7.backup.part');
  writeFileSync(left, 'half');
  // Being made by other branches, one of whose names begins as this one's.
  const others = ['other', 'test-40'].map((id) => `.foyer-${id}-2026-03-01T01-30-00Z-7.backup.part`);
  for (const name of others) writeFileSync(join(shelf, name), 'half');
  mkdirSync(join(folder, 'backup-work'));
  const made = make();
  expect(readdirSync(shelf)).toEqual([...others, made.file, 'foyer-test.withdrawn']);
  expect(readdirSync(folder)).not.toContain('backup-work');
});

test('PRIVACY-9: what was erased is in no copy that is made after it, opened with the key', () => {
  const [erased, kept] = ['v' as VisitId, 'w' as VisitId];
  store.saveContact({ visitId: erased, name: 'Ada Lovelace', at: NOW });
  store.saveContact({ visitId: kept, name: 'Ana Ruiz', at: NOW });
  store.erase({ contacts: [erased], texts: [], customers: [] });
  const { file } = make();
  const key = readBackupKey(folder);
  if (key === null) throw new Error('There is no key');
  inWorkplace(folder, (workplace) => {
    unpackCopy(join(shelf, file), key, workplace);
    const bytes = readFileSync(databaseFile(workplace));
    expect([bytes.includes('Lovelace'), bytes.includes('Ana Ruiz')]).toEqual([false, true]);
  });
});
