import { wordsOf } from '@foyer/words/catalogue';
import { expect, it } from 'vitest';
import { formatMinutes } from './report-labels.ts';

const english = wordsOf('en', null);
const arabic = wordsOf('ar', null);

it('DASH-49: what rounds to zero has no sign', () => {
  expect(formatMinutes(-2, english)).toBe('0.0 min');
  expect(formatMinutes(-0, english)).toBe('0.0 min');
  expect(formatMinutes(2, english)).toBe('0.0 min');
});

it('DASH-49: what is below zero has a true minus sign, in Arabic after a mark that keeps it before the digits', () => {
  expect(formatMinutes(-90, english)).toBe('\u22121.5 min');
  expect(formatMinutes(-90, arabic)).toBe('\u200E\u22121.5 د');
});
