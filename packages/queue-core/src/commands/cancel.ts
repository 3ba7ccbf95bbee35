import { ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findVisit } from '../find.ts';
import { visitId } from '../schema.ts';
import { endVisit } from '../transition.ts';

/** The customer said that they will not wait. */
export interface Cancel extends OnVisit {
  readonly type: 'cancel';
}

export const VisitCancelled = defineEvent(
  z.strictObject({ type: z.literal('VisitCancelled'), visitId }),
  (state, body, { at }) => endVisit(state, body.visitId, 'cancelled', at),
);

export const cancel = defineCommand([VisitCancelled], (state, command: Cancel) => {
  const found = findVisit(state, command, 'waiting', 'called', 'held');
  return found.ok ? ok([{ type: 'VisitCancelled', visitId: found.value.id }]) : found;
});
