import {
  DEVICE_KINDS,
  ESCALATION_SOURCES,
  PRINT_OUTCOMES,
  QUOTE_WITHHELD,
  QUOTED_BY,
  REPORTS,
  ROLES,
} from '@foyer/basics';
import { z } from 'zod';
import { backups } from './backups.ts';
import { deviceStatus, printerStatus } from './device-status.ts';
import { agentId, counterId, deviceId, escalationId, outcomeId, serviceId, visitId } from './ids.ts';
import { PROBLEM_CODES } from './problem.ts';
import { branch, branchManner, counter, escalation, print, service, ticket } from './shapes.ts';
import { branchTime, isoDate, isoTime } from './values.ts';
import { callReason, estimate, visit } from './visit.ts';

/** Every command's reply: the log's clock after it, and the branch's time. */
const done = z.object({ clock: z.int(), time: branchTime });

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
    what: z
      .string()
      .optional()
      .meta({ description: 'The thing that is not there or in the wrong state, such as `visit`.' }),
    state: z.string().optional().meta({ description: 'The state that was found, such as `held`.' }),
    limit: z.int().optional().meta({ description: 'How many may wait for the service: `queue-full`.' }),
    reason: z.string().optional().meta({ description: 'The code of why a service is suspended: `service-suspended`.' }),
    retryAfterSeconds: z.int().optional().meta({
      description: 'When to ask again, as `Retry-After` says: `locked-out`, `rate-limited` and passing troubles.',
    }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

export const user = z
  .object({
    id: agentId,
    name: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    /** That they chose for their pages; BCP 47. */
    language: z.string().nullable(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof user>;

export const device = z
  .object({
    id: deviceId,
    kind: z.enum(DEVICE_KINDS),
    name: z.string(),
    createdAt: isoTime,
    /** Has it a connection to the live views, or has it said how it is within the last minutes? */
    connected: z.boolean(),
    lastSeenAt: isoTime.nullable(),
    /** `null` when it has said nothing of a printer since the server started. */
    printer: printerStatus.nullable(),
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
    /** Visits begun here; `arrivals` counts their steps, transfers included. */
    tickets: z.int(),
    arrivals: z.int(),
    served: z.int(),
    /** Not ended yet. */
    open: z.int(),
    recalls: z.int(),
    wait: spread,
    firstResponse: spread,
    walk: spread,
    serviceTime: spread,
    hold: spread,
    handleTime: spread,
    resolutionTime: spread,
    /** Shares, 0–1. */
    withinTarget: z.number().nullable(),
    noShow: z.number().nullable(),
    abandoned: z.number().nullable(),
    cancelled: z.number().nullable(),
    transferred: z.number().nullable(),
    escalated: z.number().nullable(),
    resolved: z.number().nullable(),
    firstContactResolution: z.number().nullable(),
    repeatContact: z.number().nullable(),
    occupancy: z.number().nullable(),
    /** Ended by the system; left out of every figure above. */
    autoClosed: z.int(),
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
    /** Told minutes, or why there are none. */
    tickets: z.int(),
    /** Told minutes. */
    quoted: z.int(),
    /** Scored: told minutes and called. */
    called: z.int(),
    /** Not scored: left or cancelled before a call. */
    left: z.int(),
    /** Not scored yet: not called so far. */
    waiting: z.int(),
    /** Not scored: sent to another queue or served without a call, or ended by the system. */
    apart: z.int(),
    /** Mean quoted median. */
    meanQuoted: z.number().nullable(),
    /** Mean actual wait. */
    meanWait: z.number().nullable(),
    /** Mean absolute difference between the quoted median and the actual wait. */
    meanError: z.number().nullable(),
    /** `meanQuoted` less `meanWait`: above 0, customers were called sooner than they were told. */
    bias: z.number().nullable(),
    /** Mean quoted 90 % bound. */
    meanBound: z.number().nullable(),
    /** Called within the quoted 90 % bound, of those called, 0–1. */
    covered: z.number().nullable(),
    /** Told no minutes, and how many for each reason. */
    withheld: z.int(),
    withheldBy: z.record(z.enum(QUOTE_WITHHELD), z.int()),
  })
  .meta({ id: 'QuotedRow' });
export type QuotedRow = z.infer<typeof quotedRow>;

/** How escalations, or customers' calls for help, were answered. */
const answers = z.object({
  raised: z.int(),
  acknowledged: z.int(),
  resolved: z.int(),
  lapsed: z.int(),
  /** Acknowledged before their deadline. */
  inTime: z.int(),
  firstResponse: spread,
  resolutionTime: spread,
});

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
    outcomeId,
    resolved: z.boolean(),
    /** A code: of a hold, an escalation, or a print that failed. */
    reason: z.string().nullable(),
    escalationId,
    source: z.enum(ESCALATION_SOURCES),
    resolution: z.string(),
    print: z.enum(PRINT_OUTCOMES),
  })
  .partial()
  .meta({ id: 'HistoryFacts' });
export type HistoryFacts = z.infer<typeof historyFacts>;

export const replies = {
  nothing: z.object({}),
  done,
  session: z.object({ user }),
  me: z.object({ user: user.nullable() }),
  branch,
  services: z.object({ items: z.array(service) }),
  counters: z.object({ items: z.array(counter) }),
  /** `queue` is what a new ticket is told; `ticket.url` is the QR code's content. */
  issued: done.extend({
    visit,
    /** Visits that will be called before this one. */
    position: z.int(),
    estimate,
    /** With what its paper says besides, in the visit's language where there are such words. */
    ticket: z.object({
      token: z.string(),
      url: z.string(),
      branchName: z.string(),
      serviceName: z.string(),
      ...branchManner,
    }),
    print: print.nullable(),
  }),
  ticket: z.object({ ticket, clock: z.int(), time: branchTime }),
  called: done.extend({ visit, because: callReason }),
  finishedAndCalled: done.extend({ finished: visit, visit: visit.nullable(), because: callReason.nullable() }),
  visit: done.extend({ visit }),
  counter: done.extend({ counter }),
  escalation: done.extend({ escalation }),
  print: done.extend({ print }),
  visits: z.object({
    items: z.array(
      z.object({
        id: visitId,
        number: z.string(),
        day: isoDate,
        serviceId: z.string(),
        classId: z.string(),
        issuedAt: isoTime,
        endedAt: isoTime.nullable(),
        how: z.string().nullable(),
      }),
    ),
  }),
  oneVisit: z.object({ visit }),
  history: z.object({
    items: z.array(
      z.object({
        sequence: z.int(),
        at: isoTime,
        type: z.string(),
        actor: z.string(),
        facts: historyFacts,
      }),
    ),
  }),
  floor: z.object({
    clock: z.int(),
    time: branchTime,
    branch,
    services: z.array(service),
    counters: z.array(counter),
    visits: z.array(visit),
    escalations: z.array(escalation),
    prints: z.array(print),
    devices: z.array(deviceStatus),
  }),
  report: z.object({
    report: z.enum(REPORTS),
    from: isoDate,
    to: isoDate,
    items: z.array(reportRow),
    /** What colleagues call the agents of a report by agent, by id; empty in the others. */
    agentNames: z.record(z.string(), z.string()),
    /** In the overview only. */
    escalations: answers.nullable(),
    callsForHelp: answers.nullable(),
  }),
  quoted: z.object({
    by: z.enum(QUOTED_BY),
    from: isoDate,
    to: isoDate,
    total: quotedRow,
    /** Only those with tickets. */
    items: z.array(quotedRow),
  }),
  /** `token` only once the pairing was claimed; shown to the device alone. */
  pairing: z.discriminatedUnion('status', [
    z.object({ status: z.literal('waiting'), code: z.string(), expiresAt: isoTime }),
    z.object({ status: z.literal('paired'), device, token: z.string() }),
  ]),
  backups,
  backupKey: z.object({ key: z.string(), fingerprint: z.string() }),
  device: z.object({ device }),
  devices: z.object({ items: z.array(device) }),
  health: z.object({ status: z.literal('ok') }),
  ready: z.object({ ready: z.boolean(), reasons: z.array(z.string()) }),
} as const;
