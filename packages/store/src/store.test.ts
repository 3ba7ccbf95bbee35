import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentId, CommandId, Instant, TextRef, VisitId } from '@foyer/basics';
import { snapshotOf } from '@foyer/queue-core';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseFile } from './connection.ts';
import { openStore, StorageUnavailable } from './index.ts';
import type { Store } from './store.ts';
import { chance, makeFolder, opened, removeFolder, TestBranch } from './testing/test-branch.ts';

let folder: string;
let store: Store;

beforeEach(() => {
  folder = makeFolder();
  store = opened(folder);
});

afterEach(() => {
  store.close();
  removeFolder(folder);
});

/** Closes the store and opens it again, as a restart does. */
function restart(): TestBranch {
  store.close();
  store = opened(folder);
  return new TestBranch(store);
}

describe('the log', () => {
  test('STORE-1: a write is in the file before it is acknowledged, and the settings that say so are read back', () => {
    const branch = new TestBranch(store);
    branch.begin();
    expect(() => store.assertDurable()).not.toThrow();
    // Another connection sees it at once, while the writer is still open.
    const other = new Database(databaseFile(folder), { readonly: true });
    expect(other.prepare('SELECT count(*) FROM events').pluck().get()).toBe(branch.state.clock);
    expect(other.pragma('journal_mode', { simple: true })).toBe('wal');
    other.close();
  });

  test('STORE-2: snapshot and tail lead to the same state as the whole log', () => {
    const branch = new TestBranch(store);
    branch.begin();
    branch.wander(chance(7), 400);
    store.saveSnapshot(branch.state);
    const atSnapshot = branch.state.clock;
    branch.wander(chance(8), 400);
    const expected = snapshotOf(branch.state);

    store.close();
    store = opened(folder);
    const loaded = store.load();
    expect(loaded.replayed).toBe(branch.state.clock - atSnapshot);
    expect(snapshotOf(loaded.state)).toEqual(expected);

    store.close();
    const file = new Database(databaseFile(folder));
    file.exec('DELETE FROM snapshots');
    file.close();
    store = opened(folder);
    const replayed = store.load();
    expect(replayed.replayed).toBe(branch.state.clock);
    expect(snapshotOf(replayed.state)).toEqual(expected);
  });

  test('STORE-2: a snapshot that was altered, or is of another log, is left aside', () => {
    const branch = new TestBranch(store);
    branch.begin();
    branch.wander(chance(3), 100);
    store.saveSnapshot(branch.state);
    const { clock } = branch.state;
    store.close();
    const file = new Database(databaseFile(folder));
    file.exec(`UPDATE snapshots SET state = replace(state, 'open', 'oben')`);
    file.close();
    expect(restart().state.clock).toBe(clock);
    expect(store.load().replayed).toBe(clock);
  });

  test('STORE-3: a batch that throws has done nothing, and the next one goes on from there', () => {
    const branch = new TestBranch(store);
    branch.begin();
    const { clock } = branch.state;
    const before = branch.state;
    expect(() =>
      store.batch(() => {
        branch.store.saveText({
          ref: 'note-1' as TextRef,
          kind: 'note',
          visitId: null,
          text: 'gone again',
          at: 0 as Instant,
        });
        throw new Error('the command turned out to be a bug');
      }),
    ).toThrow('a bug');
    expect(store.clock).toBe(clock);
    expect(store.text('note-1' as TextRef)).toBeNull();
    branch.state = before;
    branch.issue();
    expect(store.clock).toBe(clock + 2);
    expect(restart().state.clock).toBe(clock + 2);
  });

  test('STORE-3: an event that the state has not counted is not logged', () => {
    const branch = new TestBranch(store);
    branch.begin();
    const { state } = branch;
    branch.issue();
    branch.state = state;
    expect(() => branch.issue()).toThrow('The state counts');
    expect(store.clock).toBe(state.clock + 2);
  });

  test('STORE-4: the file itself refuses a number given twice, a second call of a visit and a changed event', () => {
    const branch = new TestBranch(store);
    branch.begin();
    branch.issue();
    branch.do({ type: 'call-next', counterId: 'counter-1' as never });
    store.close();
    const file = new Database(databaseFile(folder));
    expect(() =>
      file.exec(`INSERT INTO visits SELECT 'other', seq, day, number, serial, lap, service_id, class_id,
      channel, segment, language, customer_ref, issued_at, ended_at, how, outcome_id, resolved, returned_at
      FROM visits`),
    ).toThrow(/UNIQUE constraint failed: visits.day, visits.number, visits.lap/);
    expect(() =>
      file.exec(`INSERT INTO intervals SELECT seq + 1000, visit_id, step, kind, service_id, class_id,
      'counter-2', agent_id, started_at, NULL, NULL FROM intervals WHERE ended_at IS NULL`),
    ).toThrow(/UNIQUE/);
    expect(() =>
      file.exec(`INSERT INTO intervals SELECT seq + 1000, 'other', step, kind, service_id, class_id,
      counter_id, agent_id, started_at, NULL, NULL FROM intervals WHERE ended_at IS NULL`),
    ).toThrow(/UNIQUE/);
    expect(() => file.exec('UPDATE events SET at = at + 1')).toThrow('only ever added to');
    expect(() => file.exec('DELETE FROM events')).toThrow('only ever added to');
    file.close();
    store = opened(folder);
  });
});

