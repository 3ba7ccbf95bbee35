import { assertNever } from '@foyer/basics';
import type { HistoryFacts, RouteReply } from '@foyer/contract';
import { type EventBody, type EventBodyOf, editedIn, type Quote } from '@foyer/queue-core';
import type { HistoryEvent } from '@foyer/store';
import type { WireSource } from './source.ts';
import { isoOf } from './time.ts';

/** An event of a visit's history as staff see it. */
export function historyWire(
  { seq, event }: HistoryEvent,
  source: WireSource,
): RouteReply<'visitHistory'>['items'][number] {
  const { at, actor, body } = event;
  return {
    sequence: seq,
    at: isoOf(at),
    type: body.type,
    actor: actor.kind === 'staff' ? source.agentName(actor.id) : actor.kind,
    facts: factsOf(body, source),
  };
}

/** What an event of a visit's history is about: the visit, or an escalation about it. */
type HistoryBody = Extract<EventBody, { visitId: unknown }>;

/** What leaves the log of an event: fact by fact, so that nothing does by having been added to it. */
function factsOf(body: EventBody, source: WireSource): HistoryFacts {
  return 'visitId' in body ? factsOfHistory(body, source) : {};
}

function factsOfHistory(body: HistoryBody, source: WireSource): HistoryFacts {
  switch (body.type) {
    case 'TicketIssued': {
      const { serviceId, planned, servedAt } = body;
      const direct = servedAt === null ? {} : { counterId: servedAt.counterId };
      return { serviceId, ...(planned.length === 0 ? {} : { planned: [...planned] }), ...direct };
    }
    case 'VisitTransferred':
      return { serviceId: body.serviceId };
    case 'ServicesPlanned':
      return { planned: [...body.planned] };
    case 'EstimateQuoted':
      return { quote: quotedOf(body.quote) };
    case 'VisitCalled':
      return { counterId: body.counterId, because: body.because };
    case 'VisitRecalled':
    case 'VisitResumed':
    case 'ServiceStarted':
      return { counterId: body.counterId };
    case 'ActionUndone':
      return { counterId: body.counterId, undone: [...body.clocks] };
    case 'CounterHandedOver':
      return { counterId: body.counterId, agentName: source.agentName(body.agentId) };
    case 'PriorityChanged':
      return { classId: body.classId, reason: body.reason };
    case 'VisitEdited': {
      const { customerRef: _, tags, ...plain } = body.changes;
      return { changed: editedIn(body), ...plain, ...(tags === undefined ? {} : { tags: [...tags] }) };
    }
    case 'VisitFinished':
      return { outcomeId: body.outcomeId, resolved: body.resolved, ...wentOn(body.goesOn) };
    case 'MarkAdded':
      return { markId: body.markId, count: body.count, amount: body.amount };
    case 'MarkBegun':
    case 'MarkEnded':
    case 'MarkRemoved':
      return { markId: body.markId };
    case 'VisitHeld':
      return { reason: body.reason };
    case 'EscalationRaised':
      return {
        escalationId: body.escalationId,
        source: body.source,
        reason: body.reason,
        raisedTo: raisedToWire(body.to, source),
      };
    case 'EscalationRaisedFurther':
      return { escalationId: body.escalationId, raisedTo: raisedToWire(body.to, source) };
    case 'EscalationTakenOver':
      return { escalationId: body.escalationId, counterId: body.counterId };
    case 'EscalationAcknowledged':
    case 'EscalationAdvised':
    case 'EscalationReminded':
      return { escalationId: body.escalationId };
    case 'EscalationResolved':
      return { escalationId: body.escalationId, resolution: body.resolution };
    case 'PrintReported':
      return { print: body.outcome, reason: body.reason };
    case 'MessageBegun':
      return { message: body.occasion.rule, parts: body.parts };
    case 'MessageSuppressed':
      return { message: body.occasion.rule, suppressed: body.because };
    case 'MessageReported':
      return { became: body.state };
    case 'ConsentGiven':
    case 'ConsentWithdrawn':
    case 'WaitAnnounced':
    case 'NoteAdded':
    case 'NoteEdited':
    case 'NoteErased':
    case 'VisitReturned':
    case 'VisitNoShow':
    case 'VisitCancelled':
    case 'VisitAbandoned':
    case 'VisitAutoClosed':
      return {};
    default:
      return assertNever(body);
  }
}

function wentOn(goesOn: EventBodyOf<'VisitFinished'>['goesOn']): HistoryFacts {
  if (goesOn === null) return {};
  const { to, serviceId } = goesOn;
  return { goesOn: to, serviceId, ...(goesOn.to === 'break' ? { reason: goesOn.reason } : {}) };
}

function quotedOf(quote: Quote): HistoryFacts['quote'] {
  if (quote.kind === 'withheld') return { kind: 'withheld', reason: quote.reason };
  return { kind: 'minutes', aboutMinutes: quote.aboutMinutes, mostMinutes: quote.mostMinutes };
}

function raisedToWire(
  { role, people }: EventBodyOf<'EscalationRaised'>['to'],
  { agentName }: WireSource,
): NonNullable<HistoryFacts['raisedTo']> {
  return { role, people: people.map(agentName) };
}
