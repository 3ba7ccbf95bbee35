import type { VisitId } from '@foyer/basics';
import type { BranchContext } from '../context.ts';
import { historyWire } from '../wire/history-wire.ts';
import { isoOf } from '../wire/time.ts';
import { endedVisitWire, visitWire } from '../wire/visit-wire.ts';
import { HttpProblem } from './problems.ts';
import type { Handlers } from './route-call.ts';

/** What staff can look up about visits. */
export function visitRoutes(context: BranchContext): Handlers<'visit' | 'visitHistory' | 'searchVisits'> {
  return {
    visit: (call) => {
      const { visitId } = call.params;
      const visit = context.runner.state.visits.get(visitId);
      if (visit !== undefined) return { visit: visitWire(visit, context.source()) };
      const ended = context.store.endedVisit(visitId);
      if (ended === null) throw new HttpProblem('not-found', 'There is no such visit.', { what: 'visit' });
      return { visit: endedVisitWire(ended, context.source()) };
    },
    visitHistory: (call) => {
      const found = context.store.visitHistory(call.params.visitId);
      if (found === null) throw new HttpProblem('not-found', 'There is no such visit.', { what: 'visit' });
      return { items: found.events.map((event) => historyWire(event, context.source())) };
    },
    searchVisits: (call) => {
      const { day, number, serviceId, limit } = call.query;
      const newest = context.runner.state.numberedDay;
      const wanted = day ?? newest;
      if (wanted === null) return { items: [] };
      const found = context.store.searchVisits({
        day: wanted as NonNullable<typeof newest>,
        limit,
        ...(number === undefined ? {} : { number: number.toUpperCase() }),
        ...(serviceId === undefined ? {} : { serviceId }),
      });
      return {
        items: found.map((visit) => ({
          id: visit.visitId as VisitId,
          number: visit.number,
          day: visit.day,
          serviceId: visit.serviceId,
          classId: visit.classId,
          issuedAt: isoOf(visit.issuedAt),
          endedAt: visit.endedAt === null ? null : isoOf(visit.endedAt),
          how: visit.how,
        })),
      };
    },
  };
}
