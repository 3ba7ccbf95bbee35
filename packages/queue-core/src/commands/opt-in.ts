import { type CustomerRef, MESSAGE_CHANNELS, type MessageChannel, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { customerRef } from '../schema.ts';

/** Whoever wrote STOP has written START: they may be asked again. Nothing is sent before they have said yes to it. */
export interface OptIn {
  readonly type: 'opt-in';
  readonly channel: MessageChannel;
  /** What the log calls them. */
  readonly customerRef?: CustomerRef | undefined;
}

export const OptedIn = defineEvent(
  z.strictObject({
    type: z.literal('OptedIn'),
    channel: z.enum(MESSAGE_CHANNELS),
    /** `null`: nobody who is known. */
    customerRef: customerRef.nullable(),
  }),
  (state) => state,
);

export const optIn = defineCommand([OptedIn], (_state, { channel, customerRef }: OptIn) =>
  ok([{ type: 'OptedIn', channel, customerRef: customerRef ?? null }]),
);
