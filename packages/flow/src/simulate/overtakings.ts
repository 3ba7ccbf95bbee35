import { lateAt } from '@foyer/queue-core';
import type { BranchModel, ModelQueue } from './branch-model.ts';

/**
 * Who has been overtaken how often on a path, in the queues that a new arrival can join: the others come before the
 * policy. Those yet to come are not counted.
 */
export class Overtakings {
  readonly #most: number;
  /** The queues that count, and of each queue of the branch its place among them. */
  readonly #counted: readonly number[];
  readonly #placeOf: Int32Array;
  /** The places that each counter calls from. */
  readonly #calledBy: readonly Int32Array[];
  /** Of each counter, by place, whether only late visits are called there. */
  readonly #whenLate: readonly Uint8Array[];
  /** Of each visit when it is late, seconds from now. */
  readonly #lateAt: Float64Array;
  /** Where each queue's visits begin among all that count; last, how many those are. */
  readonly #firstOf: Int32Array;
  /** For each visit, and last for whoever comes later, how many of each queue came before it. */
  readonly #before: Int32Array;
  /** For each visit the most that it or one behind it in its queue has been overtaken until now. */
  readonly #until: Int32Array;
  /** For each visit how often those up to it, and nobody behind it, have been overtaken on this path. */
  readonly #times: Int32Array;
  /** Of each queue how many have been called on this path, and how often its head has been overtaken on it. */
  readonly #heads: Int32Array;
  readonly #ofHead: Int32Array;
  /** How many visits have not been called on this path. */
  #left = 0;

  constructor({ queues, counters, input, now }: BranchModel) {
    this.#most = input.policy.maxOvertakes;
    this.#counted = [...queues.keys()].filter((queue) => queues[queue]?.open);
    this.#placeOf = Int32Array.from(queues.keys(), (queue) => this.#counted.indexOf(queue));
    // Who comes first is called first: nobody is overtaken but between tiers, which the limit does not hold for.
    const isFair =
      input.policy.kind === 'arrival' &&
      counters.every((counter) => new Set(counter.queues.map(({ tier }) => tier)).size <= 1);
    this.#calledBy = counters.map((counter) =>
      Int32Array.from(
        isFair ? [] : counter.queues.map(({ queue }) => this.#placeOf[queue] as number).filter((place) => place >= 0),
      ),
    );
    this.#whenLate = counters.map((counter) => {
      const late = new Set(counter.queues.filter(({ whenLate }) => whenLate).map(({ queue }) => queue));
      return Uint8Array.from(this.#counted, (queue) => (late.has(queue) ? 1 : 0));
    });
    const counted = this.#counted.map((queue) => queues[queue] as ModelQueue);
    this.#lateAt = Float64Array.from(
      counted.flatMap(({ visits, service: { targetSeconds } }) =>
        visits.map(({ seniority }) => (lateAt({ seniority, targetSeconds }) - now) / 1000),
      ),
    );
    const firstOf = [0];
    for (const { visits } of counted) firstOf.push((firstOf.at(-1) ?? 0) + visits.length);
    this.#firstOf = Int32Array.from(firstOf);
    this.#before = beforeEach(counted);
    this.#until = Int32Array.from(counted.flatMap((queue) => overtakenFrom(queue)));
    this.#times = new Int32Array(this.#until.length);
    this.#heads = new Int32Array(counted.length);
    this.#ofHead = new Int32Array(counted.length);
  }

  /** A path begins. */
  begin(): void {
    this.#times.fill(0);
    this.#heads.fill(0);
    this.#ofHead.fill(0);
    this.#left = this.#until.length;
  }

  /** The next of a queue is its head. */
  advance(queue: number): void {
    const place = this.#placeOf[queue] as number;
    if (place < 0) return;
    const visit = this.#visitAt(place);
    if (visit < this.#until.length) {
      this.#ofHead[place] = (this.#ofHead[place] as number) - (this.#times[visit] as number);
      this.#left -= 1;
    }
    this.#heads[place] = (this.#heads[place] as number) + 1;
  }

  /**
   * A counter calls the head of a queue: one overtaking for everybody who came before it and whom the counter could
   * have called then.
   *
   * @param at seconds from now
   * @param onEnough told of each queue whose head has now been overtaken as often as the branch allows
   */
  count(counter: number, called: number, at: number, onEnough: (queue: number) => void): void {
    const place = this.#placeOf[called] as number;
    if (place < 0 || this.#left === 0) return;
    const places = this.#calledBy[counter] as Int32Array;
    const whenLate = this.#whenLate[counter] as Uint8Array;
    const row = this.#visitAt(place) * this.#counted.length;
    const heads = this.#heads;
    const firstOf = this.#firstOf;
    const cameBefore = this.#before;
    for (let index = 0; index < places.length; index += 1) {
      const other = places[index] as number;
      const head = heads[other] as number;
      const first = firstOf[other] as number;
      let before = cameBefore[row + other] as number;
      if (whenLate[other] === 1) {
        while (before > head && (this.#lateAt[first + before - 1] as number) > at) before -= 1;
      }
      if (before <= head) continue;
      const last = first + before - 1;
      this.#times[last] = (this.#times[last] as number) + 1;
      const times = (this.#ofHead[other] as number) + 1;
      this.#ofHead[other] = times;
      if ((this.#until[first + head] as number) + times === this.#most) onEnough(this.#counted[other] as number);
    }
  }

  /**
   * Has the head of a queue, or one behind it, been overtaken as often as the branch allows? Those before somebody who
   * has been come along, because a queue is served in its order.
   */
  isEnough(queue: number): boolean {
    const place = this.#placeOf[queue] as number;
    if (place < 0) return false;
    const visit = this.#visitAt(place);
    return visit < this.#until.length && (this.#until[visit] as number) + (this.#ofHead[place] as number) >= this.#most;
  }

  /** The head of a queue among all visits; their number for somebody yet to come. */
  #visitAt(place: number): number {
    const visit = (this.#firstOf[place] as number) + (this.#heads[place] as number);
    return visit < (this.#firstOf[place + 1] as number) ? visit : this.#until.length;
  }
}

/** A row for each visit, and one for whoever comes later: how many of each queue came before it. */
function beforeEach(queues: readonly ModelQueue[]): Int32Array {
  const visits = queues.flatMap((queue) => queue.visits);
  const before = new Int32Array((visits.length + 1) * queues.length);
  for (const [place, other] of queues.entries()) {
    let row = 0;
    for (const queue of queues) {
      let count = 0;
      for (const visit of queue.visits) {
        while (count < other.visits.length && isBefore(other.visits[count], visit)) count += 1;
        before[row * queues.length + place] = count;
        row += 1;
      }
    }
    before[row * queues.length + place] = other.visits.length;
  }
  return before;
}

/** What a queue is in order of. */
interface InOrder {
  readonly seniority: number;
  readonly sequence: number;
}

/** Does one come before the other? */
function isBefore(one: InOrder | undefined, other: InOrder): boolean {
  if (one === undefined) return false;
  return one.seniority < other.seniority || (one.seniority === other.seniority && one.sequence < other.sequence);
}

/** For each visit of a queue the most that it or anybody behind it has been overtaken. */
function overtakenFrom({ visits }: ModelQueue): number[] {
  const most = visits.map(({ overtakes }) => overtakes);
  for (let place = visits.length - 2; place >= 0; place -= 1) {
    most[place] = Math.max(most[place] ?? 0, most[place + 1] ?? 0);
  }
  return most;
}
