/** What is to come, soonest first. */
export class Agenda<T> {
  /** Latest first, so that the soonest is cheap to take. */
  readonly #entries: { readonly at: number; readonly plan: T }[] = [];

  add(at: number, plan: T): void {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.at ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    this.#entries.splice(low, 0, { at, plan });
  }

  take(): { readonly at: number; readonly plan: T } | null {
    return this.#entries.pop() ?? null;
  }
}
