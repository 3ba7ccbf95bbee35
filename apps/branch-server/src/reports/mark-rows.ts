import type { MarksBy } from '@foyer/basics';
import type { Amount, MarksRow, RouteReply } from '@foyer/contract';
import type { MarkFigures, ReportQuery, Reports } from '@foyer/store';
import { seconds } from './report-rows.ts';

/** What the report of marks comes to: all of them, and each group. */
export type MarksResult = Pick<RouteReply<'marksReport'>, 'total' | 'items'>;

function rowOf(key: string, { length, marked, amounts, offerAmounts, ...counts }: MarkFigures): MarksRow {
  return {
    key,
    ...counts,
    marked: marked.count,
    served: marked.of,
    totalSeconds: seconds(length),
    meanSeconds: counts.timed === 0 ? null : seconds(length / counts.timed),
    share: marked.share,
    amounts: amountsOf(amounts),
    offerAmounts: amountsOf(offerAmounts),
  };
}

const amountsOf = (amounts: readonly Amount[]) => amounts.map((amount) => ({ ...amount }));

/** Runs the report of marks and puts it into the wire's rows. */
export function markRows(reports: Reports, by: MarksBy, query: ReportQuery): MarksResult {
  const { total, rows } = reports.marked(query, by);
  return { total: rowOf('all', total), items: rows.map(({ key, figures }) => rowOf(key, figures)) };
}
