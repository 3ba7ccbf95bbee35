import { useEffect, useState } from 'react';

/** How long what takes turns is seen, milliseconds. */
export const TURN_MS = 12_000;

/**
 * Which of so many turns it is.
 *
 * @param count how many there are; fewer than two never change
 * @param milliseconds how long each is
 */
export function useTurn(count: number, milliseconds: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return;
    const timer = setInterval(() => setTurn((present) => present + 1), milliseconds);
    return () => clearInterval(timer);
  }, [count, milliseconds]);
  return count < 2 ? 0 : turn % count;
}

/** A list in as few parts as its length allows, none of them longer than `most`, all about as long. */
export function inParts<T>(list: readonly T[], most: number): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / Math.max(most, 1));
  const length = Math.ceil(list.length / Math.max(count, 1));
  return Array.from({ length: count }, (_, part) => list.slice(part * length, (part + 1) * length));
}
