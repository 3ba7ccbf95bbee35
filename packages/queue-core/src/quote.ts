import { type ClassId, QUOTE_WITHHELD, type ServiceId } from '@foyer/basics';
import { z } from 'zod';
import { instant, type Parsed } from './schema.ts';

/** Why a ticket was given no minutes. */
const withheld = { kind: z.literal('withheld'), reason: z.enum(QUOTE_WITHHELD) };

/** Median and 90 % bound of the wait, and what the customer was told: "about 12 minutes, at most 20". */
const minutes = {
  kind: z.literal('minutes'),
  p50Seconds: z.number(),
  p90Seconds: z.number(),
  /** Whole minutes, the second never below the first. */
  aboutMinutes: z.number(),
  mostMinutes: z.number(),
};

/** Visits that were to be called before it. */
const ahead = z.int();

/**
 * What a ticket was told about its wait when it was issued, with all that is needed to work the figures out again from
 * the log: the state after event `clock`, the instant, the seed, the number of paths, and by which method.
 */
export const quoteSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...minutes,
    ahead,
    /** The version of the method: another one may make other figures of the same log. */
    method: z.int(),
    madeAt: instant,
    clock: z.int(),
    seed: z.number(),
    paths: z.int(),
    /** How many were ahead of a new arrival in the simulation; the figures were corrected from there to `ahead`. */
    simulatedAhead: z.number(),
    /** Quantiles of the simulated wait as it was before calibration: 0 %, 5 % … 100 %, seconds. */
    spread: z.array(z.number()),
  }),
  z.strictObject({ ...withheld, ahead }),
]);
export type Quote = Parsed<typeof quoteSchema>;

/** What stays with the visit of its quote. */
export const visitQuoteSchema = z.discriminatedUnion('kind', [z.strictObject(minutes), z.strictObject(withheld)]);
export type VisitQuote = Parsed<typeof visitQuoteSchema>;

/** What a customer was told, in whole minutes. */
export type RoundedWait = Pick<Extract<Quote, { kind: 'minutes' }>, 'aboutMinutes' | 'mostMinutes'>;

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
