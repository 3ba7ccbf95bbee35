import { type CounterId, type EscalationId, err, ok } from '@foyer/basics';
import { z } from 'zod';
import { nameOf } from '../actor.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { findEscalation, findFreeCounter, findVisit } from '../find.ts';
import { checkCounterOf, checkServiceOf } from '../people.ts';
import { counterId, escalationId, visitId } from '../schema.ts';
import { takenFromSchema } from '../state.ts';
import type { Stage } from '../visit.ts';
import { acknowledgedBy, eventEscalation, withEscalation } from './acknowledge-escalation.ts';
import { VisitCalled } from './call-next.ts';
import { VisitTransferred } from './transfer.ts';

/** The customer an escalation is about is called to the counter of whom it was raised to. */
export interface TakeOverEscalation {
  readonly type: 'take-over-escalation';
  readonly escalationId: EscalationId;
  readonly counterId: CounterId;
}

export const EscalationTakenOver = defineEvent(
  z.strictObject({
    type: z.literal('EscalationTakenOver'),
    escalationId,
    visitId,
    counterId,
    /** With whom the customer was. */
    from: takenFromSchema,
  }),
  (state, { escalationId, from }, { at, actor }) => {
    const escalation = eventEscalation(state, escalationId);
    const status = acknowledgedBy(escalation, nameOf(actor), at);
    return withEscalation(state, escalationId, { takenFrom: escalation.takenFrom ?? from, status });
  },
);

export const takeOverEscalation = defineCommand(
  [EscalationTakenOver, VisitTransferred, VisitCalled],
  (state, { escalationId, counterId }: TakeOverEscalation) => {
    const found = findEscalation(state, escalationId, 'raised', 'acknowledged');
    if (!found.ok) return found;
    if (found.value.visitId === null) return err({ code: 'not-found', what: 'visit', id: '' });
    const visit = findVisit(state, { visitId: found.value.visitId }, 'waiting', 'called', 'serving', 'held');
    if (!visit.ok) return visit;
    const free = findFreeCounter(state, counterId);
    if (!free.ok) return free;
    const { agentId } = free.value;
    const theirs = checkCounterOf(state, counterId, agentId);
    if (!theirs.ok) return theirs;
    const { id: visitId, serviceId, stage } = visit.value;
    const served = checkServiceOf(state, serviceId, agentId);
    if (!served.ok) return served;
    return ok([
      { type: 'EscalationTakenOver', escalationId, visitId, counterId, from: { agentId: agentOf(stage) } },
      {
        type: 'VisitTransferred',
        visitId,
        serviceId,
        pin: { to: 'counter', counterId },
        position: 'first',
        noteRef: null,
      },
      { type: 'VisitCalled', visitId, counterId, agentId, because: { rule: 'by-hand' } },
    ]);
  },
);

/** Who has the customer, at a counter or on hold; `null`: nobody. */
function agentOf(stage: Stage) {
  return 'agentId' in stage ? stage.agentId : null;
}
