/** The newest values of a series, at most so many. */
export class RecentValues {
  readonly #limit: number;
  readonly #values: number[] = [];
  #ascending: Float64Array | null = null;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#values.length;
  }

  /** The newest; `null` of none. */
  get last(): number | null {
    return this.#values.at(-1) ?? null;
  }

  /** Of the newest so many; `null` of none. */
  meanOfLast(count: number): number | null {
    const newest = this.#values.slice(-count);
    return newest.length === 0 ? null : newest.reduce((sum, value) => sum + value, 0) / newest.length;
  }

  /**
   * The value under which the next one lies with this probability if it is like these: the ⌈share·(n+1)⌉-th smallest,
   * or the greatest; `null` of none.
   */
  quantile(share: number): number | null {
    if (this.#values.length === 0) return null;
    this.#ascending ??= Float64Array.from(this.#values).sort();
    const { length } = this.#ascending;
    return this.#ascending[Math.min(length, Math.ceil(share * (length + 1))) - 1] ?? null;
  }

  add(value: number): void {
    this.#values.push(value);
    if (this.#values.length > this.#limit) this.#values.shift();
    this.#ascending = null;
  }
}
