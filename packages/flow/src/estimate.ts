import type { ClassId, Instant, ServiceId, SimulationWithheld, VisitId } from '@foyer/basics';

/** Raised whenever the same log comes to other figures, so that a quote says which program can work it out again. */
export const METHOD_VERSION = 2;

/** How long until the call: `p50Seconds` ≤ `p90Seconds`, both ≥ 0; the place in the queue is always known. */
export type Estimate = { /** Visits that will be called before this one. */ readonly ahead: number } & (
  | {
      readonly kind: 'minutes';
      readonly p50Seconds: number;
      readonly p90Seconds: number;
      /** What one more ahead adds, on average. */
      readonly stepSeconds: number;
      /** What was simulated, before calibration: the waits at 0 %, 5 %, …, 100 % of the paths. */
      readonly spread: readonly number[];
    }
  | { readonly kind: 'withheld'; readonly reason: SimulationWithheld }
);

/** All estimates of one instant, made together from one state. */
export interface Estimates {
  readonly madeAt: Instant;
  /** The clock of the state they were made from. */
  readonly clock: number;
  /** With these the same inputs give the same numbers. */
  readonly seed: number;
  readonly paths: number;
  /** For every waiting visit. */
  readonly visits: ReadonlyMap<VisitId, Estimate>;
  /** For a new arrival, by `arrivalKey(service, class)`. */
  readonly arrivals: ReadonlyMap<string, Estimate>;
}

/** Names a new arrival of a class at a service. */
export function arrivalKey(serviceId: ServiceId, classId: ClassId): string {
  return `${serviceId}|${classId}`;
}
