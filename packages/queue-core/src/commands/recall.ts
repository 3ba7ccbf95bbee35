import { err, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findVisit } from '../find.ts';
import { noShowRulesOf } from '../no-show.ts';
import { counterId, visitId } from '../schema.ts';
import { eventVisit, moveTo } from '../transition.ts';
import { isAt } from '../visit.ts';
import { rememberCall } from './call-next.ts';

/** Repeats a call; no new call in any figure. */
export interface Recall extends OnVisit {
  readonly type: 'recall';
}

export const VisitRecalled = defineEvent(
  z.strictObject({ type: z.literal('VisitRecalled'), visitId, counterId }),
  (state, body, { at }) => {
    const visit = eventVisit(state, body.visitId);
    if (!isAt(visit, 'called')) throw new Error(`Visit ${visit.id} is recalled without having been called`);
    const times = visit.stage.times + 1;
    const remembered = rememberCall(state, visit, visit.stage.counterId, times, at);
    return moveTo(remembered, visit, { ...visit.stage, lastCalledAt: at, times }, at);
  },
);

export const recall = defineCommand([VisitRecalled], (state, command: Recall) => {
  const found = findVisit(state, command, 'called');
  if (!found.ok) return found;
  const { id, stage } = found.value;
  const { mostRecalls } = noShowRulesOf(state);
  if (mostRecalls !== undefined && stage.times > mostRecalls) {
    return err({ code: 'recalled-enough', visitId: id, limit: mostRecalls });
  }
  return ok([{ type: 'VisitRecalled', visitId: id, counterId: stage.counterId }]);
});
