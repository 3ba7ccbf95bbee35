import type {
  AgentId,
  BranchDay,
  ClassId,
  CounterId,
  EscalationId,
  Instant,
  OutcomeId,
  PrintId,
  ServiceId,
  TextRef,
  VisitId,
} from '@foyer/basics';
import { List, Map as PersistentMap } from 'immutable';
import { linesOf } from '../lines.ts';
import { QUOTE_WITHHELD, type VisitQuote } from '../quote.ts';
import type {
  BranchState,
  Call,
  CounterState,
  Escalation,
  Print,
  ServiceState,
  Stage,
  StageKind,
  Visit,
} from '../state.ts';
import { readConfig } from './config-shape.ts';
import { readBecause, readPin } from './event-shape.ts';
import { listOf, nullable, number, object, oneOf, type Read, StoredDataError, text, truth, union } from './shape.ts';

/** The shape that snapshots are written in; a snapshot of another one is left aside and the log replayed. */
export const SNAPSHOT_VERSION = 3;

type Suspension = NonNullable<ServiceState['suspended']>;

/** A state as plain JSON. What follows from the visits (lines, open numbers) is left out and made anew. */
export interface Snapshot extends Pick<BranchState, 'clock' | 'at' | 'config' | 'branch' | 'day' | 'numberedDay'> {
  readonly version: number;
  readonly services: readonly (ServiceState & { readonly id: ServiceId })[];
  readonly counters: readonly { readonly id: CounterId; readonly counter: CounterState }[];
  readonly visits: readonly Visit[];
  readonly escalations: readonly Escalation[];
  readonly prints: readonly Print[];
  readonly calls: readonly Call[];
}

const id = text();
const instant = number<Instant>();
const agentId = text<AgentId>();
const counterId = text<CounterId>();
const serviceId = text<ServiceId>();
const visitId = text<VisitId>();
const noteRef = nullable(text<TextRef>());
const pin = nullable(readPin);
const standing = { pin, seniority: instant, overtakes: number() };

const readStage: Read<Stage> = union<Stage, 'kind'>('kind', {
  waiting: { since: instant, first: truth, ...standing },
  called: {
    counterId,
    agentId,
    calledAt: instant,
    lastCalledAt: instant,
    times: number(),
    because: readBecause,
    ...standing,
  },
  serving: { counterId, agentId, startedAt: instant, ...standing },
  held: { heldAt: instant, owner: agentId, reason: text(), noteRef, ...standing },
  done: {
    endedAt: instant,
    how: oneOf('finished', 'no-show', 'abandoned', 'cancelled', 'auto-closed'),
    outcomeId: nullable(text<OutcomeId>()),
  },
} satisfies Record<StageKind, unknown>);

const readCounter: Read<CounterState> = union<CounterState, 'kind'>('kind', {
  closed: {},
  open: { agentId, since: instant, visitId: nullable(visitId), freeSince: instant },
  paused: { agentId, since: instant, reason: text() },
});

const readStatus: Read<Escalation['status']> = union<Escalation['status'], 'kind'>('kind', {
  raised: {},
  acknowledged: { by: id, at: instant },
  resolved: { by: id, at: instant, resolution: text() },
  lapsed: { at: instant },
});

const readVisitQuote: Read<VisitQuote> = union<VisitQuote, 'kind'>('kind', {
  minutes: { p50Seconds: number(), p90Seconds: number(), aboutMinutes: number(), mostMinutes: number() },
  withheld: { reason: oneOf(...QUOTE_WITHHELD) },
});

const readVisit = object<Visit>({
  id: visitId,
  number: text(),
  serial: number(),
  sequence: number(),
  version: number(),
  issuedAt: instant,
  step: number(),
  serviceId,
  classId: text<ClassId>(),
  language: text(),
  segment: nullable(text()),
  noteRef,
  printId: nullable(text<PrintId>()),
  quote: nullable(readVisitQuote),
  stage: readStage,
});

