import { type QuoteWithheld, recordOf } from '@foyer/basics';
import { QUOTED_COUNTS, QUOTED_TIMES, type QuotedCount, type QuotedRow, type QuotedTime } from '@foyer/contract';
import type { Unit } from './measures.ts';

/** What was told, and how true it was. */
export type QuotedFigure = QuotedCount | QuotedTime | 'covered' | 'withheld';

interface QuotedDefinition {
  readonly unit: Unit;
  /** `null` where there was nothing to measure. */
  readonly read: (row: QuotedRow) => number | null;
}

/** Every figure of a row, once: tiles, chart and table read them from here. */
export const quotedFigures: Readonly<Record<QuotedFigure, QuotedDefinition>> = {
  ...recordOf(QUOTED_COUNTS, (name): QuotedDefinition => ({ unit: 'count', read: (row) => row[name] })),
  ...recordOf(QUOTED_TIMES, (name): QuotedDefinition => ({ unit: 'seconds', read: (row) => row[name] })),
  covered: { unit: 'share', read: (row) => row.covered },
  withheld: { unit: 'share', read: (row) => shareOf(row.withheld, row.tickets) },
};
export const QUOTED_FIGURES = Object.keys(quotedFigures) as QuotedFigure[];

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
