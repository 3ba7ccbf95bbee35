import type { VisitId } from '@foyer/basics';
import type { RouteReply } from '@foyer/contract';
import type { Command } from '@foyer/queue-core';
import type { BranchContext } from '../context.ts';
import { escalationWire } from '../wire/branch-wire.ts';
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
      onVisit(call, { type, visitId: call.params.visitId, ...call.body });

  return {
    recall: plain('recall'),
    start: plain('start'),
    noShow: plain('no-show'),
    cancelVisit: plain('cancel'),
    abandonVisit: plain('abandon'),
    finish: (call) => onVisit(call, { type: 'finish', visitId: call.params.visitId, ...call.body }),
    hold: (call) => {
      const { note, ...rest } = call.body;
      const { ref, kept } = apart(note);
      return onVisit(call, { type: 'hold', visitId: call.params.visitId, ...rest, noteRef: ref }, kept);
    },
    resumeVisit: (call) => {
      const { visitId } = call.params;
      const { counterId } = call.body;
      return carryOut(
        context,
        call,
        { type: 'resume', visitId, ...call.body },
        {
          guard: counterId === undefined ? ownVisit(call, visitId) : ownCounter(call, counterId),
          reply: visitReply(visitId),
        },
      );
    },
    transfer: (call) => {
      const { note, ...rest } = call.body;
      const { target } = rest;
      if (target.to === 'agent' && context.store.users.find(target.agentId) === null) {
        throw new HttpProblem('not-found', `There is no agent “${target.agentId}”.`, { what: 'agent' });
      }
      const { ref, kept } = apart(note);
      return onVisit(call, { type: 'transfer', visitId: call.params.visitId, ...rest, noteRef: ref }, kept);
    },
    escalate: (call) => {
      const { visitId } = call.params;
      const { note, ...rest } = call.body;
      const { ref, kept } = apart(note);
      const options = {
        ...kept,
        guard: ownVisit(call, visitId),
        reply: (outcome: Outcome) => escalationReply(outcome, eventOf(outcome.events, 'EscalationRaised').escalationId),
      };
      return carryOut(context, call, { type: 'escalate', visitId, ...rest, noteRef: ref }, options);
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
        noteRef: ref,
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
      return {
        items: found.events.map((event) => {
          const actor = JSON.parse(event.actor) as { kind: string; id?: string };
          const { type: _type, visitId: _visitId, ...facts } = JSON.parse(event.payload) as Record<string, unknown>;
          return {
            sequence: event.seq,
            at: isoOf(event.at),
            type: event.type,
            actor: actor.id === undefined ? actor.kind : context.source().agentName(actor.id as never),
            facts,
          };
        }),
      };
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
