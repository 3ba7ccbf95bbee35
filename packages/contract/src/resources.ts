import {
  DEVICE_KINDS,
  DEVICE_STATES,
  EDITED,
  ESCALATED_TO,
  ESCALATION_SOURCES,
  KEY_SCOPES,
  MESSAGE_RULES,
  MESSAGE_STATES,
  PASSWORD_MISTAKES,
  PERMISSIONS,
  PERSON_STATES,
  PRINT_OUTCOMES,
  QUOTE_WITHHELD,
  ROLES,
  recordOf,
  SUPPRESSIONS,
  TEST_PRINT_OUTCOMES,
} from '@foyer/basics';
import { deviceSettingsSchema, MISTAKE_CODES, SECTION_IDS } from '@foyer/configuration';
import { z } from 'zod';
import { printerStatus } from './device-status.ts';
import {
  ANSWER_COUNTS,
  ANSWER_TIMES,
  MARK_COUNTS,
  QUOTED_COUNTS,
  QUOTED_TIMES,
  REPORT_COUNTS,
  REPORT_SHARES,
  REPORT_TIMES,
} from './figures.ts';
import {
  agentId,
  classId,
  counterId,
  deviceId,
  escalationId,
  keyId,
  markId,
  outcomeId,
  profileId,
  serviceId,
  sessionId,
} from './ids.ts';
import { PROBLEM_CODES } from './problem.ts';
import { isoDate, isoTime, localText } from './values.ts';
import { amount, callReason } from './visit.ts';

