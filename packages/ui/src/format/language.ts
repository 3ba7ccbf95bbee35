/**
 * The tag to format with. Digits stay Western in every language, as on the ticket, the screens and the printer, so that
 * a number looks the same wherever a customer meets it.
 */
export function formatTag(language: string): string {
  return new Intl.Locale(language, { numberingSystem: 'latn' }).toString();
}
