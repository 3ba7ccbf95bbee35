import type { Estimate } from '@foyer/contract';
import { expect, test } from 'vitest';
import { estimateMinutes, formatEstimate, sayNoEstimate } from './estimate.ts';

const minutes = (aboutMinutes: number, mostMinutes: number): Estimate => ({
  kind: 'minutes',
  p50Seconds: 1,
  p90Seconds: 2,
  aboutMinutes,
  mostMinutes,
  madeAt: '2026-02-03T10:00:00Z',
  asOf: null,
});

test('UI-1: an estimate is said with the very figures that the branch tells, in the reader’s language and its plurals', () => {
  expect(estimateMinutes(minutes(7, 10))).toEqual({ about: 7, most: 10 });
  expect(formatEstimate(minutes(7, 10), 'en')).toBe('about 7 min, at most 10');
  expect(formatEstimate(minutes(1, 1), 'en')).toBe('about 1 min');
  expect(formatEstimate(minutes(10, 15), 'ar')).toBe('نحو 10 دقائق، و15 دقيقة على الأكثر');
  expect(formatEstimate(minutes(2, 3), 'ar')).toBe('نحو دقيقتين، و3 دقائق على الأكثر');
});

test('UI-2: an estimate that is withheld has no minutes but a reason, in the reader’s language', () => {
  const withheld: Estimate = { kind: 'withheld', reason: 'no-counter' };
  expect(formatEstimate(withheld, 'en')).toBeNull();
  expect(sayNoEstimate(withheld, 'en')).toContain('no counter');
  expect(sayNoEstimate(withheld, 'ar-EG')).toContain('شباك');
  expect(sayNoEstimate({ kind: 'withheld', reason: 'estimates-old' }, 'en')).toContain('No estimate');
  expect(sayNoEstimate(minutes(5, 9), 'en')).toBeNull();
});
