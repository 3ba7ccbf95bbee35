import { BY_POLICY, compareCandidates, ruleOf, urgencyGainOf, urgencyOf } from '@foyer/queue-core';
import type { BranchModel, ModelCounter } from './branch-model.ts';
import { Overtakings } from './overtakings.ts';
import { candidateOf, type PathQueue } from './path-queue.ts';

/** Later than everybody. */
const NOBODY = Number.POSITIVE_INFINITY;
/** Kept of each head, side by side: when it comes if it is yet to come, its urgency now, and its gain of it a second. */
const COMES = 0;
const URGENCY = 1;
const GAIN = 2;
const KEPT = 3;

/** The queues that a counter calls from. */
interface CalledQueues {
  /** Where each one's head is kept, upper tiers first. */
  readonly heads: Int32Array;
  /** Where each tier ends among them. */
  readonly ends: Int32Array;
  /** Of each queue of the branch whether it is one of them. */
  readonly has: Uint8Array;
}

/**
 * Who stands at the head of each queue on a path, and whom a counter calls of them: the order of `compareCandidates`,
 * most of it decided by numbers kept.
 */
export class Heads {
  readonly #model: BranchModel;
  readonly #queues: readonly PathQueue[];
  readonly #kept: Float64Array;
  readonly #called: readonly CalledQueues[];
  /** The rule that calls each head. */
  readonly #rule: Int32Array;
  /** Queues whose head is not called by policy (put first, pinned, or overtaken often enough), and how many there are. */
  readonly #outOfTurn: Int32Array;
  #outOfTurnCount = 0;
  readonly #overtakings: Overtakings;
  readonly #onEnough: (queue: number) => void;

  constructor(model: BranchModel, queues: readonly PathQueue[]) {
    this.#model = model;
    this.#queues = queues;
    const { kind } = model.input.policy;
    this.#kept = new Float64Array(queues.length * KEPT).fill(NOBODY);
    for (const [index, queue] of model.queues.entries()) {
      this.#kept[index * KEPT + GAIN] = urgencyGainOf(candidateOf(queue), kind);
    }
    this.#rule = new Int32Array(queues.length).fill(BY_POLICY);
    this.#outOfTurn = new Int32Array(queues.length);
    this.#called = model.counters.map((counter) => calledQueues(counter, queues.length));
    this.#overtakings = new Overtakings(model);
    this.#onEnough = (queue) => this.#isGuaranteed(queues[queue] as PathQueue);
  }

  /** A path begins: the first of each queue will be placed at its head. */
  begin(): void {
    this.#overtakings.begin();
  }

  /** When the head of a queue comes that is yet to come; 0 for who waits; seconds from now. */
  comesAt(queue: number): number {
    return this.#kept[queue * KEPT + COMES] as number;
  }

  /** The head of a queue has been called: the next one will be placed there. */
  advance(queue: PathQueue): void {
    this.#overtakings.advance(queue.index);
    queue.head += 1;
  }

  /**
   * Places at the head of a queue who is next in it.
   *
   * @param comesAt when it comes if it does not wait yet, seconds from now
   */
  place(queue: PathQueue, comesAt: number): void {
    const { candidate, head, index, model } = queue;
    const { now, input } = this.#model;
    const visit = model.visits[head];
    const kept = index * KEPT;
    this.#kept[kept + COMES] = comesAt;
    if (visit === undefined) {
      candidate.seniority = Math.max(now, input.at) + comesAt * 1000;
      candidate.sequence = Number.MAX_SAFE_INTEGER;
      candidate.overtakenEnough = false;
    } else {
      candidate.seniority = visit.seniority;
      candidate.sequence = visit.sequence;
      candidate.overtakenEnough = this.#overtakings.isEnough(index);
    }
    this.#follow(queue);
    this.#kept[kept + URGENCY] = urgencyOf(candidate, now, input.policy.kind);
  }

