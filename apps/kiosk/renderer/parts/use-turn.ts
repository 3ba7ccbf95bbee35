import { useEffect, useState } from 'react';

/** Long enough to read a sentence in each language of a turn. */
const TURN_MILLISECONDS = 5_000;

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
