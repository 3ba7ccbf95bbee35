import type { RoundedWait } from '@foyer/queue-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aboutMinutes, mostMinutes, roundWait } from './rounded-wait.ts';

const wait = (p50: number, p90 = p50 * 1.5) => ({ p50Seconds: p50 * 60, p90Seconds: p90 * 60 });
const seconds = fc.double({ min: 0, max: 3 * 3600, noNaN: true });
const waits = fc.tuple(seconds, seconds).map(([a, b]) => ({ p50Seconds: Math.min(a, b), p90Seconds: Math.max(a, b) }));

function follow(told: RoundedWait | null, all: readonly ReturnType<typeof wait>[]): RoundedWait[] {
  const said: RoundedWait[] = [];
  let before = told;
  for (const next of all) {
    before = roundWait(next, before);
    said.push(before);
  }
  return said;
}

test('TOLD-1: a wait is told to the minute below 10 and to 5 from there, "at most" never rounded down', () => {
  expect(roundWait(wait(7.4, 9.2), null)).toEqual({ aboutMinutes: 7, mostMinutes: 10 });
  expect(roundWait(wait(12, 16.1), null)).toEqual({ aboutMinutes: 10, mostMinutes: 20 });
  expect(roundWait(wait(0, 0.2), null)).toEqual({ aboutMinutes: 1, mostMinutes: 1 });
  expect(roundWait(wait(9.6, 10), null)).toEqual({ aboutMinutes: 10, mostMinutes: 10 });
  fc.assert(
    fc.property(seconds, (value) => {
      for (const told of [aboutMinutes(value), mostMinutes(value)]) {
        expect(told < 10 || told % 5 === 0).toBe(true);
        expect(Number.isInteger(told) && told >= 1).toBe(true);
      }
      expect(mostMinutes(value) * 60).toBeGreaterThanOrEqual(value);
      expect(mostMinutes(value)).toBeGreaterThanOrEqual(aboutMinutes(value));
    }),
  );
});

test('TOLD-2: whatever was told before, "about" stays near the median and "at most" is never below the bound nor far above', () => {
  fc.assert(
    fc.property(fc.array(waits, { minLength: 1, maxLength: 30 }), (all) => {
      for (const [at, told] of follow(null, all).entries()) {
        const { p50Seconds, p90Seconds } = all[at] ?? wait(0);
        const step = told.aboutMinutes < 10 ? 1 : 5;
        expect(Math.abs(told.aboutMinutes * 60 - Math.max(60, p50Seconds))).toBeLessThanOrEqual(step * 45 + 15.1);
        expect(told.mostMinutes * 60).toBeGreaterThanOrEqual(p90Seconds);
        expect(told.mostMinutes).toBeGreaterThanOrEqual(told.aboutMinutes);
        const highest = Math.max(mostMinutes(p90Seconds + 75), told.aboutMinutes);
        expect(told.mostMinutes).toBeLessThanOrEqual(highest);
      }
    }),
  );
});

test('TOLD-3: a wait that trembles within the margin changes a told figure once at most', () => {
  const changes = (said: readonly number[]) => said.filter((figure, at) => at > 0 && figure !== said[at - 1]).length;
  const trembling = fc
    .tuple(
      fc.double({ min: 2, max: 60, noNaN: true }),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 60 }),
    )
    .map(([middle, noise]) => noise.map((by) => wait(middle + by * 0.24, middle + 5 + by * 0.24)));
  fc.assert(
    fc.property(trembling, (all) => {
      const said = follow(null, all);
      expect(changes(said.map((told) => told.aboutMinutes))).toBeLessThanOrEqual(1);
      expect(changes(said.map((told) => told.mostMinutes))).toBeLessThanOrEqual(1);
    }),
  );
});

test('TOLD-4: a wait that may last longer than was told is told at once, a shorter one only when it is clear', () => {
  const told = roundWait(wait(10, 14.9), null);
  expect(told).toEqual({ aboutMinutes: 10, mostMinutes: 15 });
  expect(roundWait(wait(10, 15.01), told).mostMinutes).toBe(20);
  expect(roundWait(wait(10, 14.2), { aboutMinutes: 10, mostMinutes: 20 }).mostMinutes).toBe(20);
  expect(roundWait(wait(10, 13.7), { aboutMinutes: 10, mostMinutes: 20 }).mostMinutes).toBe(15);
  expect(roundWait(wait(13.5, 18), told).aboutMinutes).toBe(10);
  expect(roundWait(wait(14, 18), told).aboutMinutes).toBe(15);
});

test('TOLD-5: the same wait told again is told the same', () => {
  fc.assert(
    fc.property(fc.array(waits, { minLength: 1, maxLength: 10 }), (all) => {
      const last = all.at(-1) ?? wait(0);
      const [once] = follow(null, all).slice(-1);
      expect(roundWait(last, once ?? null)).toEqual(once);
    }),
  );
});
