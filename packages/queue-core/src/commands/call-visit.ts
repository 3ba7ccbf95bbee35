import { type CounterId, ok } from '@foyer/basics';
import { defineCommand, type OnVisit } from '../define.ts';
import { findFreeCounter, findVisit } from '../find.ts';
import { checkCounterOf, checkServiceOf } from '../people.ts';
import { VisitCalled } from './call-next.ts';

/** A call by hand: any visit that waits or is on hold and that the agent may serve, whatever the counter's work profile says. */
export interface CallVisit extends OnVisit {
  readonly type: 'call-visit';
  readonly counterId: CounterId;
}

export const callVisit = defineCommand([VisitCalled], (state, command: CallVisit) => {
  const { counterId } = command;
  const found = findVisit(state, command, 'waiting', 'held');
  if (!found.ok) return found;
  const free = findFreeCounter(state, counterId);
  if (!free.ok) return free;
  const { agentId } = free.value;
  const theirs = checkCounterOf(state, counterId, agentId);
  if (!theirs.ok) return theirs;
  const served = checkServiceOf(state, found.value.serviceId, agentId);
  if (!served.ok) return served;
  return ok([{ type: 'VisitCalled', visitId: found.value.id, counterId, agentId, because: { rule: 'by-hand' } }]);
});
