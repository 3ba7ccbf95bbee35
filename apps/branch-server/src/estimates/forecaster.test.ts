import { Learning } from '@foyer/flow';
import { initialState } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import { EstimatePublisher } from './estimate-publisher.ts';
import { Forecaster, seedOf } from './forecaster.ts';
import { farTooMuch, morning } from './testing/morning.ts';

const { log, at, steps } = morning(farTooMuch);

const fresh = () => new Forecaster(initialState, new Learning(), new EstimatePublisher());

/** One that has seen the morning. */
function experienced(): Forecaster {
  const forecaster = fresh();
  for (const { before, event, after } of steps) forecaster.see(before, event, after);
  return forecaster;
}

test('FOLLOW-1: no event may be missing between those that are followed', () => {
  const forecaster = fresh();
  const [first, , third] = steps;
  if (first === undefined || third === undefined) throw new Error('The morning is too short.');
  forecaster.see(first.before, first.event, first.after);
  expect(() => forecaster.see(third.before, third.event, third.after)).toThrow('does not follow');
});

test('FOLLOW-2: the same log, instant and number of paths give the same figures', () => {
  const estimates = [1, 2].map(() => {
    return experienced().estimate(at, 100, () => false);
  });
  expect(estimates[0]?.upserts.length).toBe(3);
  expect(estimates[0]).toEqual(estimates[1]);
  expect(estimates[0]).toMatchObject({ clock: log.length, seed: seedOf(log.length), paths: 100, madeAt: at });
});

test('FOLLOW-4: what tickets were told is held against their waits, and the next are told accordingly', () => {
  const { atIssue } = JSON.parse(experienced().learned()) as {
    atIssue: { newest: { median: number; waited: number }[] };
  };
  expect(atIssue.newest.length).toBeGreaterThan(10);
  expect(atIssue.newest.every(({ median, waited }) => median > waited)).toBe(true);
});

test('FOLLOW-3: before the branch is configured there is nothing to estimate', () => {
  expect(fresh().estimate(at, 100, () => false)).toBeNull();
});
