import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that can be repeated. */
export interface Draws {
  /** Evenly above 0 and below 1. */
  even(): number;
  /** Exponentially, with mean 1. */
  exponential(): number;
}

/** The first values of a generator still show its seed. */
const WARM_UP = 4;

/**
 * Draws of one purpose on one path: the same for the same seed, path and purpose whatever other purposes draw. Every
 * second path mirrors the one before it (antithetic variates: waits grow with what is drawn, so that the errors of the
 * two cancel).
 */
export function drawsFor(seed: number, path: number, purpose: number): Draws {
  const pair = path >> 1;
  const isMirrored = path % 2 === 1;
  const generator = xoroshiro128plus(Math.imul(seed, 0x9e3779b1) ^ Math.imul(pair + 1, 0x85ebca6b) ^ (purpose << 27));
  for (let skipped = 0; skipped < WARM_UP; skipped += 1) generator.next();
  const next = () => ((generator.next() >>> 0) + 0.5) / 0x100000000;
  const even = isMirrored ? () => 1 - next() : next;
  return { even, exponential: () => -Math.log(even()) };
}
