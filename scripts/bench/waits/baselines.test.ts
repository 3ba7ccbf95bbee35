import { expect, test } from 'vitest';
import { BASELINES, byPosition, withAbandonment } from './baselines.ts';
import { addedBound, multipliedBound, recentWaitsBound } from './bounds.ts';
import { BranchHistory } from './branch-history.ts';

function history(): BranchHistory {
  const known = new BranchHistory(500);
  for (const seconds of [100, 200, 300]) known.served(seconds);
  for (let count = 0; count < 9; count += 1) known.called(40 + count);
  known.left(48);
  return known;
}

test('WAITS-3: position × mean service ÷ open counters, the place being one further than those ahead', () => {
  expect(byPosition(3, 4, history())).toBe(200);
  // Nobody is open: as if one were.
  expect(byPosition(0, 0, history())).toBe(200);
  expect(byPosition(0, 1, new BranchHistory(500))).toBe(500);
});

test('WAITS-3: with abandonment each place ahead goes at the rate of the counters and of those who may leave', () => {
  const known = history();
  // One left in 444 s of waiting.
  expect(known.leavingRate).toBeCloseTo(1 / 444, 10);
  const rates = [0, 1, 2].map((k) => 2 / 200 + k / 444);
  expect(withAbandonment(2, 2, known)).toBeCloseTo(
    rates.reduce((sum, rate) => sum + 1 / rate, 0),
    9,
  );
});

test('WAITS-3: without leaving, queue length with abandonment is position × mean service ÷ counters', () => {
  const known = new BranchHistory(120);
  known.called(50);
  expect(withAbandonment(5, 3, known)).toBeCloseTo(byPosition(5, 3, known), 9);
});

test('WAITS-3: the last to enter service and the mean of the last ten waits', () => {
  const situation = { aheadByArrival: 9, ahead: 5, openCounters: 3 };
  const said = Object.fromEntries(BASELINES.map(({ name, estimate }) => [name, estimate(situation, history())]));
  expect(said).toMatchObject({
    'last to enter service': 48,
    'mean of the last ten waits': 44,
    'position, arrival order': (10 * 200) / 3,
    'position, true order': 400,
  });
});

test('WAITS-4: a bound is the estimate corrected by the 90 % quantile of what it was off by', () => {
  const added = addedBound();
  const multiplied = multipliedBound();
  const recent = recentWaitsBound(5);
  expect(added.of(60)).toBe(60);
  for (let off = 1; off <= 19; off += 1) {
    for (const bound of [added, multiplied, recent]) bound.resolved(100, 100 + off);
  }
  // The 18th of 19 errors: 0.9 × 20.
  expect(added.of(60)).toBe(78);
  expect(multiplied.of(50)).toBeCloseTo(59, 9);
  expect(recent.of(1)).toBe(119);
});

test('WAITS-4: a bound forgets all but the newest 500 errors', () => {
  const added = addedBound();
  for (let count = 0; count < 500; count += 1) added.resolved(0, 1000);
  for (let count = 0; count < 500; count += 1) added.resolved(0, 5);
  expect(added.of(0)).toBe(5);
});
