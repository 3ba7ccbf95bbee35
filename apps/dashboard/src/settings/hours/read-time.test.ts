import { expect, test } from 'vitest';
import { readTime } from './read-time.ts';

test('HOURS-3: times are understood as people type them, and what is none stays as it was typed', () => {
  const typed = ['9', '09', '9:30', '0930', '17.45', '24:00', ' 8 15 ', '', 'noon', '9:5', '12345'];
  expect(typed.map(readTime)).toEqual([
    '09:00',
    '09:00',
    '09:30',
    '09:30',
    '17:45',
    '24:00',
    '08:15',
    '',
    'noon',
    '9:5',
    '12345',
  ]);
});
