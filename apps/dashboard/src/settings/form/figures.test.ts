import { expect, test } from 'vitest';
import { parseFigure, writeFigure } from './figures.ts';

test.each([
  ['7', 'plain', 7],
  ['1,5', 'plain', 1.5],
  ['٤٫٥', 'minutes', 270],
  ['۱۲', 'plain', 12],
  [' 0.5 ', 'minutes', 30],
  ['80', 'percent', 0.8],
  ['33.3', 'percent', 0.333],
  ['', 'plain', null],
  ['many', 'plain', 'many'],
  ['1.2.3', 'minutes', '1.2.3'],
] as const)('SETTINGS-42: “%s” (%s) is read as %s', (text, scale, figure) => {
  expect(parseFigure(text, scale)).toBe(figure);
});

test('SETTINGS-42: a stored figure is written in its unit, and what was no number as it was written', () => {
  expect(writeFigure(270, 'minutes')).toBe('4.5');
  expect(writeFigure(100, 'minutes')).toBe('1.67');
  expect(writeFigure(0.8, 'percent')).toBe('80');
  expect(writeFigure('many', 'plain')).toBe('many');
  expect(writeFigure(undefined, 'plain')).toBe('');
});
