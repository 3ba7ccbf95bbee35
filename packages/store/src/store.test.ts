import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { CommandId, Instant, TextRef } from '@foyer/basics';
import { evolve, LOG_VERSION, snapshotOf } from '@foyer/queue-core';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { databaseFile } from './connection.ts';
import { StorageUnavailable, StoreDamaged, verify } from './index.ts';
import { catchUpReports, reportsFile } from './projection/report-tables.ts';
import { folder, reopen, restart, store, storeForEachTest } from './testing/kept-store.ts';
import { chance, TestBranch } from './testing/test-branch.ts';

storeForEachTest();

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

  test('STORE-8: a log with an event of another version is refused with a sentence', () => {
    const branch = new TestBranch(store);
    branch.begin();
    const { state } = branch;
    const event = {
      version: LOG_VERSION,
      at: state.at,
      actor: { kind: 'system' },
      commandId: 'newer' as CommandId,
      body: { type: 'BranchClosed', dueAt: null },
    } as const;
    const foreign = Object.assign({}, event, { version: LOG_VERSION + 1 });
    store.batch(() => store.append(state, foreign, evolve(state, event)));
    expect(() => store.load()).toThrow(StoreDamaged);
    expect(() => store.load()).toThrow(/^Event \d+ can't be read: .* were written by another version of Foyer\.$/);
    expect(verify(folder)).toMatchObject({ ok: false, error: { where: 'log' } });
  });

  test('STORE-2: snapshot and tail lead to the same state as the whole log', () => {
    const branch = new TestBranch(store);
    branch.begin();
    branch.wander(chance(7), 400);
    store.saveSnapshot(branch.state);
    const atSnapshot = branch.state.clock;
    branch.wander(chance(8), 400);
    const expected = snapshotOf(branch.state);

    reopen();
    const loaded = store.load();
    expect(loaded.replayed).toBe(branch.state.clock - atSnapshot);
    expect(snapshotOf(loaded.state)).toEqual(expected);

    store.close();
    const file = new Database(databaseFile(folder));
    file.exec('DELETE FROM snapshots');
    file.close();
    reopen();
    const replayed = store.load();
    expect(replayed.replayed).toBe(branch.state.clock);
    expect(snapshotOf(replayed.state)).toEqual(expected);
  });

  test('STORE-2: beside the newest snapshots the one is kept that the follower furthest behind goes on from', () => {
    const branch = new TestBranch(store);
    branch.begin();
    const clocks: number[] = [];
    for (let made = 0; made < 8; made += 1) {
      branch.wander(chance(made + 1), 20);
      store.saveSnapshot(branch.state, (clocks[1] ?? 0) + 5);
      clocks.push(branch.state.clock);
    }
    const file = new Database(databaseFile(folder), { readonly: true });
    const kept = file.prepare('SELECT seq FROM snapshots ORDER BY seq').pluck().all();
    file.close();
    expect(kept).toEqual([clocks[1], ...clocks.slice(-3)]);
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

  test('STORE-2: a snapshot whose shape this program doesn’t know is left aside', () => {
    const branch = new TestBranch(store);
    branch.begin();
    branch.wander(chance(3), 100);
    store.saveSnapshot(branch.state);
    const { clock } = branch.state;
    store.close();
    const file = new Database(databaseFile(folder));
    const states = file.prepare<[], { seq: number; state: string }>('SELECT seq, state FROM snapshots').all();
    for (const { seq, state } of states) {
      const older = state.replace('"numberedDay"', '"countedDay"');
      file
        .prepare('UPDATE snapshots SET state = ?, state_hash = ? WHERE seq = ?')
        .run(older, hash('sha256', older, 'buffer'), seq);
    }
    file.close();
    expect(states).not.toEqual([]);
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

  test('STORE-4: the file itself refuses a number given twice and a changed event', () => {
    const branch = new TestBranch(store);
    branch.begin();
    branch.issue();
    branch.do({ type: 'call-next', counterId: 'counter-1' as never });
    store.close();
    const file = new Database(databaseFile(folder));
    expect(() =>
      file.exec(`INSERT INTO events SELECT seq + 1000, day, version, type, at, actor, command_id, 'other', payload,
      previous_hash, hash FROM events WHERE type = 'TicketIssued'`),
    ).toThrow(/UNIQUE constraint failed: index 'events_number_once_a_day'/);
    expect(() => file.exec('UPDATE events SET at = at + 1')).toThrow('only ever added to');
    expect(() => file.exec('DELETE FROM events')).toThrow('only ever added to');
    file.close();
    reopen();
  });

  test('STORE-4: the tables for reports refuse a visit in two states and a counter with two customers', () => {
    const branch = new TestBranch(store);
    branch.begin();
    branch.issue();
    branch.do({ type: 'call-next', counterId: 'counter-1' as never });
    catchUpReports({ folder });
    const file = new Database(reportsFile(folder));
    expect(() =>
      file.exec(`INSERT INTO intervals SELECT visit_id, step, place + 1, kind, service_id, class_id,
      'counter-2', agent_id, started_at, NULL FROM intervals WHERE ended_at IS NULL`),
    ).toThrow(/UNIQUE/);
    expect(() =>
      file.exec(`INSERT INTO intervals SELECT 'other', step, place, kind, service_id, class_id,
      counter_id, agent_id, started_at, NULL FROM intervals WHERE ended_at IS NULL`),
    ).toThrow(/UNIQUE/);
    file.close();
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
    reopen({ maxPages: 60 });
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
