import type { Instant, VisitId } from '@foyer/basics';
import type { Estimate, Estimates } from '@foyer/flow';
import { expect, test } from 'vitest';
import { standingEstimates } from './standing-estimates.ts';

const visit = 'visit' as VisitId;

function made(at: number, estimate: Estimate): Estimates {
  return {
    madeAt: at as Instant,
    clock: at,
    visits: new Map([[visit, estimate]]),
    arrivals: new Map([['a', estimate]]),
  };
}

const minutes = (p50Seconds: number, ahead = 2): Estimate => ({
  kind: 'minutes',
  p50Seconds,
  p90Seconds: 2 * p50Seconds,
  ahead,
});

test('PERF-1: an estimate whose figures stand is the one of before, with the instant it was first made', () => {
  const first = standingEstimates(made(1, minutes(60)), null);
  const second = standingEstimates(made(2, minutes(60.2)), first);
  const estimate = second.visits.get(visit);
  expect(estimate).toBe(first.visits.get(visit));
  expect(second.arrivals.get('a')).toBe(first.arrivals.get('a'));
  expect(estimate && second.madeAtOf(estimate)).toBe(1);
  expect(second.madeAt).toBe(2);
});

test.each<[string, Estimate, Estimate]>([
  ['seconds', minutes(60), minutes(61)],
  ['place', minutes(60), minutes(60, 1)],
  ['minutes after none', { kind: 'withheld', reason: 'no-evidence', ahead: 2 }, minutes(60)],
  [
    'reason',
    { kind: 'withheld', reason: 'no-evidence', ahead: 2 },
    { kind: 'withheld', reason: 'no-counter', ahead: 2 },
  ],
])('PERF-1: another estimate is made now: %s', (_what, before, now) => {
  const second = standingEstimates(made(2, now), standingEstimates(made(1, before), null));
  expect(second.visits.get(visit)).toBe(now);
  expect(second.madeAtOf(now)).toBe(2);
});
