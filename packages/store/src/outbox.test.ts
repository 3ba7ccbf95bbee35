import type { Instant } from '@foyer/basics';
import type { EventType } from '@foyer/queue-core';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { databaseFile } from './connection.ts';
import type { Occasion } from './outbox.ts';
import { StoreDamaged } from './problem.ts';
import { branch, fileOf, make, NOW, restore, shelf, shelfForEachTest } from './testing/kept-shelf.ts';
import { folder, reopen, store } from './testing/kept-store.ts';
import { opened, TestBranch } from './testing/test-branch.ts';
import { verify } from './verify.ts';

shelfForEachTest();

const at = (instant: number) => instant as Instant;
const occasion = (key: string, more: Partial<Occasion & { seq: number }> = {}) => ({
  key,
  payload: { key },
  seq: 1,
  ...more,
});
/** Advances in a batch of its own. */
const advance = (from: number, to: number, occasions: readonly (Occasion & { seq: number })[], name = 'phones') =>
  store.batch(() => store.outbox.advance(name, from, to, occasions));
const dueKeys = (now: number, name = 'phones') => store.outbox.due(name, at(now), 100).map(({ key }) => key);

let end: number;
beforeEach(() => {
  end = store.outbox.begin('phones', 'first') + 3;
});

test('OUTBOX-1: rows of some types are read in order, no more than wanted, whatever lies between', () => {
  for (let issued = 0; issued < 12; issued += 1) branch.issue();
  const types: readonly EventType[] = ['TicketIssued', 'CounterOpened', 'BackupMade'];
  const read = store.outbox.reader(types);
  const last = store.clock;
  const all = [...read(0, last, 1_000)];
  const wanted = [
    ...store.outbox.reader(['TicketIssued'])(0, last, 1_000),
    ...store.outbox.reader(['CounterOpened'])(0, last, 1_000),
  ];
  expect(all.map(({ seq }) => seq)).toEqual(wanted.map(({ seq }) => seq).toSorted((a, b) => a - b));
  expect(all.filter(({ event }) => event.body.type === 'TicketIssued')).toHaveLength(12);
  const pages: number[] = [];
  for (let page = [...read(0, last, 4)]; page.length > 0; page = [...read(pages.at(-1) ?? 0, last, 4)]) {
    expect(page.length).toBeLessThanOrEqual(4);
    pages.push(...page.map(({ seq }) => seq));
  }
  expect(pages).toEqual(all.map(({ seq }) => seq));
});

test('OUTBOX-1: what is to be sent and how far the log was followed are kept together or not at all', () => {
  expect(() => store.outbox.advance('phones', 0, end, [])).toThrow('inside a batch');
  expect(() => advance(1, end, [occasion('a')])).toThrow('phones has not come to event 1');
  expect(() => advance(0, 100_000, [occasion('a')])).toThrow('which the log does not have');
  expect(dueKeys(0)).toEqual([]);
  expect(store.outbox.cursorOf('phones')).toBe(0);
  advance(0, end, [occasion('a')]);
  reopen();
  expect(dueKeys(0)).toEqual(['a']);
  expect(store.outbox.cursorOf('phones')).toBe(end);
});

test('OUTBOX-2: a key is kept once for its follower, as it was first, also when it was answered since', () => {
  store.outbox.begin('hooks', 'first');
  advance(0, 1, [occasion('a', { payload: 1 }), occasion('a', { payload: 2 })]);
  advance(0, 1, [occasion('a', { payload: 3 })], 'hooks');
  expect(store.outbox.due('phones', at(0), 9).map(({ payload }) => payload)).toEqual([1]);
  expect(store.outbox.due('hooks', at(0), 9).map(({ payload }) => payload)).toEqual([3]);
  store.outbox.answered('phones', 'a', at(5));
  advance(1, 2, [occasion('a'), occasion('b')]);
  expect(dueKeys(0)).toEqual(['b']);
  expect(dueKeys(0, 'hooks')).toEqual(['a']);
});

test('OUTBOX-3: a follower begins at the end of the log or before its first event, and goes on from where it was', () => {
  const { clock } = store;
  expect(store.outbox.cursorOf('hooks')).toBeNull();
  expect(store.outbox.begin('hooks', 'end')).toBe(clock);
  branch.issue();
  expect(store.outbox.begin('hooks', 'end')).toBe(clock);
  expect(store.outbox.begin('phones', 'end')).toBe(0);
});

test('OUTBOX-5: what waits is due from its moment, then from when it is tried again, the longest due first', () => {
  advance(0, 1, [occasion('later', { notBefore: at(50) }), occasion('now'), occasion('too')]);
  expect(store.outbox.nextDueAt('phones', new Set())).toBe(0);
  expect(store.outbox.nextDueAt('phones', new Set(['now', 'too']))).toBe(50);
  store.outbox.failed('phones', 'now', 1, at(60));
  store.outbox.giveUp('phones', 'too', at(10), 'refused');
  expect(dueKeys(49)).toEqual([]);
  expect(dueKeys(50)).toEqual(['later']);
  expect(store.outbox.due('phones', at(60), 9)).toMatchObject([
    { key: 'later', tries: 0 },
    { key: 'now', tries: 1 },
  ]);
  expect(dueKeys(60)).toEqual(['later', 'now']);
  store.outbox.answered('phones', 'later', at(61));
  store.outbox.answered('phones', 'now', at(61));
  expect(store.outbox.nextDueAt('phones', new Set())).toBeNull();
});

