import { baseLanguage } from '@foyer/basics';
import { recallMemory, remember } from './device-memory.ts';

export const LANGUAGES = ['en', 'ar'] as const;
const CHOSEN = 'foyer-language';

/** The language the customer chose on this phone, if any. */
export function chosenLanguage(): string | null {
  const chosen = recallMemory(CHOSEN);
  return LANGUAGES.find((language) => language === chosen) ?? null;
}

/** Remembers the customer's choice on this phone. */
export function chooseLanguage(language: string): void {
  remember(CHOSEN, language);
}

/** The page's language for a ticket in this language; English where the page does not speak it. */
export function pageLanguage(ticketLanguage: string): string {
  return LANGUAGES.find((language) => language === baseLanguage(ticketLanguage)) ?? 'en';
}
