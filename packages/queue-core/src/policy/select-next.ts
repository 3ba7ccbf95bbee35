import type { AgentId, CallingPolicyKind, CounterId, Instant, VisitId } from '@foyer/basics';
import { indexOf } from '@foyer/configuration';
import { servicesOf, tierAt } from '../people.ts';
import { visitInQueue } from '../queues.ts';
import type { BranchState, Queue } from '../state.ts';
import type { CallReason } from './call-reason.ts';
import { candidateAt } from './queue-candidate.ts';
import {
  type Candidate,
  compareCandidates,
  OVERTAKEN_ENOUGH,
  PINNED,
  RETURNED_FIRST,
  ruleOf,
  urgencyOf,
} from './ranking.ts';

/** A visit to call, and why it and not the one before it. */
export interface Selection {
  readonly visitId: VisitId;
  readonly because: CallReason;
}

interface Contender {
  readonly queue: Queue;
  readonly place: number;
  readonly candidate: Candidate;
}

/**
 * Whom a counter calls next, or `null` when nobody waits for it. Eligible are visits pinned to the counter or its
 * agent, and unpinned ones whose service is in the counter's work profile; of either only services that the agent may
 * serve. A queue is served in its own order, so only
 * the heads of the queues compete: the cost grows with the queues, not with the people.
 */
export function selectNext(state: BranchState, counterId: CounterId, agentId: AgentId, now: Instant): Selection | null {
  if (state.config === null) return null;
  const index = indexOf(state.config);
  const counter = index.counters.get(counterId);
  if (counter === undefined) return null;
  const kind = state.config.policy.kind;
  const at = { id: counterId, agentId, tiers: counter.tiers };
  const services = servicesOf(state, agentId);
  let best: Contender | null = null;
  let second: Contender | null = null;
  for (const queue of state.queues.values()) {
    const tier = tierAt(at, services, queue);
    if (tier === undefined) continue;
    const head = { queue, place: 0, candidate: candidateAt(state, index, queue, 0, tier) };
    if (best === null || compareCandidates(head.candidate, best.candidate, now, kind) < 0) {
      second = best;
      best = head;
    } else if (second === null || compareCandidates(head.candidate, second.candidate, now, kind) < 0) {
      second = head;
    }
  }
  if (best === null) return null;
  if (best.queue.visits.size > 1) {
    const behind = { ...best, place: 1, candidate: candidateAt(state, index, best.queue, 1, best.candidate.tier) };
    if (second === null || compareCandidates(behind.candidate, second.candidate, now, kind) < 0) second = behind;
  }
  return { visitId: idOf(state, best), because: explain(state, best, second, now, kind) };
}

function idOf(state: BranchState, contender: Contender): VisitId {
  return visitInQueue(state.visits, contender.queue, contender.place).id;
}

function explain(
  state: BranchState,
  chosen: Contender,
  before: Contender | null,
  now: Instant,
  kind: CallingPolicyKind,
): CallReason {
  const { candidate, queue } = chosen;
  const rule = ruleOf(candidate);
  if (rule === RETURNED_FIRST) return { rule: 'returned-first' };
  if (rule === PINNED && queue.pin !== null) return { rule: 'pinned', pin: queue.pin };
  if (rule === OVERTAKEN_ENOUGH) {
    const { queued } = visitInQueue(state.visits, queue, chosen.place).stage;
    return { rule: 'overtaken-enough', overtakes: queued.overtakenBy.length };
  }
  const urgency = (of: Candidate): number | null => (kind === 'arrival' ? null : urgencyOf(of, now, kind));
  return {
    rule: 'policy',
    kind,
    tier: candidate.tier,
    waitedSeconds: Math.max(0, Math.round((now - candidate.seniority) / 1000)),
    urgency: urgency(candidate),
    before: before === null ? null : { visitId: idOf(state, before), urgency: urgency(before.candidate) },
  };
}
