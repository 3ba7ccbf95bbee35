import { languageFallbacks } from '@foyer/basics';

/** The sentences of a subject, nested at will; `{{name}}` stands for a value, `key_one`, `key_other` for plural forms. */
export interface Subject {
  readonly [key: string]: string | Subject;
}

/** What is loaded of a language, by subject. */
export interface Resource {
  readonly language: string;
  readonly subjects: Readonly<Record<string, Subject>>;
}

/**
 * The language to take instead of the wished one: itself, or, cut from the end, the nearest that there is (RFC 4647,
 * "lookup"): `ar` for `ar-EG`, `zh-Hans` for `zh-Hans-SG`. `null` when there is none.
 */
export function lookUpLanguage(wished: string, available: readonly string[]): string | null {
  for (const tag of languageFallbacks(wished.toLowerCase())) {
    const found = available.find((one) => one.toLowerCase() === tag);
    if (found !== undefined) return found;
  }
  return null;
}

/** The best of the offered languages for a reader who wishes for these, the best wish first; else the first offered. */
export function preferredLanguage(offered: readonly string[], wishes: readonly string[]): string {
  for (const wish of wishes) {
    const found = lookUpLanguage(wish, offered) ?? offered.find((tag) => lookUpLanguage(tag, [wish]) !== null);
    if (found !== undefined && found !== null) return found;
  }
  return offered[0] ?? 'en';
}
