import type { QuotedRow } from '@foyer/contract';
import { expect, it } from 'vitest';
import { QUOTED_FIGURES, QUOTED_MEASURE_NAMES, QUOTED_MEASURES, quotedFigures, reasonsOf } from './quoted-measures.ts';

const row: QuotedRow = {
  key: 'all',
  tickets: 0,
  quoted: 0,
  called: 0,
  left: 0,
  waiting: 0,
  apart: 0,
  meanQuoted: null,
  meanWait: null,
  meanError: null,
  bias: null,
  meanBound: null,
  covered: null,
  withheld: 0,
  withheldBy: {
    'no-evidence': 0,
    'no-counter': 0,
    'branch-closed': 0,
    'service-suspended': 0,
    'clock-stepped': 0,
    'not-ready': 0,
    'estimates-old': 0,
  },
};

it('DASH-37: every figure of what was told can be read, and is nothing where nothing was measured', () => {
  const read = QUOTED_FIGURES.map((figure) => quotedFigures[figure].read(row));
  expect(read.filter((value) => value !== null && value !== 0)).toEqual([]);
  expect(quotedFigures.withheld.read({ ...row, tickets: 8, withheld: 2 })).toBe(0.25);
  for (const measure of QUOTED_MEASURE_NAMES) {
    expect(new Set(QUOTED_MEASURES[measure].map((figure) => quotedFigures[figure].unit)).size).toBe(1);
  }
});

it('DASH-37: only reasons that occurred are named, the most frequent first', () => {
  expect(reasonsOf(row)).toEqual([]);
  expect(reasonsOf({ ...row, withheldBy: { ...row.withheldBy, 'no-evidence': 2, 'not-ready': 5 } })).toEqual([
    { reason: 'not-ready', count: 5 },
    { reason: 'no-evidence', count: 2 },
  ]);
});
