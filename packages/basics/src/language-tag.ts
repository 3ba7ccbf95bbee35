/** Is it a language tag (BCP 47) that programs can format with, such as `en` or `ar-EG`? */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
