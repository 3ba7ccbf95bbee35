import { isLanguageTag, textIn } from '@foyer/basics';
import type { LocalText } from '@foyer/contract';
import { formatTag, uiWords } from './language.ts';

/** A text in the reader's language, else in the fallback's, else in whichever there is. */
export function localText(text: LocalText, language: string, fallback = 'en'): string {
  return textIn(text, [language, fallback]);
}

/** A language's own name for itself: `English`, `العربية`; what is no language tag is named as it stands. */
export function languageName(language: string): string {
  if (!isLanguageTag(language)) return language;
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** A count such as `1,204`. */
export function formatCount(count: number, language: string): string {
  return new Intl.NumberFormat(formatTag(language)).format(count);
}

/** So many people, such as `3 people`, in the plural that fits; `nobody` for none. */
export function formatPeople(count: number, language: string): string {
  return uiWords(language).people(count);
}

/** Several things in a row, such as `A001, A002 and A003`; nothing for none. */
export function formatList(things: readonly string[], language: string): string {
  return new Intl.ListFormat(formatTag(language)).format(things);
}

/**
 * A share such as `84 %`.
 *
 * @param share - 0–1
 */
export function formatShare(share: number, language: string): string {
  return new Intl.NumberFormat(formatTag(language), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
