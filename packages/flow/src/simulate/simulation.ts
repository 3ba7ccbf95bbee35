import { BY_POLICY, compareCandidates, ruleOf, urgencyGainOf, urgencyOf } from '@foyer/queue-core';
import { FORESEEN } from '../learning/arrival-rates.ts';
import type { BranchModel, ModelCounter, ModelLine } from './branch-model.ts';
import { type Draws, drawsFor } from './draws.ts';
import { candidateOf, isBefore, type PathLine, pathLine } from './path-line.ts';

/** Who is not called within so long is taken to be called then. Seconds. */
export const HORIZON = 4 * 3600;
/** So many paths go on until everybody asked for has been called. */
const WHOLE_PATHS = 50;
/** Further paths end when all who wait have been called, but not before so many calls. */
const CALLS_OF_SHORT_PATH = 300;
/** What draws are for: each purpose has its own, so that a change in one does not shift the others. */
const SERVING = 1;
const LEAVING = 2;
const COMING = 3;
/** Later than everybody. */
const NOBODY = Number.POSITIVE_INFINITY;

/** The lines that a counter calls from and their tiers there, upper tiers first. */
interface CalledLines {
  readonly lines: Int32Array;
  readonly tiers: Int32Array;
}

/** What becomes of those yet to come. */
export interface Onward {
  /** Seconds from now. */
  readonly until: number;
  /** Somebody who came then is called, or would have been had they not left; seconds from now. */
  called(line: ModelLine, cameAt: number, at: number, hasLeft: boolean): void;
}

/**
 * Futures of a branch under its own calling policy. On each path counters call, serve and pause as they have been
 * learned to, customers leave and come, and for everybody it is read when they are called. Who would have left by then
 * stands on as a shadow that takes nobody's time, and so does somebody who takes a ticket now, in every line.
 */
export class Simulation {
  readonly #model: BranchModel;
  readonly #seed: number;
  readonly #lines: readonly PathLine[];
  /** Of each line's head: when it came if it is yet to come, its rule, its urgency now and its gain of it a second. */
  readonly #comesAt: Float64Array;
  readonly #rule: Int32Array;
  readonly #urgency: Float64Array;
  readonly #gain: Float64Array;
  /** The seniority of each line's head if it waits now and may be overtaken; that of nobody otherwise. */
  readonly #overtakable: Float64Array;
  /** The lines that each counter calls from, and their tiers there. */
  readonly #called: readonly CalledLines[];
  /** Lines whose head is not called by policy: put first, pinned, or overtaken often enough. */
  #outOfTurn = 0;
  /** When each counter can call next, seconds from now. */
  readonly #ready: Float64Array;
  /** How many of its breaks each counter has begun. */
  readonly #breaks: Int32Array;
  /** When each counter's last customer left, seconds from now. */
  readonly #freeSince: Float64Array;
  /** How many wait and can be called, and how many new arrivals are asked for. */
  readonly #waiting: number;
  readonly #arrivals: number;
  readonly #overtaking: boolean;
  #path = 0;

