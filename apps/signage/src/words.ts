import { baseLanguage, startI18n } from '@foyer/ui';
import type { TFunction } from 'i18next';
import { ar } from './locales/ar.ts';
import { en } from './locales/en.ts';

const RESOURCES = { en, ar };

const i18n = startI18n(RESOURCES, 'en');

/** Paths of the words, such as `stage.counter`. */
type Path<W, P extends string = ''> = {
  [K in keyof W & string]: W[K] extends string ? `${P}${K}` : Path<W[K], `${P}${K}.`>;
}[keyof W & string];
export type WordPath = Path<typeof en>;

/** The languages this screen says everything in, side by side: the branch's first two that it has words for. */
export function screenLanguages(offered: readonly string[]): readonly string[] {
  const known = offered.filter((language) => baseLanguage(language) in RESOURCES).slice(0, 2);
  return known.length === 0 ? ['en', 'ar'] : known;
}

const translators = new Map<string, TFunction>();

/** Says something in one language. */
export function say(language: string, path: WordPath, values: Readonly<Record<string, string | number>> = {}): string {
  const known = translators.get(language) ?? i18n.getFixedT(language);
  translators.set(language, known);
  return known(path, values);
}

/** The page as a whole is written in the screen's first language. */
export function setPageLanguage(language: string): void {
  if (i18n.language !== language) i18n.changeLanguage(language).catch(() => undefined);
}
