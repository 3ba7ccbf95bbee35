import type { AgentId, CounterId, Instant, VisitId } from '@foyer/basics';
import { indexOf, type WorkProfile } from '@foyer/configuration';
import type { CallReason } from '../policy/call-reason.ts';
import {
  BY_POLICY,
  type Calling,
  type Candidate,
  compareCandidates,
  groupOf,
  ruleOf,
  urgencyOf,
} from '../policy/ranking.ts';
import { Turns, turnWeights } from '../policy/turns.ts';
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
    classPlace: config.classes.indexOf(priorityClass),
    targetShare: service.target.share,
    targetSeconds: service.target.withinSeconds,
  };
}

/** The tier in which a counter may call a visit now, 0 for one reserved for it; `null` when it may not. */
export function tierAt(
  state: BranchState,
  visit: Waiting,
  counterId: CounterId,
  agentId: AgentId | null,
  now: Instant,
): number | null {
  const tier = tierInProfile(state, visit, counterId, agentId);
  const { index } = configOf(state);
  const { pin, seniority } = visit.stage.queued;
  const { whenLate = [] } = profileOf(state, counterId, agentId) ?? {};
  const target = index.services.get(visit.serviceId)?.target.withinSeconds ?? 0;
  const isEarly = pin === null && whenLate.includes(visit.serviceId) && seniority + target * 1000 > now;
  return isEarly ? null : tier;
}

function profileOf(state: BranchState, counterId: CounterId, agentId: AgentId | null): WorkProfile | undefined {
  const { config } = configOf(state);
  const own = config.counters.find(({ id }) => id === counterId)?.profileId;
  const ofPerson = agentId === null ? undefined : state.people.get(agentId)?.profileId;
  const wanted = [state.profiles.get(counterId), ofPerson, own];
  return wanted.map((id) => config.profiles.find((profile) => profile.id === id)).find((profile) => profile);
}

/** The same, though it may be called only later. */
function tierInProfile(
  state: BranchState,
  visit: Waiting,
  counterId: CounterId,
  agentId: AgentId | null,
): number | null {
  const { pin } = visit.stage.queued;
  const services = agentId === null ? null : (state.people.get(agentId)?.services ?? null);
  if (services !== null && !services.includes(visit.serviceId)) return null;
  if (pin === null) {
    const { tiers, whenLate = [] } = profileOf(state, counterId, agentId) ?? { tiers: [] };
    const tier = tiers.findIndex((ids) => ids.includes(visit.serviceId));
    return tier >= 0 ? tier : whenLate.includes(visit.serviceId) ? 0 : null;
  }
  return (pin.to === 'counter' ? pin.counterId === counterId : pin.agentId === agentId) ? 0 : null;
}

/** Whom the counter calls one after the other, by looking at everybody it may call each time. */
function* sequenceByFullScan(
  state: BranchState,
  counterId: CounterId,
  agentId: AgentId | null,
  now: Instant,
  isCallable: (visit: Waiting) => boolean = (visit) => tierAt(state, visit, counterId, agentId, now) !== null,
): Generator<{ readonly visit: Waiting; readonly candidate: Candidate }> {
  const { config } = configOf(state);
  const { kind } = config.policy;
  const calling: Calling = { kind, turns: new Turns(turnWeights(kind, config.classes), state.turns) };
  const all = waitingOf(state);
  const left = all.filter(isCallable).map((visit) => {
    const tier = tierInProfile(state, visit, counterId, agentId) ?? 0;
    return { visit, candidate: asCandidate(state, all, visit, tier) };
  });
  while (left.length > 0) {
    const heads = left.filter(
      ({ visit }) => !left.some((other) => isAlike(other.visit, visit) && cameBefore(other.visit, visit)),
    );
    const [chosen] = heads.sort((a, b) => compareCandidates(a.candidate, b.candidate, now, calling));
    if (chosen === undefined) return;
    yield chosen;
    if (ruleOf(chosen.candidate) === BY_POLICY) calling.turns.take(groupOf(chosen.candidate, now, kind));
    left.splice(left.indexOf(chosen), 1);
  }
}

/** Whom the counter calls next, by looking at everybody it may call. */
export function selectByFullScan(
  state: BranchState,
  counterId: CounterId,
  agentId: AgentId,
  now: Instant,
): { readonly visitId: VisitId; readonly rule: CallReason['rule']; readonly before: unknown } | null {
  const { kind } = configOf(state).config.policy;
  const [chosen, next] = [...sequenceByFullScan(state, counterId, agentId, now)];
  if (chosen === undefined) return null;
  const { returnedFirst, pinned, overtakenEnough } = chosen.candidate;
  const rule = returnedFirst ? 'returned-first' : pinned ? 'pinned' : overtakenEnough ? 'overtaken-enough' : 'policy';
  if (next === undefined || rule !== 'policy') return { visitId: chosen.visit.id, rule, before: null };
  const urgency = kind === 'arrival' || kind === 'ratio' ? null : urgencyOf(next.candidate, now, kind);
  return { visitId: chosen.visit.id, rule, before: { visitId: next.visit.id, tier: next.candidate.tier, urgency } };
}

/** A visit's place, by calling everybody before it. */
export function placeByFullScan(state: BranchState, visit: Waiting, now: Instant): number {
  const { config } = configOf(state);
  const all = waitingOf(state);
  const counters = config.counters.map(({ id }) => {
    const counter = state.counters.get(id);
    return { id, agentId: counter === undefined || counter.kind === 'closed' ? null : counter.agentId };
  });
  const serving = counters.filter(({ id, agentId }) => tierInProfile(state, visit, id, agentId) !== null);
  const staffed = serving.filter(({ agentId }) => agentId !== null);
  const atOnce = staffed.filter(({ id, agentId }) => tierAt(state, visit, id, agentId, now) !== null);
  const [own = []] = [atOnce, staffed, serving].filter(({ length }) => length > 0);
  const counts = own.map(({ id, agentId }) => {
    const isCallable = (other: Waiting) => isAlike(other, visit) || tierAt(state, other, id, agentId, now) !== null;
    const calls = [...sequenceByFullScan(state, id, agentId, now, isCallable)];
    return calls.findIndex((call) => call.visit.id === visit.id);
  });
  if (counts.length > 0) return Math.min(...counts);
  return all.filter((other) => other.id !== visit.id && isAlike(other, visit) && cameBefore(other, visit)).length;
}
