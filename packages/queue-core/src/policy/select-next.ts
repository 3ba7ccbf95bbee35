import type { AgentId, CounterId, Instant, VisitId } from '@foyer/basics';
import type { CallingPolicy } from '@foyer/configuration';
import { indexOf } from '@foyer/configuration';
import type { Because } from '../event.ts';
import { visitInLine } from '../lines.ts';
import type { BranchState, Line } from '../state.ts';
import { candidateAt, isPinnedTo } from './line-candidate.ts';
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
  readonly because: Because;
}

interface Contender {
  readonly line: Line;
  readonly place: number;
  readonly candidate: Candidate;
}

/**
 * Whom a counter calls next, or `null` when nobody waits for it. Eligible are visits pinned to the counter or its
 * agent, and unpinned ones whose service is in the counter's work profile. A line is served in its own order, so only
 * the heads of the lines compete: the cost grows with the lines, not with the people.
 */
export function selectNext(state: BranchState, counterId: CounterId, agentId: AgentId, now: Instant): Selection | null {
  if (state.config === null) return null;
  const index = indexOf(state.config);
  const counter = index.counters.get(counterId);
  if (counter === undefined) return null;
  const kind = state.config.policy.kind;
  let best: Contender | null = null;
  let second: Contender | null = null;
  for (const line of state.lines.values()) {
    const tier = line.pin === null ? counter.tiers.get(line.serviceId) : 0;
    if (tier === undefined || (line.pin !== null && !isPinnedTo(line.pin, counterId, agentId))) continue;
    const head = { line, place: 0, candidate: candidateAt(state, index, line, 0, tier) };
    if (best === null || compareCandidates(head.candidate, best.candidate, now, kind) < 0) {
      second = best;
      best = head;
    } else if (second === null || compareCandidates(head.candidate, second.candidate, now, kind) < 0) {
      second = head;
    }
  }
  if (best === null) return null;
  if (best.line.visits.size > 1) {
    const behind = { ...best, place: 1, candidate: candidateAt(state, index, best.line, 1, best.candidate.tier) };
    if (second === null || compareCandidates(behind.candidate, second.candidate, now, kind) < 0) second = behind;
  }
  return { visitId: idOf(state, best), because: explain(state, best, second, now, kind) };
}

function idOf(state: BranchState, contender: Contender): VisitId {
  return visitInLine(state.visits, contender.line, contender.place).id;
}

function explain(
  state: BranchState,
  chosen: Contender,
  before: Contender | null,
  now: Instant,
  kind: CallingPolicy['kind'],
): Because {
  const { candidate, line } = chosen;
  const rule = ruleOf(candidate);
  if (rule === RETURNED_FIRST) return { rule: 'returned-first' };
  if (rule === PINNED && line.pin !== null) return { rule: 'pinned', pin: line.pin };
  if (rule === OVERTAKEN_ENOUGH) {
    return { rule: 'overtaken-enough', overtakes: visitInLine(state.visits, line, chosen.place).stage.overtakes };
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
