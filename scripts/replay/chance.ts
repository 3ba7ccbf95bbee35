import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that can be repeated: the same seed gives the same day. */
export interface Chance {
  /** Evenly from 0 up to 1. */
  next(): number;
  /** One of these, each as likely as its weight. */
  pick<T>(choices: readonly (readonly [T, number])[]): T;
  /** Log-normally around a mean; `spread` is the deviation of the logarithm. */
  around(mean: number, spread: number): number;
}

/** Makes chance from a seed. */
export function chanceFrom(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  const next = (): number => uniformFloat64(generator);
  return {
    next,
    pick: (choices) => {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      const last = choices.at(-1);
      if (last === undefined) throw new Error('Nothing to pick from');
      return last[0];
    },
    around: (mean, spread) => {
      // Box and Muller: a normal deviate from two even ones.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return mean * Math.exp(spread * normal - spread ** 2 / 2);
    },
  };
}
