import { expect, test } from 'vitest';
import { languageName, localText } from './text.ts';
import { formatClockTime, formatDuration } from './time.ts';

test('UI-3: durations are said in the reader’s language, with Western digits as on the ticket', () => {
  expect(formatDuration(45.9, 'en')).toBe('45 sec');
  expect(formatDuration(3900, 'en', 'words')).toBe('1 hour 5 minutes');
  expect(formatDuration(7200, 'en', 'words')).toBe('2 hours');
  expect(formatDuration(180, 'ar', 'words')).toBe('3 دقائق');
  expect(formatDuration(272, 'ar', 'clock')).toBe('4:32');
  expect(formatDuration(3872, 'en', 'clock')).toBe('1:04:32');
  expect(formatDuration(-5, 'en', 'clock')).toBe('0:00');
});

test('UI-4: a time of day is the branch’s, in 24 hours', () => {
  expect(formatClockTime('2026-02-03T22:05:00Z', 'en', 'Asia/Riyadh')).toBe('01:05');
  expect(formatClockTime('2026-02-03T12:05:00Z', 'ar', 'Asia/Riyadh')).toBe('15:05');
});

test('UI-5: a text is shown in the reader’s language, else in the fallback’s, else in whichever there is', () => {
  const text = { en: 'Loans', ar: 'قروض' };
  expect(localText(text, 'ar-EG')).toBe('قروض');
  expect(localText(text, 'fr')).toBe('Loans');
  expect(localText({ de: 'Kredite' }, 'fr')).toBe('Kredite');
  expect([languageName('en'), languageName('ar')]).toEqual(['English', 'العربية']);
});
