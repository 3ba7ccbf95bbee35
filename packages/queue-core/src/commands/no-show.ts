import { ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findVisit } from '../find.ts';
import { visitId } from '../schema.ts';
import { endVisit } from '../transition.ts';

/** Called, and did not come. */
export interface NoShow extends OnVisit {
  readonly type: 'no-show';
}

export const VisitNoShow = defineEvent(
  z.strictObject({ type: z.literal('VisitNoShow'), visitId }),
  (state, body, { at }) => endVisit(state, body.visitId, 'no-show', at),
);

export const noShow = defineCommand([VisitNoShow], (state, command: NoShow) => {
  const found = findVisit(state, command, 'called');
  return found.ok ? ok([{ type: 'VisitNoShow', visitId: found.value.id }]) : found;
});
