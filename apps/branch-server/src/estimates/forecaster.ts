import type { Instant } from '@foyer/basics';
import type { Learning } from '@foyer/flow';
import { type BranchEvent, type BranchState, evolve } from '@foyer/queue-core';
import type { History } from '@foyer/store/history';
import type { EstimatePublisher } from './estimate-publisher.ts';
import type { Learned } from './messages.ts';
import { estimate, learningFrom } from './method.ts';
import type { EstimateChanges } from './published-estimates.ts';

/** Tells that a long log is still being read, once in so many events. */
const SIGN_OF_LIFE = 5_000;
const SEED_RANGE = 2 ** 32;

/** The branch as the log leads to it, and all that was learned on the way. */
export interface Followed {
  readonly state: BranchState;
  readonly learning: Learning;
}

/**
 * Follows the log from what was learned last.
 *
 * @param until the event to stop after; all when absent
 * @param fromStart learn everything anew from the first event
 */
export function followLog(
  history: History,
  {
    until,
    fromStart = false,
    reading,
  }: { readonly until?: number; readonly fromStart?: boolean; readonly reading?: (clock: number) => void } = {},
): Followed {
  let learning: Learning | null = null;
  const state = history.follow({
    begin: (kept) => {
      if (kept !== null && fromStart) return false;
      learning = learningFrom(kept);
      return learning !== null;
    },
    each: (before, event, after) => {
      learning?.follow(before, after, event);
      if (after.clock % SIGN_OF_LIFE === 0) reading?.(after.clock);
    },
    ...(until === undefined ? {} : { until }),
  });
  if (learning === null) throw new Error('Nothing could be learned from');
  return { state, learning };
}

/** The seed of a run: the same state gets the same chances, so that time alone does not make figures tremble. */
export function seedOf(clock: number): number {
  return clock % SEED_RANGE;
}

/** Carries the branch on from event to event and estimates when asked to. One run is one look at the state. */
export class Forecaster {
  readonly #publisher: EstimatePublisher;
  readonly #learning: Learning;
  #state: BranchState;

  constructor({ state, learning }: Followed, publisher: EstimatePublisher) {
    this.#state = state;
    this.#learning = learning;
    this.#publisher = publisher;
  }

  get clock(): number {
    return this.#state.clock;
  }

  /**
   * Follows committed events; those it has seen already are left out.
   *
   * @param from the clock before the first of them
   * @throws Error when events are missing in between
   */
  follow(from: number, events: readonly BranchEvent[]): void {
    if (from > this.#state.clock) throw new Error(`Events ${this.#state.clock + 1} to ${from} never came`);
    for (const event of events.slice(this.#state.clock - from)) {
      const after = evolve(this.#state, event);
      this.#learning.follow(this.#state, after, event);
      this.#state = after;
    }
  }

  /** What new estimates change in what people are told; `null` before the branch is configured. */
  estimate(now: Instant, paths: number, enough: () => boolean): EstimateChanges | null {
    const made = estimate(this.#state, this.#learning, now, { seed: seedOf(this.#state.clock), paths, enough });
    if (made === null) return null;
    this.#learning.remember(made);
    return this.#publisher.changes(made, this.#state);
  }

  learned(): Learned {
    return { clock: this.#state.clock, data: JSON.stringify(this.#learning.toData()) };
  }
}