describe('replies', () => {
  test('STORE-5: a command is answered again as it was answered first, until its reply is forgotten', () => {
    const commandId = 'command-1' as CommandId;
    expect(store.findCommand(commandId)).toBeNull();
    const reply = { status: 201, body: { number: 'A001', place: null } };
    store.batch(() => store.saveCommand({ commandId, requestHash: 'abc', reply, clock: 3, at: 1000 as Instant }));
    expect(store.findCommand(commandId)).toEqual({ requestHash: 'abc', reply, clock: 3 });
    expect(store.purgeCommands(1000 as Instant)).toBe(0);
    expect(store.purgeCommands(1001 as Instant)).toBe(1);
    expect(store.findCommand(commandId)).toBeNull();
  });

  test('STORE-5: two replies to one command are refused by the file', () => {
    const record = { commandId: 'c' as CommandId, requestHash: 'a', reply: null, clock: 1, at: 0 as Instant };
    store.saveCommand(record);
    expect(() => store.saveCommand(record)).toThrow(/UNIQUE/);
  });
});

describe('a full disk', () => {
  test('STORE-6: writing is refused, reading goes on, nothing is half done, and it works again with room', () => {
    const branch = new TestBranch(store);
    branch.begin();
    const pages = statSync(databaseFile(folder)).size;
    expect(pages).toBeGreaterThan(0);
    store.close();
    store = opened(folder, { maxPages: 80 });
    const small = new TestBranch(store);
    let refused: unknown;
    let issued = 0;
    for (; issued < 2000 && refused === undefined; issued++) {
      try {
        small.issue();
      } catch (error) {
        refused = error;
        issued--;
      }
    }
    expect(refused).toBeInstanceOf(StorageUnavailable);
    expect(refused).toMatchObject({ sqliteCode: 'SQLITE_FULL' });
    expect(issued).toBeGreaterThan(10);
    const { clock } = small.state;
    expect(store.clock).toBe(clock);
    expect(store.load().state.visits.size).toBe(issued);
    expect(() => small.issue()).toThrow(StorageUnavailable);

    const roomy = restart();
    expect(roomy.state.clock).toBe(clock);
    roomy.issue();
    expect(store.clock).toBe(clock + 2);
  });
});

