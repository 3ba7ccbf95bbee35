import { type Timers, wallTimers } from '@foyer/client';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** How long somebody has to stop it, seconds. */
export const AUTO_CALL_SECONDS = 5;

export interface AutoCall {
  /** Until the next customer is called by itself; `null` where nothing of the kind is under way. */
  readonly secondsLeft: number | null;
  /** Counts down, and then calls. */
  begin(call: () => void): void;
  stop(): void;
}

/** The count-down after a finish, at the end of which the next customer is called. */
export function createAutoCall(timers: Timers = wallTimers): StoreApi<AutoCall> {
  return createStore<AutoCall>((set) => {
    let cancel: (() => void) | null = null;
    const stop = () => {
      cancel?.();
      cancel = null;
      set({ secondsLeft: null });
    };
    const count = (secondsLeft: number, call: () => void) => {
      set({ secondsLeft });
      cancel = timers.after(1000, () => {
        if (secondsLeft > 1) return count(secondsLeft - 1, call);
        stop();
        call();
      });
    };
    return {
      secondsLeft: null,
      begin(call) {
        stop();
        count(AUTO_CALL_SECONDS, call);
      },
      stop,
    };
  });
}
