import { useEffect, useState } from 'react';

/** Long enough to read a sentence in each language of a turn. */
const TURN_MILLISECONDS = 5_000;

/**
 * What is said in several languages at once, in the order of the languages: two below each other, and more of them two
 * after two in turn, so that nothing grows with their number. One that is left over comes with the first.
 */
export function languageTurns<Each>(all: readonly Each[]): readonly (readonly Each[])[] {
  const [first] = all;
  if (all.length <= 2 || first === undefined) return [all];
  return all.flatMap((each, at) => (at % 2 === 0 ? [[each, all[at + 1] ?? first]] : []));
}

/** Whose turn it is, from 0. All parts of the page go by the same clock, so that they speak the same languages. */
export function useTurn(turns: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (turns === 1) return;
    const timer = setTimeout(() => setNow(Date.now()), TURN_MILLISECONDS - (now % TURN_MILLISECONDS));
    return () => clearTimeout(timer);
  }, [turns, now]);
  return Math.floor(now / TURN_MILLISECONDS) % turns;
}
