import {
  CHANNELS,
  type Channel,
  type ClassId,
  type CustomerRef,
  err,
  OVERRIDABLE,
  ok,
  type PrintId,
  type ServiceId,
  type TextRef,
  type VisitId,
} from '@foyer/basics';
import { type BranchConfig, indexOf, type NumberSeries } from '@foyer/configuration';
import { calendarOf } from '@foyer/configuration/calendar';
import { z } from 'zod';
import { missedClosing } from '../closing.ts';
import { courseFrom } from '../course.ts';
import { type DecideContext, defineCommand, defineEvent } from '../define.ts';
import { findClass, findConfig, findSegment, findService, findTags } from '../find.ts';
import { isTaken } from '../no-show.ts';
import { withNote } from '../notes.ts';
import { nextNumber } from '../numbering.ts';
import { placeOfNewArrival } from '../policy/place.ts';
import { type Quote, quoteSchema, visitQuoteOf } from '../quote.ts';
import type { Refusal } from '../refusal.ts';
import { markUsed, type Used } from '../removal.ts';
import { branchDay, classId, customerRef, printId, serviceId, textRef, visitId } from '../schema.ts';
import type { BranchState, Print } from '../state.ts';
import { addVisit, arrivalPosition, eventVisit } from '../transition.ts';
import type { Visit } from '../visit.ts';

/** Gives a customer a ticket. */
export interface IssueTicket {
  readonly type: 'issue-ticket';
  readonly serviceId: ServiceId;
  readonly channel: Channel;
  /** The branch's default class when absent. */
  readonly classId?: ClassId | undefined;
  /** None when absent. */
  readonly segment?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** The branch's first language when absent. */
  readonly language?: string | undefined;
  readonly customerRef?: CustomerRef | undefined;
  readonly noteRef?: TextRef | undefined;
  /** The kiosk is going to print this ticket and report how that went. */
  readonly printing: boolean;
  /** Staff take this customer although the service's hours are over, or will be before the customer is called. */
  readonly override?: boolean | undefined;
}

export const TicketIssued = defineEvent(
  z.strictObject({
    type: z.literal('TicketIssued'),
    visitId,
    /** As shown to people: `A042`. */
    number: z.string(),
    /** The number's value in its service's series, and how often the series had started over that day. */
    serial: z.int(),
    lap: z.int(),
    day: branchDay,
    serviceId,
    classId,
    channel: z.enum(CHANNELS),
    segment: z.string().nullable(),
    tags: z.array(z.string()),
    language: z.string(),
    customerRef: customerRef.nullable(),
    noteRef: textRef.nullable(),
    printId: printId.nullable(),
    /** What would have been in the way, had staff not decided otherwise. */
    overridden: z.enum(OVERRIDABLE).nullable(),
  }),
  (state, body, context) => {
    const { at } = context;
    const { visitId, number, serial, serviceId, classId, language, segment, tags, noteRef, printId } = body;
    const visit: Visit = {
      id: visitId,
      number,
      serial,
      sequence: state.clock + 1,
      version: 1,
      issuedAt: at,
      earlierSteps: [],
      serviceId,
      course: courseFrom(at),
      classId,
      language,
      segment,
      tags,
      notes: [],
      edits: 0,
      printId,
      quote: null,
      stage: { kind: 'waiting', queued: arrivalPosition(state, at) },
    };
    const series = state.config === null ? undefined : seriesOf(state.config, serviceId);
    if (series === undefined) throw new Error(`Ticket ${number} is for an unknown service`);
    const print: Print | null =
      printId === null ? null : { id: printId, visitId, status: 'pending', reason: null, requestedAt: at };
    const numbered: BranchState = {
      ...state,
      series: state.series.set(series.id, { nextSerial: serial + series.step, lap: body.lap }),
      openNumbers: state.openNumbers.set(number, visitId),
      prints: print === null ? state.prints : state.prints.set(print.id, print),
    };
    const marks: readonly Used[] = [
      ...(segment === null ? [] : [`segments ${segment}` as const]),
      ...tags.map((tag) => `tags ${tag}` as const),
    ];
    const issued = addVisit(numbered, withNote(visit, noteRef, context), at);
    return markUsed(issued, `services ${serviceId}`, `classes ${classId}`, ...marks);
  },
);

