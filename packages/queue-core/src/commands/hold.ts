import { type AgentId, err, type Instant, ok, type TextRef } from '@foyer/basics';
import { z } from 'zod';
import { nameOf } from '../actor.ts';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { type Found, findCounter, findReason, findVisit } from '../find.ts';
import { checkNote, withNote } from '../notes.ts';
import { findPerson } from '../people.ts';
import { markUsed } from '../removal.ts';
import { agentId, instant, textRef, visitId } from '../schema.ts';
import type { BranchState } from '../state.ts';
import { eventVisit, moveTo, positionOf } from '../transition.ts';
import { type HoldOwner, holdOwnerSchema } from '../visit.ts';

/** A deliberate pause: off the queue, the place in it kept. */
export interface Hold extends OnVisit {
  readonly type: 'hold';
  readonly reason: string;
  /** Who answers for it; the agent whom it concerns when absent. */
  readonly owner?: HoldOwner | undefined;
  /** After how long the customer is to be called back; when they are ready, where it is absent. */
  readonly minutes?: number | undefined;
  readonly noteRef?: TextRef | undefined;
}

export const VisitHeld = defineEvent(
  z.strictObject({
    type: z.literal('VisitHeld'),
    visitId,
    agentId,
    owner: holdOwnerSchema,
    dueAt: instant.nullable(),
    reason: z.string(),
    noteRef: textRef.nullable(),
  }),
  (state, { type: _, visitId, noteRef, ...hold }, context) => {
    const { at } = context;
    const visit = withNote(eventVisit(state, visitId), noteRef, context);
    const used = hold.owner.to === 'counter' ? ([`counters ${hold.owner.counterId}`] as const) : [];
    return moveTo(
      markUsed(state, `reasons.hold ${hold.reason}`, ...used),
      visit,
      { kind: 'held', heldAt: at, ...hold, queued: positionOf(visit) },
      at,
    );
  },
);

export const hold = defineCommand([VisitHeld], (state, command: Hold, { actor, now }) => {
  const found = findVisit(state, command, 'waiting', 'called', 'serving');
  if (!found.ok) return found;
  const { id, stage } = found.value;
  const reason = findReason(state, 'hold', command.reason);
  if (!reason.ok) return reason;
  // The staff member who asked for it, else the agent who had the customer, else the one who asked.
  const atCounter = stage.kind === 'waiting' ? null : stage.agentId;
  const agentId = actor.kind === 'staff' ? actor.id : (atCounter ?? (nameOf(actor) as AgentId));
  const owner = findOwner(state, command.owner ?? { to: 'agent', agentId }, agentId);
  if (!owner.ok) return owner;
  const dueAt = command.minutes === undefined ? null : ((now + command.minutes * 60_000) as Instant);
  const note = checkNote(found.value, command.noteRef);
  if (!note.ok) return note;
  const held = { agentId, owner: owner.value, dueAt, reason: reason.value, noteRef: note.value };
  return ok([{ type: 'VisitHeld', visitId: id, ...held }]);
});

/** Who answers for a hold, as far as there is such an agent or counter; `self`: whose hold it is. */
export function findOwner(state: BranchState, owner: HoldOwner, self: AgentId): Found<HoldOwner> {
  if (owner.to === 'agent' && owner.agentId !== self) {
    const person = findPerson(state, owner.agentId);
    if (!person.ok) return err({ code: 'not-found', what: 'agent', id: owner.agentId });
  }
  if (owner.to === 'counter') {
    const counter = findCounter(state, owner.counterId);
    if (!counter.ok) return counter;
  }
  return ok(owner);
}
