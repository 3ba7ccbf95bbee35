import type { EscalationsBy } from '@foyer/basics';
import type { AnswersRow, RouteReply } from '@foyer/contract';
import type { Answers, ReportQuery, Reports } from '@foyer/store';
import { spreadRow } from './report-rows.ts';

/** What the report of escalations comes to: all of them, and each group. */
export type AnswersResult = Pick<RouteReply<'escalationReport'>, 'total' | 'items'>;

function rowOf(key: string, answers: Answers): AnswersRow {
  const { firstResponse, resolution, inTime, ...counts } = answers;
  return {
    key,
    ...counts,
    firstResponse: spreadRow(firstResponse),
    resolutionTime: spreadRow(resolution),
    inTime: inTime.share,
  };
}

/** Runs the report of escalations and puts it into the wire's rows. */
export function answerRows(reports: Reports, by: EscalationsBy, query: ReportQuery): AnswersResult {
  const { total, rows } = reports.answered(query, by);
  return { total: rowOf('all', total), items: rows.map(({ key, answers }) => rowOf(key, answers)) };
}
