import type { AgentId } from '@foyer/basics';
import type * as contract from '@foyer/contract';
import { arrivalKey } from '@foyer/flow';
import {
  type BranchConfig,
  type CounterConfig,
  type Escalation,
  indexOf,
  type Print,
  type ServiceConfig,
} from '@foyer/queue-core';
import { estimateWire } from './estimate-wire.ts';
import type { WireSource } from './source.ts';
import { isoOf } from './time.ts';

/** The branch itself; asks for a configured one. */
export function branchWire(config: BranchConfig, { state, demo }: WireSource): contract.Branch {
  return {
    id: 'branch',
    name: config.name,
    status: state.branch.kind,
    day: state.day,
    timeZone: config.timeZone,
    languages: [...config.languages],
    demo,
    categories: config.categories.map(({ id, name, parentId }) => ({ id, name, parentId: parentId ?? null })),
    classes: config.classes.map(({ id, name }) => ({ id, name })),
    outcomes: config.outcomes.map(({ id, name, resolved }) => ({ id, name, resolved })),
  };
}

/** A service as customers see it. */
export function serviceWire(config: BranchConfig, service: ServiceConfig, source: WireSource): contract.Service {
  const { state, estimates } = source;
  const present = state.services.get(service.id);
  const suspended = present?.suspended ?? null;
  const waiting = present?.waiting ?? 0;
  let openCounters = 0;
  for (const [id, { tiers }] of indexOf(config).counters) {
    if (tiers.has(service.id) && state.counters.get(id)?.kind === 'open') openCounters += 1;
  }
  const status = (): contract.Service['status'] => {
    if (state.branch.kind === 'closed') return 'closed';
    if (suspended !== null) return 'suspended';
    if (waiting >= service.maxWaiting) return 'full';
    return openCounters === 0 ? 'unstaffed' : 'open';
  };
  const estimatesByClass = config.classes.map(({ id }) => ({
    classId: id,
    estimate: estimateWire(estimates?.newcomers.get(arrivalKey(service.id, id)), estimates),
  }));
  const [defaultClass] = config.classes;
  const newArrival = defaultClass && estimates?.newcomers.get(arrivalKey(service.id, defaultClass.id));
  return {
    id: service.id,
    categoryId: service.categoryId,
    name: service.name,
    status: status(),
    reason: suspended?.reason ?? null,
    message: suspended === null || suspended.messageRef === null ? null : source.textOf(suspended.messageRef),
    waiting,
    openCounters,
    ahead: newArrival?.ahead ?? waiting,
    estimate: estimatesByClass[0]?.estimate ?? { kind: 'withheld', reason: 'not-ready' },
    estimates: estimatesByClass,
    targetSeconds: service.target.withinSeconds,
    targetShare: service.target.share,
  };
}

/** A counter, its agent and whom it has. */
export function counterWire(config: BranchConfig, counter: CounterConfig, source: WireSource): contract.Counter {
  const present = source.state.counters.get(counter.id) ?? { kind: 'closed' as const };
  const agentId: AgentId | null = present.kind === 'closed' ? null : present.agentId;
  return {
    id: counter.id,
    number: counter.number,
    zone: counter.zone,
    serviceIds: [...(indexOf(config).counters.get(counter.id)?.tiers.keys() ?? [])],
    status: present.kind,
    reason: present.kind === 'paused' ? present.reason : null,
    agentId,
    agentName: agentId === null ? null : source.agentName(agentId),
    since: present.kind === 'closed' ? null : isoOf(present.since),
    visitId: present.kind === 'open' ? present.visitId : null,
  };
}

/** An escalation or a call for help. */
export function escalationWire(escalation: Escalation, source: WireSource): contract.Escalation {
  const { status } = escalation;
  return {
    id: escalation.id,
    source: escalation.source,
    visitId: escalation.visitId,
    number: escalation.visitId === null ? null : (source.state.visits.get(escalation.visitId)?.number ?? null),
    place: escalation.place,
    reason: escalation.reason,
    note: escalation.noteRef === null ? null : source.textOf(escalation.noteRef),
    raisedAt: isoOf(escalation.raisedAt),
    deadline: isoOf(escalation.deadline),
    status: status.kind,
    by: status.kind === 'acknowledged' || status.kind === 'resolved' ? source.agentName(status.by as AgentId) : null,
    statusAt: isoOf(status.kind === 'raised' ? escalation.raisedAt : status.at),
    resolution: status.kind === 'resolved' ? status.resolution : null,
  };
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
