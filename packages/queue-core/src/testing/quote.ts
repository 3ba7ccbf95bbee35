import type { Instant } from '@foyer/basics';
import type { Quote, QuotedArrival } from '../quote.ts';

/** A quote made up from the place: four minutes for each ahead; none for the first in the queue. */
export function testQuote({ ahead }: QuotedArrival): Quote {
  if (ahead === 0) return { kind: 'withheld', reason: 'no-evidence', ahead };
  const p50Seconds = ahead * 240;
  return {
    kind: 'minutes',
    ahead,
    p50Seconds,
    p90Seconds: 2 * p50Seconds,
    aboutMinutes: 4 * ahead,
    mostMinutes: 8 * ahead,
    method: 1,
    madeAt: 1_772_438_400_000 as Instant,
    clock: 4,
    seed: 4,
    paths: 250,
    simulatedAhead: ahead,
    spread: Array.from({ length: 21 }, (_, step) => step * 24 * ahead),
  };
}
