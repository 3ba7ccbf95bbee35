import { assertNever, type Instant } from '@foyer/basics';
import type { BranchEvent } from '../event.ts';
import type { BranchState } from '../state.ts';
import { branchConfigured, branchOpened, dayEnded, serviceResumed, serviceSuspended } from './branch.ts';
import { counterClosed, counterOpened, counterPaused, counterResumed } from './counter.ts';
import { escalationAcknowledged, escalationRaised, escalationResolved } from './escalation.ts';
import { printReported } from './print.ts';
import {
  estimateQuoted,
  serviceStarted,
  ticketIssued,
  visitCalled,
  visitEnded,
  visitHeld,
  visitRecalled,
  visitResumed,
  visitTransferred,
} from './visit.ts';

/**
 * The branch after one more event. Total for every event that `decide` returned for this state.
 *
 * @throws Error when the event contradicts the state, which only a damaged log can do
 */
export function evolve(state: BranchState, event: BranchEvent): BranchState {
  const changed = apply(state, event);
  const at = Math.max(event.at, state.at) as Instant;
  return { ...changed, clock: state.clock + 1, at };
}

function apply(state: BranchState, { body, at, actor }: BranchEvent): BranchState {
  switch (body.type) {
    case 'BranchConfigured':
      return branchConfigured(state, body);
    case 'BranchOpened':
      return branchOpened(state, body);
    case 'BranchClosed':
      return { ...state, branch: { kind: 'closed' } };
    case 'DayEnded':
      return dayEnded(state);
    case 'ServiceSuspended':
      return serviceSuspended(state, body, at);
    case 'ServiceResumed':
      return serviceResumed(state, body);
    case 'CounterOpened':
      return counterOpened(state, body, at);
    case 'CounterPaused':
      return counterPaused(state, body, at);
    case 'CounterResumed':
      return counterResumed(state, body, at);
    case 'CounterClosed':
      return counterClosed(state, body);
    case 'TicketIssued':
      return ticketIssued(state, body, at);
    case 'EstimateQuoted':
      return estimateQuoted(state, body);
    case 'VisitCalled':
      return visitCalled(state, body, at);
    case 'VisitRecalled':
      return visitRecalled(state, body, at);
    case 'ServiceStarted':
      return serviceStarted(state, body, at);
    case 'VisitFinished':
    case 'VisitNoShow':
    case 'VisitCancelled':
    case 'VisitAbandoned':
    case 'VisitAutoClosed':
      return visitEnded(state, body, at);
    case 'VisitHeld':
      return visitHeld(state, body, at);
    case 'VisitResumed':
      return visitResumed(state, body, at);
    case 'VisitTransferred':
      return visitTransferred(state, body, at);
    case 'EscalationRaised':
      return escalationRaised(state, body, at);
    case 'EscalationAcknowledged':
      return escalationAcknowledged(state, body, at, actor);
    case 'EscalationResolved':
      return escalationResolved(state, body, at, actor);
    case 'PrintReported':
      return printReported(state, body);
    default:
      return assertNever(body);
  }
}

/** The branch after several more events. */
export function evolveAll(state: BranchState, events: Iterable<BranchEvent>): BranchState {
  let next = state;
  for (const event of events) next = evolve(next, event);
  return next;
}
