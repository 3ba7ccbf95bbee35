import {
  CALLING_POLICIES,
  ESCALATION_STATES,
  ESTIMATE_WITHHELD,
  MARK_KINDS,
  PRINT_STATES,
  QUOTE_STATES,
  STEP_ENDS,
  VISIT_ENDS,
} from '@foyer/basics';
import { z } from 'zod';
import { agentId, classId, counterId, markId, markRecordId, noteId, outcomeId, serviceId, visitId } from './ids.ts';
import { isoTime } from './values.ts';

/**
 * How long until a call: a median and a value that nine in ten stay under, or why nothing is said. People are told
 * `aboutMinutes` and `mostMinutes`, everywhere the same; the seconds are what these were made from.
 */
export const estimate = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('minutes'),
      p50Seconds: z.number().min(0),
      p90Seconds: z.number().min(0),
      /** "About": whole minutes, rounded for people; stands until the wait differs clearly. */
      aboutMinutes: z.int().min(1),
      /** "At most": never below the 90 % bound, never below `aboutMinutes`. */
      mostMinutes: z.int().min(1),
      /** Since when these figures stand. They are not counted down in between. */
      madeAt: isoTime,
      /** `null` while the figures are current; otherwise when they were last worked out: say how old they are. */
      asOf: isoTime.nullable(),
    }),
    z.object({
      kind: z.literal('withheld'),
      reason: z.enum(ESTIMATE_WITHHELD),
    }),
  ])
  .meta({ id: 'Estimate' });
export type Estimate = z.infer<typeof estimate>;

export const pin = z.discriminatedUnion('to', [
  z.object({ to: z.literal('counter'), counterId }),
  z.object({ to: z.literal('agent'), agentId }),
]);
export type Pin = z.infer<typeof pin>;

/** Why this visit is the next one. */
export const callReason = z
  .discriminatedUnion('rule', [
    z.object({ rule: z.literal('by-hand') }),
    z.object({ rule: z.literal('pinned'), pin }),
    z.object({ rule: z.literal('returned-first') }),
    z.object({ rule: z.literal('overtaken-enough'), overtakes: z.int() }),
    z.object({
      rule: z.literal('policy'),
      kind: z.enum(CALLING_POLICIES),
      tier: z.int(),
      classId,
      waitedSeconds: z.number(),
      /** Of its service. */
      targetSeconds: z.number(),
      urgency: z.number().nullable(),
      before: z.object({ visitId, tier: z.int(), urgency: z.number().nullable() }).nullable(),
    }),
  ])
  .meta({ id: 'CallReason' });
export type CallReason = z.infer<typeof callReason>;

/** Who answers for a visit on hold. */
export const holdOwner = z.discriminatedUnion('to', [
  z.object({ to: z.literal('agent'), agentId }),
  z.object({ to: z.literal('counter'), counterId }),
  z.object({ to: z.literal('everyone') }),
]);

/** Where a visit stands, as staff see it. */
export const stage = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('waiting'),
      /** When it came to stand in this queue. */
      since: isoTime,
      /** What the order goes by; earlier than `since` when it kept its seniority. */
      seniority: isoTime,
      pin: pin.nullable(),
      first: z.boolean(),
    }),
    z.object({
      kind: z.literal('called'),
      counterId,
      agentId,
      calledAt: isoTime,
      lastCalledAt: isoTime,
      times: z.int(),
      because: callReason,
    }),
    z.object({ kind: z.literal('serving'), counterId, agentId, startedAt: isoTime }),
    z.object({
      kind: z.literal('held'),
      heldAt: isoTime,
      /** Whose request it was, or whom they had at the counter. */
      agentId,
      owner: holdOwner,
      /** When they are to be called back; `null`: when they are ready. */
      dueAt: isoTime.nullable(),
      reason: z.string(),
    }),
    z.object({
      kind: z.literal('done'),
      endedAt: isoTime,
      how: z.enum(VISIT_ENDS),
      outcomeId: outcomeId.nullable(),
      /** Until when a no-show may come back; `null` for whoever may not. */
      returnsUntil: isoTime.nullable(),
    }),
  ])
  .meta({ id: 'Stage' });
export type Stage = z.infer<typeof stage>;

export const printStatus = z.enum(PRINT_STATES);

/** A service that a visit has done with: finished, or sent on from. */
export const doneStep = z
  .object({
    serviceId,
    how: z.enum(STEP_ENDS),
    outcomeId: outcomeId.nullable(),
    /** Where it was called to last; `null`: nowhere. */
    counterId: counterId.nullable(),
    /** Before the call; `null` where nobody was called. */
    waitedSeconds: z.number().nullable(),
    servedSeconds: z.number().nullable(),
  })
  .meta({ id: 'DoneStep' });

/** A sum in a unit: an ISO 4217 code, or a word or sign. */
export const amount = z.object({ unit: z.string(), thousandths: z.int() }).meta({ id: 'Amount' });
export type Amount = z.infer<typeof amount>;

/** What an agent recorded about a step of a visit. */
export const mark = z
  .object({
    id: markRecordId,
    markId,
    kind: z.enum(MARK_KINDS),
    step: z.int(),
    count: z.int(),
    amount: amount.nullable(),
    from: isoTime,
    /** `null`: it goes on. */
    until: isoTime.nullable(),
  })
  .meta({ id: 'Mark' });
export type Mark = z.infer<typeof mark>;

/** What somebody wrote about a visit. */
export const note = z
  .object({
    id: noteId,
    /** Who wrote it: colleagues by name, a device or a program by what it is called. */
    by: z.string(),
    /** Whose it is; `null`: not a member of staff's. */
    agentId: agentId.nullable(),
    at: isoTime,
    /** When it was last written anew; `null`: never. */
    editedAt: isoTime.nullable(),
    /** `null` once it has been erased. */
    text: z.string().nullable(),
  })
  .meta({ id: 'Note' });
export type Note = z.infer<typeof note>;

/** A visit as staff see it. */
export const visit = z
  .object({
    id: visitId,
    number: z.string(),
    version: z.int(),
    /** One more with each note and each edit, which leave the version as it is. */
    edits: z.int(),
    serviceId,
    classId,
    language: z.string(),
    segment: z.string().nullable(),
    tags: z.array(z.string()),
    issuedAt: isoTime,
    /** When its present wait reaches the service's target; `null` when it is not waiting. */
    targetAt: isoTime.nullable(),
    step: z.int(),
    /** Those before the present one, or before the last one of a visit that has ended. */
    steps: z.array(doneStep),
    /** The services that come after the present one, in their order. */
    planned: z.array(serviceId),
    stage,
    /** Visits that will be called before it; `null` when it is not waiting. */
    ahead: z.int().nullable(),
    estimate,
    /** Does its 90 % bound still lie within what its ticket was told? `null`: told nothing, or no longer in its first wait. */
    quoteState: z.enum(QUOTE_STATES).nullable(),
    /** The newest first. */
    notes: z.array(note),
    /** In the order in which they were recorded. */
    marks: z.array(mark),
    print: printStatus.nullable(),
    /** The unresolved escalation about it, if any. */
    escalation: z.enum(ESCALATION_STATES).extract(['raised', 'acknowledged']).nullable(),
  })
  .meta({ id: 'Visit' });
export type Visit = z.infer<typeof visit>;
