import type { CallingPolicyKind } from '@foyer/basics';
import { IN_TIME, LATE, type Turns } from './turns.ts';

/**
 * A waiting visit as the order of calling sees it, at one counter: plain values only, so that the same comparison
 * serves the branch itself and a simulation of thousands of its futures.
 */
export interface Candidate {
  /** Put at the head by hand. */
  readonly returnedFirst: boolean;
  /** Reserved for this counter or its agent. */
  readonly pinned: boolean;
  /** It, or one behind it in its queue, has been overtaken as often as the branch allows. */
  readonly overtakenEnough: boolean;
  /** The tier of the counter's work profile that its service stands in, from 0. */
  readonly tier: number;
  /** What the order goes by, milliseconds. */
  readonly seniority: number;
  /** Order of issue; no two candidates share one. */
  readonly sequence: number;
  /** Of its class: urgency gained a second. */
  readonly rate: number;
  /** Of its class: urgency on arrival, as seconds of waiting at rate 1. */
  readonly headStartSeconds: number;
  /** Where its class stands in the configuration's list, from 0. */
  readonly classPlace: number;
  /** Of its service: so many are to be called within so long. */
  readonly targetShare: number;
  readonly targetSeconds: number;
}

/** The policy by which a branch calls, and whose turn it is under it. */
export interface Calling {
  readonly kind: CallingPolicyKind;
  readonly turns: Turns;
}

/** Which rule calls a candidate; smaller comes first. */
export const RETURNED_FIRST = 0;
export const PINNED = 1;
export const OVERTAKEN_ENOUGH = 2;
export const BY_POLICY = 3;

/** The rule that calls this candidate: returns marked `first`, then pins, then the guarantee, then the policy. */
export function ruleOf(candidate: Pick<Candidate, 'returnedFirst' | 'pinned' | 'overtakenEnough'>): number {
  if (candidate.returnedFirst) return RETURNED_FIRST;
  if (candidate.pinned) return PINNED;
  return candidate.overtakenEnough ? OVERTAKEN_ENOUGH : BY_POLICY;
}

/** What the order goes by first: the rule, and, among those called by policy, the tier. Smaller comes first. */
export function rankOf(candidate: Candidate): number {
  const rule = ruleOf(candidate);
  return rule === BY_POLICY ? BY_POLICY + candidate.tier : rule;
}

/**
 * How urgent a candidate is under a policy. `accumulating`: waiting as a multiple of the service's target, weighted by
 * the class's rate and begun with its head start (accumulating priority; Stanford, Taylor and Ziedins, 2014); `strict`:
 * the class's rate; `target-driven`: waiting as a multiple of the service's target, weighted by the share of customers
 * that the service promises it to; `arrival`, and `ratio` within a class: 0 for everybody.
 *
 * @param now milliseconds
 */
export function urgencyOf(candidate: Candidate, now: number, kind: CallingPolicyKind): number {
  const waitedSeconds = (now - candidate.seniority) / 1000;
  switch (kind) {
    case 'accumulating':
      return (candidate.headStartSeconds + candidate.rate * waitedSeconds) / candidate.targetSeconds;
    case 'target-driven':
      return (candidate.targetShare * waitedSeconds) / candidate.targetSeconds;
    case 'strict':
      return candidate.rate;
    case 'arrival':
    case 'ratio':
      return 0;
  }
}

/** How much urgency a candidate gains in a second: it grows evenly with time under every policy. */
export function urgencyGainOf(candidate: Candidate, kind: CallingPolicyKind): number {
  if (kind === 'accumulating') return candidate.rate / candidate.targetSeconds;
  return kind === 'target-driven' ? candidate.targetShare / candidate.targetSeconds : 0;
}

/** When a candidate has waited as long as its service's target, milliseconds. */
export function lateAt(candidate: Pick<Candidate, 'seniority' | 'targetSeconds'>): number {
  return candidate.seniority + candidate.targetSeconds * 1000;
}

/** The group that a candidate takes its turn with; 0 where nobody takes turns. */
export function groupOf(
  candidate: Pick<Candidate, 'classPlace' | 'seniority' | 'targetSeconds'>,
  now: number,
  kind: CallingPolicyKind,
): number {
  if (kind === 'ratio') return candidate.classPlace;
  return kind === 'target-driven' && now >= lateAt(candidate) ? LATE : IN_TIME;
}

/**
 * The order in which one counter calls the heads of its queues: below 0 when `a` comes before `b`. Total, for sequences
 * differ: rank, then (by policy) whose turn it is, urgency, then seniority, then sequence. Whoever is behind in a queue
 * comes after its head, whatever this says of the two.
 *
 * @param now milliseconds
 */
export function compareCandidates(a: Candidate, b: Candidate, now: number, { kind, turns }: Calling): number {
  const rank = rankOf(a);
  const byRank = rank - rankOf(b);
  if (byRank !== 0) return byRank;
  if (rank >= BY_POLICY) {
    const byTurn = turns.areTaken ? compareTurns(groupOf(a, now, kind), groupOf(b, now, kind), turns) : 0;
    if (byTurn !== 0) return byTurn;
    const byUrgency = urgencyOf(b, now, kind) - urgencyOf(a, now, kind);
    if (byUrgency !== 0) return byUrgency;
  }
  const bySeniority = a.seniority - b.seniority;
  return bySeniority !== 0 ? bySeniority : a.sequence - b.sequence;
}

function compareTurns(a: number, b: number, turns: Turns): number {
  return a === b ? 0 : turns.dueOf(a) - turns.dueOf(b) || a - b;
}
