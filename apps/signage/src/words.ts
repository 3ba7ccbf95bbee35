import { startI18n } from '@foyer/ui';
import type { TFunction } from 'i18next';
import type { SpokenLanguage } from './languages.ts';
import { ar } from './locales/ar.ts';
import { en } from './locales/en.ts';

const i18n = startI18n({ en, ar } satisfies Record<SpokenLanguage, unknown>, 'en');

/** Paths of the words, such as `stage.counter`. */
type Path<W, P extends string = ''> = {
  [K in keyof W & string]: W[K] extends string ? `${P}${K}` : Path<W[K], `${P}${K}.`>;
}[keyof W & string];
export type WordPath = Path<typeof en>;

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
