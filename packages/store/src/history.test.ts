import { readFileSync, writeFileSync } from 'node:fs';
import type { ServiceId } from '@foyer/basics';
import { snapshotOf } from '@foyer/queue-core';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { type LogPlace, logStart, openHistory } from './history.ts';
import { keepLearning, learningFile, readLearning } from './learning-file.ts';
import { catchUpReports, reportsFile } from './projection/report-tables.ts';
import { folder, store, storeForEachTest } from './testing/kept-store.ts';
import { chance, TestBranch } from './testing/test-branch.ts';

storeForEachTest();

let branch: TestBranch;

beforeEach(() => {
  branch = new TestBranch(store);
  branch.begin();
  branch.wander(chance(7), 200);
  branch.try({ type: 'resume-service', serviceId: 'cash' as ServiceId });
});

/** Follows the log from a place in it, and says what was seen. */
function follow(from: LogPlace = logStart, until?: number) {
  const seen: number[] = [];
  const history = openHistory({ folder });
  const place = history.goTo(from, (_before, _event, after) => seen.push(after.clock), until);
  history.close();
  return { place, seen };
}

test('LEARN-1: who follows the log sees each event once and comes to the state that the branch has', () => {
  const { place, seen } = follow();
  expect(snapshotOf(place.state)).toEqual(snapshotOf(branch.state));
  expect(seen).toEqual(Array.from({ length: branch.state.clock }, (_, index) => index + 1));
});

test('LEARN-2: what was learned and kept is gone on from, wherever the snapshots stand', () => {
  keepLearning(folder, { head: follow().place.head, data: '{"learned":1}' });
  const kept = branch.state.clock;
  branch.wander(chance(8), 50);
  // A snapshot later than what was learned must not leave the events between them out.
  store.saveSnapshot(branch.state);
  branch.wander(chance(9), 50);
  const learned = readLearning(folder);
  if (learned === null) throw new Error('Nothing was kept.');
  expect(learned.data).toBe('{"learned":1}');
  const history = openHistory({ folder });
  expect(history.has(learned.head)).toBe(true);
  const from = history.placeAt(learned.head);
  history.close();
  const { place, seen } = follow(from);
  expect(seen[0]).toBe(kept + 1);
  expect(seen.at(-1)).toBe(branch.state.clock);
  expect(snapshotOf(place.state)).toEqual(snapshotOf(branch.state));
});

test('LEARN-3: what is damaged and what is of another history is left aside', () => {
  expect(readLearning(folder)).toBeNull();
  const { head } = follow().place;
  keepLearning(folder, { head, data: '{"learned":1}' });
  const whole = readFileSync(learningFile(folder));
  for (let at = 0; at < whole.length; at += 1) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(learningFile(folder), damaged);
    const read = readLearning(folder);
    const history = openHistory({ folder });
    expect(read === null || !history.has(read.head)).toBe(true);
    history.close();
  }
});

test('LEARN-4: the log can be followed to any event', () => {
  const middle = branch.state.clock - 40;
  const then = follow(logStart, middle).place;
  expect(then.head.seq).toBe(middle);
  const again = follow(then);
  expect(again.seen).toHaveLength(40);
  const history = openHistory({ folder });
  expect(snapshotOf(history.placeAt(then.head).state)).toEqual(snapshotOf(then.state));
  history.close();
});

test('QUOTE-6: what each ticket was told stands in a table, to be held against what happened', () => {
  const visit = branch.issue();
  catchUpReports({ folder });
  const file = new Database(reportsFile(folder), { readonly: true });
  const row = file.prepare('SELECT * FROM steps WHERE visit_id = ? AND step = 0').get(visit.id);
  const untold = file
    .prepare(`SELECT count(*) FROM steps JOIN intervals USING (visit_id, step)
      WHERE step = 0 AND place = 0 AND kind = 'waiting' AND quoted_p50 IS NULL AND withheld IS NULL`)
    .pluck();
  expect(untold.get()).toBe(0);
  file.close();
  const { quote } = visit;
  expect(row).toMatchObject({
    service_id: 'cash',
    class_id: 'normal',
    arrived_at: visit.issuedAt,
    quoted_p50: quote?.kind === 'minutes' ? quote.p50Seconds * 1000 : null,
    quoted_p90: quote?.kind === 'minutes' ? quote.p90Seconds * 1000 : null,
    withheld: quote?.kind === 'withheld' ? quote.reason : null,
  });
});

test('QUOTE-7: a visit and what it was told are found by the number on its ticket', () => {
  const visit = branch.issue();
  const history = openHistory({ folder });
  const told = { issued: { visitId: visit.id, number: visit.number }, quote: { kind: 'minutes' } };
  expect(history.ticketNamed(visit.number)).toMatchObject(told);
  expect(history.ticketNamed(visit.id)).toMatchObject(told);
  expect(history.ticketNamed('nobody')).toBeNull();
  history.close();
});
