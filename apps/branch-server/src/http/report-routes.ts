import type { AgentId } from '@foyer/basics';
import type { ReportQuery } from '@foyer/contract';
import { wordsOf } from '@foyer/words/catalogue';
import type { FastifyReply } from 'fastify';
import Negotiator from 'negotiator';
import type { BranchContext } from '../context.ts';
import { type FileReader, quotedCsv, type RowNames, reportCsv } from '../reports/report-csv.ts';
import { mannerOf } from '../wire/branch-wire.ts';
import { configOf } from './branch-routes.ts';
import type { Handlers, RouteCall } from './route-call.ts';

/** What the ids of rows stand for, as far as the branch still has it. */
function rowNames(context: BranchContext): RowNames {
  const { state, agentName } = context.source();
  return {
    service: (id) => state.config?.services.find((service) => service.id === id)?.name ?? null,
    class: (id) => state.config?.classes.find((one) => one.id === id)?.name ?? null,
    counter: (id) => state.config?.counters.find((counter) => counter.id === id)?.number ?? null,
    agent: (id) => agentName(id as AgentId),
  };
}

/** JSON, or a file for a spreadsheet? As the query says, or else what the client rather accepts; JSON when in doubt. */
function chooseFormat({ query, request, response }: RouteCall<'report' | 'quotedReport'>): 'json' | 'csv' {
  void response.header('vary', 'accept');
  const accepted = new Negotiator(request).mediaType(['application/json', 'text/csv']);
  return query.format ?? (accepted === 'text/csv' ? 'csv' : 'json');
}

/** A file is written in the language that is asked for, else in the branch's first. */
function readerOf(context: BranchContext, language: string | undefined): FileReader {
  const config = configOf(context);
  return { words: wordsOf(language ?? config.languages[0] ?? 'en', mannerOf(config)), locale: config.locale };
}

/** Says that a file comes, and what it is called; `what` comes from a closed list. */
function announceFile(response: FastifyReply, what: string, { from, to }: ReportQuery): void {
  void response
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="foyer-${what}-${from}-${to}.csv"`);
}

/** How the branch flowed, and how true was what tickets were told. */
export function reportRoutes(context: BranchContext): Handlers<'report' | 'quotedReport'> {
  return {
    report: async (call) => {
      const { report } = call.params;
      const { format: _, language, ...query } = call.query;
      const result = await context.reports.run(report, query);
      const names = rowNames(context);
      if (chooseFormat(call) === 'json') {
        const agents = report === 'agents' ? result.items.map(({ key }) => [key, names.agent(key)]) : [];
        return { report, from: query.from, to: query.to, ...result, agentNames: Object.fromEntries(agents) };
      }
      announceFile(call.response, report, call.query);
      return reportCsv(report, result.items, names, readerOf(context, language));
    },
    quotedReport: async (call) => {
      const { by } = call.params;
      const { format: _, language, ...query } = call.query;
      const result = await context.reports.quoted(by, query);
      if (chooseFormat(call) === 'json') return { by, from: query.from, to: query.to, ...result };
      announceFile(call.response, `quoted-${by}`, call.query);
      return quotedCsv(by, result.items, rowNames(context), readerOf(context, language));
    },
  };
}
