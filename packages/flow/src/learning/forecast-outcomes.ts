/** A forecast is corrected by so many of nearly the same length, once there are as many. */
const ALIKE = 1000;
/** So many forecasts that came true to the second stand at the beginning; they fade as true ones come, up to `ALIKE`. */
const PRIOR = 50;
/** From the shortest forecasts to the longest what they mean is worked out in so many steps, in between by proportion. */
const STEPS = 4;
/** Added to what was forecast and to what happened before they are compared, lest a second count as much as a minute. */
const ALLOWANCE = 30;

/** What was forecast, and what happened, both with the allowance. Seconds. */
interface Forecast {
  readonly forecast: number;
  readonly became: number;
}

/** Forecasts of nearly the same length. */
interface Alike {
  /** Their mean length with the allowance, seconds. */
  readonly forecast: number;
  /** What became of them as multiples of what was forecast, ascending. */
  readonly factors: Float64Array;
}

/** What forecasts of about this length mean, both with the allowance. Seconds. */
interface Meaning {
  readonly forecast: number;
  readonly means: number;
}

/** Forecasts and what became of them, in order of length. */
export class ForecastOutcomes {
  readonly #byLength: Forecast[] = [];
  #alike: readonly Alike[] | null = null;

  add(forecast: number, became: number): void {
    const one = { forecast: forecast + ALLOWANCE, became: became + ALLOWANCE };
    this.#byLength.splice(this.#placeAfter(one.forecast), 0, one);
    this.#alike = null;
  }

  /** Takes out the oldest of this forecast. Seconds. */
  forget(forecast: number): void {
    let oldest = this.#placeAfter(forecast + ALLOWANCE) - 1;
    while (this.#byLength[oldest - 1]?.forecast === forecast + ALLOWANCE) oldest -= 1;
    this.#byLength.splice(oldest, 1);
    this.#alike = null;
  }

  /**
   * The wait within which this share stayed of those for whom about the same was forecast. A longer forecast never
   * means a shorter wait. Seconds.
   */
  meant(seconds: number, share: number): number {
    this.#alike ??= this.#byLengths();
    const known = rising(this.#alike, share);
    const forecast = seconds + ALLOWANCE;
    const above = known.findIndex((one) => one.forecast >= forecast);
    const high = known.at(above) as Meaning;
    const low = known[above - 1];
    // Shorter than all that is known, or longer: by the same factor as the nearest.
    const means =
      low === undefined
        ? (high.means * forecast) / high.forecast
        : low.means + ((forecast - low.forecast) / (high.forecast - low.forecast)) * (high.means - low.means);
    return Math.max(0, means - ALLOWANCE);
  }

  #byLengths(): readonly Alike[] {
    const { length } = this.#byLength;
    if (length === 0) return [{ forecast: 1, factors: Float64Array.of(1) }];
    const count = Math.min(ALIKE, length);
    const prior = Math.round(PRIOR * (1 - count / ALIKE));
    return Array.from({ length: STEPS + 1 }, (_, step) => {
      const first = Math.round(((length - count) * step) / STEPS);
      const factors = new Float64Array(count + prior).fill(1);
      let sum = 0;
      for (let place = 0; place < count; place += 1) {
        const { forecast, became } = this.#byLength[first + place] as Forecast;
        factors[place] = became / forecast;
        sum += forecast;
      }
      return { forecast: sum / count, factors: factors.sort() };
    });
  }

  /** The place after all of this length: those alike stand in order of age, not of what became of them. */
  #placeAfter(forecast: number): number {
    let low = 0;
    let high = this.#byLength.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#byLength[middle] as Forecast).forecast <= forecast) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What each length means; lengths that are the same mean their average, and none means less than a shorter one. */
function rising(alike: readonly Alike[], share: number): readonly Meaning[] {
  const meanings = alike.map(({ forecast, factors }) => ({
    forecast,
    means: forecast * (factors[Math.ceil(share * factors.length) - 1] ?? 1),
  }));
  let least = 0;
  return [...Map.groupBy(meanings, ({ forecast }) => forecast)].map(([forecast, same]) => {
    least = Math.max(least, same.reduce((sum, { means }) => sum + means, 0) / same.length);
    return { forecast, means: least };
  });
}
