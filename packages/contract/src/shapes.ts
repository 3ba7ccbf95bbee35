import {
  COUNTER_NOUNS,
  COUNTER_STATES,
  ESCALATED_TO,
  ESCALATION_SOURCES,
  ESCALATION_STATES,
  MARK_KINDS,
  PICTOGRAMS,
  QUOTE_STATES,
  REASON_KINDS,
  recordOf,
  SERVICE_STATES,
  VISIT_ENDS,
} from '@foyer/basics';
import { z } from 'zod';
import {
  agentId,
  categoryId,
  classId,
  counterId,
  escalationId,
  markId,
  messageId,
  outcomeId,
  printId,
  profileId,
  serviceId,
  visitId,
} from './ids.ts';
import { isoDate, isoTime, localText } from './values.ts';
import { estimate, printStatus } from './visit.ts';

/** An escalation by an agent or a call for help by a customer. */
export const escalation = z
  .object({
    id: escalationId,
    source: z.enum(ESCALATION_SOURCES),
    visitId: visitId.nullable(),
    number: z.string().nullable(),
    /** Where it was asked for: a counter's number, a kiosk's name; `null`: with the visit, wherever that is. */
    place: z.string().nullable(),
    reason: z.string(),
    note: z.string().nullable(),
    raisedAt: isoTime,
    /** Of the level it stands at. */
    deadline: isoTime,
    /** Whom it was raised to, one after the other; the last counts. */
    levels: z.array(
      z.object({
        /** Everybody of this role or a higher one; `null`: only the people. */
        role: z.enum(ESCALATED_TO).nullable(),
        people: z.array(z.object({ id: agentId, name: z.string() })),
        since: isoTime,
        deadline: isoTime,
        reminded: z.boolean(),
      }),
    ),
    status: z.enum(ESCALATION_STATES),
    by: z.string().nullable(),
    statusAt: isoTime,
    /** The last answer in words; its text is `null` once it is erased. */
    advice: z.object({ by: z.string(), at: isoTime, text: z.string().nullable() }).nullable(),
    /** The customer was called to the counter of who answers; `from`: with whom they were, `null` where they waited. */
    taken: z.object({ from: z.string().nullable() }).nullable(),
    resolution: z.string().nullable(),
    /** The words of the decision. */
    decision: z.string().nullable(),
  })
  .meta({ id: 'Escalation' });
export type Escalation = z.infer<typeof escalation>;

export const counter = z
  .object({
    id: counterId,
    /** Its place among the branch's counters, from 0. */
    order: z.int(),
    number: z.string(),
    zone: localText,
    serviceIds: z.array(serviceId),
    /** The work profile that it goes by now. */
    profileId,
    /** It was given that profile for today. */
    switched: z.boolean(),
    status: z.enum(COUNTER_STATES),
    reason: z.string().nullable(),
    agentId: agentId.nullable(),
    agentName: z.string().nullable(),
    /** Since when it has this status. */
    since: isoTime.nullable(),
    visitId: visitId.nullable(),
    /** While it is open without a customer: since when. */
    freeSince: isoTime.nullable(),
    /** The step that was finished here last, while marks may still be recorded of it. */
    finished: z.object({ visitId, step: z.int() }).nullable(),
    /** While it is paused: when it means to go on, if somebody said. */
    returnsAt: isoTime.nullable(),
  })
  .meta({ id: 'Counter' });
export type Counter = z.infer<typeof counter>;

/** What somebody lets those at a counter know; there until they have read it. */
export const counterMessage = z
  .object({
    id: messageId,
    counterId,
    /** `null`: it has been erased. */
    text: z.string().nullable(),
    /** What colleagues call whoever wrote it. */
    by: z.string(),
    at: isoTime,
  })
  .meta({ id: 'CounterMessage' });
export type CounterMessage = z.infer<typeof counterMessage>;

const pictogram = z.enum(PICTOGRAMS).nullable();

/** A service as customers see it. */
export const service = z
  .object({
    id: serviceId,
    /** Its place among the branch's services, from 0: people see them in this order. */
    order: z.int(),
    categoryId,
    name: localText,
    pictogram,
    status: z.enum(SERVICE_STATES),
    /** Why it is suspended: a code from the suspension's list, and words if staff wrote some. */
    reason: z.string().nullable(),
    message: z.string().nullable(),
    /** When it opens again, while it is closed and its hours say. */
    opensAt: isoTime.nullable(),
    /** Of `last-ticket`: a new arrival might not be called before this closing. */
    closesAt: isoTime.nullable(),
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
    /** What it may end with, the usual one first; does somebody have to say? */
    outcomes: z.array(outcomeId),
    outcomeRequired: z.boolean(),
    /** What may be recorded about it. */
    marks: z.array(markId),
  })
  .meta({ id: 'Service' });
