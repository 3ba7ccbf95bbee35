import { type AgentId, type CounterId, type Instant, REASON_KINDS, recordOf } from '@foyer/basics';
import {
  type BranchConfig,
  type CounterConfig,
  indexOf,
  offeredFor,
  outcomesOf,
  type ServiceConfig,
} from '@foyer/configuration';
import type * as contract from '@foyer/contract';
import { arrivalKey } from '@foyer/flow';
import {
  type BranchState,
  type CounterMessage,
  type Escalation,
  isFinishing,
  missedClosing,
  type Place,
  type Print,
  presentLevel,
  type ServiceState,
  servedNow,
  servesNow,
  servingNow,
} from '@foyer/queue-core';
import type { EstimateAge, PublishedEstimate } from '../estimates/published-estimates.ts';
import { kindName } from './device-wire.ts';
import { estimateWire } from './estimate-wire.ts';
import { branchHoursWire, isOutOfHours, serviceOpensAt } from './hours-wire.ts';
import type { WireSource } from './source.ts';
import { isoOf } from './time.ts';

/** How the branch writes to people. */
export function mannerOf({ locale, timeZone, languages, words }: BranchConfig) {
  return { locale, timeZone, languages: [...languages], counterNoun: words.counter };
}

/** How the branch looks. */
export function looksOf({ looks: { logo, accent } }: BranchConfig): contract.Looks {
  return { logo: logo ?? null, accent: accent ?? null };
}

/** The branch itself; asks for a configured one. */
export function branchWire(config: BranchConfig, { state, now, demo }: WireSource): contract.Branch {
  return {
    id: 'branch',
    name: config.name,
    status: state.branch.kind,
    finishing: isFinishing(state),
    day: state.day,
    ...branchHoursWire(config, state, now),
    ...mannerOf(config),
    welcome: config.words.welcome ?? null,
    looks: looksOf(config),
    demo,
    categories: config.categories.map(({ id, name, parentId = null, pictogram = null }) => ({
      id,
      name,
      parentId,
      pictogram,
    })),
    classes: config.classes.map(({ id, name, need = null, retired = false }) => ({ id, name, need, retired })),
    profiles: config.profiles.map(({ id, name }) => ({ id, name })),
    segments: config.segments.map(({ id, name, retired = false }) => ({ id, name, retired })),
    tags: config.tags.map(({ id, name, retired = false }) => ({ id, name, retired })),
    reasons: recordOf(REASON_KINDS, (kind) =>
      config.reasons[kind].map(({ id, name = null, retired = false }) => ({ id, name, retired })),
    ),
    guidance: Object.fromEntries(
      config.reasons.escalation.flatMap(({ id, guidance }) => (guidance === undefined ? [] : [[id, guidance]])),
    ),
    outcomes: config.outcomes.map(({ id, name, resolved, retired = false }) => ({ id, name, resolved, retired })),
    marks: config.marks.map(({ id, name, kind, amountUnit = null }) => ({ id, name, kind, amountUnit })),
  };
}

/** What a service's record is made from besides its configuration. */
export interface ServiceParts {
  readonly present: ServiceState | undefined;
  readonly branch: BranchState['branch']['kind'];
  readonly openCounters: number;
  /** What customers are told while it is suspended. */
  readonly message: string | null;
  readonly age: EstimateAge | null;
  /** Its own hours are over. */
  readonly outOfHours: boolean;
  readonly opensAt: Instant | null;
  /** The closing that a new arrival might not be called before. */
  readonly missed: Instant | null;
  /** What new arrivals are told, by the classes in their order. */
  readonly published: readonly (PublishedEstimate | undefined)[];
}