test('OUTBOX-8: an event that can’t be read keeps none before it from being read', () => {
  branch.issue();
  const { clock } = store;
  branch.issue();
  store.close();
  const file = new Database(databaseFile(folder));
  file.exec('DROP TRIGGER events_refuse_update');
  file.prepare("UPDATE events SET payload = '{}' WHERE seq > ?").run(clock);
  file.close();
  reopen();
  const seen: number[] = [];
  const goThrough = () => {
    for (const { seq } of store.outbox.reader(['TicketIssued'])(0, store.clock, 9)) seen.push(seq);
  };
  expect(goThrough).toThrow(StoreDamaged);
  expect(seen).toHaveLength(1);
});

test('OUTBOX-10: by a clock that was put back, what failed is tried soon, and what has its moment waits for it', () => {
  advance(0, 1, [occasion('failed'), occasion('moment', { notBefore: at(9_000) }), occasion('soon')]);
  store.outbox.failed('phones', 'failed', 3, at(8_000));
  store.outbox.failed('phones', 'soon', 1, at(1_500));
  store.outbox.hasten('phones', at(1_000), at(2_000));
  expect(dueKeys(1_000)).toEqual(['failed']);
  expect(dueKeys(1_500)).toEqual(['failed', 'soon']);
  expect(dueKeys(9_000)).toEqual(['failed', 'soon', 'moment']);
});

test('OUTBOX-17: what was answered or given up is forgotten by age, some at a time; what waits is not', () => {
  advance(
    0,
    1,
    ['a', 'b', 'c', 'd', 'e'].map((key) => occasion(key)),
  );
  store.outbox.answered('phones', 'a', at(10));
  store.outbox.giveUp('phones', 'b', at(20), 'too-late');
  store.outbox.answered('phones', 'c', at(30));
  store.outbox.answered('phones', 'd', at(99));
  expect(store.outbox.purge(at(50), 2)).toBe(2);
  expect(store.purgeOutbox(at(50))).toBe(1);
  expect(store.purgeOutbox(at(50))).toBe(0);
  expect(dueKeys(0)).toEqual(['e']);
});

test('OUTBOX-11: restored data send nothing any more of what was before, neither what waited nor what was not yet found', () => {
  advance(0, end, [occasion('waiting'), occasion('sent')]);
  store.outbox.answered('phones', 'sent', at(5));
  branch.issue();
  const made = make();
  restore(fileOf(made));
  const data = `${shelf}/restored`;
  expect(verify(data)).toMatchObject({ ok: true });
  const file = new Database(databaseFile(data), { readonly: true });
  const rows = file.prepare('SELECT key, ended_at AS endedAt, given_up AS givenUp FROM outbox ORDER BY key').all();
  file.close();
  expect(rows).toEqual([
    { key: 'sent', endedAt: 5, givenUp: null },
    { key: 'waiting', endedAt: NOW, givenUp: 'restored' },
  ]);
  const back = opened(data);
  // What happens from the restore on is followed again, the restore itself first.
  expect(back.outbox.cursorOf('phones')).toBe(made.clock);
  new TestBranch(back).issue();
  const since = back.outbox.reader(['TicketIssued', 'BranchRestored'])(made.clock, back.clock, 9);
  const seen = Array.from(since, ({ event }) => event.body.type);
  expect(seen).toEqual(['BranchRestored', 'TicketIssued']);
  back.close();
});

test('OUTBOX-12: verify finds a follower of another log, and what is sent of an event that it has not come to', () => {
  store.outbox.begin('hooks', 'end');
  advance(0, end, [occasion('a', { seq: end })]);
  store.close();
  expect(verify(folder)).toMatchObject({ ok: true });
  const damage = (sql: string) => {
    const file = new Database(databaseFile(folder));
    file.exec(sql);
    file.close();
    return verify(folder);
  };
  const where = 'outbox';
  expect(damage(`UPDATE outbox SET seq = ${end + 1}`)).toMatchObject({
    ok: false,
    error: { where, message: `phones sends something of event ${end + 1}, to which it has not come.` },
  });
  expect(damage(`UPDATE outbox SET seq = ${end}; UPDATE followers SET log_hash = zeroblob(32)`)).toMatchObject({
    ok: false,
    error: { where, message: expect.stringContaining('hooks has followed to event') },
  });
  expect(damage('UPDATE followers SET seq = 0')).toMatchObject({
    ok: false,
    error: { message: /phones sends something/ },
  });
  // Nothing contradicts the log any more; but the cursors are not what was written.
  expect(damage('DELETE FROM outbox')).toMatchObject({ ok: false, error: { where: 'rows' } });
  expect(damage('UPDATE followers SET seq = 1000000')).toMatchObject({ ok: false, error: { where } });
});
