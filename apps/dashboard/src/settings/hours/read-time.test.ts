import { wordsOf } from '@foyer/words/catalogue';
import { expect, test } from 'vitest';
import { halvesOf, readTime, writeTime } from './read-time.ts';

test('HOURS-3: times are understood as people type them, and what is none stays as it was typed', () => {
  const typed = ['9', '09', '9:30', '0930', '17.45', '24:00', ' 8 15 ', '5 pm', '12:30 AM', '', 'noon', '13 pm', '9:5'];
  expect(typed.map((text) => readTime(text))).toEqual([
    '09:00',
    '09:00',
    '09:30',
    '09:30',
    '17:45',
    '24:00',
    '08:15',
    '17:00',
    '00:30',
    '',
    'noon',
    '13 pm',
    '9:5',
  ]);
});

test('HOURS-3: times are written as the region writes them, and read back as the same', () => {
  const in24 = wordsOf('en', { locale: 'en-GB', timeZone: 'UTC', languages: ['en'], counterNoun: 'counter' });
  expect(['09:00', '17:30', '24:00', '', '9:5'].map((time) => writeTime(time, in24))).toEqual([
    '09:00',
    '17:30',
    '24:00',
    '',
    '9:5',
  ]);
  for (const language of ['en', 'ar']) {
    const in12 = wordsOf(language, {
      locale: 'en-US',
      timeZone: 'UTC',
      languages: ['en', 'ar'],
      counterNoun: 'counter',
    });
    expect(writeTime('09:00', in12)).toMatch(/^9:00\s/);
    const times = ['00:00', '00:30', '09:05', '12:00', '17:45', '23:59'];
    expect(times.map((time) => readTime(writeTime(time, in12), halvesOf(in12)))).toEqual(times);
  }
});
