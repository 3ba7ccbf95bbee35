import { type ClassId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findClass, findReason, findVisit } from '../find.ts';
import { markUsed } from '../removal.ts';
import { classId, visitId } from '../schema.ts';
import { eventVisit, put } from '../transition.ts';

/** Puts a visit that is still to be called into another class, for a reason. */
export interface ChangePriority extends OnVisit {
  readonly type: 'change-priority';
  readonly classId: ClassId;
  readonly reason: string;
}

export const PriorityChanged = defineEvent(
  z.strictObject({ type: z.literal('PriorityChanged'), visitId, classId, reason: z.string() }),
  (state, { visitId, classId, reason }, { at }) => {
    const visit = eventVisit(state, visitId);
    const marked = markUsed(state, `classes ${classId}`, `reasons.priority ${reason}`);
    return put(marked, visit, { ...visit, version: visit.version + 1, classId }, at);
  },
);

export const changePriority = defineCommand([PriorityChanged], (state, command: ChangePriority) => {
  const { classId, reason } = command;
  const visit = findVisit(state, command, 'waiting', 'held');
  if (!visit.ok) return visit;
  const found = findClass(state, classId);
  if (!found.ok) return found;
  const given = findReason(state, 'priority', reason);
  if (!given.ok) return given;
  // It stands there already.
  if (visit.value.classId === classId) return ok([]);
  return ok([{ type: 'PriorityChanged', visitId: visit.value.id, classId, reason }]);
});
