import type { AgentId, ClassId, CounterId, CounterStateKind, Instant, ServiceId, VisitId } from '@foyer/basics';
import type { CallingPolicy } from '@foyer/configuration';
import { type BranchState, type CounterState, isAt, type Pin, servicesOf, type Visit } from '@foyer/queue-core';
import { type Break, plannedBreaks } from './planned-breaks.ts';

export interface SimulatedService {
  readonly id: ServiceId;
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
  /** As of a service. */
  readonly retired: boolean;
}

export interface SimulatedCounter {
  readonly id: CounterId;
  readonly status: CounterStateKind;
  /** `null` at a closed one. */
  readonly agentId: AgentId | null;
  readonly tiers: readonly (readonly ServiceId[])[];
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
  const tiersOf = new Map(config.profiles.map((profile) => [profile.id, profile.tiers]));
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
      tiers: servedTiers(state, present, tiersOf.get(counter.profileId) ?? []),
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
    services: config.services.map((service) => ({
      id: service.id,
      targetSeconds: service.target.withinSeconds,
      meanServiceSeconds: service.meanServiceSeconds,
      suspended: (state.services.get(service.id)?.suspended ?? null) !== null,
      retired: service.retired === true,
    })),
    classes: config.classes.map(({ id, rate, headStartSeconds, retired = false }) => ({
      id,
      rate,
      headStartSeconds,
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

/** The tiers of a work profile without what the agent there may not serve; the very same where nothing is kept from them. */
function servedTiers(
  state: BranchState,
  present: CounterState,
  tiers: SimulatedCounter['tiers'],
): SimulatedCounter['tiers'] {
  const services = servicesOf(state, present.kind === 'closed' ? null : present.agentId);
  return services === null ? tiers : tiers.map((tier) => tier.filter((id) => services.includes(id)));
}
