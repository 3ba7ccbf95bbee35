import type * as contract from '@foyer/contract';
import type { Quote, ToldMinutes, Visit } from '@foyer/queue-core';
import type { Standing, StandingEstimates } from '../estimates/standing.ts';
import { quotedTo } from '../estimates/teller.ts';
import { isoOf } from './time.ts';

type Minutes = ToldMinutes & { readonly p50Seconds: number; readonly p90Seconds: number };

/** What is told of a wait, for the wire; whole seconds. */
export function estimateWire(standing: Standing | undefined, estimates: StandingEstimates | null): contract.Estimate {
  if (standing === undefined || estimates === null) return { kind: 'withheld', reason: 'not-ready' };
  if (estimates.age?.old === true) return { kind: 'withheld', reason: 'estimates-old' };
  if (standing.kind === 'withheld') return { kind: 'withheld', reason: standing.reason };
  return minutesWire(standing, standing.madeAt, estimates);
}

/** What a ticket was told when it was issued. */
export function quoteWire(quote: Quote, estimates: StandingEstimates | null): contract.Estimate {
  if (quote.kind === 'withheld') return { kind: 'withheld', reason: quote.reason };
  return minutesWire(quote, quote.madeAt, estimates);
}

/** What is told to a visit that waits: until estimates know of it, what its ticket says. */
export function waitWire(visit: Visit, estimates: StandingEstimates | null): contract.Estimate {
  const standing = estimates?.visits.get(visit.id);
  const { quote } = visit;
  if (standing !== undefined || quote?.kind !== 'minutes' || quotedTo(visit) === null) {
    return estimateWire(standing, estimates);
  }
  if (estimates?.age?.old === true) return { kind: 'withheld', reason: 'estimates-old' };
  return minutesWire(quote, visit.issuedAt, estimates);
}

function minutesWire(
  { p50Seconds, p90Seconds, aboutMinutes, mostMinutes }: Minutes,
  madeAt: number,
  estimates: StandingEstimates | null,
): contract.Estimate {
  return {
    kind: 'minutes',
    p50Seconds: Math.round(p50Seconds),
    p90Seconds: Math.round(p90Seconds),
    aboutMinutes,
    mostMinutes,
    madeAt: isoOf(madeAt),
    asOf: estimates === null || estimates.age === null ? null : isoOf(estimates.age.asOf),
  };
}
