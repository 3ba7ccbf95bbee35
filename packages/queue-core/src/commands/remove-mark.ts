import { type MarkRecordId, ok, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findMarkable, findRecorded, withMarks } from '../marking.ts';
import { markId, markRecordId, visitId } from '../schema.ts';

/** Takes back a mark that was a mistake. */
export interface RemoveMark {
  readonly type: 'remove-mark';
  readonly visitId: VisitId;
  readonly markRecordId: MarkRecordId;
}

export const MarkRemoved = defineEvent(
  z.strictObject({ type: z.literal('MarkRemoved'), visitId, markRecordId, markId }),
  (state, { visitId, markRecordId }) =>
    withMarks(state, visitId, (marks) => marks.filter(({ id }) => id !== markRecordId)),
);

export const removeMark = defineCommand([MarkRemoved], (state, { visitId, markRecordId }: RemoveMark) => {
  const markable = findMarkable(state, visitId);
  if (!markable.ok) return markable;
  const mark = findRecorded(markable.value, markRecordId);
  if (!mark.ok) return mark;
  return ok([{ type: 'MarkRemoved', visitId, markRecordId, markId: mark.value.markId }]);
});
