import {
  CHANNELS,
  type Channel,
  type ClassId,
  err,
  OVERRIDABLE,
  ok,
  type PrintId,
  type ServiceId,
  type VisitId,
} from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { calendarOf } from '@foyer/configuration/calendar';
import { z } from 'zod';
import { type Arrival, findArrival, findNumber, seriesOf } from '../arrival.ts';
import { missedClosing } from '../closing.ts';
import { courseFrom } from '../course.ts';
import { type DecideContext, defineCommand, defineEvent } from '../define.ts';
import { withNote } from '../notes.ts';
import { checkPlan } from '../plan.ts';
import { placeOfNewArrival } from '../policy/place.ts';
import { type Quote, quoteSchema, visitQuoteOf } from '../quote.ts';
import type { Refusal } from '../refusal.ts';
import { markUsed, type Used } from '../removal.ts';
import {
  agentId,
  branchDay,
  classId,
  counterId,
  customerRef,
  printId,
  serviceId,
  textRef,
  visitId,
} from '../schema.ts';
import type { BranchState, Print } from '../state.ts';
import { addVisit, arrivalPosition, eventVisit } from '../transition.ts';
import type { Visit } from '../visit.ts';

/** Gives a customer a ticket. */
export interface IssueTicket extends Arrival {
  readonly type: 'issue-ticket';
  readonly channel: Channel;
  /** What comes after the first service, in this order. */
  readonly furtherServices?: readonly ServiceId[] | undefined;
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
    /** The services after the first one. */
    planned: z.array(serviceId),
    /** Where the customer is served at once, without having waited; `null`: they wait. */
    servedAt: z.strictObject({ counterId, agentId }).nullable(),
  }),
  (state, body, context) => {
    const { at } = context;
    const { visitId, number, serial, serviceId, planned, classId, language, segment, tags, noteRef, printId } = body;
    const queued = arrivalPosition(state, at);
    const visit: Visit = {
      id: visitId,
      number,
      serial,
      sequence: state.clock + 1,
      version: 1,
      issuedAt: at,
      earlierSteps: [],
      planned,
      serviceId,
      course: courseFrom(at),
      classId,
      language,
      segment,
      tags,
      notes: [],
      edits: 0,
      printId,
      marks: [],
      quote: null,
      stage:
        body.servedAt === null
          ? { kind: 'waiting', queued }
          : { kind: 'serving', ...body.servedAt, startedAt: at, queued },
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
    const used: readonly Used[] = [
      ...[serviceId, ...planned].map((id) => `services ${id}` as const),
      ...(segment === null ? [] : [`segments ${segment}` as const]),
      ...tags.map((tag) => `tags ${tag}` as const),
    ];
    return markUsed(addVisit(numbered, withNote(visit, noteRef, context), at), `classes ${classId}`, ...used);
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
  const { serviceId, furtherServices: planned = [] } = command;
  const found = findArrival(state, command);
  if (!found.ok) return found;
  const { branch, config, service, arrival } = found.value;
  const late = outOfHours(branch, serviceId, context);
  if (late !== null && command.override !== true) return err(late);
  if (service.suspended !== null) {
    return err({ code: 'service-suspended', serviceId, reason: service.suspended.reason });
  }
  if (service.waiting >= config.maxWaiting) {
    return err({ code: 'queue-full', serviceId, limit: config.maxWaiting });
  }
  const further = checkPlan(state, serviceId, planned);
  if (!further.ok) return further;
  const quote = quoteOf(state, serviceId, arrival.classId, context);
  const missed = quote?.kind === 'minutes' ? missedClosing(branch, serviceId, context.now, quote.p90Seconds) : null;
  if (missed !== null && command.override !== true) return err({ code: 'too-late', serviceId, closesAt: missed });
  const next = findNumber(state, branch, serviceId, context.now);
  if (!next.ok) return next;
  const visitId = context.newId() as VisitId;
  return ok([
    {
      type: 'TicketIssued',
      visitId,
      ...next.value,
      ...arrival,
      channel: command.channel,
      printId: command.printing ? (context.newId() as PrintId) : null,
      overridden: late !== null ? 'service-closed' : missed !== null ? 'too-late' : null,
      planned,
      servedAt: null,
    },
    ...(quote === null ? [] : [{ type: 'EstimateQuoted', visitId, quote } as const]),
  ]);
});

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
