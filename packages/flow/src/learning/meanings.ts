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

/** What forecasts of about this length mean, both with the allowance. Seconds. */
interface Meaning {
  readonly forecast: number;
  readonly means: number;
}

/** Forecasts and what became of them, in order of length. */
export class Meanings {
  readonly #byLength: Forecast[] = [];
  #known: readonly Meaning[] | null = null;
  #share = 0;

  add(forecast: number, became: number): void {
    const one = { forecast: forecast + ALLOWANCE, became: became + ALLOWANCE };
    this.#byLength.splice(this.#placeAfter(one.forecast), 0, one);
    this.#known = null;
  }

  /** Takes out the oldest of this forecast. Seconds. */
  forget(forecast: number): void {
    let oldest = this.#placeAfter(forecast + ALLOWANCE) - 1;
    while (this.#byLength[oldest - 1]?.forecast === forecast + ALLOWANCE) oldest -= 1;
    this.#byLength.splice(oldest, 1);
    this.#known = null;
  }

  /**
   * The wait within which this share stayed of those for whom about the same was forecast. A longer forecast never
   * means a shorter wait. Seconds.
   */
  meant(seconds: number, share: number): number {
    if (this.#known === null || share !== this.#share) {
      this.#known = this.#meanings(share);
      this.#share = share;
    }
    const forecast = seconds + ALLOWANCE;
    const above = this.#known.findIndex((known) => known.forecast >= forecast);
    const high = this.#known.at(above) as Meaning;
    const low = this.#known[above - 1];
    // Shorter than all that is known, or longer: by the same factor as the nearest.
    const means =
      low === undefined
        ? (high.means * forecast) / high.forecast
        : low.means + ((forecast - low.forecast) / (high.forecast - low.forecast)) * (high.means - low.means);
    return Math.max(0, means - ALLOWANCE);
  }

  #meanings(share: number): readonly Meaning[] {
    const { length } = this.#byLength;
    if (length === 0) return [{ forecast: 1, means: 1 }];
    const count = Math.min(ALIKE, length);
    const prior = Math.round(PRIOR * (1 - count / ALIKE));
    const meanings: Meaning[] = [];
    for (let step = 0; step <= STEPS; step += 1) {
      const first = Math.round(((length - count) * step) / STEPS);
      const factors = new Float64Array(count + prior).fill(1);
      let sum = 0;
      for (let place = 0; place < count; place += 1) {
        const { forecast, became } = this.#byLength[first + place] as Forecast;
        factors[place] = became / forecast;
        sum += forecast;
      }
      factors.sort();
      meanings.push({
        forecast: sum / count,
        means: (sum / count) * (factors[Math.ceil(share * factors.length) - 1] ?? 1),
      });
    }
    return rising(meanings);
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

/** Of lengths that are the same one that means what they mean on average; and none that means less than a shorter one. */
function rising(meanings: readonly Meaning[]): readonly Meaning[] {
  let least = 0;
  return [...Map.groupBy(meanings, ({ forecast }) => forecast)].map(([forecast, same]) => {
    least = Math.max(least, same.reduce((sum, { means }) => sum + means, 0) / same.length);
    return { forecast, means: least };
  });
}
