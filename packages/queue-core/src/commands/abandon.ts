import { ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findVisit } from '../find.ts';
import { visitId } from '../schema.ts';
import { endVisit } from '../transition.ts';

/** The customer left before being called. */
export interface Abandon extends OnVisit {
  readonly type: 'abandon';
}

export const VisitAbandoned = defineEvent(
  z.strictObject({ type: z.literal('VisitAbandoned'), visitId }),
  (state, body, { at }) => endVisit(state, body.visitId, 'abandoned', at),
);

export const abandon = defineCommand([VisitAbandoned], (state, command: Abandon) => {
  const found = findVisit(state, command, 'waiting');
  return found.ok ? ok([{ type: 'VisitAbandoned', visitId: found.value.id }]) : found;
});
