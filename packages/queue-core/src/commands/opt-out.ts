import { type CustomerRef, MESSAGE_CHANNELS, type MessageChannel, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { customerRef } from '../schema.ts';

/** Whoever has a number wants no messages on it, now and later: they wrote STOP. The number stands apart from the log. */
export interface OptOut {
  readonly type: 'opt-out';
  readonly channel: MessageChannel;
  /** What the log calls them. */
  readonly customerRef?: CustomerRef | undefined;
}

export const OptedOut = defineEvent(
  z.strictObject({
    type: z.literal('OptedOut'),
    channel: z.enum(MESSAGE_CHANNELS),
    /** `null`: nobody who is known. */
    customerRef: customerRef.nullable(),
  }),
  (state, { channel, customerRef }) => {
    if (customerRef === null) return state;
    const addressees = state.addressees.map((addressee) =>
      addressee.customerRef === customerRef && addressee.channel === channel
        ? { ...addressee, ended: 'opted-out' as const }
        : addressee,
    );
    return { ...state, addressees };
  },
);

export const optOut = defineCommand([OptedOut], (_state, { channel, customerRef }: OptOut) =>
  ok([{ type: 'OptedOut', channel, customerRef: customerRef ?? null }]),
);
