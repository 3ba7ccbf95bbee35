import { Newest } from './newest.ts';
import { levelOf } from './spread.ts';

/** How many resolved promises are looked back on. */
const LOOKED_BACK = 1500;
/** So many evenly spread levels stand for a perfect forecast until there are enough promises to look back on. */
const PRIOR = 50;

/** The levels of a simulated spread at which half and nine tenths of what happened lay. */
export interface Levels {
  readonly p50: number;
  readonly p90: number;
}

export type CalibrationData = readonly number[];

/**
 * Looks back on where in the simulated spread the true wait came to lie. Were the simulation right, these levels would
 * be spread evenly from 0 to 1; whatever they are, their own 50 % and 90 % quantiles are the levels to publish
 * (recalibration of a forecast's distribution by its probability transform; Gibbs and Candès, 2021, for the idea of
 * following one's own misses).
 */
export class Calibration {
  readonly #levels: Newest;

  constructor(data: CalibrationData = evenly(PRIOR)) {
    this.#levels = new Newest(LOOKED_BACK, data);
  }

  /** Somebody of whom this spread was forecast was called after `seconds`. */
  resolved(spread: readonly number[], seconds: number): void {
    this.#levels.add(levelOf(spread, seconds));
  }

  levels(): Levels {
    const { ascending } = this.#levels;
    const at = (share: number) =>
      ascending[Math.min(ascending.length - 1, Math.ceil(share * ascending.length) - 1)] ?? share;
    return { p50: at(0.5), p90: at(0.9) };
  }

  toData(): CalibrationData {
    return this.#levels.inOrder;
  }
}

function evenly(count: number): number[] {
  return Array.from({ length: count }, (_, index) => (index + 0.5) / count);
}
