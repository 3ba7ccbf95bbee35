import { err, type MarkRecordId, ok, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findMarkable, findRecorded, withMarks } from '../marking.ts';
import { endMarks } from '../marks.ts';
import { markId, markRecordId, visitId } from '../schema.ts';

/** What takes time is over; with the step, or with the next customer, it ends by itself. */
export interface EndMark {
  readonly type: 'end-mark';
  readonly visitId: VisitId;
  readonly markRecordId: MarkRecordId;
}

export const MarkEnded = defineEvent(
  z.strictObject({ type: z.literal('MarkEnded'), visitId, markRecordId, markId }),
  (state, { visitId, markRecordId }, { at }) =>
    withMarks(state, visitId, (marks) => endMarks(marks, at, ({ id }) => id === markRecordId)),
);

export const endMark = defineCommand([MarkEnded], (state, { visitId, markRecordId }: EndMark) => {
  const markable = findMarkable(state, visitId);
  if (!markable.ok) return markable;
  const mark = findRecorded(markable.value, markRecordId);
  if (!mark.ok) return mark;
  const { markId, until } = mark.value;
  if (until !== null) return err({ code: 'invalid-state', what: 'mark', id: markRecordId, state: 'ended' });
  return ok([{ type: 'MarkEnded', visitId, markRecordId, markId }]);
});
