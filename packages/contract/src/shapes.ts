import { z } from 'zod';
import {
  agentId,
  categoryId,
  classId,
  counterId,
  escalationId,
  outcomeId,
  printId,
  serviceId,
  visitId,
} from './ids.ts';

/** A text in several languages by BCP 47 tag. */
export const localText = z.record(z.string(), z.string()).meta({ id: 'LocalText' });
export type LocalText = z.infer<typeof localText>;

/** ISO 8601 with offset. */
export const isoTime = z.iso.datetime({ offset: true });
/** `YYYY-MM-DD`. */
export const isoDate = z.iso.date();

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
      /** `no-evidence`: too few observations yet; `no-counter`: nobody serves it now; `clock-stepped`: the clock can't be trusted; `estimates-old`: nothing new could be worked out for minutes. */
      reason: z.enum([
        'no-evidence',
        'no-counter',
        'branch-closed',
        'service-suspended',
        'clock-stepped',
        'not-ready',
        'estimates-old',
        'not-waiting',
      ]),
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
export const because = z
  .discriminatedUnion('rule', [
    z.object({ rule: z.literal('by-hand') }),
    z.object({ rule: z.literal('pinned'), pin }),
    z.object({ rule: z.literal('returned-first') }),
    z.object({ rule: z.literal('overtaken-enough'), overtakes: z.int() }),
    z.object({
      rule: z.literal('policy'),
      kind: z.enum(['accumulating', 'arrival', 'strict']),
      tier: z.int(),
      waitedSeconds: z.number(),
      urgency: z.number().nullable(),
      before: z.object({ visitId, urgency: z.number().nullable() }).nullable(),
    }),
  ])
  .meta({ id: 'Because' });
export type Because = z.infer<typeof because>;

/** Where a visit stands, as staff see it. */
export const stage = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('waiting'),
      /** When it came to stand in this line. */
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
      because,
    }),
    z.object({ kind: z.literal('serving'), counterId, agentId, startedAt: isoTime }),
    z.object({
      kind: z.literal('held'),
      heldAt: isoTime,
      owner: agentId,
      reason: z.string(),
      note: z.string().nullable(),
    }),
    z.object({
      kind: z.literal('done'),
      endedAt: isoTime,
      how: z.enum(['finished', 'no-show', 'abandoned', 'cancelled', 'auto-closed']),
      outcomeId: outcomeId.nullable(),
    }),
  ])
  .meta({ id: 'Stage' });
export type Stage = z.infer<typeof stage>;

export const printStatus = z.enum(['pending', 'printed', 'failed', 'uncertain', 'settled']);

/** A visit as staff see it. */
export const visit = z
  .object({
    id: visitId,
    number: z.string(),
    version: z.int(),
    serviceId,
    classId,
    language: z.string(),
    segment: z.string().nullable(),
    issuedAt: isoTime,
    /** When its present wait reaches the service's target; `null` when it is not waiting. */
    targetAt: isoTime.nullable(),
    step: z.int(),
    stage,
    /** Visits that will be called before it; `null` when it is not waiting. */
    ahead: z.int().nullable(),
    estimate,
    /** Does its 90 % bound still lie within what its ticket was told? `null`: told nothing, or no longer in its first wait. */
    promise: z.enum(['kept', 'outgrown']).nullable(),
    note: z.string().nullable(),
    print: printStatus.nullable(),
    /** The unresolved escalation about it, if any. */
    escalation: z.enum(['raised', 'acknowledged']).nullable(),
  })
  .meta({ id: 'Visit' });
export type Visit = z.infer<typeof visit>;

/** An escalation by an agent or a call for help by a customer. */
export const escalation = z
  .object({
    id: escalationId,
    source: z.enum(['agent', 'kiosk', 'phone']),
    visitId: visitId.nullable(),
    number: z.string().nullable(),
    place: z.string(),
    reason: z.string(),
    note: z.string().nullable(),
    raisedAt: isoTime,
    deadline: isoTime,
    status: z.enum(['raised', 'acknowledged', 'resolved', 'lapsed']),
    by: z.string().nullable(),
    statusAt: isoTime,
    resolution: z.string().nullable(),
  })
  .meta({ id: 'Escalation' });
export type Escalation = z.infer<typeof escalation>;

