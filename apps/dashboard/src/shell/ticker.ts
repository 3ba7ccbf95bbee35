import { branchNow, type ViewState } from '@foyer/client';
import { useSyncExternalStore } from 'react';

/** What the branch's time can be read from. */
export interface TimeSource {
  getState(): Pick<ViewState, 'time'>;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let beat = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    beat += 1;
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * The branch's present instant in epoch milliseconds, once a second: all timers of a page change together, in one
 * drawing. `null` before anything was heard.
 */
export function useTick(source: TimeSource): number | null {
  useSyncExternalStore(subscribe, () => beat);
  return branchNow(source.getState());
}
