import { baseLanguage } from '@foyer/basics';
import { preferredLanguage } from '@foyer/ui';

/** The languages the screen has words for. */
const SPOKEN = ['en', 'ar'] as const;
export type SpokenLanguage = (typeof SPOKEN)[number];

/**
 * The languages this screen says everything in, side by side: the branch's first two that it has words for. Before the
 * branch is known, and where it has none of them, the browser's alone.
 */
export function screenLanguages(
  offered: readonly string[],
  wished: readonly string[] = navigator.languages,
): readonly string[] {
  const known = offered.filter((language) => SPOKEN.some((spoken) => spoken === baseLanguage(language))).slice(0, 2);
  return known.length === 0 ? [preferredLanguage(SPOKEN, wished)] : known;
}
