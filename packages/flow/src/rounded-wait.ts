import type { RoundedWait } from '@foyer/queue-core';

/** Below this many minutes figures are told to the minute, from here to five. */
const COARSE_FROM = 10;
const COARSE = 5;
/**
 * How far, in minutes, a wait must have gone beyond what rounds to the told figure before another one is told: half a
 * step where it is told to the minute, a quarter of one where it is told to five. The noise of a few hundred paths
 * stays within it.
 */
const MARGIN = { fine: 0.5, coarse: 1.25 } as const;

/** A simulated wait: its median and a bound that nine in ten stay under. */
export interface Wait {
  readonly p50Seconds: number;
  readonly p90Seconds: number;
}

/** "About": to the nearest minute below 10, to the nearest 5 from there; 1 at least. */
export function aboutMinutes(seconds: number): number {
  return onGrid(seconds / 60, Math.round);
}

/** "At most": the same steps, always up. */
export function mostMinutes(seconds: number): number {
  return onGrid(seconds / 60, Math.ceil);
}

/**
 * What people are told of a wait, given what they were told `before` (`null`: nothing yet).
 *
 * A figure that was told stands until the wait differs from it clearly, by the margin above, so that no screen flickers
 * between two neighbours. Only a wait that may now last longer than "at most" says is told at once: that figure is never
 * below the 90 % bound. Time by itself changes nothing: figures are not counted down between simulations.
 */
export function roundWait({ p50Seconds, p90Seconds }: Wait, before: RoundedWait | null): RoundedWait {
  const about = aboutMinutes(p50Seconds);
  const most = mostMinutes(p90Seconds);
  const toldAbout = before !== null && standsAbout(before.aboutMinutes, p50Seconds) ? before.aboutMinutes : about;
  const toldMost = before !== null && standsMost(before.mostMinutes, p90Seconds) ? before.mostMinutes : most;
  return { aboutMinutes: toldAbout, mostMinutes: Math.max(toldMost, toldAbout) };
}

/** Would the wait, a margin shorter or longer, still round to the told figure? */
function standsAbout(told: number, seconds: number): boolean {
  const lowest = aboutMinutes(seconds - 60 * marginAt(told));
  const highest = aboutMinutes(seconds + 60 * marginAt(told - 1));
  return lowest <= told && told <= highest;
}

/** Not exceeded, and not a margin too high either. */
function standsMost(told: number, seconds: number): boolean {
  return seconds <= told * 60 && told <= mostMinutes(seconds + 60 * marginAt(told - 1));
}

function marginAt(minutes: number): number {
  return minutes < COARSE_FROM ? MARGIN.fine : MARGIN.coarse;
}

function onGrid(minutes: number, round: (value: number) => number): number {
  const whole = Math.max(1, round(minutes));
  return whole < COARSE_FROM ? whole : round(minutes / COARSE) * COARSE;
}
