import { expect, test } from 'vitest';
import { isMet } from './bars.ts';
import { pinballLoss, scoresBy, scoresOf } from './scores.ts';
import { barTable, SCORE_HEADINGS, scoreCells, textTable } from './text-table.ts';

const outcomes = [
  { waited: 100, p50: 80, p90: 90, group: 'a' },
  { waited: 50, p50: 90, p90: 150, group: 'b' },
];

test('WAITS-5: errors, coverage and pinball of outcomes', () => {
  expect(scoresOf(outcomes)).toEqual({
    count: 2,
    meanAbsoluteError: 30,
    rootMeanSquareError: Math.sqrt(1000),
    bias: 10,
    covered: 0.5,
    meanBound: 120,
    pinball50: 15,
    pinball90: (9 + 10) / 2,
    pinball: (15 + 9.5) / 2,
  });
  expect(pinballLoss(0.9, 100, 110)).toBeCloseTo(9, 9);
  expect(pinballLoss(0.9, 110, 100)).toBeCloseTo(1, 9);
  expect(scoresOf([])).toBeNull();
});

test('WAITS-5: groups are scored apart', () => {
  const scores = scoresBy(outcomes, ({ group }) => group);
  expect([...scores].map(([group, { count, covered }]) => [group, count, covered])).toEqual([
    ['a', 1, 0],
    ['b', 1, 1],
  ]);
});

test('WAITS-6: a bar is met, missed or not measured, and the table says which', () => {
  const bars = [
    { what: 'error', figure: 0.7, atMost: 0.72, unit: 'ratio' },
    { what: 'covered', figure: 0.93, atLeast: 0.88, atMost: 0.92, unit: 'share' },
    { what: 'update', figure: null, atMost: 50, unit: 'ms' },
  ] as const;
  expect(bars.map(isMet)).toEqual([true, false, null]);
  const table = barTable(bars);
  expect(table).toMatch(/error +\| +0\.700 \| +≤ 0\.720 \| +met /);
  expect(table).toMatch(/covered +\| +93\.0 % \| 88\.0 %–92\.0 % \| +MISSED /);
  expect(table).toMatch(/update +\| +\| +≤ 50\.0 ms \| not measured /);
});

test('WAITS-6: tables are aligned, and hold as many cells as headings', () => {
  const table = textTable(
    ['who', ...SCORE_HEADINGS],
    [
      ['one', ...scoreCells(scoresOf(outcomes))],
      ['nobody', ...scoreCells(null)],
    ],
  );
  const lines = table.split('\n');
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(new Set(lines.map((line) => line.split(' | ').length))).toEqual(new Set([1 + SCORE_HEADINGS.length]));
});
