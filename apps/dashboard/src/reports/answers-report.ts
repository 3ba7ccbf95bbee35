import { ESCALATIONS_BY, type EscalationsBy } from '@foyer/basics';
import type { AnswersRow } from '@foyer/contract';
import { client } from '../shell/server.ts';
import {
  ANSWER_MEASURES,
  ANSWER_SETS,
  type AnswerFigure,
  type AnswerMeasure,
  type AnswerSet,
  answerFigures,
} from './answer-measures.ts';
import type { GroupedDefinition } from './grouped-report.tsx';

/** How soon escalations and calls for help were answered and settled, and how many in time. */
export const answersReport: GroupedDefinition<EscalationsBy, AnswersRow, AnswerFigure, AnswerMeasure, AnswerSet> = {
  name: 'escalations',
  ask: (grouping, query, signal) => client.call('escalationReport', { params: { grouping }, query, signal }),
  groups: ESCALATIONS_BY,
  figures: answerFigures,
  headlines: ['raised', 'firstResponseMedian', 'firstResponseP90', 'inTime', 'resolutionMedian', 'further'],
  measures: ANSWER_MEASURES,
  sets: ANSWER_SETS,
  setOf: (measure) => (measure === 'raised' ? 'ends' : 'times'),
  isEmpty: ({ raised }) => raised === 0,
  words: ({ t }) => ({
    by: t('reports.answers.by'),
    group: (by) => t(`reports.answers.group.${by}`),
    figure: (figure) => t(`reports.answers.figure.${figure}`),
    base: (figure) => t(`reports.answers.base.${figure}`),
    measure: (measure) => t(`reports.answers.measure.${measure}`),
    chart: (measure) => t(`reports.answers.chart.${measure}`),
    set: (set) => t(`reports.answers.set.${set}`),
    all: t('reports.answers.all'),
    empty: t('reports.answers.empty'),
  }),
};
