import type { ServiceId, VisitId } from '@foyer/basics';
import type { RouteReply } from '@foyer/contract';
import type { VisitFound } from '@foyer/store';
import type { Identity } from '../access/identity.ts';
import { isSeen, sightOf } from '../access/sight.ts';
import type { BranchContext } from '../context.ts';
import { historyWire } from '../wire/history-wire.ts';
import { isoOf } from '../wire/time.ts';
import { endedVisitWire, visitWire } from '../wire/visit-wire.ts';
import { NOT_SEEN } from './customer-commands.ts';
import { HttpProblem } from './problems.ts';
import type { Handlers } from './route-call.ts';

/** What staff can look up about visits; agents, where the branch has it so, about those that are theirs to see. */
export function visitRoutes(
  context: BranchContext,
): Handlers<'visit' | 'visitHistory' | 'visitCustomer' | 'searchVisits'> {
  const { runner, reports, store } = context;
  const admit = async (identity: Identity, visitId: VisitId, serviceId: ServiceId): Promise<void> => {
    const sight = sightOf(runner.state, identity);
    if (sight === null) return;
    const { stage } = runner.state.visits.get(visitId) ?? {};
    const history = await reports.visitHistory(visitId);
    const agents = history?.steps.map(({ agentId }) => agentId) ?? [];
    if (!isSeen(sight, { serviceId, ...(stage === undefined ? {} : { stage }) }, agents)) {
      throw new HttpProblem('forbidden', NOT_SEEN);
    }
  };
  /** All that happened to a visit that there is and that they may see. */
  const historyOf = async (visitId: VisitId, identity: Identity) => {
    const found = await reports.visitHistory(visitId);
    if (found === null) throw new HttpProblem('not-found', 'There is no such visit.', { what: 'visit' });
    const present = runner.state.visits.get(visitId)?.serviceId;
    await admit(identity, visitId, present ?? (found.visit.serviceId as ServiceId));
    return found;
  };
  const foundWire = (visit: VisitFound): RouteReply<'searchVisits'>['items'][number] => ({
    id: visit.visitId as VisitId,
    number: visit.number,
    day: visit.day,
    serviceId: visit.serviceId,
    classId: visit.classId,
    tags: [...visit.tags],
    issuedAt: isoOf(visit.issuedAt),
    endedAt: visit.endedAt === null ? null : isoOf(visit.endedAt),
    how: visit.how,
    outcomeId: visit.outcomeId,
    agentName: visit.agentId === null ? null : context.source().agentName(visit.agentId),
  });
  return {
    visit: async ({ params: { visitId }, identity }) => {
      const { visits, past } = runner.state;
      const visit = visits.get(visitId) ?? past.get(visitId);
      if (visit !== undefined) {
        await admit(identity, visitId, visit.serviceId);
        return { visit: visitWire(visit, context.source()) };
      }
      const ended = await reports.endedVisit(visitId);
      if (ended === null) throw new HttpProblem('not-found', 'There is no such visit.', { what: 'visit' });
      const wire = endedVisitWire(ended, context.source());
      await admit(identity, visitId, wire.serviceId);
      return { visit: wire };
    },
    visitHistory: async ({ params: { visitId }, identity }) => {
      const { events } = await historyOf(visitId, identity);
      return { items: events.map((event) => historyWire(event, context.source())) };
    },
    visitCustomer: async ({ params: { visitId }, identity }) => {
      await historyOf(visitId, identity);
      const { name, phone, email } = store.contactOf(visitId) ?? {};
      const others = await reports.othersOf(visitId, sightOf(runner.state, identity) ?? undefined);
      return {
        contact: name === undefined ? null : { name, phone: phone ?? null, email: email ?? null },
        others: others.map(foundWire),
      };
    },
    searchVisits: async (call) => {
      const { day, number, limit, ...more } = call.query;
      const newest = runner.state.numberedDay;
      const wanted = day ?? newest;
      if (wanted === null) return { items: [] };
      const sight = sightOf(runner.state, call.identity);
      const found = await reports.searchVisits({
        day: wanted as NonNullable<typeof newest>,
        limit,
        ...(number === undefined ? {} : { number: number.toUpperCase() }),
        ...more,
        ...(sight === null ? {} : { seen: sight }),
      });
      return { items: found.map(foundWire) };
    },
  };
}
