import { err, type Instant, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findVisit } from '../find.ts';
import { noShowRulesOf } from '../no-show.ts';
import { visitId } from '../schema.ts';
import { endVisit } from '../transition.ts';

/** Called, and did not come; may come back for a while. */
export interface NoShow extends OnVisit {
  readonly type: 'no-show';
  /** Of the branch itself: when their time was over. */
  readonly dueAt?: Instant | undefined;
}

export const VisitNoShow = defineEvent(
  z.strictObject({ type: z.literal('VisitNoShow'), visitId }),
  (state, body, { at }) => endVisit(state, body.visitId, 'no-show', at),
);

export const noShow = defineCommand([VisitNoShow], (state, command: NoShow, { now }) => {
  const found = findVisit(state, command, 'called');
  if (!found.ok) return found;
  const until = (found.value.stage.lastCalledAt + noShowRulesOf(state).graceSeconds * 1000) as Instant;
  if (now < until) return err({ code: 'too-early', visitId: found.value.id, until });
  return ok([{ type: 'VisitNoShow', visitId: found.value.id }]);
});
