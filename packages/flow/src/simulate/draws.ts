import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** The first values of a generator still show its seed. */
const WARM_UP = 4;

/**
 * Draws of one purpose on one path: the same for the same seed, path and purpose whatever other purposes draw. Every
 * second path mirrors the one before it (antithetic variates: waits grow with what is drawn, so that the errors of the
 * two cancel).
 */
export class Draws {
  readonly #generator: RandomGenerator;
  readonly #isMirrored: boolean;

  constructor(seed: number, path: number, purpose: number) {
    const pair = path >> 1;
    this.#isMirrored = path % 2 === 1;
    this.#generator = xoroshiro128plus(Math.imul(seed, 0x9e3779b1) ^ Math.imul(pair + 1, 0x85ebca6b) ^ (purpose << 27));
    for (let skipped = 0; skipped < WARM_UP; skipped += 1) this.#generator.next();
  }

  /** Evenly above 0 and below 1. */
  even(): number {
    const even = ((this.#generator.next() >>> 0) + 0.5) / 0x100000000;
    return this.#isMirrored ? 1 - even : even;
  }

  /** Exponentially, with mean 1. */
  exponential(): number {
    return -Math.log(this.even());
  }
}