/** Looks up what a service's record is made from: cheap, so that the record is made anew only when a part is another one. */
export function servicePartsOf(config: BranchConfig, { id }: ServiceConfig, source: WireSource): ServiceParts {
  const { state, estimates, now } = source;
  const present = state.services.get(id);
  const messageRef = present?.suspended?.messageRef ?? null;
  const openCounters = state.counters.count(({ kind }, at) => kind === 'open' && servesNow(state, at, id));
  const published = config.classes.map((each) => estimates?.newcomers.get(arrivalKey(id, each.id)));
  const age = estimates?.age ?? null;
  const told = age?.old === true ? undefined : published[0];
  return {
    outOfHours: isOutOfHours(config, id, now),
    opensAt: serviceOpensAt(config, id, state, now),
    missed: told?.kind === 'minutes' ? missedClosing(config, id, now, told.p90Seconds) : null,
    present,
    branch: state.branch.kind,
    openCounters,
    message: messageRef === null ? null : source.textOf(messageRef),
    age,
    published,
  };
}

/** A service as customers see it; `config`: whose classes the published are in the order of. */
export function serviceWire(config: BranchConfig, service: ServiceConfig, parts: ServiceParts): contract.Service {
  const { present, branch, openCounters, message, age, published, outOfHours, opensAt, missed } = parts;
  const suspended = present?.suspended ?? null;
  const waiting = present?.waiting ?? 0;
  const status = (): contract.Service['status'] => {
    if (service.retired === true) return 'retired';
    if (branch === 'closed' || outOfHours) return 'closed';
    if (suspended !== null) return 'suspended';
    if (waiting >= service.maxWaiting) return 'full';
    if (missed !== null) return 'last-ticket';
    return openCounters === 0 ? 'unstaffed' : 'open';
  };
  const estimates = config.classes.map(({ id }, index) => ({
    classId: id,
    estimate: estimateWire(published[index], age),
  }));
  return {
    id: service.id,
    order: indexOf(config).inOrder.indexOf(service),
    categoryId: service.categoryId,
    name: service.name,
    pictogram: service.pictogram ?? null,
    status: status(),
    reason: suspended?.reason ?? null,
    message,
    opensAt: opensAt === null ? null : isoOf(opensAt),
    closesAt: missed !== null && status() === 'last-ticket' ? isoOf(missed) : null,
    waiting,
    openCounters,
    ahead: published[0]?.ahead ?? waiting,
    estimate: estimates[0]?.estimate ?? { kind: 'withheld', reason: 'not-ready' },
    estimates,
    targetSeconds: service.target.withinSeconds,
    targetShare: service.target.share,
    outcomes: outcomesOf(config, service.id).map(({ id }) => id),
    outcomeRequired: service.outcomeRequired === true,
    marks: offeredFor(config.marks, service.id).map(({ id }) => id),
  };
}

/** A counter, its agent and whom it has. */
export function counterWire(config: BranchConfig, counter: CounterConfig, source: WireSource): contract.Counter {
  const present = source.state.counters.get(counter.id) ?? { kind: 'closed' as const };
  const agentId: AgentId | null = present.kind === 'closed' ? null : present.agentId;
  return {
    id: counter.id,
    order: config.counters.indexOf(counter),
    number: counter.number,
    zone: counter.zone,
    serviceIds: [...servedNow(source.state, counter.id)],
    profileId: servingNow(source.state, counter.id)?.profileId ?? counter.profileId,
    switched: source.state.profiles.has(counter.id),
    status: present.kind,
    reason: present.kind === 'paused' ? present.reason : null,
    agentId,
    agentName: agentId === null ? null : source.agentName(agentId),
    since: present.kind === 'closed' ? null : isoOf(present.since),
    visitId: present.kind === 'open' ? present.visitId : null,
    freeSince: present.kind === 'open' && present.visitId === null ? isoOf(present.freeSince) : null,
    finished: present.kind === 'open' ? present.finished : null,
    returnsAt: present.kind === 'paused' && present.returnsAt !== null ? isoOf(present.returnsAt) : null,
  };
}

