import type { Estimate } from '@foyer/contract';
import { uiWords } from '../locales/words.ts';

/** The two figures that are said of an estimate, in minutes, as the branch rounded them; `null` when it is withheld. */
export function estimateMinutes(estimate: Estimate): { about: number; most: number } | null {
  if (estimate.kind !== 'minutes') return null;
  return { about: estimate.aboutMinutes, most: estimate.mostMinutes };
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
