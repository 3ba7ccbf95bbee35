import {
  BY_POLICY,
  type Calling,
  compareCandidates,
  groupOf,
  IN_TIME,
  LATE,
  lateAt,
  ruleOf,
  Turns,
  turnWeights,
  urgencyGainOf,
  urgencyOf,
} from '@foyer/queue-core';
import type { BranchModel, ModelCounter } from './branch-model.ts';
import { Overtakings } from './overtakings.ts';
import { candidateOf, type PathQueue } from './path-queue.ts';

/** Later than everybody. */
const NOBODY = Number.POSITIVE_INFINITY;
/**
 * Kept of each head, side by side: when it comes if it is yet to come, its urgency now, its gain of it a second, and when
 * it is late.
 */
const COMES = 0;
const URGENCY = 1;
const GAIN = 2;
const LATE_AT = 3;
const KEPT = 4;

/** The queues that a counter calls from. */
interface CalledQueues {
  /** Where each one's head is kept, upper tiers first. */
  readonly heads: Int32Array;
  /** Where each tier ends among them. */
  readonly ends: Int32Array;
  /** Of each queue of the branch whether it is one of them. */
  readonly has: Uint8Array;
  /** Of each queue of the branch whether only late visits are called of it here. */
  readonly whenLate: Uint8Array;
  readonly hasLate: boolean;
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
  readonly #calling: Calling;

  constructor(model: BranchModel, queues: readonly PathQueue[]) {
    this.#model = model;
    this.#queues = queues;
    const { kind } = model.input.policy;
    this.#calling = { kind, turns: new Turns(turnWeights(kind, model.input.classes), model.input.turns) };
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
    this.#calling.turns.reset(this.#model.input.turns);
  }

  /** When the head of a queue comes that is yet to come; 0 for who waits; seconds from now. */
  comesAt(queue: number): number {
    return this.#kept[queue * KEPT + COMES] as number;
  }

  /** When a counter can call the head of a queue that it calls from; seconds from now. */
  callableAt(counter: number, queue: number): number {
    return this.#callableAt(this.#called[counter] as CalledQueues, queue * KEPT);
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
    this.#kept[kept + LATE_AT] = (lateAt(candidate) - now) / 1000;
  }

  /** The queue whose head a counter calls, or `null` when nobody stands there for it. */
  choose(counter: number, at: number): PathQueue | null {
    const called = this.#called[counter] as CalledQueues;
    if (this.#outOfTurnCount > 0) {
      const queue = this.#chooseOutOfTurn(called, at);
      if (queue !== null) return queue;
    }
    const { heads, ends, hasLate } = called;
    const kept = this.#kept;
    const { turns } = this.#calling;
    const takesTurns = turns.areTaken;
    let index = 0;
    for (let tier = 0; tier < ends.length; tier += 1) {
      const end = ends[tier] as number;
      let best = -1;
      let bestUrgency = Number.NEGATIVE_INFINITY;
      let bestGroup = -1;
      for (; index < end; index += 1) {
        const head = heads[index] as number;
        if ((hasLate ? this.#callableAt(called, head) : (kept[head + COMES] as number)) > at) continue;
        if (takesTurns) {
          // Whose turn it is comes before urgency: another group than the best's starts anew.
          const group = this.#groupOf(head, at);
          if (best >= 0 && group !== bestGroup) {
            const byTurn = turns.dueOf(group) - turns.dueOf(bestGroup) || group - bestGroup;
            if (byTurn > 0) continue;
            best = -1;
            bestUrgency = Number.NEGATIVE_INFINITY;
          }
          bestGroup = group;
        }
        const urgency = (kept[head + URGENCY] as number) + (kept[head + GAIN] as number) * at;
        if (urgency < bestUrgency || (urgency === bestUrgency && this.#comesAfter(head, best, at))) continue;
        best = head;
        bestUrgency = urgency;
      }
      if (best >= 0) return this.#queueOf(best);
    }
    return null;
  }

  /** Counts whom a counter passes over that calls the head of a queue, and the turn that is taken. */
  countCall(counter: number, { index, candidate }: PathQueue, at: number): void {
    if (ruleOf(candidate) === BY_POLICY) this.#calling.turns.take(this.#groupOf(index * KEPT, at));
    if (!candidate.pinned && !candidate.returnedFirst) this.#overtakings.count(counter, index, at, this.#onEnough);
  }

  #queueOf(head: number): PathQueue {
    return this.#queues[head / KEPT] as PathQueue;
  }

  /** Those not called by policy are few: compared as they are. */
  #chooseOutOfTurn(called: CalledQueues, at: number): PathQueue | null {
    const { now } = this.#model;
    const { has } = called;
    let best: PathQueue | null = null;
    for (let place = 0; place < this.#outOfTurnCount; place += 1) {
      const index = this.#outOfTurn[place] as number;
      if (has[index] === 0 || this.#callableAt(called, index * KEPT) > at) continue;
      const queue = this.#queues[index] as PathQueue;
      const isBest =
        best === null || compareCandidates(queue.candidate, best.candidate, now + at * 1000, this.#calling) < 0;
      if (isBest) best = queue;
    }
    return best;
  }

  /** Of two as urgent in one tier. */
  #comesAfter(head: number, other: number, at: number): boolean {
    if (other < 0) return false;
    const { now } = this.#model;
    const [a, b] = [this.#queueOf(head).candidate, this.#queueOf(other).candidate];
    return compareCandidates(a, b, now + at * 1000, this.#calling) > 0;
  }

  #callableAt({ whenLate }: CalledQueues, head: number): number {
    const comes = this.#kept[head + COMES] as number;
    return whenLate[head / KEPT] === 0 ? comes : Math.max(comes, this.#kept[head + LATE_AT] as number);
  }

  /** The group that a head takes its turn with. */
  #groupOf(head: number, at: number): number {
    const { kind } = this.#calling;
    if (kind === 'target-driven') return at >= (this.#kept[head + LATE_AT] as number) ? LATE : IN_TIME;
    return groupOf(this.#queueOf(head).candidate, this.#model.now, kind);
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
  const late = new Uint8Array(count);
  for (const { queue, whenLate } of byTier) {
    has[queue] = 1;
    late[queue] = whenLate ? 1 : 0;
  }
  return {
    heads: Int32Array.from(byTier, ({ queue }) => queue * KEPT),
    ends: Int32Array.from(byTier.flatMap(({ tier }, index) => (tier === byTier[index + 1]?.tier ? [] : [index + 1]))),
    has,
    whenLate: late,
    hasLate: late.includes(1),
  };
}