/** A message to a counter. */
export function messageWire(
  counterId: CounterId,
  { id, textRef, by, at }: CounterMessage,
  source: WireSource,
): contract.CounterMessage {
  return { id, counterId, text: source.textOf(textRef), by: source.agentName(by as AgentId), at: isoOf(at) };
}

/** A counter that is retired and that nobody works at any more: it is spoken of only in reports. */
export function isGone({ id, retired }: CounterConfig, { counters }: BranchState): boolean {
  return retired === true && (counters.get(id)?.kind ?? 'closed') === 'closed';
}

/** A counter as visitors see it: who works there, and with whom, is for staff. */
export function forVisitors<T extends contract.Counter>(counter: T): T {
  return { ...counter, agentId: null, agentName: null, visitId: null, freeSince: null, finished: null };
}

/** What a place is called at present: a counter by its number, a device by its name, one that was removed too. */
export function placeName(
  place: Exclude<Place, { kind: 'visit' }>,
  { config, devices }: Pick<BranchState, 'config' | 'devices'>,
): string {
  switch (place.kind) {
    case 'counter':
      return config?.counters.find(({ id }) => id === place.counterId)?.number ?? place.counterId;
    case 'device':
      return devices.get(place.deviceId)?.name ?? place.deviceId;
    case 'kiosk':
      return config === null ? 'kiosk' : kindName('kiosk', config);
  }
}

/** An escalation or a call for help. */
export function escalationWire(escalation: Escalation, source: WireSource): contract.Escalation {
  const { status, advice, takenFrom } = escalation;
  const { agentName, textOf } = source;
  return {
    id: escalation.id,
    source: escalation.source,
    visitId: escalation.visitId,
    number: escalation.visitId === null ? null : (source.state.visits.get(escalation.visitId)?.number ?? null),
    place: escalation.place.kind === 'visit' ? null : placeName(escalation.place, source.state),
    reason: escalation.reason,
    note: escalation.noteRef === null ? null : textOf(escalation.noteRef),
    raisedAt: isoOf(escalation.raisedAt),
    deadline: isoOf(presentLevel(escalation).deadline),
    levels: escalation.levels.map(({ role, people, since, deadline, reminded }) => ({
      role,
      people: people.map((id) => ({ id, name: agentName(id) })),
      since: isoOf(since),
      deadline: isoOf(deadline),
      reminded,
    })),
    status: status.kind,
    by: status.kind === 'acknowledged' || status.kind === 'resolved' ? agentName(status.by as AgentId) : null,
    statusAt: isoOf(status.kind === 'raised' ? escalation.raisedAt : status.at),
    advice:
      advice === null
        ? null
        : { by: agentName(advice.by as AgentId), at: isoOf(advice.at), text: textOf(advice.noteRef) },
    taken: takenFrom === null ? null : { from: takenFrom.agentId === null ? null : agentName(takenFrom.agentId) },
    resolution: status.kind === 'resolved' ? status.resolution : null,
    decision: status.kind === 'resolved' && status.noteRef !== null ? textOf(status.noteRef) : null,
  };
}

/** What became of a customer's call for help: `acknowledged` once somebody has said that they come. */
export function helpOf(
  { escalations }: Pick<BranchState, 'escalations'>,
  about: (escalation: Escalation) => boolean,
): contract.Ticket['help'] {
  const calls = escalations.filter((escalation) => escalation.source !== 'agent' && about(escalation));
  const is = (kind: Escalation['status']['kind']) => calls.some(({ status }) => status.kind === kind);
  return is('raised') ? 'raised' : is('acknowledged') ? 'acknowledged' : 'none';
}

/** A print and what became of it. */
export function printWire(print: Print, source: WireSource): contract.Print {
  return {
    id: print.id,
    visitId: print.visitId,
    number: source.state.visits.get(print.visitId)?.number ?? '',
    status: print.status,
    reason: print.reason,
    requestedAt: isoOf(print.requestedAt),
  };
}
