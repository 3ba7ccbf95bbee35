/** One estimate held against what happened. Seconds. */
export interface Outcome {
  readonly waited: number;
  readonly p50: number;
  readonly p90: number;
}

/** How good estimates were. Seconds, but for shares. */
export interface Scores {
  readonly count: number;
  readonly meanAbsoluteError: number;
  readonly rootMeanSquareError: number;
  /** Above 0: too long was said. */
  readonly bias: number;
  /** The share that waited no longer than the 90 % bound. */
  readonly covered: number;
  readonly meanBound: number;
  /** Mean pinball loss of the 50 % and of the 90 % estimate, and the mean of both. */
  readonly pinball50: number;
  readonly pinball90: number;
  readonly pinball: number;
}

/** The loss of a quantile: too short costs `level` for each second, too long 1 − `level` (Koenker and Bassett, 1978). */
export function pinballLoss(level: number, estimate: number, waited: number): number {
  return waited > estimate ? level * (waited - estimate) : (1 - level) * (estimate - waited);
}

/** Scores of these outcomes; `null` of none. */
export function scoresOf(outcomes: readonly Outcome[]): Scores | null {
  if (outcomes.length === 0) return null;
  const mean = (figure: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + figure(outcome), 0) / outcomes.length;
  const pinball50 = mean(({ p50, waited }) => pinballLoss(0.5, p50, waited));
  const pinball90 = mean(({ p90, waited }) => pinballLoss(0.9, p90, waited));
  return {
    count: outcomes.length,
    meanAbsoluteError: mean(({ p50, waited }) => Math.abs(p50 - waited)),
    rootMeanSquareError: Math.sqrt(mean(({ p50, waited }) => (p50 - waited) ** 2)),
    bias: mean(({ p50, waited }) => p50 - waited),
    covered: mean(({ p90, waited }) => (waited <= p90 ? 1 : 0)),
    meanBound: mean(({ p90 }) => p90),
    pinball50,
    pinball90,
    pinball: (pinball50 + pinball90) / 2,
  };
}

/** Scores of each group, in the order in which the groups first appear. */
export function scoresBy<Item extends Outcome>(
  outcomes: readonly Item[],
  groupOf: (outcome: Item) => string,
): ReadonlyMap<string, Scores> {
  const scores = new Map<string, Scores>();
  for (const [group, ofGroup] of Map.groupBy(outcomes, groupOf)) {
    const ofThese = scoresOf(ofGroup);
    if (ofThese !== null) scores.set(group, ofThese);
  }
  return scores;
}
