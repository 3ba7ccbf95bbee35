/** A spread tells the waits at 0 %, 5 %, …, 100 % of the simulated paths. */
export const SPREAD_STEPS = 20;
/** What a wait beyond the longest of all paths is measured by, at least. Seconds. */
const LEAST_STRETCH = 30;

/** The spread of simulated waits, whole seconds. @param ascending at least one */
export function spreadOf(ascending: ArrayLike<number>): number[] {
  return Array.from({ length: SPREAD_STEPS + 1 }, (_, step) => {
    const at = (step / SPREAD_STEPS) * (ascending.length - 1);
    const low = ascending[Math.floor(at)] ?? 0;
    const high = ascending[Math.ceil(at)] ?? 0;
    return Math.round((low + (at - Math.floor(at)) * (high - low)) * 10) / 10;
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
  const below = spread.findLastIndex((value) => value < seconds);
  const above = spread.findIndex((value) => value > seconds);
  const first = below < 0 ? 0 : below;
  const last = above < 0 ? SPREAD_STEPS : above;
  const low = spread[first] ?? 0;
  const high = spread[last] ?? 0;
  const inside = below < 0 || above < 0 || spread.includes(seconds);
  if (inside) {
    const from = spread.indexOf(seconds);
    if (from < 0) return 0;
    return (from + spread.lastIndexOf(seconds)) / 2 / SPREAD_STEPS;
  }
  return (first + (seconds - low) / (high - low)) / SPREAD_STEPS;
}

function stretch(spread: readonly number[]): number {
  return Math.max(LEAST_STRETCH, (spread[SPREAD_STEPS] ?? 0) - (spread[SPREAD_STEPS / 2] ?? 0));
}
