import { err, type NoticeId, ok } from '@foyer/basics';
import { z } from 'zod';
import { nameOf } from '../actor.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { currentNotices, MOST_NOTICES, type NoticeContent, noticeContentSchema, soundContent } from '../notices.ts';
import { noticeId } from '../schema.ts';

/** Tells everybody in the branch something, wherever it is to be shown. */
export interface PostNotice extends NoticeContent {
  readonly type: 'post-notice';
  /** An emergency stands above everything on every screen: somebody has said twice that it is meant. */
  readonly confirmed: boolean;
}

export const NoticePosted = defineEvent(
  z.strictObject({ type: z.literal('NoticePosted'), noticeId, content: noticeContentSchema }),
  (state, { noticeId: id, content }, { at, actor }) => {
    const posted = { id, ...content, postedBy: nameOf(actor), postedAt: at };
    const notice = { ...posted, correctedBy: null, correctedAt: null, version: 1 };
    // Those that have ended are of no more use to anybody.
    return { ...state, notices: currentNotices(state.notices, at).set(id, notice) };
  },
);

export const postNotice = defineCommand([NoticePosted], (state, command: PostNotice, { now, newId }) => {
  const { type: _, confirmed, ...content } = command;
  const sound = soundContent(state, content, now);
  if (!sound.ok) return sound;
  if (content.about === 'emergency' && !confirmed) return err({ code: 'not-confirmed' });
  if (currentNotices(state.notices, now).size >= MOST_NOTICES) {
    return err({ code: 'too-many', what: 'notices', limit: MOST_NOTICES });
  }
  return ok([{ type: 'NoticePosted', noticeId: newId() as NoticeId, content: sound.value }]);
});
