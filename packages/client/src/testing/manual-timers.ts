import type { Timers } from '../timers.ts';

/** Timers that stand still until they are moved; for tests. */
export interface ManualTimers extends Timers {
  /** Moves on, running what falls due on the way, in order. */
  advance(milliseconds: number): void;
  /** How many alarms are set. */
  pending(): number;
}

/** Makes timers that begin at `start`, in epoch milliseconds. */
export function manualTimers(start = 0): ManualTimers {
  let now = start;
  let alarms: { readonly at: number; readonly action: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, action) {
      const alarm = { at: now + milliseconds, action };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const [first] = alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (first === undefined) break;
        alarms = alarms.filter((other) => other !== first);
        now = Math.max(now, first.at);
        first.action();
      }
      now = end;
    },
    pending: () => alarms.length,
  };
}
