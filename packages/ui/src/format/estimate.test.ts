import type { Estimate } from '@foyer/contract';
import { expect, test } from 'vitest';
import { formatEstimate, roundMinutes, sayNoEstimate } from './estimate.ts';

const minutes = (p50: number, p90: number): Estimate => ({
  kind: 'minutes',
  p50Seconds: p50 * 60,
  p90Seconds: p90 * 60,
  madeAt: '2026-02-03T10:00:00Z',
});

test('UI-1: an estimate is said to the minute below 10 and to 5 from there; its upper bound is never rounded down', () => {
  expect(formatEstimate(minutes(7.4, 9.2), 'en')).toBe('about 7 min, at most 10');
  expect(formatEstimate(minutes(12, 16.1), 'en')).toBe('about 10 min, at most 20');
  expect(formatEstimate(minutes(0.2, 0.9), 'en')).toBe('about 1 min');
  expect(formatEstimate(minutes(12, 12.2), 'ar')).toBe('نحو 10 دقائق، و15 دقيقة على الأكثر');
  expect(formatEstimate(minutes(2, 3), 'ar')).toBe('نحو دقيقتين، و3 دقائق على الأكثر');
  for (let value = 0; value < 120; value += 0.37) expect(roundMinutes(value, 'up')).toBeGreaterThanOrEqual(value);
});

test('UI-2: an estimate that is withheld has no minutes but a reason, in the reader’s language', () => {
  const withheld: Estimate = { kind: 'withheld', reason: 'no-counter' };
  expect(formatEstimate(withheld, 'en')).toBeNull();
  expect(sayNoEstimate(withheld, 'en')).toContain('no counter');
  expect(sayNoEstimate(withheld, 'ar-EG')).toContain('شباك');
  expect(sayNoEstimate(minutes(5, 9), 'en')).toBeNull();
});
