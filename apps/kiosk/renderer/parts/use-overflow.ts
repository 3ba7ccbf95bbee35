import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Is there more in an element than it can show without scrolling? Measured before it is seen, whenever it holds something
 * else; what changes in it later moves nothing under a finger.
 *
 * @param holds - names what the element holds
 */
export function useOverflow(element: RefObject<HTMLElement | null>, holds: string): boolean {
  const [tooMuch, setTooMuch] = useState<string | null>(null);
  const drawn = `${holds},${useFontLoads()}`;
  useLayoutEffect(() => {
    const { scrollHeight = 0, clientHeight = 0 } = element.current ?? {};
    if (scrollHeight > clientHeight + 1) setTooMuch(drawn);
  }, [element, drawn]);
  return tooMuch === drawn;
}

/** How often letters have come since: what stood there in others meanwhile may have been wider. */
function useFontLoads(): number {
  const [loads, setLoads] = useState(0);
  useLayoutEffect(() => {
    const onLoaded = () => setLoads((before) => before + 1);
    document.fonts.addEventListener('loadingdone', onLoaded);
    return () => document.fonts.removeEventListener('loadingdone', onLoaded);
  }, []);
  return loads;
}
