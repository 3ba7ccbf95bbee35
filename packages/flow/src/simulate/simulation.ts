import { FORESEEN } from '../learning/arrival-rates.ts';
import type { BranchModel, ModelCounter, ModelQueue } from './branch-model.ts';
import { Draws } from './draws.ts';
import { Heads } from './heads.ts';
import { type PathQueue, pathQueue } from './path-queue.ts';

/** Who is not called within so long is taken to be called then. Seconds. */
export const HORIZON = 4 * 3600;
/** So many paths go on until everybody asked for has been called. */
const WHOLE_PATHS = 20;
/** Further paths end when all who wait have been called, but not before so many calls. */
const CALLS_OF_SHORT_PATH = 200;
/** What draws are for: each purpose has its own, so that a change in one does not shift the others. */
const SERVING = 1;
const LEAVING = 2;
const COMING = 3;

/** What becomes of those yet to come. */
export interface Onward {
  /** Seconds from now. */
  readonly until: number;
  /** Somebody who came then is called, or would have been had they not left; seconds from now. */
  called(queue: ModelQueue, cameAt: number, at: number, hasLeft: boolean): void;
}

/**
 * Futures of a branch under its own calling policy. On each path counters call, serve and pause as they have been
 * learned to, customers leave and come, and for everybody it is read when they are called. Who would have left by then
 * stands on as a shadow that takes nobody's time, and so does somebody who takes a ticket now, in every queue.
 */
export class Simulation {
  readonly #model: BranchModel;
  readonly #seed: number;
  readonly #queues: readonly PathQueue[];
  readonly #heads: Heads;
  /** When each counter can call next, seconds from now. */
  readonly #ready: Float64Array;
  /** How many of its breaks each counter has begun. */
  readonly #breaks: Int32Array;
  /** When each counter's last customer left, seconds from now. */
  readonly #freeSince: Float64Array;
  /** How many wait and can be called, and how many new arrivals are asked for. */
  readonly #waiting: number;
  readonly #arrivals: number;
  /** Until when each path was walked, seconds from now; the horizon if as far as it was asked to. */
  readonly #ends: Float64Array;
  #path = 0;

  constructor(model: BranchModel, seed: number, paths: number) {
    this.#model = model;
    this.#seed = seed;
    this.#ready = new Float64Array(model.counters.length);
    this.#breaks = new Int32Array(model.counters.length);
    this.#freeSince = new Float64Array(model.counters.length);
    this.#ends = new Float64Array(paths).fill(HORIZON);
    this.#queues = model.queues.map((queue, index) => pathQueue(queue, index, paths, HORIZON));
    this.#heads = new Heads(model, this.#queues);
    const served = model.queues.filter((queue) => queue.served);
    this.#waiting = served.reduce((sum, { visits }) => sum + visits.length, 0);
    this.#arrivals = served.filter(({ open }) => open).length;
  }

  /** Paths walked so far. */
  get paths(): number {
    return this.#path;
  }

