import type { AgentId, ServiceId } from '@foyer/basics';

/** A service, or an agent, with so many services counts half by its own figures, half by everybody's. */
const SHRINKAGE = 12;
/** Rounds of fitting service and agent effects in turn; three leave no visible change. */
const ROUNDS = 3;
/** Spread of the logarithm of service times before any are known; what services at counters usually show. */
const USUAL_SPREAD = 0.9;
/** Twenty equally likely values of a standard normal distribution: its quantiles at 2.5 %, 7.5 %, …, 97.5 %. */
const NORMAL = [0.063, 0.189, 0.319, 0.454, 0.598, 0.755, 0.935, 1.15, 1.44, 1.96];

/** Factors that stand for what is not known yet. */
export const FACTORS_BEFORE_DATA: readonly number[] = [...NORMAL.map((z) => -z), ...NORMAL].map((z) =>
  Math.exp(z * USUAL_SPREAD),
);

/** Services of one kind by one agent: how many, and the sum of log (time ÷ configured mean). */
export interface Cell {
  readonly serviceId: ServiceId;
  readonly agentId: AgentId;
  count: number;
  sum: number;
}

export interface Effects {
  /** Expected log (time ÷ configured mean); `null`: of an agent of whom nothing is known. */
  of(serviceId: ServiceId, agentId: AgentId | null): number;
}

/**
 * Fits mean, service effects and agent effects by turns, each shrunk towards 0 as Σ residuals ÷ (n + 12).
 *
 * @param weight what one observation counts in the cells
 */
export function fitEffects(cells: readonly Cell[], weight: number): Effects {
  const services = new Map<ServiceId, number>();
  const agents = new Map<AgentId, number>();
  let count = SHRINKAGE;
  // A log-normal time has its middle below its mean, by half the squared spread on the logarithmic scale.
  let sum = (-SHRINKAGE * USUAL_SPREAD ** 2) / 2;
  for (const cell of cells) {
    count += cell.count / weight;
    sum += cell.sum / weight;
  }
  const mean = sum / count;
  for (let round = 0; round < ROUNDS; round += 1) {
    fitOne(
      services,
      cells,
      weight,
      (cell) => cell.serviceId,
      (cell) => mean + (agents.get(cell.agentId) ?? 0),
    );
    fitOne(
      agents,
      cells,
      weight,
      (cell) => cell.agentId,
      (cell) => mean + (services.get(cell.serviceId) ?? 0),
    );
  }
  return {
    of: (serviceId, agentId) =>
      mean + (services.get(serviceId) ?? 0) + (agentId === null ? 0 : (agents.get(agentId) ?? 0)),
  };
}

function fitOne<Key>(
  effects: Map<Key, number>,
  cells: readonly Cell[],
  weight: number,
  keyOf: (cell: Cell) => Key,
  expected: (cell: Cell) => number,
): void {
  const sums = new Map<Key, { count: number; sum: number }>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const known = sums.get(key) ?? { count: SHRINKAGE, sum: 0 };
    known.count += cell.count / weight;
    known.sum += (cell.sum - cell.count * expected(cell)) / weight;
    sums.set(key, known);
  }
  for (const [key, { count, sum }] of sums) effects.set(key, sum / count);
}
