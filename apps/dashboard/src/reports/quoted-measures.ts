import type { QuoteWithheld } from '@foyer/basics';
import type { QuotedRow } from '@foyer/contract';
import type { Unit } from './measures.ts';

/** What was told, and how true it was. */
export const QUOTED_FIGURES = [
  'tickets',
  'quoted',
  'called',
  'covered',
  'meanError',
  'bias',
  'meanQuoted',
  'meanWait',
  'meanBound',
  'left',
  'waiting',
  'apart',
  'withheld',
] as const;
export type QuotedFigure = (typeof QUOTED_FIGURES)[number];

interface QuotedDefinition {
  readonly unit: Unit;
  /** `null` where there was nothing to measure. */
  readonly read: (row: QuotedRow) => number | null;
}

/** Every figure of a row, once: tiles, chart and table read them from here. */
export const quotedFigures: Readonly<Record<QuotedFigure, QuotedDefinition>> = {
  tickets: { unit: 'count', read: (row) => row.tickets },
  quoted: { unit: 'count', read: (row) => row.quoted },
  called: { unit: 'count', read: (row) => row.called },
  covered: { unit: 'share', read: (row) => row.covered },
  meanError: { unit: 'seconds', read: (row) => row.meanError },
  bias: { unit: 'seconds', read: (row) => row.bias },
  meanQuoted: { unit: 'seconds', read: (row) => row.meanQuoted },
  meanWait: { unit: 'seconds', read: (row) => row.meanWait },
  meanBound: { unit: 'seconds', read: (row) => row.meanBound },
  left: { unit: 'count', read: (row) => row.left },
  waiting: { unit: 'count', read: (row) => row.waiting },
  apart: { unit: 'count', read: (row) => row.apart },
  withheld: { unit: 'share', read: (row) => shareOf(row.withheld, row.tickets) },
};

/** The figures in the sets that the table shows at a time; the reasons stand beside the last one. */
export const QUOTED_SETS = {
  truth: ['called', 'covered', 'meanError', 'bias', 'meanQuoted', 'meanWait', 'meanBound'],
  tickets: ['tickets', 'quoted', 'called', 'left', 'waiting', 'apart', 'withheld'],
  reasons: ['tickets', 'withheld'],
} as const satisfies Record<string, readonly QuotedFigure[]>;
export type QuotedSet = keyof typeof QUOTED_SETS;

/** What the chart can show: one figure, or two that are read together. */
export const QUOTED_MEASURES = {
  against: ['meanQuoted', 'meanWait'],
  covered: ['covered'],
  error: ['meanError'],
  bias: ['bias'],
  withheld: ['withheld'],
} as const satisfies Record<string, readonly QuotedFigure[]>;
export type QuotedMeasure = keyof typeof QUOTED_MEASURES;
export const QUOTED_MEASURE_NAMES = Object.keys(QUOTED_MEASURES) as QuotedMeasure[];

/** Nine in ten are to be called within what they were told at most. */
export const PROMISED_SHARE = 0.9;

/** The reasons that occurred in these rows, the most frequent first, with how many tickets each. */
export function reasonsOf(row: QuotedRow): readonly { readonly reason: QuoteWithheld; readonly count: number }[] {
  return Object.entries(row.withheldBy)
    .map(([reason, count]) => ({ reason: reason as QuoteWithheld, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** A share of a number of things; `null` of nothing. */
export function shareOf(count: number, of: number): number | null {
  return of === 0 ? null : count / of;
}
