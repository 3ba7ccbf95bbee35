import { type CounterId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findFreeCounter, findVisit } from '../find.ts';
import { checkCounterOf, checkServiceOf } from '../people.ts';
import { agentId, counterId, visitId } from '../schema.ts';
import { eventVisit, moveTo, positionOf } from '../transition.ts';

/** Back from a hold: straight to service at `counterId`, or, without one, to where it stood in the queue. */
export interface Resume extends OnVisit {
  readonly type: 'resume';
  readonly counterId?: CounterId | undefined;
}

export const VisitResumed = defineEvent(
  z.strictObject({
    type: z.literal('VisitResumed'),
    visitId,
    /** Where service goes on; `null`: back to the queue, where a new wait begins. */
    counter: z.strictObject({ counterId, agentId }).nullable(),
  }),
  (state, { visitId, counter }, { at }) => {
    const visit = eventVisit(state, visitId);
    const queued = positionOf(visit);
    return counter === null
      ? moveTo(state, visit, { kind: 'waiting', queued: { ...queued, since: at } }, at)
      : moveTo(state, visit, { kind: 'serving', ...counter, startedAt: at, queued }, at);
  },
);

export const resume = defineCommand([VisitResumed], (state, command: Resume) => {
  const found = findVisit(state, command, 'held');
  if (!found.ok) return found;
  const visitId = found.value.id;
  const { counterId } = command;
  if (counterId === undefined) return ok([{ type: 'VisitResumed', visitId, counter: null }]);
  const free = findFreeCounter(state, counterId);
  if (!free.ok) return free;
  const { agentId } = free.value;
  const theirs = checkCounterOf(state, counterId, agentId);
  if (!theirs.ok) return theirs;
  const served = checkServiceOf(state, found.value.serviceId, agentId);
  if (!served.ok) return served;
  return ok([{ type: 'VisitResumed', visitId, counter: { counterId, agentId } }]);
});
