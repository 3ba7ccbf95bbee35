/// <reference types="vite/client" />
import { PageLanguages, preferredLanguage } from '@foyer/words';

/** The languages the kiosk can be in. */
export const languages = new PageLanguages(import.meta.glob('../../../packages/words/*/{common,kiosk}.json'));

/** The language of a kiosk that does not know its branch yet: the browser's. */
export function browserLanguage(): string {
  return preferredLanguage(languages.all, navigator.languages);
}
