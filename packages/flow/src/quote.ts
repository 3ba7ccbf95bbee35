import type { ClassId, Instant, QuoteState, ServiceId, SimulationWithheld } from '@foyer/basics';
import { arrivalKey, type Estimates, METHOD_VERSION } from './estimate.ts';

/** What the simulation says of a new ticket, with all that is needed to compute it again. */
export type Quoted = { /** Visits that will be called before it. */ readonly ahead: number } & (
  | {
      readonly kind: 'minutes';
      readonly p50Seconds: number;
      readonly p90Seconds: number;
      /** `METHOD_VERSION` when it was made. */
      readonly method: number;
      readonly madeAt: Instant;
      readonly clock: number;
      readonly seed: number;
      readonly paths: number;
      /** How many were ahead of a new arrival in the simulation. */
      readonly simulatedAhead: number;
      /** The simulated spread, corrected like the figures. */
      readonly spread: readonly number[];
    }
  | { readonly kind: 'withheld'; readonly reason: SimulationWithheld }
);

/** The part of estimates that a quote is made from. */
export type QuotedFrom = Pick<Estimates, 'madeAt' | 'clock' | 'seed' | 'paths' | 'arrivals'>;

/**
 * What a new ticket is told: the newest estimate for such an arrival, corrected for those who came or went since it was
 * made by what one more ahead adds, and never below 0. The only correction that is ever made between simulations.
 *
 * @param ahead how many are ahead of the ticket now
 * @returns `null` when there is no estimate for such an arrival
 */
export function quoteFor(estimates: QuotedFrom, serviceId: ServiceId, classId: ClassId, ahead: number): Quoted | null {
  const made = estimates.arrivals.get(arrivalKey(serviceId, classId));
  if (made === undefined) return null;
  if (made.kind === 'withheld') return { kind: 'withheld', reason: made.reason, ahead };
  const shift = made.stepSeconds * (ahead - made.ahead);
  const corrected = (seconds: number) => Math.max(0, seconds + shift);
  const { madeAt, clock, seed, paths } = estimates;
  return {
    kind: 'minutes',
    ahead,
    p50Seconds: corrected(made.p50Seconds),
    p90Seconds: corrected(made.p90Seconds),
    method: METHOD_VERSION,
    madeAt,
    clock,
    seed,
    paths,
    simulatedAhead: made.ahead,
    spread: made.spread.map((seconds) => Math.round(corrected(seconds))),
  };
}

/** What a ticket was told, and when. */
export interface QuotedBound {
  readonly issuedAt: Instant;
  /** "About", as it was told. */
  readonly aboutMinutes: number;
  /** "At most", as it was told. */
  readonly mostMinutes: number;
}

/** So long after what was told a quote is outgrown for good. Seconds. */
const QUOTE_MARGIN = 60;
/** A present figure, itself an estimate, may lie beyond what was told by this share of it before that counts. */
const QUOTE_SHARE = 1 / 3;

/**
 * Holds a visit's present estimate against its quote: the quote is outgrown a minute after the told "at most", or
 * earlier when the bound lies a third beyond it and the expectation a third beyond the told "about" (no less than a
 * minute each). The bound alone is not enough: it is the least certain figure, and while a branch knows little it moves
 * by more than that from one run to the next. An outgrown quote is kept again only when the bound lies within what
 * was told, so that it does not flicker. What was told are the rounded figures, not the finer quote.
 *
 * @param estimate - the present one, in seconds from its instant
 */
export function judgeQuote(
  { issuedAt, aboutMinutes, mostMinutes }: QuotedBound,
  {
    madeAt,
    p50Seconds,
    p90Seconds,
  }: { readonly madeAt: Instant; readonly p50Seconds: number; readonly p90Seconds: number },
  before: QuoteState | null,
): QuoteState {
  const waited = (madeAt - issuedAt) / 1000;
  const most = mostMinutes * 60;
  if (before === 'outgrown') return waited + p90Seconds > most ? 'outgrown' : 'kept';
  const isLate = waited > most + QUOTE_MARGIN;
  const willBe = isBeyond(waited + p90Seconds, most) && isBeyond(waited + p50Seconds, aboutMinutes * 60);
  return isLate || willBe ? 'outgrown' : 'kept';
}

/** Does a wait lie clearly beyond the one that was told? Seconds. */
function isBeyond(wait: number, told: number): boolean {
  return wait > told + Math.max(QUOTE_MARGIN, QUOTE_SHARE * told);
}
