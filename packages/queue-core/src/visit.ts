import { type StageKind, VISIT_ENDS } from '@foyer/basics';
import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { courseSchema, endedStepSchema } from './course.ts';
import { markSchema } from './marks.ts';
import { pinSchema } from './pin.ts';
import { callReasonSchema } from './policy/call-reason.ts';
import { visitQuoteSchema } from './quote.ts';
import {
  agentId,
  classId,
  counterId,
  instant,
  outcomeId,
  type Parsed,
  printId,
  serviceId,
  textRef,
  visitId,
} from './schema.ts';

/** Where a visit stands in the order of calling. Handed on whole from stage to stage, for any way back to the queue. */
const queuePosition = z.strictObject({
  /** When the present or the last wait began (issue, transfer, return). */
  since: instant,
  /** What the order goes by; earlier than `since` when seniority was kept. */
  seniority: instant,
  pin: pinSchema.nullable(),
  /** Put at the head by hand. */
  first: z.boolean(),
  /** The clocks of the calls that overtook it, ascending; as many as it was overtaken times. */
  overtakenBy: z.array(z.int()),
});
export type QueuePosition = Parsed<typeof queuePosition>;

/** Who answers for a visit on hold. */
export const holdOwnerSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('agent'), agentId }),
  z.strictObject({ to: z.literal('counter'), counterId }),
  z.strictObject({ to: z.literal('everyone') }),
]);
export type HoldOwner = Parsed<typeof holdOwnerSchema>;

/** Where a visit's present step stands. One shape per state: what a state does not have can't be asked of it. */
const stage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('waiting'), queued: queuePosition }),
  z.strictObject({
    kind: z.literal('called'),
    counterId,
    agentId,
    calledAt: instant,
    /** Of the newest call or recall. */
    lastCalledAt: instant,
    /** 1 for the call, one more for each recall. */
    times: z.int(),
    because: callReasonSchema,
    queued: queuePosition,
  }),
  z.strictObject({ kind: z.literal('serving'), counterId, agentId, startedAt: instant, queued: queuePosition }),
  z.strictObject({
    kind: z.literal('held'),
    heldAt: instant,
    /** Whose request it was, or whom they had at the counter. */
    agentId,
    owner: holdOwnerSchema,
    /** When the customer is to be called back; `null`: when they are ready. */
    dueAt: instant.nullable(),
    reason: z.string(),
    queued: queuePosition,
  }),
  z.strictObject({
    kind: z.literal('done'),
    endedAt: instant,
    how: z.enum(VISIT_ENDS),
    outcomeId: outcomeId.nullable(),
    /** Did the customer get what they came for? `null` where no service was finished. */
    resolved: z.boolean().nullable(),
    /** Where a no-show stood, should they come back; `null` for every other end. */
    wayBack: queuePosition.nullable(),
  }),
]);
export type Stage = Parsed<typeof stage>;
export type StageOf<K extends StageKind> = Extract<Stage, { readonly kind: K }>;

/** What somebody wrote about a visit: who and when. The words stand under `ref`, apart from the log. */
export const noteSchema = z.strictObject({
  ref: textRef,
  by: actorSchema,
  at: instant,
  /** When it was last written anew; `null`: never. */
  editedAt: instant.nullable(),
});
export type Note = Parsed<typeof noteSchema>;

/** How many notes a visit may have. */
export const MOST_NOTES = 30;

/** How many tags a visit may have. */
export const MOST_TAGS = 10;

/** A customer's stay, from ticket to end; kept in the state until the branch day ends. */
export const visitSchema = z.strictObject({
  id: visitId,
  number: z.string(),
  serial: z.int(),
  /** Order of issue within the log; the last tie-breaker of every order. */
  sequence: z.int(),
  /** One more with each event that moves the visit; what is reported or asked about it leaves it as it is. */
  version: z.int(),
  issuedAt: instant,
  /** Those before the present step, or before the last one of a visit that has ended. */
  earlierSteps: z.array(endedStepSchema),
  /** The services that come after the present one, in their order; what a visit that has ended did not get to. */
  planned: z.array(serviceId),
  /** Of the present step, and what it has come to. */
  serviceId,
  course: courseSchema,
  classId,
  language: z.string(),
  segment: z.string().nullable(),
  /** What staff mark it with; at most `MOST_TAGS`. */
  tags: z.array(z.string()),
  /** The oldest first, at most `MOST_NOTES`. */
  notes: z.array(noteSchema),
  /** One more with each note and each edit: they change what is known of the customer and leave the version as it is. */
  edits: z.int(),
  printId: printId.nullable(),
  /** What was recorded about its steps, in the order in which it was. */
  marks: z.array(markSchema),
  /** What it was told about its wait when it was issued; `null`: nothing was recorded. */
  quote: visitQuoteSchema.nullable(),
  stage,
});
export type Visit = Parsed<typeof visitSchema>;
export type VisitAt<K extends StageKind> = Visit & { readonly stage: StageOf<K> };

/** The number of the present step, from 0; a transfer begins a new one, and so does going on to what is planned. */
export function stepOf({ earlierSteps }: Visit): number {
  return earlierSteps.length;
}

/** Does the visit stand at one of these stages? */
export function isAt<K extends StageKind>(visit: Visit, ...kinds: readonly K[]): visit is VisitAt<K> {
  return (kinds as readonly StageKind[]).includes(visit.stage.kind);
}
