import { err, type MarkId, type MarkRecordId, ok, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findMark, findMarkable, withMarks } from '../marking.ts';
import { markAmountSchema } from '../marks.ts';
import { markUsed } from '../removal.ts';
import { agentId, counterId, markId, markRecordId, visitId } from '../schema.ts';

/** Records what is counted about the step that is being served, or was finished last. */
export interface AddMark {
  readonly type: 'add-mark';
  readonly visitId: VisitId;
  readonly markId: MarkId;
  /** How many of it; one when absent. */
  readonly count?: number | undefined;
  /** Of all of them, in thousandths of the mark's unit; a mark without a unit has none. */
  readonly amountThousandths?: number | undefined;
}

export const MarkAdded = defineEvent(
  z.strictObject({
    type: z.literal('MarkAdded'),
    visitId,
    step: z.int(),
    markRecordId,
    markId,
    counterId,
    agentId,
    offer: z.boolean(),
    count: z.int(),
    amount: markAmountSchema.nullable(),
  }),
  (state, { type: _, visitId, markRecordId: id, ...mark }, { at }) =>
    markUsed(
      withMarks(state, visitId, (marks) => [...marks, { id, kind: 'counted', ...mark, from: at, until: at }]),
      `marks ${mark.markId}`,
    ),
);

export const addMark = defineCommand([MarkAdded], (state, command: AddMark, { newId }) => {
  const { visitId, markId, count = 1, amountThousandths: thousandths } = command;
  const markable = findMarkable(state, visitId);
  if (!markable.ok) return markable;
  const { step, counterId, agentId } = markable.value;
  const mark = findMark(state, markable.value, markId, 'counted');
  if (!mark.ok) return mark;
  const { amountUnit: unit, offer = false } = mark.value;
  if ((unit === undefined) !== (thousandths === undefined)) {
    return err({ code: 'mark-amount', markId, unit: unit ?? null });
  }
  const amount = unit === undefined || thousandths === undefined ? null : { unit, thousandths };
  const markRecordId = newId() as MarkRecordId;
  return ok([{ type: 'MarkAdded', visitId, step, markRecordId, markId, counterId, agentId, offer, count, amount }]);
});
