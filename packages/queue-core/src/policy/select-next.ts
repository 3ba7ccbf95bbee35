import type { AgentId, CounterId, Instant, VisitId } from '@foyer/basics';
import { type BranchConfig, indexOf } from '@foyer/configuration';
import { visitInQueue } from '../queues.ts';
import { countCallable, type Serving, servingAt, tierAt } from '../serving.ts';
import type { BranchState, Queue } from '../state.ts';
import type { CallReason } from './call-reason.ts';
import { callingOf, candidateAt } from './queue-candidate.ts';
import { type Candidate, OVERTAKEN_ENOUGH, PINNED, RETURNED_FIRST, ruleOf, urgencyOf } from './ranking.ts';
import { callingSequence, type Line } from './sequence.ts';

/** A visit to call, and why it and not the one before it. */
export interface Selection {
  readonly visitId: VisitId;
  readonly because: CallReason;
}

/** A queue that a counter calls from. */
export interface QueueLine extends Line {
  readonly queue: Queue;
}

interface Contender {
  readonly line: QueueLine;
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
  const serving = servingAt(state, counterId, agentId);
  if (state.config === null || serving === undefined) return null;
  const calls = callingSequence(linesAt(state, state.config, serving, now), now, callingOf(state.config, state));
  const chosen = calls.next().value;
  if (chosen === undefined) return null;
  const before = ruleOf(chosen.candidate) > OVERTAKEN_ENOUGH ? (calls.next().value ?? null) : null;
  return { visitId: idOf(state, chosen), because: explain(state, state.config, chosen, before, now) };
}

/** Whom a counter calls next and then, if nothing else happens: the first of them, at most so many. */
export function nextFew(
  state: BranchState,
  counterId: CounterId,
  agentId: AgentId,
  now: Instant,
  most: number,
): readonly VisitId[] {
  const serving = servingAt(state, counterId, agentId);
  if (state.config === null || serving === undefined) return [];
  const ids: VisitId[] = [];
  for (const call of callingSequence(linesAt(state, state.config, serving, now), now, callingOf(state.config, state))) {
    if (ids.length === most) break;
    ids.push(idOf(state, call));
  }
  return ids;
}

/** The queues that a counter may call somebody from now. */
export function linesAt(state: BranchState, config: BranchConfig, serving: Serving, now: Instant): QueueLine[] {
  const index = indexOf(config);
  const lines: QueueLine[] = [];
  for (const queue of state.queues.values()) {
    const tier = tierAt(serving, queue);
    const size = tier === undefined ? 0 : countCallable(state, serving, queue, now);
    if (tier === undefined || size === 0) continue;
    lines.push({ queue, size, candidateAt: (place) => candidateAt(state, index, queue, place, tier) });
  }
  return lines;
}

function idOf(state: BranchState, { line, place }: Contender): VisitId {
  return visitInQueue(state.visits, line.queue, place).id;
}

function explain(
  state: BranchState,
  config: BranchConfig,
  chosen: Contender,
  before: Contender | null,
  now: Instant,
): CallReason {
  const { candidate } = chosen;
  const { queue } = chosen.line;
  const rule = ruleOf(candidate);
  if (rule === RETURNED_FIRST) return { rule: 'returned-first' };
  if (rule === PINNED && queue.pin !== null) return { rule: 'pinned', pin: queue.pin };
  if (rule === OVERTAKEN_ENOUGH) {
    const { queued } = visitInQueue(state.visits, queue, chosen.place).stage;
    return { rule: 'overtaken-enough', overtakes: queued.overtakenBy.length };
  }
  const { kind } = config.policy;
  const hasUrgency = kind !== 'arrival' && kind !== 'ratio';
  const urgency = (of: Candidate): number | null => (hasUrgency ? urgencyOf(of, now, kind) : null);
  return {
    rule: 'policy',
    kind,
    tier: candidate.tier,
    classId: queue.classId,
    waitedSeconds: Math.max(0, Math.round((now - candidate.seniority) / 1000)),
    targetSeconds: candidate.targetSeconds,
    urgency: urgency(candidate),
    before:
      before === null
        ? null
        : { visitId: idOf(state, before), tier: before.candidate.tier, urgency: urgency(before.candidate) },
  };
}
