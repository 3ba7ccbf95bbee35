import { Learning } from '@foyer/flow';
import { initialState } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import { EstimatePublisher } from './estimate-publisher.ts';
import { Forecaster, seedOf } from './forecaster.ts';
import { farTooMuch, morning } from './testing/morning.ts';

const fresh = () => new Forecaster({ state: initialState, learning: new Learning() }, new EstimatePublisher());
const { log, at } = morning(farTooMuch);

test('FOLLOW-1: events that were read with the log are not followed twice, and none may be missing', () => {
  const [once, twice] = [fresh(), fresh()];
  once.follow(0, log);
  twice.follow(0, log.slice(0, 20));
  twice.follow(0, log.slice(0, 10));
  twice.follow(12, log.slice(12, 30));
  expect(twice.clock).toBe(30);
  twice.follow(30, log.slice(30));
  expect(twice.learned()).toEqual(once.learned());
  expect(() => once.follow(log.length + 2, [])).toThrow('never came');
});

test('FOLLOW-2: the same log, instant and number of paths give the same figures', () => {
  const estimates = [1, 2].map(() => {
    const forecaster = fresh();
    forecaster.follow(0, log);
    return forecaster.estimate(at, 100, () => false);
  });
  expect(estimates[0]?.upserts.length).toBe(3);
  expect(estimates[0]).toEqual(estimates[1]);
  expect(estimates[0]).toMatchObject({ clock: log.length, seed: seedOf(log.length), paths: 100, madeAt: at });
});

test('FOLLOW-4: what tickets were told is held against their waits, and the next are told accordingly', () => {
  const forecaster = fresh();
  forecaster.follow(0, log);
  const { atIssue } = JSON.parse(forecaster.learned().data) as {
    atIssue: { newest: { median: number; waited: number }[] };
  };
  expect(atIssue.newest.length).toBeGreaterThan(10);
  expect(atIssue.newest.every(({ median, waited }) => median > waited)).toBe(true);
});

test('FOLLOW-3: before the branch is configured there is nothing to estimate', () => {
  expect(fresh().estimate(at, 100, () => false)).toBeNull();
});
