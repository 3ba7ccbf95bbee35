import type { Estimate } from '@foyer/contract';
import { expect, test } from 'vitest';
import { formatEstimate, formatEstimateParts, formatNoEstimate, formatTold } from './estimate.ts';

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
  expect(formatEstimate(minutes(7, 10), 'en')).toBe('about 7 min, at most 10');
  expect(formatEstimate(minutes(10, 15), 'ar')).toBe('نحو 10 دقائق، و15 دقيقة على الأكثر');
  expect(formatEstimate(minutes(2, 3), 'ar')).toBe('نحو دقيقتين، و3 دقائق على الأكثر');
  expect(formatEstimate(minutes(1, 2), 'ar')).toBe('نحو دقيقة، ودقيقتان على الأكثر');
  expect(formatEstimate(minutes(11, 100), 'ar')).toBe('نحو 11 دقيقة، و100 دقيقة على الأكثر');
});

test('UI-10: the two parts of an estimate are the same words; where both figures are the same one is said', () => {
  expect(formatEstimateParts(minutes(15, 40), 'en')).toEqual({ about: 'about 15 min', most: 'at most 40' });
  expect(formatEstimateParts(minutes(15, 40), 'ar')).toEqual({ about: 'نحو 15 دقيقة', most: '40 دقيقة على الأكثر' });
  expect(formatEstimateParts(minutes(1, 1), 'en')).toEqual({ about: 'about 1 min', most: null });
  expect(formatEstimate(minutes(1, 1), 'en')).toBe('about 1 min');
  for (const language of ['en', 'ar']) {
    const said = formatEstimateParts(minutes(7, 10), language);
    expect(formatEstimate(minutes(7, 10), language)).toContain(said?.about);
    expect(formatEstimate(minutes(7, 10), language)).toContain(said?.most);
  }
});

test('UI-12: what lasts more than two hours is said as that, without a figure that nobody can keep', () => {
  expect(formatEstimate(minutes(110, 120), 'en')).toBe('about 110 min, at most 120');
  expect(formatEstimate(minutes(90, 125), 'en')).toBe('about 90 min, perhaps over 2 hours');
  expect(formatEstimate(minutes(130, 240), 'en')).toBe('over 2 hours');
  expect(formatEstimate(minutes(240, 240), 'en')).toBe('over 2 hours');
  expect(formatEstimate(minutes(90, 240), 'ar')).toBe('نحو 90 دقيقة، وقد يتجاوز ساعتين');
  expect(formatEstimate(minutes(130, 240), 'ar')).toBe('أكثر من ساعتين');
  expect(formatTold({ aboutMinutes: 90, mostMinutes: 240 }, 'en')).toBeNull();
  expect(formatTold({ aboutMinutes: 10, mostMinutes: 15 }, 'en')).toBe('about 10 min, at most 15');
});

test('UI-2: an estimate that is withheld has no minutes but a reason, in the reader’s language', () => {
  const withheld: Estimate = { kind: 'withheld', reason: 'no-counter' };
  expect(formatEstimate(withheld, 'en')).toBeNull();
  expect(formatNoEstimate(withheld, 'en')).toBe('Waiting time not known yet: no counter is serving this');
  expect(formatNoEstimate(withheld, 'en', 'short')).toBe('Waiting time not known yet');
  expect(formatNoEstimate(withheld, 'ar-EG')).toContain('شباك');
  expect(formatNoEstimate({ kind: 'withheld', reason: 'estimates-old' }, 'en')).toBe('Waiting time not known just now');
  expect(formatNoEstimate(minutes(5, 9), 'en')).toBeNull();
});
