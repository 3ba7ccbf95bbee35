import type { AgentId, CounterId, VisitId } from '@foyer/basics';
import { assertNever } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import type { LiveRecord, RecordOf } from '@foyer/contract';
import {
  type BranchState,
  type CounterState,
  isFinishing,
  isPinnedTo,
  isRaisedTo,
  isUnresolved,
  mayReturn,
  nextFew,
  type Person,
  type StageOf,
  selectNext,
  servingNow,
  tierAt,
  UNDO_FOR,
  undoableAction,
  type Visit,
} from '@foyer/queue-core';
import { branchWire, counterWire, forVisitors, isGone, servicePartsOf, serviceWire } from '../wire/branch-wire.ts';
import { callWire, isPending } from '../wire/call-wire.ts';
import { ownDeviceWire } from '../wire/device-wire.ts';
import { branchHoursWire } from '../wire/hours-wire.ts';
import { allNotices, shownNotices } from '../wire/notice-wire.ts';
import type { WireSource } from '../wire/source.ts';
import { ticketNow } from '../wire/ticket-wire.ts';
import { isoOf } from '../wire/time.ts';
import { deviceRecords, escalationRecords, messageRecords, noticeRecords, printRecords } from './few-records.ts';
import type { KeptRecords } from './kept-records.ts';
import type { View } from './view.ts';

/** The most visits that one view lists; what a branch with more leaves out is what `inOrder` has last. */
const MOST_VISITS = 2_000;
/** And the most of those who did not come. */
const MOST_MISSED = 50;
/** Of how many of those who wait an agent is shown the order in which they are called. */
const ORDERED = 30;

/** Records of views, all made from one state and one set of estimates. */
export class Projection {
  readonly #source: WireSource;
  readonly #config: BranchConfig;
  readonly #kept: KeptRecords;
  #unresolved: ReadonlyMap<VisitId, RecordOf<'visit'>['escalation']> | null = null;
  #open: readonly Visit[] | null = null;
  #noShows: readonly Visit[] | null = null;
  /** Of those visits that a view has asked for. */
  readonly #records = new Map<VisitId, LiveRecord>();

  constructor(source: WireSource, config: BranchConfig, kept: KeptRecords) {
    this.#kept = kept;
    this.#source = source;
    this.#config = config;
  }

