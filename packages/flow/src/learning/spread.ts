/** A spread tells the waits at 0 %, 5 %, …, 100 % of the simulated paths. */
export const SPREAD_STEPS = 20;
/** What a wait beyond the longest of all paths is measured by, at least. Seconds. */
const LEAST_STRETCH = 30;

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

/**
 * The wait at a level of a spread, from 0 for its shortest to 1 for its longest; beyond 1 it goes on in proportion to
 * the distance between its middle and its end, for what happened may exceed all that was simulated.
 */
export function atLevel(spread: readonly number[], level: number): number {
  const end = spread[SPREAD_STEPS] ?? 0;
  if (level >= 1) return end + (level - 1) * stretch(spread);
  const at = Math.max(0, level) * SPREAD_STEPS;
  const low = spread[Math.floor(at)] ?? 0;
  const high = spread[Math.floor(at) + 1] ?? low;
  return low + (at - Math.floor(at)) * (high - low);
}

/** At which level of a spread a wait lies; the middle of them where the spread stands still. Inverse of `atLevel`. */
export function levelOf(spread: readonly number[], seconds: number): number {
  const end = spread[SPREAD_STEPS] ?? 0;
  if (seconds > end) return 1 + (seconds - end) / stretch(spread);
  const from = spread.findIndex((value) => value >= seconds);
  if (spread[from] === seconds) return (from + spread.lastIndexOf(seconds)) / 2 / SPREAD_STEPS;
  if (from === 0) return 0;
  const low = spread[from - 1] ?? 0;
  const high = spread[from] ?? 0;
  return (from - 1 + (seconds - low) / (high - low)) / SPREAD_STEPS;
}

function stretch(spread: readonly number[]): number {
  return Math.max(LEAST_STRETCH, (spread[SPREAD_STEPS] ?? 0) - (spread[SPREAD_STEPS / 2] ?? 0));
}
