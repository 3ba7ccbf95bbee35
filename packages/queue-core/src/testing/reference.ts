import type { AgentId, CounterId, Instant, VisitId } from '@foyer/basics';
import { indexOf } from '@foyer/configuration';
import type { CallReason } from '../policy/call-reason.ts';
import { type Candidate, compareCandidates, urgencyOf } from '../policy/ranking.ts';
import type { BranchState } from '../state.ts';
import { isAt, type VisitAt } from '../visit.ts';

/** The plain way to everything that the queues make fast: look at every visit. Slow, and easy to believe. */

type Waiting = VisitAt<'waiting'>;

export function waitingOf(state: BranchState): Waiting[] {
  return [...state.visits.values()].filter((visit) => isAt(visit, 'waiting'));
}

export function configOf(state: BranchState) {
  if (state.config === null) throw new Error('The branch is not configured');
  return { config: state.config, index: indexOf(state.config) };
}

const samePin = (a: Waiting, b: Waiting): boolean =>
  JSON.stringify(a.stage.queued.pin) === JSON.stringify(b.stage.queued.pin);

/** Alike in class, service, pin and `first` mark: served in arrival order among themselves. */
export function isAlike(a: Waiting, b: Waiting): boolean {
  return (
    a.serviceId === b.serviceId &&
    a.classId === b.classId &&
    a.stage.queued.first === b.stage.queued.first &&
    samePin(a, b)
  );
}

export function cameBefore(a: Waiting, b: Waiting): boolean {
  return (
    a.stage.queued.seniority < b.stage.queued.seniority ||
    (a.stage.queued.seniority === b.stage.queued.seniority && a.sequence < b.sequence)
  );
}

/** Overtaken often enough itself, or before one alike that is. */
function isGuaranteed(all: readonly Waiting[], visit: Waiting, maxOvertakes: number): boolean {
  return all.some(
    (other) =>
      other.stage.queued.overtakenBy.length >= maxOvertakes &&
      isAlike(other, visit) &&
      (other.id === visit.id || cameBefore(visit, other)),
  );
}

function asCandidate(state: BranchState, all: readonly Waiting[], visit: Waiting, tier: number): Candidate {
  const { config, index } = configOf(state);
  const service = index.services.get(visit.serviceId);
  const priorityClass = index.classes.get(visit.classId);
  if (service === undefined || priorityClass === undefined) throw new Error('A waiting visit is of what is configured');
  return {
    returnedFirst: visit.stage.queued.first,
    pinned: visit.stage.queued.pin !== null,
    overtakenEnough: isGuaranteed(all, visit, config.policy.maxOvertakes),
    tier,
    seniority: visit.stage.queued.seniority,
    sequence: visit.sequence,
    rate: priorityClass.rate,
    headStartSeconds: priorityClass.headStartSeconds,
    targetSeconds: service.target.withinSeconds,
  };
}

/** The tier in which a counter may call a visit, 0 for one reserved for it; `null` when it may not. */
export function tierAt(
  state: BranchState,
  visit: Waiting,
  counterId: CounterId,
  agentId: AgentId | null,
): number | null {
  const { pin } = visit.stage.queued;
  const { index } = configOf(state);
  const services = agentId === null ? null : (state.people.get(agentId)?.services ?? null);
  if (services !== null && !services.includes(visit.serviceId)) return null;
  if (pin === null) return index.counters.get(counterId)?.tiers.get(visit.serviceId) ?? null;
  return (pin.to === 'counter' ? pin.counterId === counterId : pin.agentId === agentId) ? 0 : null;
}

/** Whom the counter calls next, by sorting everybody it may call. */
export function selectByFullScan(
  state: BranchState,
  counterId: CounterId,
  agentId: AgentId,
  now: Instant,
): { readonly visitId: VisitId; readonly rule: CallReason['rule']; readonly before: unknown } | null {
  const { config } = configOf(state);
  const { kind } = config.policy;
  const all = waitingOf(state);
  const eligible = all.flatMap((visit) => {
    const tier = tierAt(state, visit, counterId, agentId);
    return tier === null ? [] : [{ visit, candidate: asCandidate(state, all, visit, tier) }];
  });
  eligible.sort((a, b) => compareCandidates(a.candidate, b.candidate, now, kind));
  const [chosen, next] = eligible;
  if (chosen === undefined) return null;
  const { returnedFirst, pinned, overtakenEnough } = chosen.candidate;
  const rule = returnedFirst ? 'returned-first' : pinned ? 'pinned' : overtakenEnough ? 'overtaken-enough' : 'policy';
  const before =
    next === undefined
      ? null
      : { visitId: next.visit.id, urgency: kind === 'arrival' ? null : urgencyOf(next.candidate, now, kind) };
  return { visitId: chosen.visit.id, rule, before: rule === 'policy' ? before : null };
}

/** A visit's place, by comparing it with every other that waits. */
export function placeByFullScan(state: BranchState, visit: Waiting, now: Instant): number {
  const { config } = configOf(state);
  const all = waitingOf(state);
  const counters = config.counters.map(({ id }) => {
    const counter = state.counters.get(id);
    return { id, agentId: counter === undefined || counter.kind === 'closed' ? null : counter.agentId };
  });
  const serving = counters.filter(({ id, agentId }) => tierAt(state, visit, id, agentId) !== null);
  const staffed = serving.filter(({ agentId }) => agentId !== null);
  const own = staffed.length > 0 ? staffed : serving;
  const counts = own.map(({ id, agentId }) => {
    const mine = asCandidate(state, all, visit, tierAt(state, visit, id, agentId) ?? 0);
    return all.filter((other) => {
      if (other.id === visit.id) return false;
      if (isAlike(other, visit)) return cameBefore(other, visit);
      const tier = tierAt(state, other, id, agentId);
      if (tier === null) return false;
      return compareCandidates(asCandidate(state, all, other, tier), mine, now, config.policy.kind) < 0;
    }).length;
  });
  if (counts.length > 0) return Math.min(...counts);
  return all.filter((other) => other.id !== visit.id && isAlike(other, visit) && cameBefore(other, visit)).length;
}
