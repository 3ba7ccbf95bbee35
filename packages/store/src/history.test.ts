import { type BranchState, snapshotOf } from '@foyer/queue-core';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { databaseFile } from './connection.ts';
import { openHistory } from './history.ts';
import { catchUpReports, reportsFile } from './projection/report-tables.ts';
import { folder, store } from './testing/kept-store.ts';
import { chance, TestBranch } from './testing/test-branch.ts';

let branch: TestBranch;

beforeEach(() => {
  branch = new TestBranch(store);
  branch.begin();
  branch.wander(chance(7), 200);
});

/** Follows the log, learning from it how many events there were. */
function follow(until?: number, reads: (kept: string) => boolean = () => true) {
  let counted = 0;
  const seen: number[] = [];
  const history = openHistory({ folder });
  const state: BranchState = history.follow({
    begin: (kept) => {
      if (kept !== null && !reads(kept)) return false;
      counted = kept === null ? 0 : Number(JSON.parse(kept));
      return true;
    },
    each: (_before, _event, after) => {
      counted += 1;
      seen.push(after.clock);
    },
    ...(until === undefined ? {} : { until }),
  });
  history.close();
  return { state, counted, seen };
}

const keep = (clock: number) => store.saveLearning({ clock, data: JSON.stringify(clock), at: branch.state.at });

test('LEARN-1: whoever follows the log sees each event once and comes to the state that the branch has', () => {
  const { state, counted, seen } = follow();
  expect(snapshotOf(state)).toEqual(snapshotOf(branch.state));
  expect(counted).toBe(branch.state.clock);
  expect(seen).toEqual(Array.from({ length: branch.state.clock }, (_, index) => index + 1));
});

test('LEARN-2: what was learned and kept is gone on from, wherever the snapshots stand', () => {
  keep(branch.state.clock);
  const kept = branch.state.clock;
  branch.wander(chance(8), 50);
  // A snapshot later than what was learned must not leave the events between them out.
  store.saveSnapshot(branch.state);
  branch.wander(chance(9), 50);
  const { state, counted, seen } = follow();
  expect(seen[0]).toBe(kept + 1);
  expect(counted).toBe(branch.state.clock);
  expect(snapshotOf(state)).toEqual(snapshotOf(branch.state));
});

test('LEARN-3: what another version learned, what is damaged and what is of another history is left aside', () => {
  const first = branch.state.clock;
  keep(first);
  branch.wander(chance(8), 50);
  keep(branch.state.clock);
  expect(follow(undefined, (kept) => kept === String(first)).seen[0]).toBe(first + 1);
  expect(follow(undefined, () => false).seen[0]).toBe(1);
  const file = new Database(databaseFile(folder));
  file.prepare('UPDATE learnings SET data = ? WHERE seq = ?').run('99', branch.state.clock);
  expect(follow().seen[0]).toBe(first + 1);
  file.prepare('UPDATE learnings SET log_hash = zeroblob(32)').run();
  file.close();
  expect(follow()).toMatchObject({ counted: branch.state.clock });
});

test('LEARN-4: the log can be followed to any event, from what was learned before it', () => {
  const middle = branch.state.clock - 40;
  const then = follow(middle);
  expect(then.state.clock).toBe(middle);
  keep(middle - 10);
  keep(branch.state.clock);
  const again = follow(middle);
  expect(again.seen).toHaveLength(10);
  expect(snapshotOf(again.state)).toEqual(snapshotOf(then.state));
  expect(() => keep(branch.state.clock + 1)).toThrow('which the log does not have');
});

test('QUOTE-6: what each ticket was told stands in a table, to be held against what happened', () => {
  const visit = branch.issue();
  catchUpReports({ folder });
  const file = new Database(reportsFile(folder), { readonly: true });
  const row = file.prepare('SELECT * FROM quotes WHERE visit_id = ?').get(visit.id);
  const untold = file
    .prepare('SELECT count(*) FROM visits WHERE visit_id NOT IN (SELECT visit_id FROM quotes)')
    .pluck();
  expect(untold.get()).toBe(0);
  file.close();
  const { quote } = visit;
  expect(row).toMatchObject({
    service_id: 'cash',
    class_id: 'normal',
    issued_at: visit.issuedAt,
    p50: quote?.kind === 'minutes' ? quote.p50Seconds * 1000 : null,
    p90: quote?.kind === 'minutes' ? quote.p90Seconds * 1000 : null,
    most_minutes: quote?.kind === 'minutes' ? quote.mostMinutes : null,
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
