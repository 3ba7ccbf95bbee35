import type { ClassId, Instant, ServiceId } from '@foyer/basics';
import { expect, test } from 'vitest';
import { arrivalKey, type Estimate, METHOD_VERSION } from './estimate.ts';
import { judgeQuote, quoteFor } from './quote.ts';

const cash = 'cash' as ServiceId;
const regular = 'regular' as ClassId;
const estimate: Estimate = {
  kind: 'minutes',
  ahead: 4,
  p50Seconds: 300,
  p90Seconds: 500.5,
  stepSeconds: 70,
  spread: [100, 300, 800],
};
const estimates = (made: Estimate = estimate) => ({
  madeAt: 1_000_000 as Instant,
  clock: 12,
  seed: 12,
  paths: 250,
  arrivals: new Map([[arrivalKey(cash, regular), made]]),
});

test('QUOTE-8: a ticket is told the newest estimate for such an arrival, with what it takes to compute it again', () => {
  expect(quoteFor(estimates(), cash, regular, 4)).toEqual({
    kind: 'minutes',
    ahead: 4,
    p50Seconds: 300,
    p90Seconds: 500.5,
    method: METHOD_VERSION,
    madeAt: 1_000_000,
    clock: 12,
    seed: 12,
    paths: 250,
    simulatedAhead: 4,
    spread: [100, 300, 800],
  });
  expect(quoteFor(estimates(), 'cards' as ServiceId, regular, 4)).toBeNull();
});

test('QUOTE-9: each who came since adds what one more ahead adds, each who went takes it off, never below nothing', () => {
  expect(quoteFor(estimates(), cash, regular, 6)).toMatchObject({ p50Seconds: 440, ahead: 6, simulatedAhead: 4 });
  expect(quoteFor(estimates(), cash, regular, 1)).toMatchObject({ p50Seconds: 90, spread: [0, 90, 590] });
  expect(quoteFor(estimates({ ...estimate, stepSeconds: 400 }), cash, regular, 0)).toMatchObject({
    p50Seconds: 0,
    p90Seconds: 0,
  });
});

test('QUOTE-10: what is withheld stays withheld, with its reason', () => {
  const withheld: Estimate = { kind: 'withheld', reason: 'no-counter', ahead: 2 };
  expect(quoteFor(estimates(withheld), cash, regular, 5)).toEqual({ ...withheld, ahead: 5 });
});

test('QUOTE-11: a quote is outgrown a minute after what was told, or when bound and expectation lie a third beyond, and kept again within', () => {
  type Told = readonly [about: number, most: number];
  /** Told 9 minutes, at most 20, and now an expectation far beyond that, unless it says otherwise. */
  const at = (
    minutes: number,
    p90: number,
    before: 'kept' | 'outgrown' | null = null,
    told: Told = [9, 20],
    p50 = 60,
  ) =>
    judgeQuote(
      { issuedAt: 0 as Instant, aboutMinutes: told[0], mostMinutes: told[1] },
      { madeAt: (minutes * 60_000) as Instant, p50Seconds: p50 * 60, p90Seconds: p90 * 60 },
      before,
    );
  expect(at(5, 15)).toBe('kept');
  expect(at(5, 21.6)).toBe('kept');
  expect(at(5, 21.7)).toBe('outgrown');
  expect(at(0, 3, null, [1, 2])).toBe('kept');
  expect(at(0, 3.1, null, [1, 2])).toBe('outgrown');
  expect(at(5, 30, null, [9, 20], 7)).toBe('kept');
  expect(at(5, 30, null, [9, 20], 7.1)).toBe('outgrown');
  expect(at(0, 30, null, [1, 2], 2)).toBe('kept');
  expect(at(0, 30, null, [1, 2], 2.1)).toBe('outgrown');
  expect(at(6, 14.5, 'outgrown')).toBe('outgrown');
  expect(at(6, 14, 'outgrown')).toBe('kept');
  expect(at(20.9, 0)).toBe('kept');
  expect(at(21.5, 0)).toBe('outgrown');
});
