import { createContext } from 'react';
import { recallMemory, remember } from './device-memory.ts';

const CHOSEN = 'foyer-language';

/** The language the customer chose on this phone, if any. */
export function chosenLanguage(): string | null {
  return recallMemory(CHOSEN);
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
