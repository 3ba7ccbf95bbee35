import { useView } from '@foyer/client';
import { useEffect, useRef } from 'react';
import { usePreferences } from '../shell/preferences.ts';
import { ring } from '../shell/ring.ts';
import type { ReadableView } from '../shell/use-names.ts';

/** Sounds when somebody comes to the empty queue of a free counter, unless that is muted. */
export function useArrivalChime(view: ReadableView, free: boolean): void {
  const nextId = useView(view, (state) => state.next?.visitId ?? null);
  const before = useRef(nextId);
  useEffect(() => {
    if (free && before.current === null && nextId !== null && usePreferences.getState().sounds) ring();
    before.current = nextId;
  }, [free, nextId]);
}