  /**
   * The records of a view, each `kind` and `id` once, made as they are asked for: with two thousand waiting all at
   * once would hold the event loop. `now` decides whom a counter would call next.
   */
  *recordsOf(view: View, now: number): Generator<LiveRecord, void, undefined> {
    switch (view.kind) {
      case 'kiosk':
        yield* this.#branch();
        yield* this.#services();
        yield* noticeRecords(shownNotices(this.#source, 'kiosk'));
        return;
      case 'signage':
        yield* this.#branch();
        yield* this.#services();
        yield* this.#counters('visitors');
        yield* this.#calls();
        yield* noticeRecords(shownNotices(this.#source, 'screen'));
        return;
      case 'counter':
        yield* this.#counterView(view.counterId, now);
        return;
      case 'floor':
        yield* this.#branch();
        yield* this.#services();
        yield* this.#counters();
        yield* this.#openVisits(() => true);
        for (const visit of this.#missed()) yield this.#visit(visit);
        yield* escalationRecords(this.#source, isUnresolved);
        yield* printRecords(this.#source);
        yield* deviceRecords(this.#source);
        for (const { id } of this.#config.counters) yield* messageRecords(this.#source, id);
        yield* noticeRecords(allNotices(this.#source));
        return;
      case 'device': {
        const device = this.#source.state.devices.get(view.deviceId);
        const testPrint = this.#source.testPrintOf(view.deviceId);
        if (device !== undefined) yield { kind: 'self', ...ownDeviceWire(device, testPrint, this.#source.state) };
        return;
      }
      case 'ticket': {
        const ticket = ticketNow(this.#config, view.visitId, this.#source);
        if (ticket !== null) yield { kind: 'ticket', ...ticket };
        const visit = this.#source.state.visits.get(view.visitId);
        if (visit === undefined || visit.stage.kind === 'done') return;
        yield* noticeRecords(shownNotices(this.#source, 'phone', [visit.serviceId, ...visit.planned]));
        return;
      }
      default:
        assertNever(view);
    }
  }

  *#branch(): Generator<LiveRecord, void, undefined> {
    const { state, now, demo } = this.#source;
    const hours = Object.values(branchHoursWire(this.#config, state, now)).map((told) => JSON.stringify(told));
    const parts = [state.branch, isFinishing(state), state.day, demo, ...hours];
    yield this.#kept.recordOf(this.#config, 'branch', parts, () => ({
      kind: 'branch',
      ...branchWire(this.#config, this.#source),
    }));
  }

  *#services(): Generator<LiveRecord, void, undefined> {
    for (const service of this.#config.services) {
      const parts = servicePartsOf(this.#config, service, this.#source);
      const { published, ...rest } = parts;
      yield this.#kept.recordOf(this.#config, `service ${service.id}`, [...Object.values(rest), ...published], () => ({
        kind: 'service',
        ...serviceWire(this.#config, service, parts),
      }));
    }
  }

  /** Visitors are not told who works at a counter, and with whom. */
  *#counters(forWhom: 'staff' | 'visitors' = 'staff'): Generator<LiveRecord, void, undefined> {
    for (const counter of this.#config.counters) {
      if (isGone(counter, this.#source.state)) continue;
      const present = this.#source.state.counters.get(counter.id);
      yield this.#kept.recordOf(
        this.#config,
        `counter ${counter.id} for ${forWhom}`,
        [present, this.#whoIsAt(present), this.#source.state.profiles.get(counter.id)],
        () => {
          const record = { kind: 'counter' as const, ...counterWire(this.#config, counter, this.#source) };
          return forWhom === 'staff' ? record : forVisitors(record);
        },
      );
    }
  }

  /** A counter's record says what its agent is called and may serve. */
  #whoIsAt(present: CounterState | undefined): Person | undefined {
    return present === undefined || present.kind === 'closed'
      ? undefined
      : this.#source.state.people.get(present.agentId);
  }

  *#calls(): Generator<LiveRecord, void, undefined> {
    const { state } = this.#source;
    for (const call of state.calls) {
      const pending = isPending(state, call);
      yield this.#kept.recordOf(call, 'call', [this.#config, pending], () => ({
        kind: 'call',
        id: String(call.sequence),
        ...callWire(this.#config, call, pending),
      }));
    }
  }

  #visit(visit: Visit): LiveRecord {
    const known = this.#records.get(visit.id);
    if (known !== undefined) return known;
    this.#unresolved ??= unresolvedOf(this.#source.state);
    const escalation = this.#unresolved.get(visit.id) ?? null;
    const record = this.#kept.visits.recordOf(visit, this.#source, this.#config, escalation);
    this.#records.set(visit.id, record);
    return record;
  }

  /** The open visits that are wanted; of more than one view lists, those that are `own` come first. */
  *#openVisits(
    wanted: (visit: Visit) => boolean,
    own: (visit: Visit) => boolean = () => false,
  ): Generator<LiveRecord, void, undefined> {
    this.#open ??= inOrder(this.#source.state);
    const open = this.#open.filter(wanted);
    const listed =
      open.length <= MOST_VISITS
        ? open
        : [...open.filter(own), ...open.filter((visit) => !own(visit))].slice(0, MOST_VISITS);
    for (const visit of listed) yield this.#visit(visit);
  }

  /** The newest of those who did not come and may still come back. */
  #missed(): readonly Visit[] {
    const { state, now } = this.#source;
    this.#noShows ??= [...state.visits.values()].filter((visit) => mayReturn(state, visit, now)).slice(-MOST_MISSED);
    return this.#noShows;
  }

  /** What the agent at one counter needs: whom it may call, whom it has, whom it put on hold, and who is next. */
  *#counterView(counterId: CounterId, now: number): Generator<LiveRecord, void, undefined> {
    const { state } = this.#source;
    const serving = servingNow(state, counterId);
    yield* this.#branch();
    if (serving === undefined) return;
    const present = state.counters.get(counterId);
    const agentId = present === undefined || present.kind === 'closed' ? null : present.agentId;
    const isTheirHold = ({ owner }: StageOf<'held'>): boolean =>
      owner.to === 'agent' ? owner.agentId === agentId : owner.to === 'counter' && owner.counterId === counterId;
    const agent = agentId === null ? null : { id: agentId, role: state.people.get(agentId)?.role ?? 'agent' };
    const wanted = (visit: Visit): boolean => {
      const { stage } = visit;
      switch (stage.kind) {
        case 'waiting':
          return tierAt(serving, { pin: stage.queued.pin, serviceId: visit.serviceId }) !== undefined;
        case 'called':
        case 'serving':
          return stage.counterId === counterId;
        case 'held':
          return isTheirHold(stage) || serving.tiers.has(visit.serviceId);
        case 'done':
          return false;
        default:
          return assertNever(stage);
      }
    };
    yield* this.#services();
    yield* this.#counters();
    const shown = new Set<string>();
    const own = ({ stage }: Visit) =>
      stage.kind === 'called' || stage.kind === 'serving' || (stage.kind === 'held' && isTheirHold(stage));
    for (const record of this.#openVisits(wanted, own)) {
      shown.add(record.id);
      yield record;
    }
    const finished = present?.kind === 'open' ? present.finished : null;
    const last = finished === null ? undefined : state.visits.get(finished.visitId);
    if (last !== undefined && !shown.has(last.id)) yield this.#visit(last);
    for (const visit of this.#missed()) if (serving.tiers.has(visit.serviceId)) yield this.#visit(visit);
    yield* escalationRecords(this.#source, (escalation) => {
      const { visitId, status } = escalation;
      // What was decided is told as long as the customer is theirs.
      if (status.kind === 'resolved')
        return visitId !== null && isTheirs(state.visits.get(visitId), counterId, agentId);
      if (!isUnresolved(escalation)) return false;
      if (agentId !== null && escalation.takenFrom?.agentId === agentId) return true;
      return (visitId !== null && shown.has(visitId)) || (agent !== null && isRaisedTo(escalation, agent));
    });
    yield* messageRecords(this.#source, counterId);
    const next = agentId === null ? null : selectNext(state, counterId, agentId, now as BranchState['at']);
    const visitIds = agentId === null ? [] : nextFew(state, counterId, agentId, now as BranchState['at'], ORDERED);
    yield {
      kind: 'next',
      id: 'next',
      visitId: next?.visitId ?? null,
      because: next?.because ?? null,
      visitIds: [...visitIds],
    };
    const action = undoableAction(state, counterId);
    if (action === null || now - action.at > UNDO_FOR) return;
    const parts = action.parts.map(({ did, visit }) => ({ visitId: visit.id, number: visit.number, did }));
    yield { kind: 'undo', id: 'undo', until: isoOf(action.at + UNDO_FOR), parts };
  }
}

/** Is the customer with this agent: at the counter, on hold, or next for them or it? */
function isTheirs(visit: Visit | undefined, counterId: CounterId, agentId: AgentId | null): boolean {
  const stage = visit?.stage;
  switch (stage?.kind) {
    case 'called':
    case 'serving':
      return stage.counterId === counterId;
    case 'held':
      return stage.agentId === agentId;
    case 'waiting':
      return stage.queued.pin !== null && isPinnedTo(stage.queued.pin, counterId, agentId);
    default:
      return false;
  }
}

/** What is unresolved about each visit: `raised` as long as nobody is on the way. */
function unresolvedOf({ escalations }: BranchState): ReadonlyMap<VisitId, RecordOf<'visit'>['escalation']> {
  const found = new Map<VisitId, RecordOf<'visit'>['escalation']>();
  for (const { visitId, status } of escalations.values()) {
    if (visitId === null) continue;
    if (status.kind === 'raised') found.set(visitId, 'raised');
    if (status.kind === 'acknowledged' && !found.has(visitId)) found.set(visitId, 'acknowledged');
  }
  return found;
}

/**
 * The open visits; where they are more than a view lists, the nearest first: who is at a counter, who is on hold, and
 * who waits, by how many are before them in their own queue. Each call takes the head of a queue, so none takes who is
 * farther back than the calls before it are many.
 */
function inOrder({ visits, queues }: BranchState): readonly Visit[] {
  const open = [...visits.values()].filter(({ stage }) => stage.kind !== 'done');
  if (open.length <= MOST_VISITS) return open;
  const places = new Map<VisitId, number>();
  for (const queue of queues.values()) {
    let place = 0;
    for (const id of queue.visits) places.set(id, place++);
  }
  const distance = ({ id, stage }: Visit): number => {
    if (stage.kind === 'waiting') return places.get(id) ?? 0;
    return stage.kind === 'held' ? -1 : -2;
  };
  return open
    .map((visit) => ({ visit, far: distance(visit) }))
    .sort((one, other) => one.far - other.far || one.visit.sequence - other.visit.sequence)
    .map(({ visit }) => visit);
}
