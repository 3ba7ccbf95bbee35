import { err, type NoticeId, ok } from '@foyer/basics';
import { z } from 'zod';
import { nameOf } from '../actor.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { findNotice, type NoticeContent, noticeContentSchema, soundContent } from '../notices.ts';
import { noticeId } from '../schema.ts';

/** Puts right what a notice says, to whom, where or how long. */
export interface CorrectNotice extends NoticeContent {
  readonly type: 'correct-notice';
  readonly noticeId: NoticeId;
  readonly confirmed: boolean;
  readonly expectedVersion?: number | undefined;
}

export const NoticeCorrected = defineEvent(
  z.strictObject({ type: z.literal('NoticeCorrected'), noticeId, content: noticeContentSchema }),
  (state, { noticeId: id, content }, { at, actor }) => {
    const notice = state.notices.get(id);
    if (notice === undefined) throw new Error(`The log speaks of notice ${id}, which was never posted`);
    const corrected = { correctedBy: nameOf(actor), correctedAt: at, version: notice.version + 1 };
    return { ...state, notices: state.notices.set(id, { ...notice, ...content, ...corrected }) };
  },
);

export const correctNotice = defineCommand([NoticeCorrected], (state, command: CorrectNotice, { now }) => {
  const { type: _, noticeId: id, confirmed, expectedVersion, ...content } = command;
  const found = findNotice(state, id, now, expectedVersion);
  if (!found.ok) return found;
  const sound = soundContent(state, content, now);
  if (!sound.ok) return sound;
  // What was an emergency in earnest was confirmed when it was posted.
  const isNew = found.value.about !== 'emergency' || (found.value.drill && !content.drill);
  if (content.about === 'emergency' && isNew && !confirmed) return err({ code: 'not-confirmed' });
  return ok([{ type: 'NoticeCorrected', noticeId: id, content: sound.value }]);
});