/** What the ticket was told about its wait; committed with its issue. */
export const EstimateQuoted = defineEvent(
  z.strictObject({ type: z.literal('EstimateQuoted'), visitId, quote: quoteSchema }),
  (state, body) => {
    const visit = eventVisit(state, body.visitId);
    return { ...state, visits: state.visits.set(visit.id, { ...visit, quote: visitQuoteOf(body.quote) }) };
  },
);

export const issueTicket = defineCommand([TicketIssued, EstimateQuoted], (state, command: IssueTicket, context) => {
  const { serviceId } = command;
  const configured = findConfig(state);
  if (!configured.ok) return configured;
  const found = findService(state, serviceId);
  if (!found.ok) return found;
  const classId = findClass(state, command.classId ?? configured.value.classes[0]?.id);
  if (!classId.ok) return classId;
  const segment = command.segment === undefined ? ok(null) : findSegment(state, command.segment);
  if (!segment.ok) return segment;
  const tags = findTags(state, command.tags ?? []);
  if (!tags.ok) return tags;
  if (state.branch.kind !== 'open' || state.day === null) return err({ code: 'branch-closed' });
  const { config, service } = found.value;
  if (config.retired === true) return err({ code: 'retired', what: 'service', id: serviceId });
  const late = outOfHours(configured.value, serviceId, context);
  if (late !== null && command.override !== true) return err(late);
  if (service.suspended !== null) {
    return err({ code: 'service-suspended', serviceId, reason: service.suspended.reason });
  }
  if (service.waiting >= config.maxWaiting) {
    return err({ code: 'queue-full', serviceId, limit: config.maxWaiting });
  }
  const quote = quoteOf(state, serviceId, classId.value, context);
  const missed =
    quote?.kind === 'minutes' ? missedClosing(configured.value, serviceId, context.now, quote.p90Seconds) : null;
  if (missed !== null && command.override !== true) return err({ code: 'too-late', serviceId, closesAt: missed });
  const series = seriesOf(configured.value, serviceId);
  const at = series === undefined ? undefined : state.series.get(series.id);
  const next =
    series === undefined || at === undefined
      ? null
      : nextNumber(series, at, (number) => isTaken(state, number, context.now));
  if (next === null) return err({ code: 'numbers-exhausted', serviceId });
  const visitId = context.newId() as VisitId;
  return ok([
    {
      type: 'TicketIssued',
      visitId,
      ...next,
      day: state.day,
      serviceId,
      classId: classId.value,
      channel: command.channel,
      segment: segment.value,
      tags: tags.value,
      language: command.language ?? defaultLanguage(configured.value),
      customerRef: command.customerRef ?? null,
      noteRef: command.noteRef ?? null,
      printId: command.printing ? (context.newId() as PrintId) : null,
      overridden: late !== null ? 'service-closed' : missed !== null ? 'too-late' : null,
    },
    ...(quote === null ? [] : [{ type: 'EstimateQuoted', visitId, quote } as const]),
  ]);
});

/** The series that a service's tickets are numbered in. */
function seriesOf(config: BranchConfig, serviceId: ServiceId): NumberSeries | undefined {
  const { services, series } = indexOf(config);
  const service = services.get(serviceId);
  return service === undefined ? undefined : series.get(service.seriesId);
}

/** The refusal of a service whose own hours are over. */
function outOfHours(config: BranchConfig, serviceId: ServiceId, { now }: DecideContext): Refusal | null {
  const own = calendarOf(config).serviceAt(serviceId, now);
  return own === null || own.open ? null : { code: 'service-closed', serviceId, opensAt: own.until };
}

function quoteOf(
  state: BranchState,
  serviceId: ServiceId,
  classId: ClassId,
  { now, quote }: DecideContext,
): Quote | null {
  return quote?.({ serviceId, classId, ahead: placeOfNewArrival(state, serviceId, classId, now) ?? 0 }) ?? null;
}

function defaultLanguage(config: BranchConfig): string {
  return config.languages[0] ?? 'en';
}
