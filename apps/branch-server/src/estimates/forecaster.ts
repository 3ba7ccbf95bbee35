import type { Instant } from '@foyer/basics';
import { Learning } from '@foyer/flow';
import type { BranchEvent, BranchState } from '@foyer/queue-core';
import { type History, type LogPlace, logStart, readLearning } from '@foyer/store';
import type { EstimatePublisher } from './estimate-publisher.ts';
import { estimate, learningFrom } from './method.ts';
import type { EstimateChanges } from './published-estimates.ts';

const SEED_RANGE = 2 ** 32;

/** The seed of a run: the same state gets the same chances, so that time alone does not make figures tremble. */
export function seedOf(clock: number): number {
  return clock % SEED_RANGE;
}

/** What was learned and kept in a folder, and from where in the log to go on; nothing, where it is of another log or version. */
export function keptLearning(
  folder: string,
  history: History,
): { readonly place: LogPlace; readonly learning: Learning } {
  const kept = readLearning(folder);
  const learning = kept === null || !history.has(kept.head) ? null : learningFrom(kept.data);
  if (kept === null || learning === null) return { place: logStart, learning: new Learning() };
  return { place: history.placeAt(kept.head), learning };
}

/** Carries the branch on from event to event and estimates when asked to. One run is one look at the state. */
export class Forecaster {
  readonly #learning: Learning;
  readonly #publisher: EstimatePublisher;
  #state: BranchState;

  constructor(state: BranchState, learning: Learning, publisher: EstimatePublisher) {
    this.#state = state;
    this.#learning = learning;
    this.#publisher = publisher;
  }

  /**
   * Learns from the next event.
   * @throws Error when events are missing in between
   */
  see(before: BranchState, event: BranchEvent, after: BranchState): void {
    if (before.clock !== this.#state.clock)
      throw new Error(`Event ${after.clock} does not follow ${this.#state.clock}`);
    this.#learning.follow(before, after, event);
    this.#state = after;
  }

  /** What new estimates change in what people are told; `null` before the branch is configured. */
  estimate(now: Instant, paths: number, enough: () => boolean): EstimateChanges | null {
    const state = this.#state;
    const made = estimate(state, this.#learning, now, { seed: seedOf(state.clock), paths, enough });
    if (made === null) return null;
    this.#learning.remember(made);
    return this.#publisher.changes(made, state);
  }

  /** The number of the newest event that was learned from. */
  get learnedClock(): number {
    return this.#learning.clock;
  }

  /** What was learned, as JSON. */
  learned(): string {
    return JSON.stringify(this.#learning.toData());
  }
}
