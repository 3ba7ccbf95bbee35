import { classId, serviceId } from '@foyer/contract/schemas';
import { z } from 'zod';

/**
 * What the page may ask of the kiosk, checked wherever it crosses a boundary: by `main` when it comes from the page
 * and by the agent when it comes from `main`. A `requestId` is made by the page and names one customer's ticket.
 */
const requestId = z.guid('must be a UUID');

export const kioskRequests = {
  /** The present state, for a page that has just loaded. */
  state: z.strictObject({}),
  /** A ticket; the same `requestId` again is the same ticket. */
  issue: z.strictObject({
    requestId,
    serviceId,
    language: z.string().min(2).max(35),
    /** What the customer has said that they need; the usual one when absent. */
    priorityClass: classId.exactOptional(),
  }),
  /** The customer has left the ticket's screen. */
  dismiss: z.strictObject({ requestId }),
  /** Whether an uncertain ticket came out. */
  answer: z.strictObject({ requestId, cameOut: z.boolean() }),
  /** Another paper with the same number, marked as a copy. */
  copy: z.strictObject({ requestId }),
  /** "I need help". */
  help: z.strictObject({}),
} as const;

export type KioskRequests = typeof kioskRequests;
export type KioskCall = keyof KioskRequests;
export const KIOSK_CALLS = Object.keys(kioskRequests) as KioskCall[];
