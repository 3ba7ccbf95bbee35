import { type AgentId, ok, type TextRef } from '@foyer/basics';
import { z } from 'zod';
import { type Actor, nameOf } from '../actor.ts';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findReason, findVisit } from '../find.ts';
import { markUsed } from '../removal.ts';
import { agentId, textRef, visitId } from '../schema.ts';
import { eventVisit, moveTo, positionOf } from '../transition.ts';
import type { StageOf } from '../visit.ts';

/** A deliberate pause: off the queue, the place in it kept. */
export interface Hold extends OnVisit {
  readonly type: 'hold';
  readonly reason: string;
  readonly noteRef?: TextRef | undefined;
}

export const VisitHeld = defineEvent(
  z.strictObject({
    type: z.literal('VisitHeld'),
    visitId,
    owner: agentId,
    reason: z.string(),
    noteRef: textRef.nullable(),
  }),
  (state, { visitId, owner, reason, noteRef }, { at }) => {
    const visit = eventVisit(state, visitId);
    return moveTo(
      markUsed(state, `reasons.hold ${reason}`),
      visit,
      { kind: 'held', heldAt: at, owner, reason, noteRef, queued: positionOf(visit) },
      at,
    );
  },
);

export const hold = defineCommand([VisitHeld], (state, command: Hold, context) => {
  const found = findVisit(state, command, 'waiting', 'called', 'serving');
  if (!found.ok) return found;
  const { id, stage } = found.value;
  const reason = findReason(state, 'hold', command.reason);
  if (!reason.ok) return reason;
  const owner = ownerOf(context.actor, stage);
  return ok([{ type: 'VisitHeld', visitId: id, owner, reason: reason.value, noteRef: command.noteRef ?? null }]);
});

/** Who answers for a hold: the staff member who asked for it, else the agent who had the customer, else the one who asked. */
function ownerOf(actor: Actor, stage: StageOf<'waiting' | 'called' | 'serving'>): AgentId {
  if (actor.kind === 'staff') return actor.id;
  return stage.kind === 'waiting' ? (nameOf(actor) as AgentId) : stage.agentId;
}
