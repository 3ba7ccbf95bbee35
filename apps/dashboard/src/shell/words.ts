import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TextKey } from '../locales/en.ts';

/** Looks a text up by its name and fills it in. */
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** The lookup of a language that is known to have every key. */
export function sayIn(translate: TFunction): Say {
  return (key, values) => String(values === undefined ? translate(key) : translate(key, { ...values }));
}

/** The page's words and its language, as a BCP 47 tag. */
export function useWords(): { readonly say: Say; readonly language: string } {
  const { t, i18n } = useTranslation();
  return { say: sayIn(t), language: i18n.language };
}
