import {
  type CustomerMessageId,
  err,
  MESSAGE_FAILURES,
  MESSAGE_STATES,
  type MessageFailure,
  type MessageState,
  ok,
  type VisitId,
} from '@foyer/basics';
import { z } from 'zod';
import { findAddressee, withAddressee } from '../addressees.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { customerMessageId, visitId } from '../schema.ts';

/** Says what became of a message. Reports may come twice and in any order: what is known already stands. */
export interface ReportMessage {
  readonly type: 'report-message';
  readonly visitId: VisitId;
  readonly messageId: CustomerMessageId;
  readonly state: Exclude<MessageState, 'sending'>;
  /** Why it failed. */
  readonly failure?: MessageFailure | undefined;
  /** What the provider calls it, where that was not known before. */
  readonly reference?: string | undefined;
}

/** What a message may still turn out to be. */
const TURNS: Readonly<Record<MessageState, readonly MessageState[]>> = {
  sending: ['sent', 'delivered', 'failed', 'uncertain'],
  uncertain: ['sent', 'delivered', 'failed'],
  sent: ['delivered', 'failed'],
  delivered: [],
  failed: [],
};

export const MessageReported = defineEvent(
  z.strictObject({
    type: z.literal('MessageReported'),
    visitId,
    messageId: customerMessageId,
    state: z.enum(MESSAGE_STATES),
    failure: z.enum(MESSAGE_FAILURES).nullable(),
    reference: z.string().nullable(),
  }),
  (state, { type: _, visitId, messageId, ...known }) =>
    withAddressee(state, visitId, (addressee) => ({
      ...addressee,
      messages: addressee.messages.map((message) =>
        message.id === messageId ? { ...message, ...known, reference: known.reference ?? message.reference } : message,
      ),
    })),
);

export const reportMessage = defineCommand([MessageReported], (state, command: ReportMessage) => {
  const { visitId, messageId, state: is, failure = null, reference = null } = command;
  const found = findAddressee(state, visitId);
  if (!found.ok) return found;
  const message = found.value.messages.find(({ id }) => id === messageId);
  if (message === undefined) return err({ code: 'not-found', what: 'message', id: messageId });
  if (!TURNS[message.state].includes(is)) return ok([]);
  return ok([{ type: 'MessageReported', visitId, messageId, state: is, failure, reference }]);
});
