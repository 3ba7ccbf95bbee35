import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that can be repeated. */
export interface Chance {
  /** Evenly above 0 and below 1. */
  even(): number;
  /** Normally, with mean 0 and spread 1. */
  normal(): number;
}

/** The first values of a generator still show its seed. */
const WARM_UP = 8;

/** Chance of one subject (a day, a distribution): the same for the same seed and subject. */
export function chanceOf(seed: number, subject: number): Chance {
  const generator = xoroshiro128plus(Math.imul(seed ^ 0x51ed270b, 0x2545f491) ^ Math.imul(subject + 1, 0x9e3779b1));
  for (let skipped = 0; skipped < WARM_UP; skipped += 1) generator.next();
  const even = () => ((generator.next() >>> 0) + 0.5) / 0x100000000;
  return {
    even,
    // Box and Muller, 1958.
    normal: () => Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even()),
  };
}
