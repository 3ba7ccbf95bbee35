import type { Instant } from '@foyer/basics';
import type { Estimate, Estimates } from '@foyer/flow';

/** Estimates, of which each that says the same as in the set before is the very object of that set. */
export interface StandingEstimates extends Estimates {
  /** Since when an estimate has said what it says. */
  madeAtOf(estimate: Estimate): Instant;
}

const firstMade = new WeakMap<Estimate, Instant>();

/** Carries over what has not changed from `before`, so that nobody is told again what they know. */
export function standingEstimates(made: Estimates, before: StandingEstimates | null): StandingEstimates {
  const carried = <Key>(now: ReadonlyMap<Key, Estimate>, then: ReadonlyMap<Key, Estimate> | undefined) =>
    new Map(
      [...now].map(([key, estimate]) => {
        const known = then?.get(key);
        if (known !== undefined && saysTheSame(known, estimate)) return [key, known] as const;
        firstMade.set(estimate, made.madeAt);
        return [key, estimate] as const;
      }),
    );
  return {
    ...made,
    visits: carried(made.visits, before?.visits),
    arrivals: carried(made.arrivals, before?.arrivals),
    madeAtOf: (estimate) => firstMade.get(estimate) ?? made.madeAt,
  };
}

/** Seconds are told whole. */
function saysTheSame(one: Estimate, other: Estimate): boolean {
  if (one.ahead !== other.ahead) return false;
  if (one.kind === 'withheld' || other.kind === 'withheld') {
    return one.kind === 'withheld' && other.kind === 'withheld' && one.reason === other.reason;
  }
  return (
    Math.round(one.p50Seconds) === Math.round(other.p50Seconds) &&
    Math.round(one.p90Seconds) === Math.round(other.p90Seconds)
  );
}
