import type { Instant } from '@foyer/basics';
import {
  type Estimates,
  LEARNING_VERSION,
  Learning,
  type LearningData,
  type Run,
  simulateWaits,
  simulationInputOf,
} from '@foyer/flow';
import type { BranchState } from '@foyer/queue-core';

/** Learning that was kept as JSON; `null` when another version of the program kept it. */
export function learningFrom(kept: string): Learning | null {
  const data = JSON.parse(kept) as LearningData;
  return data.version === LEARNING_VERSION ? new Learning(data) : null;
}

/** The estimates for a state of the branch; `null` before it is configured. */
export function estimate(state: BranchState, learning: Learning, now: Instant, run: Run): Estimates | null {
  const input = simulationInputOf(state);
  return input === null ? null : simulateWaits(input, learning, now, run);
}
