import { BY_POLICY, compareCandidates, ruleOf, urgencyGainOf, urgencyOf } from '@foyer/queue-core';
import type { BranchModel, ModelCounter } from './branch-model.ts';
import { Overtakings } from './overtakings.ts';
import { candidateOf, type PathLine } from './path-line.ts';

/** Later than everybody. */
const NOBODY = Number.POSITIVE_INFINITY;
/** Kept of each head, side by side: when it comes if it is yet to come, its urgency now, and its gain of it a second. */
const COMES = 0;
const URGENCY = 1;
const GAIN = 2;
const KEPT = 3;

/** The lines that a counter calls from. */
interface CalledLines {
  /** Where each one's head is kept, upper tiers first. */
  readonly heads: Int32Array;
  /** Where each tier ends among them. */
  readonly ends: Int32Array;
  /** Of each line of the branch whether it is one of them. */
  readonly has: Uint8Array;
}

/**
 * Who stands at the head of each line on a path, and whom a counter calls of them: the order of `compareCandidates`,
 * most of it decided by numbers kept.
 */
export class Heads {
  readonly #model: BranchModel;
  readonly #lines: readonly PathLine[];
  readonly #kept: Float64Array;
  readonly #called: readonly CalledLines[];
  /** The rule that calls each head. */
  readonly #rule: Int32Array;
  /** Lines whose head is not called by policy (put first, pinned, or overtaken often enough), and how many there are. */
  readonly #outOfTurn: Int32Array;
  #outOfTurnCount = 0;
  readonly #overtakings: Overtakings;
  readonly #onEnough: (line: number) => void;

  constructor(model: BranchModel, lines: readonly PathLine[]) {
    this.#model = model;
    this.#lines = lines;
    const { kind } = model.picture.policy;
    this.#kept = new Float64Array(lines.length * KEPT).fill(NOBODY);
    for (const [index, line] of model.lines.entries()) {
      this.#kept[index * KEPT + GAIN] = urgencyGainOf(candidateOf(line), kind);
    }
    this.#rule = new Int32Array(lines.length).fill(BY_POLICY);
    this.#outOfTurn = new Int32Array(lines.length);
    this.#called = model.counters.map((counter) => calledLines(counter, lines.length));
    this.#overtakings = new Overtakings(model);
    this.#onEnough = (line) => this.#isGuaranteed(lines[line] as PathLine);
  }

  /** A path begins: the first of each line will be placed at its head. */
  begin(): void {
    this.#overtakings.begin();
  }

  /** When the head of a line comes that is yet to come; 0 for who waits; seconds from now. */
  comesAt(line: number): number {
    return this.#kept[line * KEPT + COMES] as number;
  }

  /** The head of a line has been called: the next one will be placed there. */
  advance(line: PathLine): void {
    this.#overtakings.advance(line.index);
    line.head += 1;
  }

  /**
   * Places at the head of a line who is next in it.
   *
   * @param comesAt when it comes if it does not wait yet, seconds from now
   */
  place(line: PathLine, comesAt: number): void {
    const { candidate, head, index, model } = line;
    const { now, picture } = this.#model;
    const visit = model.visits[head];
    const kept = index * KEPT;
    this.#kept[kept + COMES] = comesAt;
    if (visit === undefined) {
      candidate.seniority = Math.max(now, picture.at) + comesAt * 1000;
      candidate.sequence = Number.MAX_SAFE_INTEGER;
      candidate.overtakenEnough = false;
    } else {
      candidate.seniority = visit.seniority;
      candidate.sequence = visit.sequence;
      candidate.overtakenEnough = this.#overtakings.isEnough(index);
    }
    this.#follow(line);
    this.#kept[kept + URGENCY] = urgencyOf(candidate, now, picture.policy.kind);
  }

  /** The line whose head a counter calls, or `null` when nobody stands there for it. */
  choose(counter: number, at: number): PathLine | null {
    const called = this.#called[counter] as CalledLines;
    if (this.#outOfTurnCount > 0) {
      const line = this.#chooseOutOfTurn(called, at);
      if (line !== null) return line;
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
      if (best >= 0) return this.#lineOf(best);
    }
    return null;
  }

  /** Counts whom a counter passes over that calls the head of a line. */
  countOvertakings(counter: number, { index, candidate }: PathLine): void {
    if (!candidate.pinned && !candidate.returnedFirst) this.#overtakings.count(counter, index, this.#onEnough);
  }

  #lineOf(head: number): PathLine {
    return this.#lines[head / KEPT] as PathLine;
  }

  /** Those not called by policy are few: compared as they are. */
  #chooseOutOfTurn({ has }: CalledLines, at: number): PathLine | null {
    const { now, picture } = this.#model;
    let best: PathLine | null = null;
    for (let place = 0; place < this.#outOfTurnCount; place += 1) {
      const index = this.#outOfTurn[place] as number;
      if (has[index] === 0 || (this.#kept[index * KEPT + COMES] as number) > at) continue;
      const line = this.#lines[index] as PathLine;
      const isBest =
        best === null || compareCandidates(line.candidate, best.candidate, now + at * 1000, picture.policy.kind) < 0;
      if (isBest) best = line;
    }
    return best;
  }

  /** Of two as urgent in one tier. */
  #comesAfter(head: number, other: number, at: number): boolean {
    if (other < 0) return false;
    const { now, picture } = this.#model;
    const [a, b] = [this.#lineOf(head).candidate, this.#lineOf(other).candidate];
    return compareCandidates(a, b, now + at * 1000, picture.policy.kind) > 0;
  }

  #isGuaranteed(line: PathLine): void {
    line.candidate.overtakenEnough = true;
    this.#follow(line);
  }

  /** Keeps the rule that calls a line's head. */
  #follow({ index, candidate }: PathLine): void {
    // A line that nobody can join any more calls nobody out of turn.
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

function calledLines({ lines }: ModelCounter, count: number): CalledLines {
  const byTier = lines.toSorted((a, b) => a.tier - b.tier);
  const has = new Uint8Array(count);
  for (const { line } of byTier) has[line] = 1;
  return {
    heads: Int32Array.from(byTier, ({ line }) => line * KEPT),
    ends: Int32Array.from(byTier.flatMap(({ tier }, index) => (tier === byTier[index + 1]?.tier ? [] : [index + 1]))),
    has,
  };
}
