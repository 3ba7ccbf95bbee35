import type { AgentId, ClassId, CounterId, CounterStateKind, Instant, ServiceId, VisitId } from '@foyer/basics';
import type { CallingPolicy, WorkProfile } from '@foyer/configuration';
import {
  type BranchState,
  type CounterState,
  isAt,
  type Pin,
  type Serving,
  servingNow,
  type Visit,
} from '@foyer/queue-core';
import { type Break, plannedBreaks } from './planned-breaks.ts';

export interface SimulatedService {
  readonly id: ServiceId;
  readonly targetShare: number;
  readonly targetSeconds: number;
  /** Configured; used until the branch's own data come. */
  readonly meanServiceSeconds: number;
  readonly suspended: boolean;
  /** Those who wait are served to the end; nobody comes any more. */
  readonly retired: boolean;
}

export interface SimulatedClass {
  readonly id: ClassId;
  readonly rate: number;
  readonly headStartSeconds: number;
  /** In the configuration's list, from 0. */
  readonly place: number;
  /** In a round, under `ratio`. */
  readonly turns: number;
  /** As of a service. */
  readonly retired: boolean;
}

export interface SimulatedCounter {
  readonly id: CounterId;
  readonly status: CounterStateKind;
  /** `null` at a closed one. */
  readonly agentId: AgentId | null;
  readonly tiers: readonly (readonly ServiceId[])[];
  /** Services beside the first tier of which only late visits are called. */
  readonly whenLate: readonly ServiceId[];
  /** Planned for this branch day. */
  readonly breaks: readonly Break[];
  /** Since when it has had nobody, or has been paused, or has the present customer; `null` at a closed one. */
  readonly since: Instant | null;
  /** When it means to be back from its pause; `null`: it is not paused, or nobody said. */
  readonly returnsAt: Instant | null;
  /** The customer there, if any: which service, and whether it has begun or they were only called. */
  readonly customer: { readonly serviceId: ServiceId; readonly serving: boolean } | null;
}

export interface SimulatedVisit {
  readonly id: VisitId;
  readonly serviceId: ServiceId;
  readonly classId: ClassId;
  readonly seniority: Instant;
  readonly since: Instant;
  readonly sequence: number;
  readonly pin: Pin | null;
  readonly first: boolean;
  readonly overtakes: number;
}

/** What an estimate is made from: plain data that can be handed to a worker. Waiting visits in no particular order. */
export interface SimulationInput {
  readonly clock: number;
  /** Of the newest event. */
  readonly at: Instant;
  readonly open: boolean;
  readonly policy: CallingPolicy;
  /** How many each group has taken, where turns are taken. */
  readonly turns: readonly number[];
  readonly services: readonly SimulatedService[];
  readonly classes: readonly SimulatedClass[];
  /** Closed ones too: while none that serves somebody is staffed, the place is told by who could be. */
  readonly counters: readonly SimulatedCounter[];
  readonly waiting: readonly SimulatedVisit[];
}

/** Takes from a state what estimates need. `null` before the branch is configured. */
export function simulationInputOf(state: BranchState): SimulationInput | null {
  const { config } = state;
  if (config === null) return null;
  const profiles = new Map(config.profiles.map((profile) => [profile.id, profile]));
  const counters: SimulatedCounter[] = [];
  for (const counter of config.counters) {
    const present = state.counters.get(counter.id) ?? { kind: 'closed' as const };
    // Nobody can open it again.
    if (counter.retired === true && present.kind === 'closed') continue;
    const visit = present.kind === 'open' && present.visitId !== null ? state.visits.get(present.visitId) : undefined;
    counters.push({
      id: counter.id,
      status: present.kind,
      agentId: present.kind === 'closed' ? null : present.agentId,
      ...servedAt(servingNow(state, counter.id), profiles),
      breaks: plannedBreaks(state, counter.id),
      since: sinceOf(present, visit),
      returnsAt: present.kind === 'paused' ? present.returnsAt : null,
      customer: visit === undefined ? null : { serviceId: visit.serviceId, serving: isAt(visit, 'serving') },
    });
  }
  const waiting: SimulatedVisit[] = [];
  for (const queue of state.queues.values()) {
    for (const id of queue.visits) {
      const visit = state.visits.get(id);
      if (visit === undefined || !isAt(visit, 'waiting')) continue;
      const { since, seniority, pin, first, overtakenBy } = visit.stage.queued;
      const { serviceId, classId, sequence } = visit;
      const overtakes = overtakenBy.length;
      waiting.push({ id, serviceId, classId, seniority, since, sequence, pin, first, overtakes });
    }
  }
  return {
    clock: state.clock,
    at: state.at,
    open: state.branch.kind === 'open',
    policy: config.policy,
    turns: state.turns,
    services: config.services.map((service) => ({
      id: service.id,
      targetShare: service.target.share,
      targetSeconds: service.target.withinSeconds,
      meanServiceSeconds: service.meanServiceSeconds,
      suspended: (state.services.get(service.id)?.suspended ?? null) !== null,
      retired: service.retired === true,
    })),
    classes: config.classes.map(({ id, rate, headStartSeconds, turns = 1, retired = false }, place) => ({
      id,
      rate,
      headStartSeconds,
      place,
      turns,
      retired,
    })),
    counters,
    waiting,
  };
}

function sinceOf(counter: CounterState, visit: Visit | undefined): Instant | null {
  if (counter.kind === 'closed') return null;
  if (counter.kind === 'paused') return counter.since;
  if (visit === undefined) return counter.freeSince;
  if (isAt(visit, 'serving')) return visit.stage.startedAt;
  return isAt(visit, 'called') ? visit.stage.calledAt : counter.freeSince;
}

/** A work profile without what the agent there may not serve; its very tiers where nothing is kept from them. */
function servedAt(
  serving: Serving | undefined,
  profiles: ReadonlyMap<string, WorkProfile>,
): Pick<SimulatedCounter, 'tiers' | 'whenLate'> {
  const { tiers = [], whenLate = [] } = profiles.get(serving?.profileId ?? '') ?? {};
  const services = serving?.services ?? null;
  if (services === null) return { tiers, whenLate };
  const may = (id: ServiceId) => services.includes(id);
  return { tiers: tiers.map((tier) => tier.filter(may)), whenLate: whenLate.filter(may) };
}

/** The tier that a counter calls each service from; those called only when late stand beside the first. */
export function tiersOf({ tiers, whenLate }: SimulatedCounter): ReadonlyMap<ServiceId, number> {
  const inTiers = tiers.flatMap((services, tier) => services.map((id) => [id, tier] as const));
  return new Map([...inTiers, ...whenLate.map((id) => [id, 0] as const)]);
}
