import type { QuotedBy, QuotedRow, RouteReply } from '@foyer/contract';
import type { QuotedFigures, ReportQuery, Reports } from '@foyer/store';
import { seconds } from './report-rows.ts';

/** What quoted against actual comes to: all tickets, and each group. */
export type QuotedResult = Pick<RouteReply<'quotedReport'>, 'total' | 'items'>;

/** Of each reason none. The contract's own list is not imported: with it would come every schema into the worker. */
const NONE_WITHHELD: QuotedRow['withheldBy'] = {
  'no-evidence': 0,
  'no-counter': 0,
  'branch-closed': 0,
  'service-suspended': 0,
  'clock-stepped': 0,
  'not-ready': 0,
  'estimates-old': 0,
};

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
    withheldBy: { ...NONE_WITHHELD, ...Object.fromEntries(withheldBy) },
  };
}

/** Runs quoted against actual and puts it into the wire's rows. */
export function quotedRows(reports: Reports, by: QuotedBy, query: ReportQuery): QuotedResult {
  const { total, rows } = reports.quoted(query, by);
  return { total: rowOf('all', total), items: rows.map(({ key, figures }) => rowOf(key, figures)) };
}