/**
 * RFC 9457 problem details. What went wrong is the `code` and, beside it, the facts that a sentence needs; people are told
 * it in their own language, from those.
 */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(PROBLEM_CODES),
    detail: z.string().meta({ description: 'In English, for programmers; never shown to people.' }),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Each mistake in a request, in English for programmers: `validation-failed`.' }),
    mistakes: z
      .array(
        z.object({
          code: z.enum(MISTAKE_CODES),
          pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) into the value that was sent.' }),
          item: z.object({ kind: z.string(), id: z.string() }).nullable(),
          facts: z.record(z.string(), z.unknown()),
        }),
      )
      .optional()
      .meta({ description: 'Each mistake in settings: `validation-failed`.' }),
    what: z
      .string()
      .optional()
      .meta({ description: 'The thing that is not there or in the wrong state, such as `visit`.' }),
    state: z.string().optional().meta({ description: 'The state that was found, such as `held`.' }),
    limit: z.int().optional().meta({ description: 'How many there may be: `queue-full`, `too-many`.' }),
    mistake: z.enum(PASSWORD_MISTAKES).optional().meta({ description: 'What is wrong with it: `weak-password`.' }),
    opensAt: z.string().nullable().optional().meta({ description: 'When the service opens again: `service-closed`.' }),
    closesAt: z.string().optional().meta({ description: 'The closing that would be missed: `too-late`.' }),
    reason: z.string().optional().meta({ description: 'The code of why a service is suspended: `service-suspended`.' }),
    retryAfterSeconds: z.int().optional().meta({
      description: 'When to ask again, as `Retry-After` says: `locked-out`, `rate-limited` and passing troubles.',
    }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

export const settingsSection = z
  .object({
    section: z.enum(SECTION_IDS),
    /** Rises with every change; a change names the one it was made from. */
    version: z.int(),
    /** The section's members of the configuration; see the schema `BranchConfig`. */
    value: z.record(z.string(), z.unknown()),
    changedAt: isoTime,
    /** `null` when the branch was founded so. */
    changedBy: z.object({ id: agentId, name: z.string() }).nullable(),
  })
  .meta({ id: 'SettingsSection' });

export const user = z
  .object({
    id: agentId,
    name: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    /** That they chose for their pages; BCP 47. */
    language: z.string().nullable(),
    /** The counters they may open; `null`: all. */
    counters: z.array(counterId).nullable(),
    /** The services they may serve; `null`: all. */
    services: z.array(serviceId).nullable(),
    /** The work profile they go by at whatever counter; `null`: the counter's. */
    profileId: profileId.nullable(),
    /** What their role allows and they may not. */
    withheld: z.array(z.enum(PERMISSIONS)),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof user>;

/** Somebody who signs in or once did, as administrators see them. */
export const person = user
  .extend({
    state: z.enum(PERSON_STATES),
    lastSignInAt: isoTime.nullable(),
    /** Places where they are signed in. */
    sessions: z.int(),
    /** Raised by every change. */
    version: z.int(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof person>;

/** A one-time link by which somebody makes themselves a password: `/dashboard/welcome#` and the code. */
export const oneTimeLink = z.object({ code: z.string(), expiresAt: isoTime });
export type OneTimeLink = z.infer<typeof oneTimeLink>;

/** A program's way in, without its secret. */
export const key = z
  .object({
    id: keyId,
    name: z.string(),
    scopes: z.array(z.enum(KEY_SCOPES)),
    addedAt: isoTime,
    /** Who made it; `null` when nobody did who is known. */
    addedBy: z.string().nullable(),
    /** On the wall clock; `null`: never yet. */
    lastUsedAt: isoTime.nullable(),
    revokedAt: isoTime.nullable(),
  })
  .meta({ id: 'Key' });
export type Key = z.infer<typeof key>;

/** A place where one is signed in oneself. Times are of the wall clock. */
export const ownSession = z.object({
  id: sessionId,
  address: z.string(),
  browser: z.string(),
  createdAt: isoTime,
  lastUsedAt: isoTime,
  expiresAt: isoTime,
  /** Is it the one that asks? */
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSession>;

const testPrint = z.object({
  askedAt: isoTime,
  /** `null` while nobody knows yet. */
  outcome: z.enum(TEST_PRINT_OUTCOMES).nullable(),
  reason: z.string().nullable(),
});

export const device = z
  .object({
    id: deviceId,
    kind: z.enum(DEVICE_KINDS),
    name: z.string(),
    /** Where it stands, in words; empty where nobody has said. */
    place: localText,
    zone: z.string().nullable(),
    settings: deviceSettingsSchema,
    /** Raised by every change. */
    version: z.int(),
    state: z.enum(DEVICE_STATES),
    /** `null` while it is expected. */
    pairedAt: isoTime.nullable(),
    /** Has it a connection to the live views, or has it said how it is within the last minutes? */
    connected: z.boolean(),
    lastSeenAt: isoTime.nullable(),
    /** What it says of itself; `null` when it has said nothing of it since the server started. */
    printer: printerStatus.nullable(),
    openJobs: z.int().nullable(),
    software: z.string().nullable(),
    /** The last one since the server started. */
    testPrint: testPrint.nullable(),
    revokedAt: isoTime.nullable(),
  })
  .meta({ id: 'Device' });
export type Device = z.infer<typeof device>;

/** Waits and the like over a set of visit steps. Seconds; `null` where there was nothing to measure. */
const spread = z.object({
  count: z.int(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});

/** One row of a report: domain figures over the steps that fall under `key`. */
export const reportRow = z
  .object({
    /** A service, hour (0–23), day, counter, agent or `weekday-hour` (`1-09`, Monday first); `all` in the overview. */
    key: z.string(),
    /** What the system ended is counted in `autoClosed` and left out of every other figure. */
    ...recordOf(REPORT_COUNTS, () => z.int()),
    ...recordOf(REPORT_TIMES, () => spread),
    ...recordOf(REPORT_SHARES, () => z.number().nullable()),
  })
  .meta({ id: 'ReportRow' });
export type ReportRow = z.infer<typeof reportRow>;

/**
 * What tickets were told about their wait, held against what happened: a quote is scored against the wait from the issue
 * to the first call, once there is one in the queue that the ticket was for, whether or not the customer then came.
 * `quoted` is the sum of `called`, `left`, `waiting` and `apart`. Seconds, over the scored quotes; `null` when there are
 * none.
 */
export const quotedRow = z
  .object({
    /** A service, hour of the issue (0–23), day or class; `all` for all of them. */
    key: z.string(),
    ...recordOf(QUOTED_COUNTS, () => z.int()),
    ...recordOf(QUOTED_TIMES, () => z.number().nullable()),
    /** Called within the quoted 90 % bound, of those called, 0–1. */
    covered: z.number().nullable(),
    /** Told no minutes, and how many for each reason. */
    withheld: z.int(),
    withheldBy: z.record(z.enum(QUOTE_WITHHELD), z.int()),
  })
  .meta({ id: 'QuotedRow' });
export type QuotedRow = z.infer<typeof quotedRow>;

/**
 * How escalations and calls for help were answered. The first response is the acknowledgement, or the decision where that
 * came first; both times are from when it was raised.
 */
export const answersRow = z
  .object({
    /** A reason, a source or an hour in which it was raised (0–23); `all` for all of them. */
    key: z.string(),
    ...recordOf(ANSWER_COUNTS, () => z.int()),
    ...recordOf(ANSWER_TIMES, () => spread),
    /** Answered within the time of those it was raised to first, of those whose time is over or that were answered; 0–1. */
    inTime: z.number().nullable(),
  })
  .meta({ id: 'AnswersRow' });
export type AnswersRow = z.infer<typeof answersRow>;

/** What agents recorded about steps. */
export const marksRow = z
  .object({
    /** A mark, a service, an agent who called the steps, or a day; `all` for all of them. */
    key: z.string(),
    ...recordOf(MARK_COUNTS, () => z.int()),
    /** Of what is timed, seconds. */
    totalSeconds: z.number(),
    meanSeconds: z.number().nullable(),
    /** Of the served steps those that have such a mark, 0–1. */
    share: z.number().nullable(),
    /** By unit; and of what was offered and taken. */
    amounts: z.array(amount),
    offerAmounts: z.array(amount),
  })
  .meta({ id: 'MarksRow' });
export type MarksRow = z.infer<typeof marksRow>;

/** What an event of a visit's history was about; each event has those that it is about. Notes and who the customer is are in none. */
export const historyFacts = z
  .object({
    serviceId,
    /** `null`: a held visit went back to the queue. */
    counterId: counterId.nullable(),
    because: callReason,
    quote: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('minutes'), aboutMinutes: z.int(), mostMinutes: z.int() }),
      z.object({ kind: z.literal('withheld'), reason: z.enum(QUOTE_WITHHELD) }),
    ]),
    classId,
    /** Who went on with it. */
    agentName: z.string(),
    outcomeId,
    resolved: z.boolean(),
    /** How the visit went on after a service was finished, to `serviceId`. */
    goesOn: z.enum(['queue', 'here', 'break']),
    /** The services that come after the present one. */
    planned: z.array(serviceId),
    markId,
    count: z.int(),
    amount: amount.nullable(),
    /** A code: of a hold, an escalation, another class, or a print that failed. */
    reason: z.string().nullable(),
    escalationId,
    source: z.enum(ESCALATION_SOURCES),
    resolution: z.string(),
    /** Whom it was raised to: everybody of a role, and people by their names. */
    raisedTo: z.object({ role: z.enum(ESCALATED_TO).nullable(), people: z.array(z.string()) }),
    print: z.enum(PRINT_OUTCOMES),
    /** What of the visit was changed. */
    changed: z.array(z.enum(EDITED)),
    language: z.string(),
    segment: z.string().nullable(),
    tags: z.array(z.string()),
    /** Which message to the customer, why it was left out, or what became of it. */
    message: z.enum(MESSAGE_RULES),
    suppressed: z.enum(SUPPRESSIONS),
    became: z.enum(MESSAGE_STATES),
    /** How many text messages it counted as. */
    parts: z.int(),
    /** The sequences of the events that were taken back. */
    undone: z.array(z.int()),
  })
  .partial()
  .meta({ id: 'HistoryFacts' });
export type HistoryFacts = z.infer<typeof historyFacts>;

/** Holidays of a year, each with its names in the branch's languages as far as the data have them. */
export const holidays = z
  .object({
    countries: z.array(z.string()),
    regions: z.array(z.object({ code: z.string(), name: z.string() })),
    items: z.array(z.object({ date: isoDate, name: localText, kind: z.enum(['public', 'bank', 'optional']) })),
    /** To whom the data are owed; kept with each day that is imported. */
    source: z.string(),
  })
  .meta({ id: 'Holidays' });
export type Holidays = z.infer<typeof holidays>;
