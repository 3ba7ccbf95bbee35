import type { Instant, QuoteState, SimulationWithheld, VisitId } from '@foyer/basics';
import type { Estimate } from '@foyer/flow';
import type { RoundedWait } from '@foyer/queue-core';

/** What people are told of a wait, and since when. The same object stands until something else is told. */
export type PublishedEstimate = {
  readonly ahead: number;
  /** Of the estimate that it was first told with. */
  readonly madeAt: Instant;
} & (
  | ({ readonly kind: 'minutes'; readonly p50Seconds: number; readonly p90Seconds: number } & RoundedWait)
  | { readonly kind: 'withheld'; readonly reason: SimulationWithheld }
);

/** What is told to a visit that waits, and how that compares with what its ticket was told. */
export type PublishedVisitEstimate = PublishedEstimate & {
  /** Of the wait that this is told for: another wait is told anew. */
  readonly step: number;
  readonly waitingSince: Instant;
  /** `null`: its ticket was told nothing, or it no longer waits for its first call. */
  readonly quoteState: QuoteState | null;
};

/** What a new set of estimates changes in what people are told. */
export interface EstimateChanges {
  readonly madeAt: Instant;
  /** Of the state that the set was made from. */
  readonly clock: number;
  readonly seed: number;
  readonly paths: number;
  readonly upserts: readonly (readonly [VisitId, PublishedVisitEstimate])[];
  readonly removes: readonly VisitId[];
  /** For new arrivals: what is told otherwise than before, and all estimates as they are, to quote from. */
  readonly arrivalUpserts: readonly (readonly [string, PublishedEstimate])[];
  readonly arrivals: readonly (readonly [string, Estimate])[];
}

/** How old the standing estimates are, while no new ones can be made. */
export interface EstimateAge {
  readonly asOf: Instant;
  /** Too old to be told. */
  readonly old: boolean;
}

/** What is told at present. */
export interface PublishedEstimates {
  readonly madeAt: Instant;
  readonly clock: number;
  readonly seed: number;
  readonly paths: number;
  readonly visits: ReadonlyMap<VisitId, PublishedVisitEstimate>;
  /** What a new arrival is told, by `arrivalKey(service, class)`. */
  readonly newcomers: ReadonlyMap<string, PublishedEstimate>;
  /** The estimates themselves for new arrivals. */
  readonly arrivals: ReadonlyMap<string, Estimate>;
  /** `null` while they are current. */
  readonly age: EstimateAge | null;
}

/** The published estimates after a new set. */
export function publishedAfter(before: PublishedEstimates | null, changes: EstimateChanges): PublishedEstimates {
  const { madeAt, clock, seed, paths, upserts, removes, arrivalUpserts } = changes;
  const visits = new Map(before?.visits);
  for (const id of removes) visits.delete(id);
  for (const [id, published] of upserts) visits.set(id, published);
  const arrivals = new Map(changes.arrivals);
  const newcomers = new Map([...(before?.newcomers ?? [])].filter(([key]) => arrivals.has(key)));
  for (const [key, published] of arrivalUpserts) newcomers.set(key, published);
  return { madeAt, clock, seed, paths, visits, newcomers, arrivals, age: null };
}
