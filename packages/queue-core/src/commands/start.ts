import { ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findVisit } from '../find.ts';
import { agentId, counterId, visitId } from '../schema.ts';
import { eventVisit, moveTo, positionOf } from '../transition.ts';

/** The called customer has arrived at the counter. */
export interface Start extends OnVisit {
  readonly type: 'start';
}

export const ServiceStarted = defineEvent(
  z.strictObject({ type: z.literal('ServiceStarted'), visitId, counterId, agentId }),
  (state, { visitId, counterId, agentId }, { at }) => {
    const visit = eventVisit(state, visitId);
    return moveTo(state, visit, { kind: 'serving', counterId, agentId, startedAt: at, queued: positionOf(visit) }, at);
  },
);

export const start = defineCommand([ServiceStarted], (state, command: Start) => {
  const found = findVisit(state, command, 'called');
  if (!found.ok) return found;
  const { id, stage } = found.value;
  return ok([{ type: 'ServiceStarted', visitId: id, counterId: stage.counterId, agentId: stage.agentId }]);
});