export type Service = z.infer<typeof service>;

/** How a branch writes to people: as in its region, at its time, in these languages, the default first. */
export const branchManner = {
  /** BCP 47 with a region. */
  locale: z.string(),
  /** IANA. Times are told as on the paper, wherever a phone thinks it is. */
  timeZone: z.string(),
  languages: z.array(z.string()),
  /** What it calls the places where people are served. */
  counterNoun: z.enum(COUNTER_NOUNS),
};

/** How a branch looks: its logo by its hash, and its colour such as `#115e59`. */
export const looks = z.object({ logo: z.string().nullable(), accent: z.string().nullable() });
export type Looks = z.infer<typeof looks>;

/** What the branch is: everything about it that changes only with its configuration, and whether it is open. */
export const branch = z
  .object({
    id: z.literal('branch'),
    name: localText,
    status: z.enum(['open', 'closed']),
    /** Closed to new tickets, while somebody who holds one still waits, is called, is served or is on hold. */
    finishing: z.boolean(),
    day: isoDate.nullable(),
    /** When it opens again, while it is closed and its hours say. */
    opensAt: isoTime.nullable(),
    /** When it is going to close by itself, from a while before. */
    closesAt: isoTime.nullable(),
    /** What it does by itself next. */
    next: z.object({ what: z.enum(['open', 'announce-closing', 'close', 'end-day']), at: isoTime }).nullable(),
    ...branchManner,
    /** What a kiosk says while nobody stands before it; `null`: as in the catalogue. */
    welcome: localText.nullable(),
    looks,
    demo: z.boolean(),
    categories: z.array(z.object({ id: categoryId, name: localText, parentId: categoryId.nullable(), pictogram })),
    classes: z.array(
      z.object({
        id: classId,
        name: localText,
        /** What customers say of themselves at a kiosk to get it; `null`: kiosks don't offer it. */
        need: localText.nullable(),
        retired: z.boolean(),
      }),
    ),
    segments: z.array(z.object({ id: z.string(), name: localText, retired: z.boolean() })),
    tags: z.array(z.object({ id: z.string(), name: localText, retired: z.boolean() })),
    profiles: z.array(z.object({ id: profileId, name: localText })),
    /** What staff choose reasons from; one without a name is called as in the catalogue. */
    reasons: z.object(
      recordOf(REASON_KINDS, () =>
        z.array(z.object({ id: z.string(), name: localText.nullable(), retired: z.boolean() })),
      ),
    ),
    /** When and how staff are to escalate, by the reason they choose for it; of reasons that the branch says it of. */
    guidance: z.record(z.string(), localText),
    outcomes: z.array(z.object({ id: outcomeId, name: localText, resolved: z.boolean(), retired: z.boolean() })),
    marks: z.array(
      z.object({ id: markId, name: localText, kind: z.enum(MARK_KINDS), amountUnit: z.string().nullable() }),
    ),
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
    /** How many services, or transfers, came before this service. */
    step: z.int(),
    /** What comes after this service, in its order. */
    planned: z.array(localText),
    ...branchManner,
    looks,
    language: z.string(),
    issuedAt: isoTime,
    /** When the branch opens again and is going to close, as its record says it. */
    opensAt: isoTime.nullable(),
    closesAt: isoTime.nullable(),
    stage: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('waiting'),
        ahead: z.int(),
        estimate,
        /** What its paper says of the wait, and whether its 90 % bound still lies within; `null`: told nothing, or no longer in its first wait. */
        quoted: z
          .object({
            aboutMinutes: z.int().min(1),
            mostMinutes: z.int().min(1),
            state: z.enum(QUOTE_STATES),
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
        how: z.enum(VISIT_ENDS),
      }),
    ]),
    help: z.enum(['none', 'raised', 'acknowledged']),
    /** May its holder ask for messages, and to what number are they sent, all but its last digits hidden; `null`: to none. */
    messages: z.object({ offered: z.boolean(), to: z.string().nullable() }),
  })
  .meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof ticket>;