const readSnapshot = object<Snapshot>({
  version: number(),
  clock: number(),
  at: instant,
  config: nullable(readConfig),
  branch: union<BranchState['branch'], 'kind'>('kind', { closed: {}, open: {} }),
  day: nullable(text<BranchDay>()),
  numberedDay: nullable(text<BranchDay>()),
  services: listOf(
    object<ServiceState & { readonly id: ServiceId }>({
      id: serviceId,
      suspended: nullable(object<Suspension>({ reason: text(), messageRef: noteRef, since: instant })),
      nextSerial: number(),
      lap: number(),
      waiting: number(),
    }),
  ),
  counters: listOf(object<Snapshot['counters'][number]>({ id: counterId, counter: readCounter })),
  visits: listOf(readVisit),
  escalations: listOf(
    object<Escalation>({
      id: text<EscalationId>(),
      source: oneOf('agent', 'kiosk', 'phone'),
      visitId: nullable(visitId),
      place: text(),
      reason: text(),
      noteRef,
      raisedAt: instant,
      deadline: instant,
      status: readStatus,
    }),
  ),
  prints: listOf(
    object<Print>({
      id: text<PrintId>(),
      visitId,
      status: oneOf('pending', 'printed', 'failed', 'uncertain', 'settled'),
      reason: nullable(text()),
      requestedAt: instant,
    }),
  ),
  calls: listOf(
    object<Call>({
      sequence: number(),
      visitId,
      number: text(),
      serviceId,
      counterId,
      at: instant,
      times: number(),
    }),
  ),
});

/** A state as plain JSON; states that are equal give the same text, whatever way they came about. */
export function snapshotOf(state: BranchState): Snapshot {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  const snapshot: Snapshot = {
    version: SNAPSHOT_VERSION,
    clock: state.clock,
    at: state.at,
    config: state.config,
    branch: state.branch,
    day: state.day,
    numberedDay: state.numberedDay,
    services: [...state.services].map(([service, rest]) => ({ ...rest, id: service })).toSorted(byId),
    counters: [...state.counters].map(([counter, rest]) => ({ id: counter, counter: rest })).toSorted(byId),
    visits: [...state.visits.values()].toSorted((a, b) => a.sequence - b.sequence),
    escalations: [...state.escalations.values()].toSorted(byId),
    prints: [...state.prints.values()].toSorted(byId),
    calls: [...state.calls],
  };
  // Reading what was just written puts every object's fields in one order.
  return readSnapshot(snapshot, 'snapshot');
}

/**
 * The state that a snapshot was made of.
 *
 * @param json what `snapshotOf` returned, after a round trip through JSON
 * @throws StoredDataError naming the field that is not what it should be, or another version of the shape
 */
export function restoreState(json: unknown): BranchState {
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
  if (version !== SNAPSHOT_VERSION) {
    throw new StoredDataError(`snapshot.version should be ${SNAPSHOT_VERSION}, but is ${String(version)}`);
  }
  const snapshot = readSnapshot(json, 'snapshot');
  const { clock, at, config, branch, day, numberedDay } = snapshot;
  const visits = PersistentMap(snapshot.visits.map((visit) => [visit.id, visit]));
  return {
    clock,
    at,
    config,
    branch,
    day,
    numberedDay,
    services: PersistentMap(snapshot.services.map(({ id: service, ...rest }) => [service, rest])),
    counters: PersistentMap(snapshot.counters.map(({ id: counter, counter: rest }) => [counter, rest])),
    visits,
    lines: linesOf(visits, config?.policy.maxOvertakes ?? Number.POSITIVE_INFINITY),
    openNumbers: PersistentMap(
      snapshot.visits.filter(({ stage }) => stage.kind !== 'done').map((visit) => [visit.number, visit.id]),
    ),
    escalations: PersistentMap(snapshot.escalations.map((escalation) => [escalation.id, escalation])),
    prints: PersistentMap(snapshot.prints.map((print) => [print.id, print])),
    calls: List(snapshot.calls),
  };
}
