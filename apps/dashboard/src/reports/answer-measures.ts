import { recordOf } from '@foyer/basics';
import { ANSWER_COUNTS, type AnswerCount, type AnswersRow, type AnswerTime } from '@foyer/contract';
import type { Unit } from './measures.ts';

/** What is shown of each time. */
const SHOWN_TIMES = {
  firstResponseMedian: ['firstResponse', 'median'],
  firstResponseP90: ['firstResponse', 'p90'],
  resolutionMedian: ['resolutionTime', 'median'],
  resolutionP90: ['resolutionTime', 'p90'],
} as const satisfies Record<string, readonly [AnswerTime, 'median' | 'p90']>;
type ShownTime = keyof typeof SHOWN_TIMES;

/** How escalations and calls for help were answered. */
export type AnswerFigure = AnswerCount | ShownTime | 'inTime';

interface AnswerDefinition {
  readonly unit: Unit;
  /** `null` where there was nothing to measure. */
  readonly read: (row: AnswersRow) => number | null;
}

/** Every figure of a row, once: tiles, chart and table read them from here. */
export const answerFigures: Readonly<Record<AnswerFigure, AnswerDefinition>> = {
  ...recordOf(ANSWER_COUNTS, (name): AnswerDefinition => ({ unit: 'count', read: (row) => row[name] })),
  ...recordOf(Object.keys(SHOWN_TIMES) as ShownTime[], (name): AnswerDefinition => {
    const [time, part] = SHOWN_TIMES[name];
    return { unit: 'seconds', read: (row) => row[time][part] };
  }),
  inTime: { unit: 'share', read: (row) => row.inTime },
};

/** The figures in the sets that the table shows at a time. */
export const ANSWER_SETS = {
  times: ['raised', 'firstResponseMedian', 'firstResponseP90', 'inTime', 'resolutionMedian', 'resolutionP90'],
  ends: ['raised', 'acknowledged', 'resolved', 'further', 'takenOver', 'lapsed'],
} as const satisfies Record<string, readonly AnswerFigure[]>;
export type AnswerSet = keyof typeof ANSWER_SETS;
export const ANSWER_SET_NAMES = Object.keys(ANSWER_SETS) as AnswerSet[];

/** What the chart can show: one figure, or two that are read together. */
export const ANSWER_MEASURES = {
  response: ['firstResponseMedian', 'firstResponseP90'],
  resolution: ['resolutionMedian', 'resolutionP90'],
  inTime: ['inTime'],
  raised: ['raised', 'further'],
} as const satisfies Record<string, readonly AnswerFigure[]>;
export type AnswerMeasure = keyof typeof ANSWER_MEASURES;
export const ANSWER_MEASURE_NAMES = Object.keys(ANSWER_MEASURES) as AnswerMeasure[];
