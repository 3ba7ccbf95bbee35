import type * as contract from '@foyer/contract';
import type { Quote, RoundedWait, Visit } from '@foyer/queue-core';
import { quotedTo } from '../estimates/estimate-publisher.ts';
import type { EstimateAge, PublishedEstimate, PublishedEstimates } from '../estimates/published-estimates.ts';
import { isoOf } from './time.ts';

type Minutes = RoundedWait & { readonly p50Seconds: number; readonly p90Seconds: number };

/** What is told of a wait, for the wire; whole seconds. `age`: of all that is told at present. */
export function estimateWire(published: PublishedEstimate | undefined, age: EstimateAge | null): contract.Estimate {
  if (published === undefined) return { kind: 'withheld', reason: 'not-ready' };
  if (age?.old === true) return { kind: 'withheld', reason: 'estimates-old' };
  if (published.kind === 'withheld') return { kind: 'withheld', reason: published.reason };
  return minutesWire(published, published.madeAt, age);
}

/** What a ticket was told when it was issued. */
export function quoteWire(quote: Quote, estimates: PublishedEstimates | null): contract.Estimate {
  if (quote.kind === 'withheld') return { kind: 'withheld', reason: quote.reason };
  return minutesWire(quote, quote.madeAt, estimates?.age ?? null);
}

/** What is told to a visit that waits: until estimates know of it, what its ticket says. */
export function waitWire(visit: Visit, estimates: PublishedEstimates | null): contract.Estimate {
  const published = estimates?.visits.get(visit.id);
  const age = estimates?.age ?? null;
  const { quote } = visit;
  if (published !== undefined || quote?.kind !== 'minutes' || quotedTo(visit) === null) {
    return estimateWire(published, age);
  }
  if (age?.old === true) return { kind: 'withheld', reason: 'estimates-old' };
  return minutesWire(quote, visit.issuedAt, age);
}

function minutesWire(
  { p50Seconds, p90Seconds, aboutMinutes, mostMinutes }: Minutes,
  madeAt: number,
  age: EstimateAge | null,
): contract.Estimate {
  return {
    kind: 'minutes',
    p50Seconds: Math.round(p50Seconds),
    p90Seconds: Math.round(p90Seconds),
    aboutMinutes,
    mostMinutes,
    madeAt: isoOf(madeAt),
    asOf: age === null ? null : isoOf(age.asOf),
  };
}
