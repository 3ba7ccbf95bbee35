import { type CounterId, err, type MessageId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findCounter } from '../find.ts';
import { counterId, messageId } from '../schema.ts';

/** Whoever works at a counter has read a message. */
export interface ReadMessage {
  readonly type: 'read-message';
  readonly counterId: CounterId;
  readonly messageId: MessageId;
}

export const MessageRead = defineEvent(
  z.strictObject({ type: z.literal('MessageRead'), counterId, messageId }),
  (state, { counterId, messageId }) => {
    const unread = (state.counterMessages.get(counterId) ?? []).filter(({ id }) => id !== messageId);
    const counterMessages =
      unread.length === 0 ? state.counterMessages.delete(counterId) : state.counterMessages.set(counterId, unread);
    return { ...state, counterMessages };
  },
);

export const readMessage = defineCommand([MessageRead], (state, { counterId, messageId }: ReadMessage) => {
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  const isUnread = state.counterMessages.get(counterId)?.some(({ id }) => id === messageId) === true;
  if (!isUnread) return err({ code: 'not-found', what: 'message', id: messageId });
  return ok([{ type: 'MessageRead', counterId, messageId }]);
});
