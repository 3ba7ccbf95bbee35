import { baseLanguage } from '@foyer/basics';
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** An app's words, nested at will; `{{name}}` stands for a value, `key_one`, `key_other` for plural forms. */
export interface Words {
  readonly [key: string]: string | Words;
}

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type PluralBase<K> = K extends `${infer B}_other` ? B : never;
type Plain<K> = K extends `${string}_${Exclude<PluralForm, 'other'>}` ? never : K;

/** The same words in another language: every key of `W`, with that language's own plural forms. */
export type Translation<W extends Words> = {
  readonly [K in keyof W as Plain<K>]: W[K] extends Words ? Translation<W[K]> : string;
} & { readonly [K in PluralBase<keyof W> as `${K}_${Exclude<PluralForm, 'other'>}`]?: string };

/** Right-to-left scripts by their language. */
const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur', 'ps', 'ckb', 'sd', 'yi', 'dv', 'ug']);

/** The direction in which a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(baseLanguage(language)) ? 'rtl' : 'ltr';
}

/**
 * Sets up an app's words. Words missing in a language are taken from English.
 *
 * @param resources - words by language
 * @param language - BCP 47 tag to begin with
 */
export function createI18n(resources: Readonly<Record<string, Words>>, language: string): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    nonExplicitSupportedLngs: true,
    resources: Object.fromEntries(Object.entries(resources).map(([tag, words]) => [tag, { translation: words }])),
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}

/** The same for a page: its `lang` and `dir` follow the language, also when it is changed later. */
export function startI18n(resources: Readonly<Record<string, Words>>, language: string): i18n {
  const instance = createI18n(resources, language);
  const mark = (chosen: string) => {
    document.documentElement.lang = chosen;
    document.documentElement.dir = directionOf(chosen);
  };
  instance.on('languageChanged', mark);
  mark(language);
  return instance;
}

/** The best of the offered languages for this reader. */
export function preferredLanguage(offered: readonly string[], wished: readonly string[] = navigator.languages): string {
  for (const wish of wished) {
    const found =
      offered.find((tag) => tag === wish) ?? offered.find((tag) => baseLanguage(tag) === baseLanguage(wish));
    if (found !== undefined) return found;
  }
  return offered[0] ?? 'en';
}
