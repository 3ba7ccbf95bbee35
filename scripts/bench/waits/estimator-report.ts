import { BASELINES } from './baselines.ts';
import type { ScoredTicket } from './contest.ts';
import { type Outcome, type Scores, scoresBy, scoresOf } from './scores.ts';

export const SIMULATION = 'simulation';
/** Coverage that counts as keeping a 90 % bound: of all tickets, and of each day and each class. */
export const COVERED = { atLeast: 0.88, atMost: 0.92 };
export const COVERED_IN_EACH = 0.86;

/** A bound's scores, and the least of what it covers of any day and of any class. */
export interface BoundReport {
  readonly bound: string;
  readonly scores: Scores | null;
  readonly worstDay: number | null;
  readonly worstClass: number | null;
}

/** An estimator with its bound: the simulation's own, or the best that a baseline has. */
export interface EstimatorReport extends BoundReport {
  readonly name: string;
  /** Its other bounds, left aside. */
  readonly otherBounds: readonly BoundReport[];
}

/** A ticket's outcome for one estimator, with what it is grouped by. */
export type GroupedOutcome = Outcome & Pick<ScoredTicket, 'date' | 'serviceId' | 'classId'>;

/** What the simulation said of a ticket, and what came of it. */
export function simulated({ waited, date, serviceId, classId, simulated: said }: ScoredTicket): GroupedOutcome {
  return { waited, ...said, date, serviceId, classId };
}

export function simulationReport(tickets: readonly ScoredTicket[]): EstimatorReport {
  return { name: SIMULATION, ...boundReport('calibrated', tickets.map(simulated)), otherBounds: [] };
}

/**
 * Each baseline with the tightest of its bounds among those that keep what the simulation's has to keep: the right
 * share of all tickets, and no day and no class left far behind. Where none does, with the one that falls short least.
 */
export function baselineReports(
  tickets: readonly ScoredTicket[],
  boundNames: readonly (readonly string[])[],
): EstimatorReport[] {
  return BASELINES.map(({ name }, index) => {
    const bounds = (boundNames[index] ?? []).map((bound, which) =>
      boundReport(
        bound,
        tickets.map((ticket) => {
          const p50 = ticket.baselines[index]?.p50 ?? 0;
          return { ...simulated(ticket), p50, p90: ticket.baselines[index]?.p90s[which] ?? p50 };
        }),
      ),
    );
    const tightness = ({ scores }: BoundReport) => scores?.meanBound ?? 0;
    const [best = boundReport('', []), ...otherBounds] = bounds.toSorted(
      (a, b) => shortfall(a) - shortfall(b) || tightness(a) - tightness(b),
    );
    return { name, ...best, otherBounds };
  });
}

function boundReport(bound: string, outcomes: readonly GroupedOutcome[]): BoundReport {
  const worst = (groupOf: (outcome: GroupedOutcome) => string): number | null => {
    const covered = [...scoresBy(outcomes, groupOf).values()].map((scores) => scores.covered);
    return covered.length === 0 ? null : Math.min(...covered);
  };
  return {
    bound,
    scores: scoresOf(outcomes),
    worstDay: worst(({ date }) => date),
    worstClass: worst(({ classId }) => classId),
  };
}

/** By how much a bound misses what a 90 % bound has to cover, added up; 0: it keeps all of it. */
function shortfall({ scores, worstDay, worstClass }: BoundReport): number {
  const covered = scores?.covered ?? 0;
  const missed = Math.max(0, COVERED.atLeast - covered, covered - COVERED.atMost);
  return [worstDay, worstClass].reduce<number>((sum, each) => sum + Math.max(0, COVERED_IN_EACH - (each ?? 0)), missed);
}
