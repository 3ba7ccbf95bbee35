/** A spread tells the waits at 0 %, 5 %, …, 100 % of the simulated paths. */
const SPREAD_STEPS = 20;
/**
 * The spread of simulated waits, tenths of a second. Each of its waits is the mean of those within half a step around
 * it, which is less moved by chance than a single one.
 *
 * @param ascending at least one
 */
export function spreadOf(ascending: ArrayLike<number>): number[] {
  const { length } = ascending;
  const at = (halfSteps: number) =>
    Math.round((Math.min(Math.max(halfSteps, 0), 2 * SPREAD_STEPS) / SPREAD_STEPS / 2) * length);
  return Array.from({ length: SPREAD_STEPS + 1 }, (_, step) => {
    const first = Math.min(at(2 * step - 1), length - 1);
    const end = Math.max(first + 1, at(2 * step + 1));
    let sum = 0;
    for (let place = first; place < end; place += 1) sum += ascending[place] ?? 0;
    return Math.round((10 * sum) / (end - first)) / 10;
  });
}

/** The wait in the middle of a spread. */
export function medianOf(spread: readonly number[]): number {
  return spread[SPREAD_STEPS / 2] ?? 0;
}

/** The wait that nine tenths of a spread don't exceed. */
export function boundOf(spread: readonly number[]): number {
  return spread[(SPREAD_STEPS * 9) / 10] ?? 0;
}
