/** The wall's time and its alarms; injected so that a test need not wait. */
export interface Timers {
  /** Milliseconds since the Unix epoch, by the wall. */
  now(): number;
  /** Runs `action` once after `milliseconds`; returns what takes it back. */
  after(milliseconds: number, action: () => void): () => void;
}

/** The machine's own. */
export const wallTimers: Timers = {
  now: () => Date.now(),
  after: (milliseconds, action) => {
    const handle = setTimeout(action, milliseconds);
    return () => clearTimeout(handle);
  },
};
