import type { Instant } from '@foyer/basics';
import { calendarOf } from '@foyer/configuration/calendar';
import { type AuditEntry, type AuditQuery, MOST_EXPORTED, type RouteReply } from '@foyer/contract';
import type { AuditSearch } from '@foyer/store';
import type { BranchContext } from '../context.ts';
import { auditCsv } from '../reports/audit-csv.ts';
import { typesOf } from '../wire/audit-events.ts';
import { type AuditSource, auditDetailWire, auditWire } from '../wire/audit-wire.ts';
import { HttpProblem } from './problems.ts';
import { announceFile, chooseFormat, readerOf } from './report-routes.ts';
import type { Handlers } from './route-call.ts';

/** So many entries are read at once for a file: a moment's work, between which commands go on. */
const AT_ONCE = 1_000;

/** What happened, for those who answer for the branch. */
export function auditRoutes(context: BranchContext): Handlers<'audit' | 'auditEntry'> {
  const sourceOf = (): AuditSource => {
    const { state, agentName } = context.source();
    return {
      config: state.config,
      keys: state.keys,
      agentName,
      devices: state.devices,
    };
  };
  /** All that match, or why there are too many. */
  const readAll = async (query: AuditQuery): Promise<AuditEntry[]> => {
    const entries: AuditEntry[] = [];
    const search = searchOf(context, query);
    for (let before = query.before; ; ) {
      const rows = await context.reports.audit({
        ...search,
        ...(before === undefined ? {} : { before }),
        limit: AT_ONCE,
      });
      const source = sourceOf();
      entries.push(...rows.map((row) => auditWire(row, source)));
      const last = rows.at(-1);
      if (rows.length < AT_ONCE || last === undefined) return entries;
      if (entries.length >= MOST_EXPORTED) {
        throw new HttpProblem('too-many', `A file holds ${MOST_EXPORTED} entries at most; ask for fewer days.`, {
          what: 'entries',
          limit: MOST_EXPORTED,
        });
      }
      before = last.seq;
    }
  };
  return {
    audit: async (call) => {
      const { limit, from, to, language } = call.query;
      if (chooseFormat(call) === 'csv') {
        const entries = await readAll(call.query);
        const name = ['audit', from, to].filter((part) => part !== undefined).join('-');
        await announceFile(context, call, name, {
          what: 'audit',
          name: call.query.kind ?? null,
          from: from ?? null,
          to: to ?? null,
          rows: entries.length,
        });
        return auditCsv(entries, readerOf(context, language));
      }
      const rows = await context.reports.audit({ ...searchOf(context, call.query), limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const source = sourceOf();
      return {
        items: shown.map((row) => auditWire(row, source)),
        actors: actorsOf(context),
        next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
      };
    },
    auditEntry: async ({ params }) => {
      const detail = await context.reports.auditEvent(params.sequence);
      if (detail === null) throw new HttpProblem('not-found', 'There is no such event.', { what: 'event' });
      return auditDetailWire(detail, sourceOf());
    },
  };
}

/** Everybody who is known here, by name. */
function actorsOf({ runner }: BranchContext): RouteReply<'audit'>['actors'] {
  const byName = (one: { name: string | null }, other: { name: string | null }) =>
    (one.name ?? '').localeCompare(other.name ?? '');
  const staff = [...runner.state.people.values()].map(({ id, displayName }) => ({
    kind: 'staff' as const,
    id,
    name: displayName,
  }));
  const devices = [...runner.state.devices.values()].map(({ id, name }) => ({ kind: 'device' as const, id, name }));
  const keys = [...runner.state.keys.values()].map(({ id, name }) => ({ kind: 'integration' as const, id, name }));
  return [...staff.toSorted(byName), ...keys.toSorted(byName), ...devices.toSorted(byName)];
}

/** What is asked for as the store has it: days of the branch as moments, a kind as its events. */
function searchOf(context: BranchContext, query: AuditQuery): Omit<AuditSearch, 'limit'> {
  const { from, to, kind, actorId, visitId, number, before } = query;
  const calendar = calendarOf(context.runner.state.config);
  const endOf = (day: string): Instant => calendar.endOf(calendar.dayOf(calendar.startOf(day)));
  return {
    ...(from === undefined ? {} : { from: calendar.startOf(from) }),
    ...(to === undefined ? {} : { until: endOf(to) }),
    ...(kind === undefined ? {} : { types: typesOf(kind) }),
    ...(actorId === undefined ? {} : { actorId }),
    ...(visitId === undefined ? {} : { visitId }),
    ...(number === undefined || from === undefined
      ? {}
      : { ticket: { number: number.toUpperCase(), from, to: to ?? from } }),
    ...(before === undefined ? {} : { before }),
  };
}
