import type { VisitId } from '@foyer/basics';
import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { type EventBody, events } from './commands/index.ts';
import { commandId, instant, type Parsed } from './schema.ts';
import { readStored } from './stored/read-stored.ts';

/** The one version of the log. Events of another version are refused. */
export const LOG_VERSION = 1;

const [first, ...others] = Object.values(events).map(({ schema }) => schema);
if (first === undefined) throw new Error('No command raises an event');

const eventSchema = z.strictObject({
  version: z.literal(LOG_VERSION, `expected ${LOG_VERSION}; the data were written by another version of Foyer`),
  at: instant,
  actor: actorSchema,
  commandId,
  body: z.discriminatedUnion('type', [first, ...others]),
});

/** An event as `decide` returns it: the body, with when, by whom and for which command. The store adds its sequence. */
export type BranchEvent = Parsed<typeof eventSchema>;

/**
 * Reads a stored event.
 *
 * @param raw the event as it was stored: `{version, at, actor, commandId, body}`
 * @throws StoredDataError naming the field that is not what it should be, or another version of the log
 */
export function readEvent(raw: unknown): BranchEvent {
  return readStored(eventSchema, raw, 'event');
}

/** Refers to the visit an event is about, for the log's index; `null` for events about something else. */
export function visitOf(body: EventBody): VisitId | null {
  return 'visitId' in body ? body.visitId : null;
}
