import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useOfferedLanguages } from './page-language.ts';

/** Long enough to read a sentence in each language of a turn. */
const TURN_MILLISECONDS = 5_000;

const TurnContext = createContext(0);

/** Counts the turns in which a branch's many languages speak: one count for the page, so that all its parts go together. */
export function TurnProvider({ children }: { readonly children: ReactNode }) {
  const [turn, setTurn] = useState(0);
  const several = useOfferedLanguages().length > 2;
  useEffect(() => {
    if (!several) return;
    const timer = setInterval(() => setTurn((present) => present + 1), TURN_MILLISECONDS);
    return () => clearInterval(timer);
  }, [several]);
  return <TurnContext value={turn}>{children}</TurnContext>;
}

/** Which of so many turns it is, from 0. */
export function useTurn(turns: number): number {
  return useContext(TurnContext) % turns;
}
