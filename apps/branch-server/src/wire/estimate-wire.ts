import type * as contract from '@foyer/contract';
import type { Quote, ToldMinutes, Visit } from '@foyer/queue-core';
import type { EstimateAge, Standing, StandingEstimates } from '../estimates/standing.ts';
import { quotedTo } from '../estimates/teller.ts';
import { isoOf } from './time.ts';

type Minutes = ToldMinutes & { readonly p50Seconds: number; readonly p90Seconds: number };

/** What is told of a wait, for the wire; whole seconds. `age`: of all that is told at present. */
export function estimateWire(standing: Standing | undefined, age: EstimateAge | null): contract.Estimate {
  if (standing === undefined) return { kind: 'withheld', reason: 'not-ready' };
  if (age?.old === true) return { kind: 'withheld', reason: 'estimates-old' };
  if (standing.kind === 'withheld') return { kind: 'withheld', reason: standing.reason };
  return minutesWire(standing, standing.madeAt, age);
}

/** What a ticket was told when it was issued. */
export function quoteWire(quote: Quote, estimates: StandingEstimates | null): contract.Estimate {
  if (quote.kind === 'withheld') return { kind: 'withheld', reason: quote.reason };
  return minutesWire(quote, quote.madeAt, estimates?.age ?? null);
}

/** What is told to a visit that waits: until estimates know of it, what its ticket says. */
export function waitWire(visit: Visit, estimates: StandingEstimates | null): contract.Estimate {
  const standing = estimates?.visits.get(visit.id);
  const age = estimates?.age ?? null;
  const { quote } = visit;
  if (standing !== undefined || quote?.kind !== 'minutes' || quotedTo(visit) === null) {
    return estimateWire(standing, age);
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
