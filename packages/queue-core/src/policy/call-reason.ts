import { CALLING_POLICIES } from '@foyer/basics';
import { z } from 'zod';
import { pinSchema } from '../pin.ts';
import { classId, type Parsed, visitId } from '../schema.ts';

/** In the policy's own unit; `null` where it goes by arrival alone: under `arrival`, and within a class under `ratio`. */
const urgency = z.number().nullable();

/** Why this visit was called and not the one before it; shown to staff and kept for ever. */
export const callReasonSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('by-hand') }),
  z.strictObject({ rule: z.literal('pinned'), pin: pinSchema }),
  z.strictObject({ rule: z.literal('returned-first') }),
  /** It had been overtaken as often as the branch allows. */
  z.strictObject({ rule: z.literal('overtaken-enough'), overtakes: z.int() }),
  z.strictObject({
    rule: z.literal('policy'),
    kind: z.enum(CALLING_POLICIES),
    /** The tier of the counter's work profile, from 0. */
    tier: z.int(),
    classId,
    waitedSeconds: z.number(),
    /** Of its service. */
    targetSeconds: z.number(),
    urgency,
    /** The visit that would have come next, if any. */
    before: z.strictObject({ visitId, tier: z.int(), urgency }).nullable(),
  }),
]);
export type CallReason = Parsed<typeof callReasonSchema>;
