import { assertNever, COUNTER_NOUNS, PRINT_OUTCOMES } from '@foyer/basics';
import { estimate } from '@foyer/contract/schemas';
import type { Job } from '@foyer/kiosk-hardware';
import { z } from 'zod';
import type { JobView } from '../bridge/index.ts';

/** A print's outcome to be told to the server, under a command id that was written before it was first sent. */
const report = z.object({
  commandId: z.string(),
  outcome: z.enum(PRINT_OUTCOMES).exclude(['settled']),
  /** The driver's word for it, or ours: see `PrintReason`. */
  reason: z.string().nullable(),
  taken: z.boolean(),
});
export type PrintReport = z.infer<typeof report>;

/** What the server answered: all that the paper says. */
const issuedTicket = z.object({
  token: z.string(),
  printId: z.string().nullable(),
  customer: z.object({
    number: z.string(),
    serviceId: z.string(),
    language: z.string(),
    ahead: z.number(),
    estimate,
    url: z.string(),
    issuedAt: z.string(),
  }),
  branchName: z.string(),
  serviceName: z.string(),
  furtherServices: z.array(z.string()),
  locale: z.string(),
  timeZone: z.string(),
  languages: z.array(z.string()),
  counterNoun: z.enum(COUNTER_NOUNS),
  logo: z.string().nullable(),
  notices: z.array(z.string()),
  closing: z.string().nullable(),
});
export type IssuedTicket = z.infer<typeof issuedTicket>;

/** What the print journal carries of a ticket. One job is one paper: a copy is a job of its own. */
export const ticketPayload = z.object({
  /** Names the customer's wish; the same on a ticket and its copies. */
  requestId: z.string(),
  serviceId: z.string(),
  language: z.string(),
  priorityClass: z.string().exactOptional(),
  /** Wall time in epoch milliseconds. */
  askedAt: z.number(),
  copy: z.boolean(),
  ticket: issuedTicket.nullable(),
  refusal: z.string().nullable(),
  /** The customer was told that there is no ticket. One issued all the same is withdrawn: nobody would answer its call. */
  unseen: z.boolean(),
  trouble: z.enum(['paper-out', 'cover-open', 'cutter-error', 'offline', 'fault']).nullable(),
  /** What the customer said of an uncertain paper. */
  cameOut: z.boolean().nullable(),
  reports: z.array(report),
  withdrawal: z.object({ commandId: z.string(), taken: z.boolean() }).nullable(),
  /** The page has gone on. */
  dismissed: z.boolean(),
});
export type TicketPayload = z.infer<typeof ticketPayload>;

/** One paper in the journal. */
export type TicketEntry = Job<TicketPayload>;

/** What is next to be told to the server of this paper: reports in their order, then the withdrawal. */
export function nextDue({ payload }: TicketEntry): 'report' | 'withdrawal' | null {
  if (payload.reports.some(({ taken }) => !taken)) return 'report';
  return payload.withdrawal?.taken === false ? 'withdrawal' : null;
}

/**
 * The paper as its customer sees it.
 *
 * @param copyable - may another one be printed for the same ticket?
 */
export function viewOf({ state, payload }: TicketEntry, copyable: boolean): JobView {
  const { requestId, ticket, copy, unseen } = payload;
  if (state === 'refused') return { requestId, phase: 'refused', code: payload.refusal ?? 'internal-error' };
  if (unseen) return { requestId, phase: 'unreachable' };
  if (state === 'intended' || ticket === null) return { requestId, phase: 'issuing' };
  const told = payload.reports.length > 0 && payload.reports.every(({ taken }) => taken);
  const seen = { requestId, ticket: ticket.customer, copy };
  if (ticket.printId === null) return { requestId, phase: 'issued', ticket: ticket.customer };
  switch (state) {
    case 'queued':
    case 'sending':
    case 'sent':
      return { ...seen, phase: 'printing' };
    case 'confirmed':
      return { ...seen, phase: 'printed' };
    case 'failed':
      return { ...seen, phase: 'failed', trouble: payload.trouble ?? 'fault', told, copyable };
    case 'uncertain':
      if (payload.cameOut === null) return { ...seen, phase: 'uncertain', copyable };
      return payload.cameOut
        ? { ...seen, phase: 'printed' }
        : { ...seen, phase: 'failed', trouble: 'fault', told, copyable };
    default:
      return assertNever(state);
  }
}
