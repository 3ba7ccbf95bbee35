import type { Instant, SimulationWithheld, VisitId } from '@foyer/basics';
import { callingOrder } from '../calling-order.ts';
import { arrivalKey, type Estimate, type Estimates } from '../estimate.ts';
import type { Calibration } from '../learning/calibration.ts';
import type { Learning } from '../learning/learning.ts';
import { spreadOf } from '../learning/spread.ts';
import type { SimulationInput } from '../simulation-input.ts';
import type { WaitingQueue } from '../waiting-queues.ts';
import { branchModel, stepSeconds } from './branch-model.ts';
import { Simulation } from './simulation.ts';

/** Below this many observed services in the whole branch no minutes are said. */
export const EVIDENCE_FLOOR = 10;
/** Fewer paths than this don't make a 90 % bound; a run that must end goes on until it has them. */
const LEAST_PATHS = 50;

/** How to simulate. */
export interface Run {
  readonly seed: number;
  readonly paths: number;
  /** Asked after each path from the 50th on: true ends the run there. */
  readonly enough?: (paths: number) => boolean;
}

/**
 * Estimates by simulation: the branch is carried forward on many paths under its own calling policy, each wait is read
 * from all of them, and told is what half and nine tenths of those came to wait for whom about the same was forecast.
 *
 * Minutes are withheld while fewer than `EVIDENCE_FLOOR` services have been observed, and where no counter is open.
 * Pure: the same input, learning, instant, seed and number of paths give the same numbers.
 */
export function simulateWaits(input: SimulationInput, learning: Learning, now: Instant, run: Run): Estimates {
  const order = callingOrder(input, now);
  const model = branchModel(input, order.queues, learning, now);
  const simulation = new Simulation(model, run.seed, run.paths);
  const reason: SimulationWithheld | null =
    now < input.at ? 'clock-stepped' : learning.serviceTimes.observed < EVIDENCE_FLOOR ? 'no-evidence' : null;
  if (reason === null) {
    while (simulation.paths < run.paths) {
      if (simulation.paths >= LEAST_PATHS && run.enough?.(simulation.paths) === true) break;
      simulation.walk();
    }
  }
  const visits = new Map<VisitId, Estimate>();
  const arrivals = new Map<string, Estimate>();
  for (const [index, queue] of order.queues.entries()) {
    const ahead = order.aheadOf(queue);
    const open = order.openFor(queue).length > 0;
    const withheld = reason === 'clock-stepped' ? reason : open ? reason : 'no-counter';
    const waits = simulation.waits(index);
    const estimateAt = (place: number, calibration: Calibration): Estimate => {
      const count = ahead[place] ?? 0;
      if (withheld !== null) return { kind: 'withheld', reason: withheld, ahead: count };
      const spread = spreadOf((waits[place] ?? new Float64Array(1)).toSorted());
      return {
        kind: 'minutes',
        ...calibration.published(spread),
        ahead: count,
        stepSeconds: stepSeconds(model, index),
        spread,
      };
    };
    for (const [place, { id }] of queue.visits.entries()) visits.set(id, estimateAt(place, learning.whileWaiting));
    if (queue.open) {
      const estimate = estimateAt(queue.visits.length, learning.atIssue);
      arrivals.set(arrivalKey(queue.service.id, queue.class.id), forNewcomers(input, queue, estimate));
    }
  }
  return { madeAt: now, clock: input.clock, seed: run.seed, paths: simulation.paths, visits, arrivals };
}

/** A new arrival also needs the branch to be open and the service to take anybody. */
function forNewcomers({ open }: SimulationInput, { service }: WaitingQueue, estimate: Estimate): Estimate {
  if (open && !service.suspended) return estimate;
  return { kind: 'withheld', reason: open ? 'service-suspended' : 'branch-closed', ahead: estimate.ahead };
}
