import type { VisitId } from '@foyer/basics';
import type { RouteReply } from '@foyer/contract';
import type { Command, TransferTarget } from '@foyer/queue-core';
import type { BranchContext } from '../context.ts';
import { escalationWire } from '../wire/branch-wire.ts';
import { historyWire } from '../wire/history-wire.ts';
import { isoOf } from '../wire/time.ts';
import { endedVisitWire, visitWire } from '../wire/visit-wire.ts';
import { apart, carryOut, eventOf, type Outcome, ownCounter, ownVisit, visitAfter } from './commands.ts';
import { HttpProblem } from './problems.ts';
import type { Handlers, RouteCall } from './route-call.ts';

type OnVisit =
  | 'recall'
  | 'start'
  | 'finish'
  | 'noShow'
  | 'hold'
  | 'resumeVisit'
  | 'transfer'
  | 'escalate'
  | 'cancelVisit'
  | 'abandonVisit';
type Names = OnVisit | 'acknowledgeEscalation' | 'resolveEscalation' | 'visit' | 'visitHistory' | 'searchVisits';

/** Leaves out what the client did not say: the core takes absent, never `undefined`. */
function said<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** What staff do with a visit, and what they can look up about it. */
export function visitRoutes(context: BranchContext): Handlers<Names> {
  const visitReply = (visitId: VisitId) => (outcome: Outcome) => ({
    visit: visitWire(visitAfter(outcome, visitId), outcome.source),
  });
  const onVisit = (call: RouteCall<OnVisit>, command: Command, kept = {}): Promise<RouteReply<'recall'>> => {
    const { visitId } = call.params;
    return carryOut(context, call, command, { ...kept, guard: ownVisit(call, visitId), reply: visitReply(visitId) });
  };
  const escalationReply = (outcome: Outcome, escalationId: string) => {
    const escalation = [...outcome.after.escalations.values()].find(({ id }) => id === escalationId);
    if (escalation === undefined) throw new Error(`The escalation ${escalationId} is gone`);
    return { escalation: escalationWire(escalation, outcome.source) };
  };
  const plain =
    (type: 'recall' | 'start' | 'no-show' | 'cancel' | 'abandon') =>
    (call: RouteCall<'recall' | 'start' | 'noShow' | 'cancelVisit' | 'abandonVisit'>) =>
      onVisit(call, { type, visitId: call.params.visitId, ...said(call.body) } as Command);

  return {
    recall: plain('recall'),
    start: plain('start'),
    noShow: plain('no-show'),
    cancelVisit: plain('cancel'),
    abandonVisit: plain('abandon'),
    finish: (call) => onVisit(call, { type: 'finish', visitId: call.params.visitId, ...said(call.body) } as Command),
    hold: (call) => {
      const { note, ...rest } = call.body;
      const { ref, kept } = apart(note);
      const command = { type: 'hold', visitId: call.params.visitId, ...said({ ...rest, noteRef: ref }) } as Command;
      return onVisit(call, command, kept);
    },
    resumeVisit: (call) => {
      const { visitId } = call.params;
      const { counterId } = call.body;
      return carryOut(context, call, { type: 'resume', visitId, ...said(call.body) } as Command, {
        guard: counterId === undefined ? ownVisit(call, visitId) : ownCounter(call, counterId),
        reply: visitReply(visitId),
      });
    },
    transfer: (call) => {
      const { note, target, ...rest } = call.body;
      if (target.to === 'agent' && context.store.users.find(target.agentId) === null) {
        throw new HttpProblem('not-found', `There is no agent “${target.agentId}”.`, { what: 'agent' });
      }
      const { ref, kept } = apart(note);
      const command = {
        type: 'transfer',
        visitId: call.params.visitId,
        target: said(target) as TransferTarget,
        ...said({ ...rest, noteRef: ref }),
      } as Command;
      return onVisit(call, command, kept);
    },
    escalate: (call) => {
      const { visitId } = call.params;
      const { note, ...rest } = call.body;
      const { ref, kept } = apart(note);
      const command = { type: 'escalate', visitId, ...said({ ...rest, noteRef: ref }) } as Command;
      return carryOut(context, call, command, {
        ...kept,
        guard: ownVisit(call, visitId),
        reply: (outcome) => escalationReply(outcome, eventOf(outcome.events, 'EscalationRaised').escalationId),
      });
    },
    acknowledgeEscalation: (call) => {
      const { escalationId } = call.params;
      return carryOut(
        context,
        call,
        { type: 'acknowledge-escalation', escalationId },
        {
          reply: (outcome) => escalationReply(outcome, escalationId),
        },
      );
    },
    resolveEscalation: (call) => {
      const { escalationId } = call.params;
      const { resolution, note } = call.body;
      const { ref, kept } = apart(note);
      const command: Command = {
        type: 'resolve-escalation',
        escalationId,
        resolution,
        ...(ref === undefined ? {} : { noteRef: ref }),
      };
      return carryOut(context, call, command, { ...kept, reply: (outcome) => escalationReply(outcome, escalationId) });
    },
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
