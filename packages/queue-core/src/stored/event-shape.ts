import type {
  AgentId,
  BranchDay,
  ClassId,
  CommandId,
  CounterId,
  CustomerRef,
  DeviceId,
  EscalationId,
  Instant,
  OutcomeId,
  PrintId,
  ServiceId,
  TextRef,
  VisitId,
} from '@foyer/basics';
import type { Actor } from '../command.ts';
import type { Because, BranchEvent, EventBody, EventBodyOf, Pin } from '../event.ts';
import { QUOTE_WITHHELD, type Quote } from '../quote.ts';
import { readConfig } from './config-shape.ts';
import { listOf, nullable, number, object, oneOf, type Read, text, truth, union } from './shape.ts';

const visitId = text<VisitId>();
const serviceId = text<ServiceId>();
const counterId = text<CounterId>();
const agentId = text<AgentId>();
const escalationId = text<EscalationId>();
const noteRef = nullable(text<TextRef>());

export const readPin: Read<Pin> = union<Pin, 'to'>('to', { counter: { counterId }, agent: { agentId } });

type PolicyBecause = Extract<Because, { rule: 'policy' }>;

export const readBecause: Read<Because> = union<Because, 'rule'>('rule', {
  'by-hand': {},
  pinned: { pin: readPin },
  'returned-first': {},
  'overtaken-enough': { overtakes: number() },
  policy: {
    kind: oneOf('accumulating', 'arrival', 'strict'),
    tier: number(),
    waitedSeconds: number(),
    urgency: nullable(number()),
    before: nullable(object<NonNullable<PolicyBecause['before']>>({ visitId, urgency: nullable(number()) })),
  },
});

const readQuote: Read<Quote> = union<Quote, 'kind'>('kind', {
  minutes: {
    ahead: number(),
    p50Seconds: number(),
    p90Seconds: number(),
    aboutMinutes: number(),
    mostMinutes: number(),
    method: number(),
    madeAt: number<Instant>(),
    clock: number(),
    seed: number(),
    paths: number(),
    simulatedAhead: number(),
    spread: listOf(number()),
  },
  withheld: { ahead: number(), reason: oneOf(...QUOTE_WITHHELD) },
});

const readActor: Read<Actor> = union<Actor, 'kind'>('kind', {
  staff: { id: agentId, role: oneOf('agent', 'supervisor', 'manager', 'admin') },
  device: { id: text<DeviceId>() },
  integration: { id: text() },
  customer: {},
  system: {},
});

const readBody: Read<EventBody> = union<EventBody, 'type'>('type', {
  BranchConfigured: { config: readConfig },
  BranchOpened: { day: text<BranchDay>() },
  BranchClosed: {},
  DayEnded: { day: text<BranchDay>() },
  ServiceSuspended: { serviceId, reason: text(), messageRef: nullable(text<TextRef>()) },
  ServiceResumed: { serviceId },
  CounterOpened: { counterId, agentId },
  CounterPaused: { counterId, reason: text() },
  CounterResumed: { counterId },
  CounterClosed: { counterId },
  TicketIssued: {
    visitId,
    number: text(),
    serial: number(),
    lap: number(),
    day: text<BranchDay>(),
    serviceId,
    classId: text<ClassId>(),
    channel: oneOf('kiosk', 'staff', 'mobile', 'integration'),
    segment: nullable(text()),
    language: text(),
    customerRef: nullable(text<CustomerRef>()),
    noteRef,
    printId: nullable(text<PrintId>()),
  },
  EstimateQuoted: { visitId, quote: readQuote },
  VisitCalled: { visitId, counterId, agentId, because: readBecause },
  VisitRecalled: { visitId, counterId },
  ServiceStarted: { visitId, counterId, agentId },
  VisitFinished: { visitId, outcomeId: text<OutcomeId>(), resolved: truth },
  VisitNoShow: { visitId },
  VisitHeld: { visitId, owner: agentId, reason: text(), noteRef },
  VisitResumed: {
    visitId,
    counter: nullable(object<NonNullable<EventBodyOf<'VisitResumed'>['counter']>>({ counterId, agentId })),
  },
  VisitTransferred: {
    visitId,
    serviceId,
    pin: nullable(readPin),
    position: oneOf('first', 'original', 'last'),
    noteRef,
  },
  VisitCancelled: { visitId },
  VisitAbandoned: { visitId },
  VisitAutoClosed: { visitId },
  EscalationRaised: {
    escalationId,
    source: oneOf('agent', 'kiosk', 'phone'),
    visitId: nullable(visitId),
    place: text(),
    reason: text(),
    deadline: number<Instant>(),
    noteRef,
  },
  EscalationAcknowledged: { escalationId },
  EscalationResolved: { escalationId, resolution: text(), noteRef },
  PrintReported: {
    printId: text<PrintId>(),
    visitId,
    outcome: oneOf('printed', 'failed', 'uncertain', 'settled'),
    reason: nullable(text()),
  },
});

/** Reads a stored event of the present version. */
export const readEvent = object<BranchEvent>({
  version: number(),
  at: number<Instant>(),
  actor: readActor,
  commandId: text<CommandId>(),
  body: readBody,
});
