import { useView } from '@foyer/client';
import { useEffect } from 'react';
import type { ReadableView } from '../shell/use-names.ts';
import { sessionStore } from './session.ts';

/** Keeps what the page knows of its branch as new as a live view of it: looks and words are in force at once. */
export function useBranchHeard(view: ReadableView): void {
  const branch = useView(view, (state) => state.branch);
  useEffect(() => {
    if (branch !== null) sessionStore.getState().hear(branch);
  }, [branch]);
}