describe('opening', () => {
  test('STORE-7: a second process on the same folder is told so, until the first lets go', () => {
    const second = openStore({ folder, now: () => 0 as Instant });
    expect(second).toMatchObject({ ok: false, error: { code: 'locked' } });
    store.close();
    store = opened(folder);
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
    store = opened(folder);
  });

  test('STORE-9: the branch key is made once, for the owner only, beside the database', () => {
    const key = Buffer.from(store.branchKey());
    expect(key).toHaveLength(32);
    restart();
    expect(store.branchKey().equals(key)).toBe(true);
    const file = join(folder, 'branch.key');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(databaseFile(folder)).includes(key)).toBe(false);
  });
});

describe('words and people', () => {
  test('STORE-10: free text and contact details are erased when their time is over, and are never in the log', () => {
    const at = 1000 as Instant;
    store.saveText({ ref: 'old' as TextRef, kind: 'note', visitId: 'v' as VisitId, text: 'asks for Ms Roth', at });
    store.saveText({ ref: 'new' as TextRef, kind: 'note', visitId: null, text: 'later', at: 2000 as Instant });
    store.saveContact({ visitId: 'v' as VisitId, phone: '+49 30 1234567', at });
    expect(store.text('old' as TextRef)?.text).toBe('asks for Ms Roth');
    expect(store.contactOf('v' as VisitId)).toEqual({
      visitId: 'v',
      name: null,
      phone: '+49 30 1234567',
      email: null,
      at,
    });
    expect(store.purgeTexts(1500 as Instant)).toBe(1);
    expect(store.purgeContacts(1500 as Instant)).toBe(1);
    expect(store.text('old' as TextRef)).toBeNull();
    expect(store.text('new' as TextRef)?.text).toBe('later');
    expect(store.contactOf('v' as VisitId)).toBeNull();
    store.close();
    const bytes = readFileSync(databaseFile(folder));
    expect(bytes.includes('asks for Ms Roth')).toBe(false);
    expect(bytes.includes('+49 30 1234567')).toBe(false);
    store = opened(folder);
  });

  test('STORE-11: users are found by name, sessions end at their time or with their user', () => {
    const user = {
      id: 'u1' as AgentId,
      name: 'anna',
      displayName: 'Anna',
      role: 'agent',
      passwordHash: 'x',
      disabled: false,
    } as const;
    store.users.upsert(user);
    store.users.upsert({ ...user, displayName: 'Anna B.', disabled: true });
    expect(store.users.findByName('anna')).toEqual({ ...user, displayName: 'Anna B.', disabled: true });
    expect(store.users.list()).toHaveLength(1);
    expect(() => store.users.upsert({ ...user, id: 'u2' as AgentId })).toThrow(/UNIQUE/);

    const session = {
      tokenHash: 'h',
      userId: user.id,
      createdAt: 0 as Instant,
      expiresAt: 100 as Instant,
    };
    store.sessions.create(session);
    expect(store.sessions.find('h', 99 as Instant)).toEqual(session);
    expect(store.sessions.find('h', 100 as Instant)).toBeNull();
    expect(store.sessions.purge(100 as Instant)).toBe(1);
    store.sessions.create(session);
    store.sessions.deleteOf(user.id);
    expect(store.sessions.find('h', 0 as Instant)).toBeNull();
    expect(() => store.sessions.create({ ...session, userId: 'nobody' as AgentId })).toThrow(/FOREIGN KEY/);
  });

  test('STORE-12: a revoked device is out', () => {
    const device = {
      id: 'd1' as never,
      kind: 'kiosk',
      name: 'Door',
      tokenHash: 't',
      createdAt: 0 as Instant,
      lastSeenAt: null,
      revokedAt: null,
    } as const;
    store.devices.upsert(device);
    store.devices.seen(device.id, 5 as Instant);
    expect(store.devices.findByToken('t')).toEqual({ ...device, lastSeenAt: 5 });
    expect(store.devices.revoke(device.id, 6 as Instant)).toBe(true);
    expect(store.devices.revoke(device.id, 7 as Instant)).toBe(false);
    expect(store.devices.findByToken('t')).toBeNull();
    expect(store.devices.list()).toEqual([{ ...device, lastSeenAt: 5, revokedAt: 6 }]);
  });
});