export const counter = z
  .object({
    id: counterId,
    number: z.string(),
    zone: localText,
    serviceIds: z.array(serviceId),
    status: z.enum(['closed', 'open', 'paused']),
    reason: z.string().nullable(),
    agentId: agentId.nullable(),
    agentName: z.string().nullable(),
    /** Since when it has this status. */
    since: isoTime.nullable(),
    visitId: visitId.nullable(),
  })
  .meta({ id: 'Counter' });
export type Counter = z.infer<typeof counter>;

/** A service as customers see it. */
export const service = z
  .object({
    id: serviceId,
    categoryId,
    name: localText,
    /** `unstaffed`: tickets are issued though no open counter serves it now. */
    status: z.enum(['open', 'unstaffed', 'suspended', 'full', 'closed']),
    /** Why it is suspended: a code from the suspension's list, and words if staff wrote some. */
    reason: z.string().nullable(),
    message: z.string().nullable(),
    waiting: z.int(),
    openCounters: z.int(),
    /** Visits that would be called before a new arrival of the default class, whatever service they wait for. */
    ahead: z.int(),
    /** For a new arrival of the default class. */
    estimate,
    /** For a new arrival of each class. */
    estimates: z.array(z.object({ classId, estimate })),
    targetSeconds: z.number(),
    targetShare: z.number(),
  })
  .meta({ id: 'Service' });
export type Service = z.infer<typeof service>;

/** What the branch is: everything about it that changes only with its configuration, and whether it is open. */
export const branch = z
  .object({
    id: z.literal('branch'),
    name: localText,
    status: z.enum(['open', 'closed']),
    day: isoDate.nullable(),
    timeZone: z.string(),
    languages: z.array(z.string()),
    demo: z.boolean(),
    categories: z.array(z.object({ id: categoryId, name: localText, parentId: categoryId.nullable() })),
    classes: z.array(z.object({ id: classId, name: localText })),
    outcomes: z.array(z.object({ id: outcomeId, name: localText, resolved: z.boolean() })),
  })
  .meta({ id: 'Branch' });
export type Branch = z.infer<typeof branch>;

/** A print that staff should know of, or the one made for a ticket. */
export const print = z
  .object({
    id: printId,
    visitId,
    number: z.string(),
    status: printStatus,
    reason: z.string().nullable(),
    requestedAt: isoTime,
  })
  .meta({ id: 'Print' });
export type Print = z.infer<typeof print>;

/** A call as screens show it. */
export const call = z
  .object({
    /** Unique and ever rising; a screen sounds each once. */
    sequence: z.int(),
    number: z.string(),
    counterId,
    counterNumber: z.string(),
    zone: localText,
    serviceId,
    at: isoTime,
    times: z.int(),
    /** Is the visit still called at that counter? When not, the call is listed but no longer shown large. */
    pending: z.boolean(),
  })
  .meta({ id: 'Call' });
export type Call = z.infer<typeof call>;

/** A customer's own ticket: what their phone shows. No personal data. */
export const ticket = z
  .object({
    id: z.literal('ticket'),
    number: z.string(),
    branchName: localText,
    serviceName: localText,
    language: z.string(),
    issuedAt: isoTime,
    stage: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('waiting'),
        ahead: z.int(),
        estimate,
        /** What its paper says of the wait, and whether its 90 % bound still lies within; `null`: told nothing, or no longer in its first wait. */
        told: z
          .object({
            aboutMinutes: z.int().min(1),
            mostMinutes: z.int().min(1),
            promise: z.enum(['kept', 'outgrown']),
          })
          .nullable(),
      }),
      z.object({
        kind: z.literal('called'),
        counterNumber: z.string(),
        zone: localText,
        sequence: z.int(),
        at: isoTime,
      }),
      z.object({ kind: z.literal('serving'), counterNumber: z.string() }),
      z.object({ kind: z.literal('held') }),
      z.object({
        kind: z.literal('done'),
        how: z.enum(['finished', 'no-show', 'abandoned', 'cancelled', 'auto-closed']),
      }),
    ]),
    help: z.enum(['none', 'raised', 'acknowledged']),
  })
  .meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof ticket>;

/** The branch's time: what its clock says and how many of its seconds pass in one on the wall (1 outside a demo). */
export const branchTime = z.object({ now: isoTime, speed: z.number().positive() }).meta({ id: 'BranchTime' });
export type BranchTime = z.infer<typeof branchTime>;
