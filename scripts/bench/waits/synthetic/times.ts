import { type Chance, chanceOf } from './chance.ts';

/** So many draws make a distribution; what is drawn from it afterwards lies on or between them. */
const DRAWN = 4000;

/**
 * A distribution of lengths of time, seconds, as a table of equally likely values. The synthetic day draws from the
 * very table that the floor is given, so that the floor's parameters are the truth and not an approximation of it.
 */
export class Times {
  readonly mean: number;
  readonly #ascending: Float64Array;

  private constructor(values: Float64Array) {
    this.#ascending = values.sort();
    this.mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  }

  /** @param subject keeps the tables of one branch apart: each is drawn with its own chance */
  static of(subject: number, draw: (chance: Chance) => number): Times {
    const chance = chanceOf(0, subject);
    return new Times(Float64Array.from({ length: DRAWN }, () => draw(chance)));
  }

  /** As many values, each so many times as long. */
  times(factor: number): Times {
    return new Times(this.#ascending.map((value) => value * factor));
  }

  /** @param share evenly from 0 to 1 */
  at(share: number): number {
    const place = share * (this.#ascending.length - 1);
    const low = this.#ascending[Math.floor(place)] ?? 0;
    const high = this.#ascending[Math.ceil(place)] ?? low;
    return low + (place - Math.floor(place)) * (high - low);
  }

  /** How much longer, given that it has lasted `elapsed`. @param share evenly from 0 to 1 */
  after(elapsed: number, share: number): number {
    const past = this.#shareBelow(elapsed);
    return Math.max(0, this.at(past + share * (1 - past)) - elapsed);
  }

  #shareBelow(seconds: number): number {
    const values = this.#ascending;
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((values[middle] ?? 0) < seconds) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    if (low === values.length) return 1;
    const below = values[low - 1] ?? 0;
    const above = values[low] ?? below;
    return (low - 1 + (above > below ? (seconds - below) / (above - below) : 0)) / (values.length - 1);
  }
}

/** Log-normal, by its mean and the spread of its logarithm. */
export function logNormal(chance: Chance, mean: number, spread: number): number {
  return mean * Math.exp(spread * chance.normal() - spread ** 2 / 2);
}

/** Weibull: above shape 1 it becomes the likelier the longer it has lasted. */
export function weibull(chance: Chance, scale: number, shape: number): number {
  return scale * (-Math.log(chance.even())) ** (1 / shape);
}
