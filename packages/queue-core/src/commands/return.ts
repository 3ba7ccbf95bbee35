import { err, ok, RETURN_POSITIONS, type ReturnPosition } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findVisit } from '../find.ts';
import { mayReturn, noShowRulesOf } from '../no-show.ts';
import { visitId } from '../schema.ts';
import { arrivalPosition, eventVisit, moveTo, positionOf } from '../transition.ts';
import { isAt } from '../visit.ts';

/** Back to the queue: from the counter, from a hold, or after a no-show who has come after all. */
export interface Return extends OnVisit {
  readonly type: 'return';
  /** By seniority when absent; after a no-show, where the branch has them come to stand. */
  readonly position?: ReturnPosition | undefined;
}

export const VisitReturned = defineEvent(
  z.strictObject({ type: z.literal('VisitReturned'), visitId, position: z.enum(RETURN_POSITIONS) }),
  (state, { visitId, position }, { at }) => {
    const visit = eventVisit(state, visitId);
    const { pin } = positionOf(visit);
    const before = position === 'last' ? { ...arrivalPosition(state, at), pin } : positionOf(visit);
    const first = before.first || position === 'first';
    return moveTo(state, visit, { kind: 'waiting', queued: { ...before, since: at, first } }, at);
  },
);

export const returnToQueue = defineCommand([VisitReturned], (state, command: Return, { now }) => {
  const found = findVisit(state, command, 'called', 'serving', 'held', 'done');
  if (!found.ok) return found;
  const visit = found.value;
  const { id } = visit;
  const isBack = isAt(visit, 'done');
  if (isBack && !mayReturn(state, visit, now)) return err({ code: 'invalid-state', what: 'visit', id, state: 'done' });
  const { position = isBack ? noShowRulesOf(state).returnPosition : 'original' } = command;
  return ok([{ type: 'VisitReturned', visitId: id, position }]);
});
