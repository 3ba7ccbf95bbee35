import type { Estimate } from '@foyer/contract';
import { uiWords } from '../locales/words.ts';

/** Rounds minutes for people: to the minute below 10, to 5 from there. */
export function roundMinutes(minutes: number, how: 'nearest' | 'up' = 'nearest'): number {
  const round = how === 'up' ? Math.ceil : Math.round;
  const whole = Math.max(1, round(minutes));
  return whole < 10 ? whole : round(minutes / 5) * 5;
}

/** The two figures that are said of an estimate, in minutes; `null` when it is withheld. The upper one never rounds down. */
export function estimateMinutes(estimate: Estimate): { about: number; most: number } | null {
  if (estimate.kind !== 'minutes') return null;
  const about = roundMinutes(estimate.p50Seconds / 60);
  return { about, most: Math.max(about, roundMinutes(estimate.p90Seconds / 60, 'up')) };
}

/** "about 10 min, at most 20", or `null` when the estimate is withheld: say why with `sayNoEstimate`. */
export function formatEstimate(estimate: Estimate, language: string): string | null {
  const minutes = estimateMinutes(estimate);
  if (minutes === null) return null;
  const { about, most } = minutes;
  return uiWords(language).estimate(about, most > about ? most : null);
}

/** Why no minutes are said; `null` when they are. */
export function sayNoEstimate(estimate: Estimate, language: string): string | null {
  return estimate.kind === 'withheld' ? uiWords(language).noEstimate[estimate.reason] : null;
}