  /** The queue whose head a counter calls, or `null` when nobody stands there for it. */
  choose(counter: number, at: number): PathQueue | null {
    const called = this.#called[counter] as CalledQueues;
    if (this.#outOfTurnCount > 0) {
      const queue = this.#chooseOutOfTurn(called, at);
      if (queue !== null) return queue;
    }
    const { heads, ends } = called;
    const kept = this.#kept;
    let index = 0;
    for (let tier = 0; tier < ends.length; tier += 1) {
      const end = ends[tier] as number;
      let best = -1;
      let bestUrgency = Number.NEGATIVE_INFINITY;
      for (; index < end; index += 1) {
        const head = heads[index] as number;
        if ((kept[head + COMES] as number) > at) continue;
        const urgency = (kept[head + URGENCY] as number) + (kept[head + GAIN] as number) * at;
        if (urgency < bestUrgency || (urgency === bestUrgency && this.#comesAfter(head, best, at))) continue;
        best = head;
        bestUrgency = urgency;
      }
      if (best >= 0) return this.#queueOf(best);
    }
    return null;
  }

  /** Counts whom a counter passes over that calls the head of a queue. */
  countOvertakings(counter: number, { index, candidate }: PathQueue): void {
    if (!candidate.pinned && !candidate.returnedFirst) this.#overtakings.count(counter, index, this.#onEnough);
  }

  #queueOf(head: number): PathQueue {
    return this.#queues[head / KEPT] as PathQueue;
  }

  /** Those not called by policy are few: compared as they are. */
  #chooseOutOfTurn({ has }: CalledQueues, at: number): PathQueue | null {
    const { now, input } = this.#model;
    let best: PathQueue | null = null;
    for (let place = 0; place < this.#outOfTurnCount; place += 1) {
      const index = this.#outOfTurn[place] as number;
      if (has[index] === 0 || (this.#kept[index * KEPT + COMES] as number) > at) continue;
      const queue = this.#queues[index] as PathQueue;
      const isBest =
        best === null || compareCandidates(queue.candidate, best.candidate, now + at * 1000, input.policy.kind) < 0;
      if (isBest) best = queue;
    }
    return best;
  }

  /** Of two as urgent in one tier. */
  #comesAfter(head: number, other: number, at: number): boolean {
    if (other < 0) return false;
    const { now, input } = this.#model;
    const [a, b] = [this.#queueOf(head).candidate, this.#queueOf(other).candidate];
    return compareCandidates(a, b, now + at * 1000, input.policy.kind) > 0;
  }

  #isGuaranteed(queue: PathQueue): void {
    queue.candidate.overtakenEnough = true;
    this.#follow(queue);
  }

  /** Keeps the rule that calls a queue's head. */
  #follow({ index, candidate }: PathQueue): void {
    // A queue that nobody can join any more calls nobody out of turn.
    const rule = this.comesAt(index) === NOBODY ? BY_POLICY : ruleOf(candidate);
    const before = this.#rule[index] as number;
    this.#rule[index] = rule;
    if ((before === BY_POLICY) === (rule === BY_POLICY)) return;
    if (before === BY_POLICY) {
      this.#outOfTurn[this.#outOfTurnCount] = index;
      this.#outOfTurnCount += 1;
    } else {
      this.#outOfTurnCount -= 1;
      let place = 0;
      while (this.#outOfTurn[place] !== index) place += 1;
      this.#outOfTurn[place] = this.#outOfTurn[this.#outOfTurnCount] as number;
    }
  }
}

function calledQueues({ queues }: ModelCounter, count: number): CalledQueues {
  const byTier = queues.toSorted((a, b) => a.tier - b.tier);
  const has = new Uint8Array(count);
  for (const { queue } of byTier) has[queue] = 1;
  return {
    heads: Int32Array.from(byTier, ({ queue }) => queue * KEPT),
    ends: Int32Array.from(byTier.flatMap(({ tier }, index) => (tier === byTier[index + 1]?.tier ? [] : [index + 1]))),
    has,
  };
}
