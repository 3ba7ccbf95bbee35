import type { CounterId, EscalationId, PrintId, VisitId } from '@foyer/basics';
import { counterWire, escalationWire, printWire } from '../wire/branch-wire.ts';
import { visitWire } from '../wire/visit-wire.ts';
import { eventOf, type Outcome, visitAfter } from './commands.ts';

/** What commands are answered with, besides the clock and the time. */
export const nothing = () => ({});

export const visit = (outcome: Outcome, { visitId }: { readonly visitId: VisitId }) => ({
  visit: visitWire(visitAfter(outcome, visitId), outcome.source),
});

export function counter({ after, source }: Outcome, { counterId }: { readonly counterId: CounterId }) {
  const config = after.config?.counters.find(({ id }) => id === counterId);
  if (after.config === null || config === undefined) throw new Error(`The counter ${counterId} is gone`);
  return { counter: counterWire(after.config, config, source) };
}

export const walkedDirect = (outcome: Outcome) => visit(outcome, eventOf(outcome.events, 'TicketIssued'));

export function called(outcome: Outcome) {
  const { visitId, because } = eventOf(outcome.events, 'VisitCalled');
  return { visit: visitWire(visitAfter(outcome, visitId), outcome.source), because };
}

export function finishedAndCalled(outcome: Outcome) {
  const finished = visitAfter(outcome, eventOf(outcome.events, 'VisitFinished').visitId);
  const isCalled = outcome.events.some(({ body }) => body.type === 'VisitCalled');
  return {
    finished: visitWire(finished, outcome.source),
    ...(isCalled ? called(outcome) : { visit: null, because: null }),
  };
}

export function escalation(outcome: Outcome, { escalationId }: { readonly escalationId: EscalationId }) {
  const found = outcome.after.escalations.get(escalationId);
  if (found === undefined) throw new Error(`The escalation ${escalationId} is gone`);
  return { escalation: escalationWire(found, outcome.source) };
}

export const raised = (outcome: Outcome) => escalation(outcome, eventOf(outcome.events, 'EscalationRaised'));

export function print({ after, source }: Outcome, { printId }: { readonly printId: PrintId }) {
  const found = after.prints.get(printId);
  if (found === undefined) throw new Error(`The print ${printId} is gone after its report`);
  return { print: printWire(found, source) };
}
