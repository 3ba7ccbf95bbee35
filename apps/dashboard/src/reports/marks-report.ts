import { MARKS_BY, type MarksBy, recordOf } from '@foyer/basics';
import { MARK_COUNTS, type MarkCount, type MarksRow } from '@foyer/contract';
import { client } from '../shell/server.ts';
import type { GroupedDefinition, GroupedFigure } from './grouped-report.tsx';

type MarkFigure = MarkCount | 'share' | 'totalSeconds' | 'meanSeconds';

const MEASURES = {
  times: ['times', 'offers'],
  share: ['share'],
  mean: ['meanSeconds'],
  total: ['totalSeconds'],
} as const satisfies Record<string, readonly MarkFigure[]>;

const SETS = {
  times: ['times', 'marked', 'share', 'timed', 'totalSeconds', 'meanSeconds'],
  amounts: ['times', 'offers'],
} as const satisfies Record<string, readonly MarkFigure[]>;

/** What agents recorded about steps: how often, how long, what it came to, and on what share of those served. */
export const marksReport: GroupedDefinition<MarksBy, MarksRow, MarkFigure, keyof typeof MEASURES, keyof typeof SETS> = {
  name: 'marks',
  ask: (marksBy, query, signal) => client.call('marksReport', { params: { marksBy }, query, signal }),
  groups: MARKS_BY,
  figures: {
    ...recordOf(MARK_COUNTS, (name): GroupedFigure<MarksRow> => ({ unit: 'count', read: (row) => row[name] })),
    share: { unit: 'share', read: ({ share }) => share },
    totalSeconds: { unit: 'seconds', read: ({ timed, totalSeconds }) => (timed === 0 ? null : totalSeconds) },
    meanSeconds: { unit: 'seconds', read: ({ meanSeconds }) => meanSeconds },
  },
  headlines: ['times', 'marked', 'share', 'offers', 'totalSeconds', 'meanSeconds'],
  measures: MEASURES,
  sets: SETS,
  setOf: () => 'times',
  isEmpty: ({ times }) => times === 0,
  words: ({ t }) => ({
    by: t('reports.marks.by'),
    group: (by) => t(`reports.marks.group.${by}`),
    figure: (figure) => t(`reports.marks.figure.${figure}`),
    base: (figure) => t(`reports.marks.base.${figure}`),
    measure: (measure) => t(`reports.marks.measure.${measure}`),
    chart: (measure) => t(`reports.marks.chart.${measure}`),
    set: (set) => t(`reports.marks.set.${set}`),
    all: t('reports.marks.all'),
    empty: t('reports.marks.empty'),
  }),
  // A column for each unit that occurs: sums of two units mean nothing.
  more: (set, total, _labels, words) =>
    set === 'times'
      ? []
      : (['amounts', 'offerAmounts'] as const).flatMap((of) =>
          total[of].map(({ unit }) => ({
            id: `${of} ${unit}`,
            head: words.t(`reports.marks.${of}`, { unit }),
            base: words.t(`reports.marks.base.${of}`),
            value: (row: MarksRow) => {
              const found = row[of].find((amount) => amount.unit === unit);
              return found === undefined ? words.t('shell.common.none') : words.amount(found);
            },
          })),
        ),
};
