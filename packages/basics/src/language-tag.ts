/** `ar` of `ar-EG`. */
export function baseLanguage(language: string): string {
  return language.toLowerCase().split('-')[0] ?? language;
}

/**
 * A tag and, cut from the end, those that stand in for it (RFC 4647, "lookup"): `zh-Hans-SG`, `zh-Hans`, `zh`.
 */
export function languageFallbacks(language: string): readonly string[] {
  const parts = language.split('-');
  return parts.map((_, cut) => parts.slice(0, parts.length - cut).join('-'));
}

/**
 * A text that is written in several languages, by tag: in the first of these languages that it is written in, or in
 * one that stands in for it (`ar` for `ar-EG`); else in whichever there is; `''` where there is none.
 */
export function textIn(texts: Readonly<Record<string, string>>, languages: readonly string[]): string {
  const tags = languages.flatMap(languageFallbacks);
  // A tag such as `valueOf` is no language that anything is written in.
  const found = tags.find((tag) => Object.hasOwn(texts, tag));
  return (found === undefined ? Object.values(texts)[0] : texts[found]) ?? '';
}

/** Is it a language tag (BCP 47) that programs can format with, such as `en` or `ar-EG`? */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