  /**
   * Waits of a queue on the paths so far: of each who waits in it, then of a new arrival; seconds, unordered. Where a
   * path ended before the new arrival was called, it is only known to have waited longer: one of the longer waits on
   * whole paths takes its place, each in turn (what is censored counts for those after it; Kaplan and Meier, 1958).
   */
  waits(queue: number): readonly Float64Array[] {
    const waits = (this.#queues[queue] as PathQueue).waits.map((ofOne) => ofOne.subarray(0, this.#path));
    const ofArrival = waits.at(-1) as Float64Array;
    const whole = ofArrival.slice(0, WHOLE_PATHS).sort();
    for (let path = WHOLE_PATHS; path < this.#path; path += 1) {
      const end = this.#ends[path] as number;
      if ((ofArrival[path] as number) < HORIZON || end === HORIZON) continue;
      let shorter = 0;
      while (shorter < whole.length && (whole[shorter] as number) <= end) shorter += 1;
      ofArrival[path] = whole[shorter + (path % (whole.length - shorter))] ?? end;
    }
    return waits;
  }

  /**
   * Walks one more path.
   *
   * @param onward goes on until that time whoever has been called, and tells each call of somebody yet to come
   */
  walk(onward?: Onward): void {
    const serving = new Draws(this.#seed, this.#path, SERVING);
    const coming = new Draws(this.#seed, this.#path, COMING);
    this.#begin(serving, coming);
    const isShort = this.#path >= WHOLE_PATHS;
    let waiting = this.#waiting;
    let arrivals = this.#arrivals;
    let calls = 0;
    while (waiting + arrivals > 0 || onward !== undefined) {
      const counter = this.#nextCounter();
      const at = this.#ready[counter] ?? HORIZON;
      if (isShort && waiting === 0 && calls >= CALLS_OF_SHORT_PATH && onward === undefined) {
        this.#ends[this.#path] = at;
        break;
      }
      if (at >= (onward?.until ?? HORIZON)) break;
      const model = this.#model.counters[counter] as ModelCounter;
      if (this.#takesBreak(counter, model, at)) continue;
      let called: PathQueue | null = null;
      for (;;) {
        const queue = this.#heads.choose(counter, at);
        if (queue === null) break;
        calls += 1;
        const { head } = queue;
        const newcomer = queue.model.visits.length;
        if (head <= newcomer) (queue.waits[head] as Float64Array)[this.#path] = at;
        if (head < newcomer) waiting -= 1;
        else if (head === newcomer) arrivals -= 1;
        const isShadow = head === newcomer || (head < newcomer && (queue.leavesAt[head] as number) <= at);
        const hasLeft =
          head > newcomer &&
          at - this.#heads.comesAt(queue.index) > this.#model.behaviour.patience.remaining(0, coming.exponential());
        if (head > newcomer) onward?.called(queue.model, this.#heads.comesAt(queue.index), at, hasLeft);
        if (!isShadow && !hasLeft) {
          this.#heads.countCall(counter, queue, at);
          this.#advance(queue, coming);
          called = queue;
          break;
        }
        this.#advance(queue, coming);
        if (waiting + arrivals === 0 && onward === undefined) break;
      }
      if (called === null) this.#ready[counter] = this.#nextFor(counter, model, at);
      else this.#serve(counter, model, called, at, serving);
    }
    this.#path += 1;
  }

  #begin(serving: Draws, coming: Draws): void {
    const leaving = new Draws(this.#seed, this.#path, LEAVING);
    const { counters, now } = this.#model;
    this.#heads.begin();
    for (const queue of this.#queues) {
      const { visits } = queue.model;
      queue.head = 0;
      // From the last, so that one more at the head draws after all others.
      for (let place = visits.length - 1; place >= 0; place -= 1) {
        const since = visits[place]?.since ?? now;
        queue.leavesAt[place] = this.#model.behaviour.patience.remaining(
          Math.max(0, (now - since) / 1000),
          leaving.exponential(),
        );
      }
      this.#heads.place(queue, this.#nextComing(queue, coming));
    }
    for (const [index, counter] of counters.entries()) this.#start(index, counter, serving);
  }

  /** The counter that can call first. */
  #nextCounter(): number {
    const ready = this.#ready;
    let best = 0;
    for (let counter = 1; counter < ready.length; counter += 1) {
      if ((ready[counter] as number) < (ready[best] as number)) best = counter;
    }
    return best;
  }

  /** Makes the next of a queue its head. */
  #advance(queue: PathQueue, coming: Draws): void {
    this.#heads.advance(queue);
    this.#heads.place(queue, this.#nextComing(queue, coming));
  }

  /** When the next who does not wait yet comes: now, then by chance; seconds from now. */
  #nextComing({ head, index, model }: PathQueue, coming: Draws): number {
    if (head < model.visits.length) return 0;
    if (!model.open || !model.served) return Number.POSITIVE_INFINITY;
    if (head === model.visits.length) return 0;
    const { now, later } = model.arrivals;
    const last = this.#heads.comesAt(index);
    const foreseen = Math.max(0, FORESEEN - last) * now;
    const chance = coming.exponential();
    if (chance < foreseen) return last + chance / now;
    return later === 0 ? Number.POSITIVE_INFINITY : Math.max(last, FORESEEN) + (chance - foreseen) / later;
  }

  /** When a counter that found nobody has somebody to call. */
  #nextFor(counter: number, { queues }: ModelCounter, at: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { queue } of queues) next = Math.min(next, this.#heads.callableAt(counter, queue));
    return Math.max(next, at);
  }

  /** Instead of calling, a counter goes on a planned break that is due. */
  #takesBreak(counter: number, { breaks }: ModelCounter, at: number): boolean {
    const due = breaks[this.#breaks[counter] as number];
    if (due === undefined || due.from > at) return false;
    this.#breaks[counter] = (this.#breaks[counter] as number) + 1;
    const begins = Math.max(due.from, this.#freeSince[counter] as number);
    this.#ready[counter] = Math.max(at, begins + due.length);
    return true;
  }

  /** A customer takes a counter: the walk, the service unless they don't come, and the gap after. */
  #serve(counter: number, { durations }: ModelCounter, { model }: PathQueue, at: number, serving: Draws): void {
    const { walks, gaps, behaviour } = this.#model;
    // As many draws for each call as any call needs, so that the next call's stay what they are.
    const walk = walks.whole(serving.even());
    const comes = serving.even() >= behaviour.noShowShare;
    const chance = serving.even();
    const gap = gaps.whole(serving.even());
    const free = at + walk + (comes ? (durations[model.serviceIndex]?.whole(chance) ?? 0) : 0);
    this.#freeSince[counter] = free;
    this.#ready[counter] = free + gap;
  }

  /** Where a counter stands now: when its customer leaves, and when it can call for the first time. */
  #start(counter: number, { input, durations, away }: ModelCounter, serving: Draws): void {
    const { behaviour, now } = this.#model;
    const elapsed = Math.max(0, (now - (input.since ?? now)) / 1000);
    const first = serving.exponential();
    const comes = serving.even() >= behaviour.noShowShare;
    const chance = serving.even();
    const gap = serving.exponential();
    this.#breaks[counter] = 0;
    const { customer } = input;
    if (customer === null) {
      const { pauses, turnaround } = behaviour;
      this.#freeSince[counter] = -elapsed;
      this.#ready[counter] = away ?? (input.status === 'paused' ? pauses : turnaround).remaining(elapsed, first);
      return;
    }
    const service = durations[this.#model.input.services.findIndex(({ id }) => id === customer.serviceId)];
    const free = customer.serving
      ? (service?.remaining(elapsed, chance) ?? 0)
      : behaviour.walks.remaining(elapsed, first) + (comes ? (service?.whole(chance) ?? 0) : 0);
    this.#freeSince[counter] = free;
    this.#ready[counter] = free + behaviour.turnaround.remaining(0, gap);
  }
}
