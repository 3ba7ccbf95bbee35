import { type CustomerMessageId, err, MESSAGE_CHANNELS, ok, SUPPRESSIONS, type VisitId } from '@foyer/basics';
import { z } from 'zod';
import {
  type CustomerMessage,
  findAddressee,
  hindranceTo,
  type Occasion,
  occasionSchema,
  withAddressee,
} from '../addressees.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { customerMessageId, visitId } from '../schema.ts';

/** Messages of one visit that are remembered, sent or not: more than any customer gets. */
const REMEMBERED = 40;

/** Begins to send a message, if its customer wants it and it is still true. What was begun or left before stays as it is. */
export interface BeginMessage {
  readonly type: 'begin-message';
  readonly visitId: VisitId;
  readonly messageId: CustomerMessageId;
  readonly occasion: Occasion;
  /** How many text messages it counts as, to those who charge for them. */
  readonly parts: number;
}

export const MessageBegun = defineEvent(
  z.strictObject({
    type: z.literal('MessageBegun'),
    visitId,
    messageId: customerMessageId,
    channel: z.enum(MESSAGE_CHANNELS),
    occasion: occasionSchema,
    parts: z.int(),
  }),
  (state, { visitId, messageId, occasion }, { at }) =>
    withAddressee(state, visitId, (addressee) => {
      const message: CustomerMessage = {
        id: messageId,
        ...occasion,
        begunAt: at,
        state: 'sending',
        failure: null,
        reference: null,
      };
      return { ...addressee, messages: [...addressee.messages, message].slice(-REMEMBERED) };
    }),
);

export const MessageSuppressed = defineEvent(
  z.strictObject({
    type: z.literal('MessageSuppressed'),
    visitId,
    occasion: occasionSchema,
    because: z.enum(SUPPRESSIONS),
  }),
  (state, { visitId, occasion, because }) =>
    withAddressee(state, visitId, (addressee) => ({
      ...addressee,
      suppressed: [...addressee.suppressed, { ...occasion, because }].slice(-REMEMBERED),
    })),
);

export const beginMessage = defineCommand(
  [MessageBegun, MessageSuppressed],
  (state, { visitId, messageId, parts, occasion: { rule, clock, since } }: BeginMessage, { now }) => {
    const found = findAddressee(state, visitId);
    if (!found.ok) return found;
    const { channel, messages, suppressed } = found.value;
    const isSame = (one: { readonly rule: string; readonly clock: number }) => one.rule === rule && one.clock === clock;
    if (messages.some(isSame) || suppressed.some(isSame)) return ok([]);
    const hindrance = hindranceTo(state, found.value, { rule, clock, since }, now);
    const occasion = { rule, clock };
    if (hindrance === null) return ok([{ type: 'MessageBegun', visitId, messageId, channel, occasion, parts }]);
    if (hindrance.kind === 'not-yet') return err({ code: 'not-yet', until: hindrance.until });
    return ok([{ type: 'MessageSuppressed', visitId, occasion, because: hindrance.because }]);
  },
);
