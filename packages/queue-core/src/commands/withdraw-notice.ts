import { type NoticeId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findNotice } from '../notices.ts';
import { noticeId } from '../schema.ts';

/** Takes a notice down before its time, everywhere at once. */
export interface WithdrawNotice {
  readonly type: 'withdraw-notice';
  readonly noticeId: NoticeId;
  readonly expectedVersion?: number | undefined;
}

export const NoticeWithdrawn = defineEvent(
  z.strictObject({ type: z.literal('NoticeWithdrawn'), noticeId }),
  (state, { noticeId: id }) => ({ ...state, notices: state.notices.delete(id) }),
);

export const withdrawNotice = defineCommand([NoticeWithdrawn], (state, command: WithdrawNotice, { now }) => {
  const found = findNotice(state, command.noticeId, now, command.expectedVersion);
  return found.ok ? ok([{ type: 'NoticeWithdrawn', noticeId: found.value.id }]) : found;
});
