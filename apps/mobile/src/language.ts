import { createContext } from 'react';
import { recallMemory, remember } from './device-memory.ts';
import { languages } from './languages.ts';

const CHOSEN = 'foyer-language';

/** The language the customer chose on this phone, if any that there are words for. */
export function chosenLanguage(): string | null {
  const chosen = recallMemory(CHOSEN);
  return languages.knows(chosen) ? chosen : null;
}

/** Remembers the customer's choice on this phone. */
export function rememberLanguage(language: string): void {
  remember(CHOSEN, language);
}

/** What the customer can choose from, and how they do. */
export interface LanguageChoice {
  readonly offered: readonly string[];
  readonly choose: (language: string) => void;
}

export const LanguageChoiceContext = createContext<LanguageChoice>({ offered: [], choose: () => undefined });
