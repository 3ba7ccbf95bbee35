import type { ViewName } from '@foyer/contract';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { branchNow } from './branch-time.ts';
import type { Live } from './live.ts';
import type { ViewStore } from './live-view.ts';
import type { ViewState } from './view-state.ts';

type ReadableView = Omit<ViewStore, 'release'>;

/** Follows a part of a view. Results are compared member by member, so a selector may build an array or an object. */
export function useView<T>(store: ReadableView, selector: (state: ViewState) => T): T {
  return useStore(store, useShallow(selector));
}

/** Holds a view for as long as the component stands. */
export function useLiveView(live: Live, name: ViewName): ReadableView {
  useEffect(() => {
    const held = live.view(name);
    return () => held.release();
  }, [live, name]);
  return live.peek(name);
}

/**
 * The branch's present instant in epoch milliseconds, renewed every `everySeconds` of wall time; `null` before anything
 * was heard.
 */
export function useBranchNow(store: ReadableView, everySeconds = 1): number | null {
  const time = useStore(store, (state) => state.time);
  const [, redraw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => redraw((count) => count + 1), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds]);
  return branchNow({ time });
}
