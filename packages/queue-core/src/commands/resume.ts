import { type CounterId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findFreeCounter, findVisit } from '../find.ts';
import { checkCounterOf, checkServiceOf } from '../people.ts';
import { agentId, counterId, visitId } from '../schema.ts';
import { eventVisit, moveTo, positionOf } from '../transition.ts';

/** Back from a hold straight to service: the customer stands at the counter. */
export interface Resume extends OnVisit {
  readonly type: 'resume';
  readonly counterId: CounterId;
}

export const VisitResumed = defineEvent(
  z.strictObject({ type: z.literal('VisitResumed'), visitId, counterId, agentId }),
  (state, { visitId, counterId, agentId }, { at }) => {
    const visit = eventVisit(state, visitId);
    return moveTo(state, visit, { kind: 'serving', counterId, agentId, startedAt: at, queued: positionOf(visit) }, at);
  },
);

export const resume = defineCommand([VisitResumed], (state, command: Resume) => {
  const { counterId } = command;
  const found = findVisit(state, command, 'held');
  if (!found.ok) return found;
  const free = findFreeCounter(state, counterId);
  if (!free.ok) return free;
  const { agentId } = free.value;
  const theirs = checkCounterOf(state, counterId, agentId);
  if (!theirs.ok) return theirs;
  const served = checkServiceOf(state, found.value.serviceId, agentId);
  if (!served.ok) return served;
  return ok([{ type: 'VisitResumed', visitId: found.value.id, counterId, agentId }]);
});
