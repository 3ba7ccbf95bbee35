/** The newest values of a series, at most so many, also in ascending order. */
export class RecentWindow {
  readonly #limit: number;
  readonly #inOrder: number[] = [];
  readonly #ascending: number[] = [];
  #mean: number | null = null;

  constructor(limit: number, values: readonly number[] = []) {
    this.#limit = limit;
    for (const value of values) this.add(value);
  }

  get size(): number {
    return this.#inOrder.length;
  }

  /** Oldest first. */
  get inOrder(): readonly number[] {
    return this.#inOrder;
  }

  /** Of all values; 0 of none. */
  get mean(): number {
    // Summed anew, so that it goes by the values alone and not by what came and went before them.
    this.#mean ??= this.#inOrder.reduce((sum, value) => sum + value, 0) / Math.max(1, this.#inOrder.length);
    return this.#mean;
  }

  get ascending(): readonly number[] {
    return this.#ascending;
  }

  /** Adds a value; the oldest beyond the limit is forgotten. */
  add(value: number): void {
    this.#inOrder.push(value);
    this.#mean = null;
    this.#ascending.splice(placeOf(this.#ascending, value), 0, value);
    if (this.#inOrder.length <= this.#limit) return;
    const oldest = this.#inOrder.shift();
    if (oldest === undefined) return;
    this.#ascending.splice(placeOf(this.#ascending, oldest), 1);
  }
}

/** The first place in ascending values that holds this one or more. */
export function placeOf(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
