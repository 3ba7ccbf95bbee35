import { baseLanguage, isLanguageTag } from '@foyer/basics';

export type Direction = 'ltr' | 'rtl';

/**
 * Pseudo-languages show how a screen bears another language before anybody has translated it. Any language with the
 * region `XA` is English with accents and a third longer; with `XB` it runs from right to left as well. The regions are
 * those that Android and Chromium have for it.
 */
export type PseudoKind = 'accented' | 'mirrored';

/** Which pseudo-language a tag such as `de-XA` means; `null` for a real language. */
export function pseudoKind(language: string): PseudoKind | null {
  const region = language.split('-').at(-1)?.toUpperCase();
  if (region === 'XA') return 'accented';
  return region === 'XB' ? 'mirrored' : null;
}

/** What shows where a sentence of a pseudo-language begins and ends; a value within it has none of its own. */
export const PSEUDO_BRACKETS = /[⟦⟧]/g;

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur', 'ps', 'ckb', 'sd', 'yi', 'dv', 'ug']);

/** The direction in which a language is written. */
export function directionOf(language: string): Direction {
  const pseudo = pseudoKind(language);
  if (pseudo !== null) return pseudo === 'mirrored' ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(baseLanguage(language)) ? 'rtl' : 'ltr';
}

/** A language's own name for itself: `English`, `العربية`; what is no language tag is named as it stands. */
export function languageName(language: string): string {
  if (!isLanguageTag(language)) return language;
  const tag = pseudoKind(language) === null ? language : baseLanguage(language);
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? language;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/**
 * What is told to several readers at once, in the order of their languages: two together, and more of them two after two
 * in turn, so that nothing grows with their number. One that is left over comes with the first.
 */
export function languageTurns<Each>(all: readonly Each[]): readonly (readonly Each[])[] {
  const [first] = all;
  if (all.length <= 2 || first === undefined) return [all];
  return all.flatMap((each, at) => (at % 2 === 0 ? [[each, all[at + 1] ?? first]] : []));
}

/** How a reader's dates, times and numbers are written. */
export interface Conventions {
  /** For `Intl`. Digits are Western in every language, so that a ticket's number looks the same everywhere. */
  readonly tag: string;
  /** As the region has it; `undefined` leaves it to the language. */
  readonly hourCycle: Intl.LocaleHourCycleKey | undefined;
  /** 1 for Monday to 7 for Sunday. */
  readonly firstWeekday: number;
}

/**
 * The conventions of a reader's language in a branch's region.
 *
 * @param locale the branch's, such as `en-GB`; `null` while no branch is known
 */
export function conventionsOf(language: string, locale: string | null): Conventions {
  const own = new Intl.Locale(pseudoKind(language) === null ? language : baseLanguage(language));
  const region = own.region ?? (locale === null ? undefined : new Intl.Locale(locale).region);
  const numberingSystem = 'latn';
  if (region === undefined) {
    const tag = new Intl.Locale(own, { numberingSystem });
    return { tag: tag.toString(), hourCycle: undefined, firstWeekday: firstWeekdayOf(tag) };
  }
  const wished = new Intl.Locale(own, { region, numberingSystem });
  // Of a region that it has no conventions for, a language would be written as where most speak it: English as in the
  // United States. The whole world's conventions are nobody's in particular.
  const isUnknownThere = baseNameOf(new Intl.DateTimeFormat(wished)) === own.language;
  const tag = isUnknownThere ? new Intl.Locale(wished, { region: '001' }) : wished;
  const place = new Intl.Locale(`und-${region}`);
  return { tag: tag.toString(), hourCycle: hourCycleOf(place), firstWeekday: firstWeekdayOf(place) };
}

/** Of a region, whatever the language: people who read Arabic in London have British clocks around them. */
function hourCycleOf(
  place: Intl.Locale & { getHourCycles?: () => Intl.LocaleHourCycleKey[] },
): Intl.LocaleHourCycleKey | undefined {
  // Browsers before 2024 don't know it; they go by the language.
  return place.getHourCycles?.()[0];
}

/** The day that a week begins with. */
function firstWeekdayOf(place: Intl.Locale & { getWeekInfo?: () => { readonly firstDay: number } }): number {
  return place.getWeekInfo?.().firstDay ?? 1;
}

function baseNameOf(format: Intl.DateTimeFormat): string {
  return new Intl.Locale(format.resolvedOptions().locale).baseName;
}
