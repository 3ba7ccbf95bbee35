import { Newest } from './newest.ts';
import { levelOf } from './spread.ts';

/** How many resolved promises are looked back on. */
const LOOKED_BACK = 1500;
/** So many evenly spread levels stand for a perfect forecast until there are enough promises to look back on. */
const PRIOR = 50;
/** The share of waits that the bound shall cover. */
const BOUND = 0.9;

/** The levels of a simulated spread at which half and nine tenths of what happened lay. */
export interface Levels {
  readonly p50: number;
  readonly p90: number;
}

/** How far one kept or broken bound moves the level aimed at: slowly, so that a bad hour does not count for a day. */
const STEP = 0.005;
/** Between these the level aimed at may move. */
const LEAST_AIM = 0.85;
const MOST_AIM = 0.95;

export interface CalibrationData {
  readonly levels: readonly number[];
  readonly aim: number;
}

/**
 * Looks back on where in the simulated spread the true wait came to lie. Were the simulation right, these levels would
 * be spread evenly from 0 to 1; whatever they are, their own 50 % and 90 % quantiles are the levels to publish
 * (recalibration of a forecast's distribution by its probability transform). Because days differ, nine tenths of the
 * past need not be nine tenths of the future: each broken bound raises the level aimed at, each kept one lowers it by a
 * ninth of that (Gibbs and Candès, 2021).
 */
export class Calibration {
  readonly #levels: Newest;
  #aim: number;

  constructor(data: CalibrationData = { levels: evenly(PRIOR), aim: BOUND }) {
    this.#levels = new Newest(LOOKED_BACK, data.levels);
    this.#aim = data.aim;
  }

  /** Somebody of whom this spread was forecast was called after `seconds`. */
  resolved(spread: readonly number[], seconds: number): void {
    const level = levelOf(spread, seconds);
    const isBroken = level > this.levels().p90;
    this.#aim = Math.min(MOST_AIM, Math.max(LEAST_AIM, this.#aim + STEP * (BOUND - (isBroken ? 0 : 1))));
    this.#levels.add(level);
  }

  levels(): Levels {
    const { ascending } = this.#levels;
    const at = (share: number) =>
      ascending[Math.min(ascending.length - 1, Math.ceil(share * ascending.length) - 1)] ?? share;
    return { p50: at(0.5), p90: at(this.#aim) };
  }

  toData(): CalibrationData {
    return { levels: this.#levels.inOrder, aim: this.#aim };
  }
}

function evenly(count: number): number[] {
  return Array.from({ length: count }, (_, index) => (index + 0.5) / count);
}
