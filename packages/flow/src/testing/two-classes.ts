import { type Calling, type Candidate, compareCandidates, Turns } from '@foyer/queue-core';
import { Draws } from '../simulate/draws.ts';

/** A class of customers: arrivals in the time that a service takes on average, and the rate at which they gain urgency. */
export interface ArrivingClass {
  readonly arrivals: number;
  readonly rate: number;
}

/** What a class waited in the long run, in mean services, and by how much that may be off. */
export interface MeasuredWait {
  readonly mean: number;
  /** Half the 99 % interval of the mean, from the means of batches. */
  readonly margin: number;
  /** Was everybody of the class called in the order of arrival? */
  readonly inOrder: boolean;
}

/** Batches of which each is long beside the memory of a queue at these loads. */
const BATCHES = 30;
/** Student's t for 29 degrees of freedom: 99 % lie within so many standard errors. */
const WITHIN = 2.756;
const ARRIVING = 1;
const SERVING = 2;

const CALLING: Calling = { kind: 'accumulating', turns: new Turns([], []) };
/** A mean service, milliseconds. */
const SERVICE = 1000;

/** Mean waits under accumulating priority, one counter, services of mean 1 (Kleinrock, 1964); rates ascending. */
export function kleinrock(classes: readonly ArrivingClass[]): number[] {
  const load = classes.reduce((sum, { arrivals }) => sum + arrivals, 0);
  const waits: number[] = [];
  for (const [index, { rate }] of classes.entries()) {
    const lower = classes
      .slice(0, index)
      .reduce((sum, other, at) => sum + other.arrivals * (waits[at] ?? 0) * (1 - other.rate / rate), 0);
    const higher = classes.slice(index + 1).reduce((sum, other) => sum + other.arrivals * (1 - rate / other.rate), 0);
    waits.push((load / (1 - load) - lower) / (1 - higher));
  }
  return waits;
}

/**
 * One counter that calls by the ranking code alone: exponential services of mean 1 second, Poisson arrivals, nobody
 * leaves and nobody is called for having been overtaken.
 */
export function measureWaits(classes: readonly ArrivingClass[], customers: number, seed: number): MeasuredWait[] {
  const serving = new Draws(seed, 0, SERVING);
  const queues = classes.map(({ arrivals, rate }, index) => new ArrivingQueue(index, arrivals, rate, seed));
  const batch = Math.ceil(customers / BATCHES);
  let now = 0;
  // The beginning, from an empty branch, is left out: it is as long as a batch.
  for (let count = -batch; count < batch * BATCHES; count += 1) {
    let head: ArrivingQueue | null = null;
    for (const queue of queues) {
      const comes = queue.candidate.seniority <= now;
      if (comes && (head === null || compareCandidates(queue.candidate, head.candidate, now, CALLING) < 0)) {
        head = queue;
      }
    }
    if (head === null) {
      now = Math.min(...queues.map(({ candidate }) => candidate.seniority));
      count -= 1;
      continue;
    }
    head.call(now, count < 0 ? null : Math.floor(count / batch));
    now += serving.exponential() * SERVICE;
  }
  return queues.map((queue) => queue.measured());
}

/** A class's queue: who is at its head has come, or is the next to come. */
class ArrivingQueue {
  candidate: Candidate;
  readonly #every: number;
  readonly #coming: Draws;
  readonly #sums = new Float64Array(BATCHES);
  readonly #counts = new Float64Array(BATCHES);
  #inOrder = true;
  #lastCalled = Number.NEGATIVE_INFINITY;

  constructor(index: number, arrivals: number, rate: number, seed: number) {
    this.#every = SERVICE / arrivals;
    this.#coming = new Draws(seed, 2 * index + 2, ARRIVING);
    this.candidate = {
      returnedFirst: false,
      pinned: false,
      overtakenEnough: false,
      tier: 0,
      seniority: this.#coming.exponential() * this.#every,
      sequence: index,
      rate,
      headStartSeconds: 0,
      classPlace: index,
      targetShare: 0.8,
      targetSeconds: 300,
    };
  }

  /** Calls the head; its wait counts in a batch, or in none. */
  call(now: number, batch: number | null): void {
    const { seniority, sequence } = this.candidate;
    this.#inOrder &&= seniority >= this.#lastCalled;
    this.#lastCalled = seniority;
    if (batch !== null) {
      this.#sums[batch] = (this.#sums[batch] ?? 0) + (now - seniority) / SERVICE;
      this.#counts[batch] = (this.#counts[batch] ?? 0) + 1;
    }
    const next = seniority + this.#coming.exponential() * this.#every;
    this.candidate = { ...this.candidate, seniority: next, sequence: sequence + 2 };
  }

  measured(): MeasuredWait {
    const means = Array.from(this.#sums, (sum, batch) => sum / (this.#counts[batch] ?? 1));
    const mean = means.reduce((sum, one) => sum + one, 0) / BATCHES;
    const squares = means.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    return { mean, margin: WITHIN * Math.sqrt(squares / (BATCHES - 1) / BATCHES), inOrder: this.#inOrder };
  }
}
