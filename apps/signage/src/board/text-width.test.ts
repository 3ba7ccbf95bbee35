import { expect, test } from 'vitest';
import { longestWordInEms, widthInEms } from './text-width.ts';

test('SCREEN-23: a name of several words needs the width of its longest', () => {
  expect(widthInEms('A042')).toBeCloseTo(2.49);
  expect(longestWordInEms('Reception A')).toBe(widthInEms('Reception'));
  expect(longestWordInEms('12')).toBe(widthInEms('12'));
  expect(widthInEms('Reception')).toBeGreaterThan(widthInEms('Recital'));
});
