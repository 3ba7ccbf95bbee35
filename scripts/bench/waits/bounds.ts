import { RecentValues } from './recent-values.ts';

/** What the bounds aim at. */
const BOUND_SHARE = 0.9;
/** A bound looks back on so many errors of its own. */
const ERRORS_LOOKED_BACK_ON = 500;
/** Estimates below this are multiplied as if they were this. Seconds. */
const LEAST_ESTIMATE = 1;

/** A bound that nine in ten waits shall stay under, learned from how far off an estimate has been (conformal). */
export interface Bound {
  readonly name: string;
  /** Seconds. */
  of(estimate: number): number;
  /** Somebody of whom `estimate` was said has waited so long; seconds. */
  resolved(estimate: number, waited: number): void;
}

/** Estimate + the 90 % quantile of its last errors. */
export function addedBound(): Bound {
  const errors = new RecentValues(ERRORS_LOOKED_BACK_ON);
  return {
    name: 'added',
    of: (estimate) => Math.max(0, estimate + (errors.quantile(BOUND_SHARE) ?? 0)),
    resolved: (estimate, waited) => errors.add(waited - estimate),
  };
}

/** Estimate × the 90 % quantile of wait ÷ estimate. */
export function multipliedBound(): Bound {
  const ratios = new RecentValues(ERRORS_LOOKED_BACK_ON);
  return {
    name: 'multiplied',
    of: (estimate) => Math.max(LEAST_ESTIMATE, estimate) * (ratios.quantile(BOUND_SHARE) ?? 1),
    resolved: (estimate, waited) => ratios.add(waited / Math.max(LEAST_ESTIMATE, estimate)),
  };
}

/** The 90 % quantile of the last waits, whatever is estimated. */
export function recentWaitsBound(lookedBack: number): Bound {
  const waits = new RecentValues(lookedBack);
  return {
    name: `of the last ${lookedBack} waits`,
    of: (estimate) => waits.quantile(BOUND_SHARE) ?? estimate,
    resolved: (_, waited) => waits.add(waited),
  };
}
