import { err, ok, type Result, type VisitId } from '@foyer/basics';
import { Learning, METHOD_VERSION, type Quoted, quoteFor } from '@foyer/flow';
import type { Quote } from '@foyer/queue-core';
import { type History, logStart } from '@foyer/store';
import { estimate } from './method.ts';

/** A quote as the log has it, and as it comes out when it is worked out again. */
export interface RecomputedQuote {
  readonly visitId: VisitId;
  readonly number: string;
  readonly day: string;
  readonly quote: Extract<Quote, { kind: 'minutes' }>;
  readonly again: Quoted | null;
  /** Do median, bound and spread come out the same, to the last digit? */
  readonly same: boolean;
}

/**
 * Works out again what a ticket was told, from nothing but the log: the branch and all that was learned up to the
 * event that the quote was simulated from, with its instant, seed and number of paths.
 *
 * @param name a visit's id, or the number on a ticket, of which the newest counts
 * @returns a sentence when there is no such ticket, it was told no minutes, or another version of the method told them
 */
export function recomputeQuote(history: History, name: string): Result<RecomputedQuote, string> {
  const found = history.ticketNamed(name);
  if (found === null) return err(`No ticket or visit is called “${name}”.`);
  const { issued, quote } = found;
  const { visitId, number, day } = issued;
  if (quote === null) return err(`The log does not say what ticket ${number} was told.`);
  if (quote.kind === 'withheld') return err(`Ticket ${number} was told no minutes: ${quote.reason}.`);
  if (quote.method !== METHOD_VERSION) {
    return err(
      `What ticket ${number} was told was made by version ${quote.method} of the method; this program has version ${METHOD_VERSION}.`,
    );
  }
  const learning = new Learning();
  const { state } = history.goTo(
    logStart,
    (before, event, after) => learning.follow(before, after, event),
    quote.clock,
  );
  const made = estimate(state, learning, quote.madeAt, { seed: quote.seed, paths: quote.paths });
  const again = made === null ? null : quoteFor(made, issued.serviceId, issued.classId, quote.ahead);
  return ok({ visitId, number, day, quote, again, same: again !== null && isSame(quote, again) });
}

function isSame(quote: RecomputedQuote['quote'], again: Quoted): boolean {
  if (again.kind === 'withheld') return false;
  const figures = (of: typeof again) => JSON.stringify([of.p50Seconds, of.p90Seconds, of.simulatedAhead, of.spread]);
  return figures(quote) === figures(again);
}
