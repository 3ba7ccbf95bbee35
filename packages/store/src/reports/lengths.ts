/** How a measured time is spread over the steps or visits that have one. Whole milliseconds. */
export interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  /** Nine in ten were at most this long. */
  readonly p90: number;
}

/** Collects lengths of time; a year's hundred thousands in a few milliseconds. */
export class Lengths {
  #values = new Int32Array(256);
  #count = 0;

  /** Takes in a length in milliseconds, below 24 days; a negative one stands for none. */
  add(length: number): void {
    if (length < 0) return;
    if (this.#count === this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count++] = length;
  }

  /** Mean, median and 90th percentile; `null` of nothing. */
  spread(): Spread | null {
    if (this.#count === 0) return null;
    const sorted = this.#values.slice(0, this.#count).sort();
    let sum = 0;
    for (const value of sorted) sum += value;
    return {
      count: sorted.length,
      mean: Math.round(sum / sorted.length),
      median: percentileOf(sorted, 0.5),
      p90: percentileOf(sorted, 0.9),
    };
  }
}

/** Linear between the two nearest ranks (Hyndman and Fan, 1996, type 7). */
function percentileOf(sorted: Int32Array, share: number): number {
  const rank = (sorted.length - 1) * share;
  const below = sorted[Math.floor(rank)] ?? 0;
  const above = sorted[Math.ceil(rank)] ?? below;
  return Math.round(below + (above - below) * (rank - Math.floor(rank)));
}
