import { baseLanguage } from '@foyer/basics';
import { arabic } from '../locales/ar.ts';
import { english } from '../locales/en.ts';
import type { UiWords } from '../locales/ui-words.ts';
/**
 * The tag to format with. Digits stay Western in every language, as on the ticket, the screens and the printer, so that
 * a number looks the same wherever a customer meets it.
 */
export function formatTag(language: string): string {
  return new Intl.Locale(language, { numberingSystem: 'latn' }).toString();
}

/** The words of a language; English where there are none. */
export function uiWords(language: string): UiWords {
  return baseLanguage(language) === 'ar' ? arabic : english;
}
