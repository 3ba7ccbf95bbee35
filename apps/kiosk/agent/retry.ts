import type { Timers } from '@foyer/client';

/** Waits growing from a second to fifteen, cut short by `wake` and ended by `stop`. */
export interface Backoff {
  /** Waits for the next turn; `false` once it was stopped. */
  next(): Promise<boolean>;
  /** Something new is to be done: no more waiting, and short waits again. */
  wake(): void;
  stop(): void;
}

const FIRST_MILLISECONDS = 1_000;
const LONGEST_MILLISECONDS = 15_000;

/** Makes the pauses of one loop that goes on until what it does succeeds. */
export function createBackoff(timers: Timers): Backoff {
  let pause = FIRST_MILLISECONDS;
  let stopped = false;
  let end: (() => void) | undefined;
  return {
    next: () =>
      new Promise((resolve) => {
        if (stopped) return resolve(false);
        const cancel = timers.after(pause, () => end?.());
        pause = Math.min(pause * 2, LONGEST_MILLISECONDS);
        end = () => {
          cancel();
          end = undefined;
          resolve(!stopped);
        };
      }),
    wake: () => {
      pause = FIRST_MILLISECONDS;
      end?.();
    },
    stop: () => {
      stopped = true;
      end?.();
    },
  };
}
