import { ForecastOutcomes } from './forecast-outcomes.ts';
import { boundOf, medianOf } from './spread.ts';

/** How many resolved forecasts are looked back on. */
const LOOKED_BACK = 2000;
/** Forecasts are taken in by so many: to see what all of them mean takes longer than to keep one. */
const TAKEN_IN = 16;
/** The share of waits that the median and the bound shall cover: the bound a little more than the nine in ten it stands for. */
const MIDDLE = 0.5;
const BOUND = 0.91;
/** How far one kept or broken bound moves the share aimed at: slowly, so that a bad hour does not count for a day. */
const STEP = 0.005;
/** Between these the share aimed at may move. */
const LEAST_AIM = 0.85;
const MOST_AIM = 0.95;

/** What is told of a spread, seconds. */
export interface Published {
  readonly p50Seconds: number;
  readonly p90Seconds: number;
}

/** A forecast that has been resolved: its spread's median and bound, and what happened. Seconds. */
interface Resolved {
  readonly median: number;
  readonly bound: number;
  readonly waited: number;
}

export interface CalibrationData {
  /** Taken in, oldest first. */
  readonly resolved: readonly Resolved[];
  /** Not yet taken in. */
  readonly newest: readonly Resolved[];
  readonly aim: number;
}

/**
 * Looks back on what became of simulated spreads. A spread's median is told as what half of those with about the same
 * median came to wait; its bound as what nine tenths of those with about the same bound did. (A recalibration of the
 * forecast's distribution, kept local because what a simulation leaves out makes short waits longer and long ones
 * shorter.) Because days differ, nine tenths of the past need not be nine tenths of the future: each broken bound raises
 * the share aimed at, each kept one lowers it by a tenth of that (Gibbs and Candès, 2021).
 */
export class Calibration {
  readonly #resolved: Resolved[] = [];
  readonly #newest: Resolved[];
  readonly #medians = new ForecastOutcomes();
  readonly #bounds = new ForecastOutcomes();
  #aim: number;

  constructor(data: CalibrationData = { resolved: [], newest: [], aim: BOUND }) {
    for (const one of data.resolved) this.#takeIn(one);
    this.#newest = [...data.newest];
    this.#aim = data.aim;
  }

  /** Somebody was called of whom such spreads had been forecast, after the seconds given with each. */
  resolved(forecasts: readonly { readonly spread: readonly number[]; readonly waited: number }[]): void {
    const broken = forecasts.filter(({ spread, waited }) => waited > this.published(spread).p90Seconds).length;
    const moved = this.#aim + STEP * (broken - (1 - BOUND) * forecasts.length);
    this.#aim = Math.min(MOST_AIM, Math.max(LEAST_AIM, moved));
    for (const { spread, waited } of forecasts) {
      this.#newest.push({ median: medianOf(spread), bound: boundOf(spread), waited });
    }
    if (this.#newest.length < TAKEN_IN) return;
    for (const one of this.#newest.splice(0)) this.#takeIn(one);
  }

  /** What to tell of a spread. */
  published(spread: readonly number[]): Published {
    const p50Seconds = this.#medians.meant(medianOf(spread), MIDDLE);
    return { p50Seconds, p90Seconds: Math.max(p50Seconds, this.#bounds.meant(boundOf(spread), this.#aim)) };
  }

  toData(): CalibrationData {
    return { resolved: this.#resolved, newest: this.#newest, aim: this.#aim };
  }

  #takeIn(one: Resolved): void {
    this.#resolved.push(one);
    this.#medians.add(one.median, one.waited);
    this.#bounds.add(one.bound, one.waited);
    const oldest = this.#resolved.length > LOOKED_BACK ? this.#resolved.shift() : undefined;
    if (oldest === undefined) return;
    this.#medians.forget(oldest.median);
    this.#bounds.forget(oldest.bound);
  }
}
