import { expect, it } from 'vitest';
import { formatMinutes } from './report-words.ts';

it('DASH-49: what rounds to zero has no sign', () => {
  expect(formatMinutes(-2, 'en', 'min')).toBe('0.0 min');
  expect(formatMinutes(-0, 'en', 'min')).toBe('0.0 min');
  expect(formatMinutes(2, 'en', 'min')).toBe('0.0 min');
});

it('DASH-49: what is below zero has a true minus sign, in Arabic after a mark that keeps it before the digits', () => {
  expect(formatMinutes(-90, 'en', 'min')).toBe('\u22121.5 min');
  expect(formatMinutes(-90, 'ar', 'د')).toBe('\u200E\u22121.5 د');
});
