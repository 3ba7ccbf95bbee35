import type { AgentId } from '@foyer/basics';
import { REPORTS, type ReportName } from '@foyer/contract';
import type { BranchContext } from '../context.ts';
import { type RowNames, reportCsv } from '../reports/report-csv.ts';
import type { Handlers } from './route-call.ts';

/** What the ids of rows stand for, as far as the branch still has it. */
function rowNames(context: BranchContext): RowNames {
  const { state, agentName } = context.source();
  return {
    service: (id) => state.config?.services.find((service) => service.id === id)?.name ?? null,
    counter: (id) => state.config?.counters.find((counter) => counter.id === id)?.number ?? null,
    agent: (id) => agentName(id as AgentId),
  };
}

/** How the branch flowed. */
export function reportRoutes(context: BranchContext): Handlers<'report'> {
  return {
    report: async (call) => {
      const { report } = call.params as { report: ReportName };
      const { format, language, ...query } = call.query;
      const result = await context.reports.run(report, query);
      const names = rowNames(context);
      const wantsCsv =
        format === 'csv' || (format === undefined && call.request.headers.accept?.startsWith('text/csv') === true);
      if (!wantsCsv) {
        const agents = report === 'agents' ? result.items.map(({ key }) => [key, names.agent(key)]) : [];
        return { report, from: query.from, to: query.to, ...result, agentNames: Object.fromEntries(agents) };
      }
      const name = `foyer-${REPORTS.find((one) => one === report)}-${query.from}-${query.to}.csv`;
      void call.response
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`);
      return reportCsv(report, result.items, names, language);
    },
  };
}
