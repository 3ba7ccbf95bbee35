import type { AgentId } from '@foyer/basics';
import type { CommandOf } from '@foyer/queue-core';
import { wordsOf } from '@foyer/words/catalogue';
import Negotiator from 'negotiator';
import { actorOf } from '../access/identity.ts';
import type { BranchContext } from '../context.ts';
import { answersCsv, type FileReader, marksCsv, quotedCsv, type RowNames, reportCsv } from '../reports/report-csv.ts';
import { mannerOf } from '../wire/branch-wire.ts';
import { configOf } from './branch-routes.ts';
import { problemOfRefusal } from './problems.ts';
import type { Handlers, RouteCall } from './route-call.ts';

type Report = 'report' | 'quotedReport' | 'escalationReport' | 'marksReport';

/** What the ids of rows stand for, as far as the branch still has it. */
function rowNames(context: BranchContext): RowNames {
  const { state, agentName } = context.source();
  return {
    service: (id) => state.config?.services.find((service) => service.id === id)?.name ?? null,
    class: (id) => state.config?.classes.find((one) => one.id === id)?.name ?? null,
    mark: (id) => state.config?.marks.find((mark) => mark.id === id)?.name ?? null,
    counter: (id) => state.config?.counters.find((counter) => counter.id === id)?.number ?? null,
    agent: (id) => agentName(id as AgentId),
    reason: (id) => state.config?.reasons.escalation.find((reason) => reason.id === id)?.name ?? null,
  };
}

/** JSON, or a file for a spreadsheet? As the query says, or else what the client rather accepts; JSON when in doubt. */
export function chooseFormat({ query, request, response }: RouteCall<Report | 'audit'>): 'json' | 'csv' {
  void response.header('vary', 'accept');
  const accepted = new Negotiator(request).mediaType(['application/json', 'text/csv']);
  return query.format ?? (accepted === 'text/csv' ? 'csv' : 'json');
}

/** A file is written in the language that is asked for, else in the branch's first. */
export function readerOf(context: BranchContext, language: string | undefined): FileReader {
  const config = configOf(context);
  return { words: wordsOf(language ?? config.languages[0] ?? 'en', mannerOf(config)), locale: config.locale };
}

/**
 * Notes that a file is taken away, and announces it.
 *
 * @param name - of the file; from a closed list, and days
 * @throws HttpProblem when it can't be noted: then nothing is taken away
 */
export async function announceFile(
  context: BranchContext,
  { identity, commandId, response }: RouteCall<Report | 'audit'>,
  name: string,
  facts: Omit<CommandOf<'note-export'>, 'type'>,
): Promise<void> {
  const noted = await context.runner.submit({
    commandId,
    actor: actorOf(identity),
    command: { type: 'note-export', ...facts },
    requestHash: '',
    reply: () => null,
  });
  if (!noted.ok) throw problemOfRefusal(noted.error);
  void response
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="foyer-${name}.csv"`);
}

/** How the branch flowed, and how true was what tickets were told. */
export function reportRoutes(context: BranchContext): Handlers<Report> {
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
      const { from, to } = call.query;
      const rows = result.items.length;
      await announceFile(context, call, `${report}-${from}-${to}`, { what: 'report', name: report, from, to, rows });
      return reportCsv(report, result.items, names, readerOf(context, language));
    },
    escalationReport: async (call) => {
      const { grouping } = call.params;
      const { format: _, language, ...query } = call.query;
      const result = await context.reports.answered(grouping, query);
      if (chooseFormat(call) === 'json') return { grouping, from: query.from, to: query.to, ...result };
      const { from, to } = call.query;
      const rows = result.items.length;
      await announceFile(context, call, `escalations-${grouping}-${from}-${to}`, {
        what: 'escalation-report',
        name: grouping,
        from,
        to,
        rows,
      });
      return answersCsv(grouping, result.items, rowNames(context), readerOf(context, language));
    },
    marksReport: async (call) => {
      const { marksBy } = call.params;
      const { format: _, language, ...query } = call.query;
      const result = await context.reports.marked(marksBy, query);
      const names = rowNames(context);
      const { from, to } = call.query;
      if (chooseFormat(call) === 'json') {
        const agents = marksBy === 'agents' ? result.items.map(({ key }) => [key, names.agent(key)]) : [];
        return { marksBy, from, to, ...result, agentNames: Object.fromEntries(agents) };
      }
      const rows = result.items.length;
      await announceFile(context, call, `marks-${marksBy}-${from}-${to}`, {
        what: 'marks-report',
        name: marksBy,
        from,
        to,
        rows,
      });
      return marksCsv(marksBy, result, names, readerOf(context, language));
    },
    quotedReport: async (call) => {
      const { by } = call.params;
      const { format: _, language, ...query } = call.query;
      const result = await context.reports.quoted(by, query);
      if (chooseFormat(call) === 'json') return { by, from: query.from, to: query.to, ...result };
      const { from, to } = call.query;
      const rows = result.items.length;
      await announceFile(context, call, `quoted-${by}-${from}-${to}`, {
        what: 'quoted-report',
        name: by,
        from,
        to,
        rows,
      });
      return quotedCsv(by, result.items, rowNames(context), readerOf(context, language));
    },
  };
}
