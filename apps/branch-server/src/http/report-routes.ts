import { REPORTS, type ReportName, type ReportRow } from '@foyer/contract';
import { stringify } from 'csv-stringify/sync';
import type { BranchContext } from '../context.ts';
import type { Handlers } from './route-call.ts';

/** A row as flat columns: `wait.median` becomes `waitMedian`. */
function flat(row: ReportRow): Record<string, string | number | null> {
  const columns: Record<string, string | number | null> = {};
  for (const [name, value] of Object.entries(row)) {
    if (typeof value !== 'object' || value === null) columns[name] = value;
    else {
      for (const [part, figure] of Object.entries(value)) {
        columns[`${name}${part[0]?.toUpperCase()}${part.slice(1)}${part === 'count' ? '' : 'Seconds'}`] = figure;
      }
    }
  }
  return columns;
}

/** A report as RFC 4180 text with a byte-order mark, so that spreadsheets read its Arabic. */
export function reportCsv(rows: readonly ReportRow[]): string {
  return stringify(rows.map(flat), { header: true, bom: true, escape_formulas: true });
}

/** How the branch flowed. */
export function reportRoutes(context: BranchContext): Handlers<'report'> {
  return {
    report: async (call) => {
      const { report } = call.params as { report: ReportName };
      const { format, ...query } = call.query;
      const result = await context.reports.run(report, query);
      const wantsCsv =
        format === 'csv' || (format === undefined && call.request.headers.accept?.startsWith('text/csv') === true);
      if (!wantsCsv) return { report, from: query.from, to: query.to, ...result };
      const name = `foyer-${REPORTS.find((one) => one === report)}-${query.from}-${query.to}.csv`;
      void call.response
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`);
      return reportCsv(result.items);
    },
  };
}
