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

  /** Mean, median and 90th percentile; `null` of nothing. Leaves the lengths in another order. */
  spread(): Spread | null {
    if (this.#count === 0) return null;
    const values = this.#values.subarray(0, this.#count);
    let sum = 0;
    for (const value of values) sum += value;
    const count = values.length;
    const median = percentileOf(values, 0.5, 0);
    // All that stands below the median by now is at most as large: the rest need not look there again.
    const p90 = percentileOf(values, 0.9, Math.floor((count - 1) * 0.5));
    return { count, mean: Math.round(sum / count), median, p90 };
  }
}

/**
 * Linear between the two nearest ranks (Hyndman and Fan, 1996, type 7). Leaves the values in another order; those
 * before `from` must be at most as large as the others.
 */
function percentileOf(values: Int32Array, share: number, from: number): number {
  const rank = (values.length - 1) * share;
  const whole = Math.floor(rank);
  const below = valueAtRank(values, whole, from);
  if (rank === whole) return below;
  let above = values[whole + 1] ?? 0;
  for (let at = whole + 2; at < values.length; at += 1) above = Math.min(above, values[at] ?? 0);
  return Math.round(below + (above - below) * (rank - whole));
}

/**
 * The value that would stand at `rank` if the values were sorted, found without sorting them all (Hoare's Find): a
 * year has seven spreads of some hundred thousand values each. Afterwards it stands there, nothing before it is larger
 * and nothing after it smaller. Those before `from` must be at most as large as the others already.
 */
function valueAtRank(values: Int32Array, rank: number, from: number): number {
  let low = from;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left += 1;
      while ((values[right] ?? 0) > pivot) right -= 1;
      if (left > right) break;
      const value = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = value;
      left += 1;
      right -= 1;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank] ?? 0;
}
