import type { ClassId, Instant, ServiceId } from '@foyer/basics';

/** Why a ticket was given no minutes. */
export const QUOTE_WITHHELD = [
  /** Too few services have been observed to promise anything. */
  'no-evidence',
  /** No open counter serves it. */
  'no-counter',
  'branch-closed',
  'service-suspended',
  /** The wall clock stands behind the newest event. */
  'clock-stepped',
  /** Nothing has been worked out yet since the start, or since the doors or the service were opened. */
  'not-ready',
  /** What was worked out last is too old to be told. */
  'estimates-old',
] as const;
export type QuoteWithheld = (typeof QUOTE_WITHHELD)[number];

/** What a customer was told: "about 12 minutes, at most 20"; whole minutes, the second never below the first. */
export interface ToldMinutes {
  readonly aboutMinutes: number;
  readonly mostMinutes: number;
}

/**
 * What a ticket was told about its wait when it was issued, with all that is needed to work the figures out again from
 * the log: the state after event `clock`, the instant, the seed, the number of paths, and by which method.
 */
export type Quote = { /** Visits that were to be called before it. */ readonly ahead: number } & (
  | ({
      readonly kind: 'minutes';
      /** Median and 90 % bound of the wait. */
      readonly p50Seconds: number;
      readonly p90Seconds: number;
      /** The version of the method: another one may make other figures of the same log. */
      readonly method: number;
      readonly madeAt: Instant;
      readonly clock: number;
      readonly seed: number;
      readonly paths: number;
      /** How many were ahead of a new arrival in the simulation; the figures were corrected from there to `ahead`. */
      readonly simulatedAhead: number;
      /** Quantiles of the simulated wait as it was before calibration: 0 %, 5 % … 100 %, seconds. */
      readonly spread: readonly number[];
    } & ToldMinutes)
  | { readonly kind: 'withheld'; readonly reason: QuoteWithheld }
);

/** What stays with the visit of its quote. */
export type VisitQuote =
  | ({ readonly kind: 'minutes'; readonly p50Seconds: number; readonly p90Seconds: number } & ToldMinutes)
  | { readonly kind: 'withheld'; readonly reason: QuoteWithheld };

/** For whom a quote is asked: a new arrival, and how many are ahead of it. */
export interface QuotedArrival {
  readonly serviceId: ServiceId;
  readonly classId: ClassId;
  readonly ahead: number;
}

/** Leaves out what only matters for working the quote out again. */
export function visitQuoteOf(quote: Quote): VisitQuote {
  if (quote.kind === 'withheld') return { kind: 'withheld', reason: quote.reason };
  const { kind, p50Seconds, p90Seconds, aboutMinutes, mostMinutes } = quote;
  return { kind, p50Seconds, p90Seconds, aboutMinutes, mostMinutes };
}
