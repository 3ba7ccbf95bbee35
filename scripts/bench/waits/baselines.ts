import { addedBound, type Bound, multipliedBound, recentWaitsBound } from './bounds.ts';
import type { BranchHistory } from './branch-history.ts';

/** What a simple estimate may know of the moment: the same state as the simulation's, counted. */
export interface Situation {
  /** Who waits for one of the same counters: all of them, and those who are called first in the true order. */
  readonly aheadByArrival: number;
  readonly ahead: number;
  /** Counters that serve the service and are open: serving, or free for no more than a minute. */
  readonly openCounters: number;
}

/** An estimate that needs no simulation. */
export interface Baseline {
  readonly name: string;
  /** Seconds. */
  estimate(situation: Situation, history: BranchHistory): number;
  /** Its bounds, each of which learns for itself; the report keeps the best of them. */
  bounds(): readonly Bound[];
}

const WAITS_AVERAGED = 10;
const WAITS_BOUNDED = 200;

const LAST_TO_ENTER = 'last to enter service';
export const ARRIVAL_ORDER = 'position, arrival order';
const LAST_TEN = 'mean of the last ten waits';
export const TRUE_ORDER = 'position, true order';
export const ABANDONMENT = 'queue length with abandonment';

const conformal = () => [addedBound(), multipliedBound()];

/** Every simple estimate that the simulation is held against. */
export const BASELINES: readonly Baseline[] = [
  { name: LAST_TO_ENTER, estimate: (_, history) => history.lastWait, bounds: conformal },
  {
    name: ARRIVAL_ORDER,
    estimate: ({ aheadByArrival, openCounters }, history) => byPosition(aheadByArrival, openCounters, history),
    bounds: conformal,
  },
  {
    name: LAST_TEN,
    estimate: (_, history) => history.meanOfLastWaits(WAITS_AVERAGED),
    bounds: () => [...conformal(), recentWaitsBound(WAITS_BOUNDED)],
  },
  {
    name: TRUE_ORDER,
    estimate: ({ ahead, openCounters }, history) => byPosition(ahead, openCounters, history),
    bounds: conformal,
  },
  {
    name: ABANDONMENT,
    estimate: ({ ahead, openCounters }, history) => withAbandonment(ahead, openCounters, history),
    bounds: conformal,
  },
];

/** Position × mean service ÷ open counters; whoever has `ahead` before them stands one place further. */
export function byPosition(ahead: number, openCounters: number, { meanService }: BranchHistory): number {
  return ((ahead + 1) * meanService) / Math.max(1, openCounters);
}

/**
 * Whitt's queue length with abandonment (Ibrahim and Whitt, 2009): with k ahead the next departure comes at the rate of
 * the counters and of everybody ahead who may leave, 1 ÷ (c·μ + k·θ), summed from k = 0 to all who are ahead.
 */
export function withAbandonment(ahead: number, openCounters: number, history: BranchHistory): number {
  const serving = Math.max(1, openCounters) / history.meanService;
  let seconds = 0;
  for (let k = 0; k <= ahead; k += 1) seconds += 1 / (serving + k * history.leavingRate);
  return seconds;
}
