import { type CounterId, err, type MessageId, ok, type TextRef } from '@foyer/basics';
import { z } from 'zod';
import { nameOf } from '../actor.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { counterNotSo, findCounter } from '../find.ts';
import { counterId, messageId, textRef } from '../schema.ts';
import { MOST_MESSAGES } from '../state.ts';

/** Lets whoever works at a counter know something, until they have read it. */
export interface MessageCounter {
  readonly type: 'message-counter';
  readonly counterId: CounterId;
  readonly messageRef: TextRef;
}

export const CounterMessaged = defineEvent(
  z.strictObject({ type: z.literal('CounterMessaged'), counterId, messageId, messageRef: textRef }),
  (state, { counterId, messageId, messageRef }, { at, actor }) => {
    const message = { id: messageId, textRef: messageRef, by: nameOf(actor), at };
    const unread = state.counterMessages.get(counterId) ?? [];
    return { ...state, counterMessages: state.counterMessages.set(counterId, [...unread, message]) };
  },
);

export const messageCounter = defineCommand([CounterMessaged], (state, command: MessageCounter, { newId }) => {
  const { counterId, messageRef } = command;
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  if (found.value.kind === 'closed') return counterNotSo(counterId, found.value);
  if ((state.counterMessages.get(counterId)?.length ?? 0) >= MOST_MESSAGES) {
    return err({ code: 'messages-unread', counterId, limit: MOST_MESSAGES });
  }
  return ok([{ type: 'CounterMessaged', counterId, messageId: newId() as MessageId, messageRef }]);
});
