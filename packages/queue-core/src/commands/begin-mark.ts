import { err, type MarkId, type MarkRecordId, ok, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findMark, findMarkable, withMarks } from '../marking.ts';
import { markUsed } from '../removal.ts';
import { agentId, counterId, markId, markRecordId, visitId } from '../schema.ts';

/** Begins something that takes time: for the customer who is being served, or after the one who was finished last has gone. */
export interface BeginMark {
  readonly type: 'begin-mark';
  readonly visitId: VisitId;
  readonly markId: MarkId;
}

export const MarkBegun = defineEvent(
  z.strictObject({
    type: z.literal('MarkBegun'),
    visitId,
    step: z.int(),
    markRecordId,
    markId,
    counterId,
    agentId,
    offer: z.boolean(),
  }),
  (state, { type: _, visitId, markRecordId: id, ...mark }, { at }) =>
    markUsed(
      withMarks(state, visitId, (marks) => [
        ...marks,
        { id, kind: 'timed', ...mark, count: 1, amount: null, from: at, until: null },
      ]),
      `marks ${mark.markId}`,
    ),
);

export const beginMark = defineCommand([MarkBegun], (state, { visitId, markId }: BeginMark, { newId }) => {
  const markable = findMarkable(state, visitId);
  if (!markable.ok) return markable;
  const { visit, step, counterId, agentId } = markable.value;
  const mark = findMark(state, markable.value, markId, 'timed');
  if (!mark.ok) return mark;
  if (visit.marks.some((one) => one.markId === markId && one.until === null)) {
    return err({ code: 'invalid-state', what: 'mark', id: markId, state: 'running' });
  }
  const { offer = false } = mark.value;
  const markRecordId = newId() as MarkRecordId;
  return ok([{ type: 'MarkBegun', visitId, step, markRecordId, markId, counterId, agentId, offer }]);
});
