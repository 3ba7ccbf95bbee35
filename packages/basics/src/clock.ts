import type { Instant } from './brand.ts';

/** Tells the time. The domain's clock is injected everywhere, so a demo's day can run faster and a test's not at all. */
export interface Clock {
  /** The present instant in epoch milliseconds. */
  now(): Instant;
  /** How many of this clock's seconds pass in one second on the wall. */
  readonly speed: number;
  /**
   * Rings once when the clock comes to an instant, at once where it has, and sooner where that is far away or the clock
   * was set, so look at the clock again when it rings. Returns a function that cancels the alarm.
   */
  alarm(at: Instant, ring: () => void): () => void;
}

/** No alarm is set further ahead than this, wall milliseconds, so that a clock that was set is noticed. */
const LONGEST_SLEEP = 3_600_000;

function wallAlarm(milliseconds: number, ring: () => void): () => void {
  const timer = setTimeout(ring, Math.min(Math.max(0, Math.ceil(milliseconds)), LONGEST_SLEEP));
  return () => clearTimeout(timer);
}

/** The machine's own clock. */
export const wallClock: Clock = {
  now: () => Date.now() as Instant,
  speed: 1,
  alarm: (at, ring) => wallAlarm(at - Date.now(), ring),
};

/** A clock that starts at `start` and runs `speed` times as fast as `wall`; used to play a day in minutes. */
export function scaledClock(start: Instant, speed: number, wall: Pick<Clock, 'now'> = wallClock): Clock {
  const origin = wall.now();
  // Instants are whole milliseconds, also at one and a half times the speed.
  const now = () => Math.floor(start + (wall.now() - origin) * speed) as Instant;
  return { now, speed, alarm: (at, ring) => wallAlarm((at - now()) / speed, ring) };
}

/** A clock that stands still until it is moved; for tests. */
export function manualClock(start: Instant): Clock & { advance(milliseconds: number): void; set(to: Instant): void } {
  let present = start;
  const alarms = new Map<() => void, Instant>();
  const set = (to: Instant) => {
    present = to;
    for (const [alarm, at] of alarms) if (at <= present) alarm();
  };
  return {
    now: () => present,
    speed: 1,
    alarm: (at, ring) => {
      const alarm = () => {
        alarms.delete(alarm);
        ring();
      };
      alarms.set(alarm, at);
      if (at <= present) queueMicrotask(() => alarms.has(alarm) && alarm());
      return () => alarms.delete(alarm);
    },
    advance: (milliseconds) => set((present + milliseconds) as Instant),
    set,
  };
}
