import { QUOTE_WITHHELD, type QuotedBy, recordOf } from '@foyer/basics';
import type { QuotedRow, RouteReply } from '@foyer/contract';
import type { QuotedFigures, ReportQuery, Reports } from '@foyer/store';
import { seconds } from './report-rows.ts';

/** What quoted against actual comes to: all tickets, and each group. */
export type QuotedResult = Pick<RouteReply<'quotedReport'>, 'total' | 'items'>;

function rowOf(key: string, figures: QuotedFigures): QuotedRow {
  const { tickets, quoted, called, left, waiting, apart, covered, withheld, withheldBy } = figures;
  const time = (milliseconds: number | null) => (milliseconds === null ? null : seconds(milliseconds));
  return {
    key,
    tickets,
    quoted,
    called,
    left,
    waiting,
    apart,
    meanQuoted: time(figures.meanQuoted),
    meanWait: time(figures.meanWait),
    meanError: time(figures.meanError),
    bias: time(figures.bias),
    meanBound: time(figures.meanBound),
    covered: covered.share,
    withheld: withheld.count,
    withheldBy: recordOf(QUOTE_WITHHELD, (reason) => withheldBy.get(reason) ?? 0),
  };
}

/** Runs quoted against actual and puts it into the wire's rows. */
export function quotedRows(reports: Reports, by: QuotedBy, query: ReportQuery): QuotedResult {
  const { total, rows } = reports.quoted(query, by);
  return { total: rowOf('all', total), items: rows.map(({ key, figures }) => rowOf(key, figures)) };
}