  constructor(model: BranchModel, seed: number, paths: number) {
    this.#model = model;
    this.#seed = seed;
    this.#ready = new Float64Array(model.counters.length);
    this.#breaks = new Int32Array(model.counters.length);
    this.#freeSince = new Float64Array(model.counters.length);
    const { kind } = model.picture.policy;
    this.#comesAt = new Float64Array(model.lines.length);
    this.#rule = new Int32Array(model.lines.length).fill(BY_POLICY);
    this.#urgency = new Float64Array(model.lines.length);
    this.#overtakable = new Float64Array(model.lines.length);
    this.#gain = Float64Array.from(model.lines, (line) => urgencyGainOf(candidateOf(line), kind));
    this.#called = model.counters.map(({ lines }) => {
      const byTier = lines.toSorted((a, b) => a.tier - b.tier);
      return {
        lines: Int32Array.from(byTier, ({ line }) => line),
        tiers: Int32Array.from(byTier, ({ tier }) => tier),
      };
    });
    this.#lines = model.lines.map((line, index) => pathLine(line, index, paths, HORIZON));
    const { lines, picture } = model;
    const served = lines.filter((line) => line.served);
    this.#waiting = served.reduce((sum, { visits }) => sum + visits.length, 0);
    this.#arrivals = served.filter(({ open }) => open).length;
    // Who comes first is called first: nobody is overtaken but between tiers, which the limit does not hold for.
    this.#overtaking = picture.policy.kind !== 'arrival' || model.counters.some((counter) => hasTiers(counter));
  }

  /** Paths walked so far. */
  get paths(): number {
    return this.#path;
  }

  /**
   * Waits of a line on the paths so far: of each who waits in it, then of a new arrival; seconds, unordered. A new
   * arrival that was not called on every short path is told by the whole ones alone, lest its long waits be missing.
   */
  waits(line: number): readonly Float64Array[] {
    const { waits = [], arrivalCalls = 0 } = this.#lines[line] ?? {};
    const short = Math.max(0, this.#path - WHOLE_PATHS);
    return waits.map((ofOne, place) =>
      ofOne.subarray(0, place < waits.length - 1 || arrivalCalls === short ? this.#path : WHOLE_PATHS),
    );
  }

  /**
   * Walks one more path.
   *
   * @param onward goes on until that time whoever has been called, and tells each call of somebody yet to come
   */
  walk(onward?: Onward): void {
    const serving = drawsFor(this.#seed, this.#path, SERVING);
    const coming = drawsFor(this.#seed, this.#path, COMING);
    this.#begin(serving, coming);
    const isShort = this.#path >= WHOLE_PATHS;
    let waiting = this.#waiting;
    let arrivals = this.#arrivals;
    let calls = 0;
    while (waiting + arrivals > 0 || onward !== undefined) {
      if (isShort && waiting === 0 && calls >= CALLS_OF_SHORT_PATH && onward === undefined) break;
      const counter = this.#nextCounter();
      const at = this.#ready[counter] ?? HORIZON;
      if (at >= (onward?.until ?? HORIZON)) break;
      const model = this.#model.counters[counter] as ModelCounter;
      if (this.#takesBreak(counter, model, at)) continue;
      let called: PathLine | null = null;
      for (;;) {
        const line = this.#choose(counter, at);
        if (line === null) break;
        calls += 1;
        const { head } = line;
        const newcomer = line.model.visits.length;
        if (head <= newcomer) (line.waits[head] as Float64Array)[this.#path] = at;
        if (head < newcomer) waiting -= 1;
        else if (head === newcomer) {
          arrivals -= 1;
          if (isShort) line.arrivalCalls += 1;
        }
        const isShadow = head === newcomer || (head < newcomer && (line.leavesAt[head] as number) <= at);
        const hasLeft =
          head > newcomer &&
          at - (this.#comesAt[line.index] as number) >
            this.#model.behaviour.patience.remaining(0, coming.exponential());
        if (head > newcomer) onward?.called(line.model, this.#comesAt[line.index] as number, at, hasLeft);
        if (!isShadow && !hasLeft) {
          if (this.#overtaking) this.#countOvertakings(counter, line);
          this.#advance(line, coming);
          called = line;
          break;
        }
        this.#advance(line, coming);
        if (waiting + arrivals === 0 && onward === undefined) break;
      }
      if (called === null) this.#ready[counter] = this.#nextFor(model, at);
      else this.#serve(counter, model, called, at, serving);
    }
    this.#path += 1;
  }

  #begin(serving: Draws, coming: Draws): void {
    const leaving = drawsFor(this.#seed, this.#path, LEAVING);
    const { counters, now } = this.#model;
    for (const line of this.#lines) {
      const { visits } = line.model;
      line.head = 0;
      line.overtakings.fill(0);
      line.overtakenHere = 0;
      // From the last, so that one more at the head draws after all others.
      for (let place = visits.length - 1; place >= 0; place -= 1) {
        const since = visits[place]?.since ?? now;
        line.leavesAt[place] = this.#model.behaviour.patience.remaining(
          Math.max(0, (now - since) / 1000),
          leaving.exponential(),
        );
      }
      this.#place(line, coming);
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

  /** The line whose head a counter calls: the order of `compareCandidates`, most of it decided by numbers kept. */
  #choose(counter: number, at: number): PathLine | null {
    const { lines, tiers } = this.#called[counter] as CalledLines;
    let best = -1;
    let bestRank = 0;
    let bestUrgency = 0;
    let bestTier = 0;
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index] as number;
      if ((this.#comesAt[line] as number) > at) continue;
      const tier = tiers[index] as number;
      // Upper tiers come first, and nothing else decides while nobody is called out of turn.
      if (best >= 0 && tier > bestTier && this.#outOfTurn === 0) break;
      const rule = this.#rule[line] as number;
      const rank = rule === BY_POLICY ? BY_POLICY + tier : rule;
      const urgency = rule === BY_POLICY ? (this.#urgency[line] as number) + (this.#gain[line] as number) * at : 0;
      if (best >= 0) {
        if (rank > bestRank || (rank === bestRank && urgency < bestUrgency)) continue;
        const isTie = rank === bestRank && urgency === bestUrgency;
        if (isTie && this.#comesAfter(line, tier, best, bestTier, at)) continue;
      }
      best = line;
      bestRank = rank;
      bestUrgency = urgency;
      bestTier = tier;
    }
    return best < 0 ? null : (this.#lines[best] as PathLine);
  }

  #comesAfter(line: number, tier: number, other: number, otherTier: number, at: number): boolean {
    const a = (this.#lines[line] as PathLine).candidate;
    const b = (this.#lines[other] as PathLine).candidate;
    a.tier = tier;
    b.tier = otherTier;
    return compareCandidates(a, b, this.#model.now + at * 1000, this.#model.picture.policy.kind) > 0;
  }

  /** Makes the next of a line its head. */
  #advance(line: PathLine, coming: Draws): void {
    if (line.head < line.overtakings.length) line.overtakenHere -= line.overtakings[line.head] as number;
    line.head += 1;
    this.#place(line, coming);
  }

  #place(line: PathLine, coming: Draws): void {
    const { candidate, head, index, model } = line;
    const visit = model.visits[head];
    if (visit !== undefined) {
      this.#comesAt[index] = 0;
      candidate.seniority = visit.seniority;
      candidate.sequence = visit.sequence;
      candidate.overtakenEnough = this.#isOvertakenEnough(line);
      this.#overtakable[index] = model.open ? visit.seniority : NOBODY;
    } else {
      this.#overtakable[index] = NOBODY;
      this.#comesAt[index] = this.#nextComing(line, coming);
      candidate.seniority = Math.max(this.#model.now, this.#model.picture.at) + (this.#comesAt[index] as number) * 1000;
      candidate.sequence = Number.MAX_SAFE_INTEGER;
      candidate.overtakenEnough = false;
    }
    this.#follow(line);
    this.#urgency[index] = urgencyOf(candidate, this.#model.now, this.#model.picture.policy.kind);
  }

  /** Keeps the rule that calls a line's head. */
  #follow({ index, candidate }: PathLine): void {
    // A line that nobody can join any more calls nobody out of turn.
    const rule = this.#comesAt[index] === NOBODY ? BY_POLICY : ruleOf(candidate);
    const before = this.#rule[index] as number;
    if (before !== BY_POLICY) this.#outOfTurn -= 1;
    if (rule !== BY_POLICY) this.#outOfTurn += 1;
    this.#rule[index] = rule;
  }

  /** When the next who does not wait yet comes: now, then by chance; seconds from now. */
  #nextComing({ head, index, model }: PathLine, coming: Draws): number {
    if (!model.open || !model.served) return Number.POSITIVE_INFINITY;
    if (head === model.visits.length) return 0;
    const { now, later } = model.arrivals;
    const last = this.#comesAt[index] as number;
    const foreseen = Math.max(0, FORESEEN - last) * now;
    const chance = coming.exponential();
    if (chance < foreseen) return last + chance / now;
    return later === 0 ? Number.POSITIVE_INFINITY : Math.max(last, FORESEEN) + (chance - foreseen) / later;
  }

  /** When a counter that found nobody has somebody to call. */
  #nextFor({ lines }: ModelCounter, at: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { line } of lines) next = Math.min(next, this.#comesAt[line] as number);
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
  #serve(counter: number, { durations }: ModelCounter, { model }: PathLine, at: number, serving: Draws): void {
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
  #start(counter: number, { picture, durations, away }: ModelCounter, serving: Draws): void {
    const { behaviour, now } = this.#model;
    const elapsed = Math.max(0, (now - (picture.since ?? now)) / 1000);
    const first = serving.exponential();
    const comes = serving.even() >= behaviour.noShowShare;
    const chance = serving.even();
    const gap = serving.exponential();
    this.#breaks[counter] = 0;
    const { customer } = picture;
    if (customer === null) {
      const { pauses, turnaround } = behaviour;
      this.#freeSince[counter] = -elapsed;
      this.#ready[counter] = away ?? (picture.status === 'paused' ? pauses : turnaround).remaining(elapsed, first);
      return;
    }
    const service = durations[this.#model.picture.services.findIndex(({ id }) => id === customer.serviceId)];
    const free = customer.serving
      ? (service?.remaining(elapsed, chance) ?? 0)
      : behaviour.walks.remaining(elapsed, first) + (comes ? (service?.whole(chance) ?? 0) : 0);
    this.#freeSince[counter] = free;
    this.#ready[counter] = free + behaviour.turnaround.remaining(0, gap);
  }

  /** One overtaking for everybody who came before the one called and whom the counter could have served. */
  #countOvertakings(counter: number, called: PathLine): void {
    const { lines } = this.#called[counter] as CalledLines;
    const { candidate } = called;
    if (candidate.pinned || candidate.returnedFirst) return;
    for (let index = 0; index < lines.length; index += 1) {
      // Few are: looked at closely only who came no later.
      if ((this.#overtakable[lines[index] as number] as number) > candidate.seniority) continue;
      const line = this.#lines[lines[index] as number] as PathLine;
      const { head, seniority } = line;
      if (line === called || !isBefore(line.candidate, candidate)) continue;
      let last = seniority.length - 1;
      while (last > head && (seniority[last] as number) > candidate.seniority) last -= 1;
      line.overtakings[last] = (line.overtakings[last] as number) + 1;
      line.overtakenHere += 1;
      if (line.candidate.overtakenEnough || !this.#isOvertakenEnough(line)) continue;
      line.candidate.overtakenEnough = true;
      this.#follow(line);
    }
  }

  /** Those before somebody who has been overtaken often enough come along, because a line is served in its order. */
  #isOvertakenEnough({ overtaken, overtakenHere, head }: PathLine): boolean {
    return (overtaken[head] as number) + overtakenHere >= this.#model.picture.policy.maxOvertakes;
  }
}

function hasTiers({ lines }: ModelCounter): boolean {
  return lines.some(({ tier }) => tier !== lines[0]?.tier);
}
