import type { Instant } from './brand.ts';

/** Tells the time. The domain's clock is injected everywhere, so a demo's day can run faster and a test's not at all. */
export interface Clock {
  /** The present instant in epoch milliseconds. */
  now(): Instant;
  /** How many of this clock's seconds pass in one second on the wall. */
  readonly speed: number;
}

/** The machine's own clock. */
export const wallClock: Clock = { now: () => Date.now() as Instant, speed: 1 };

/** A clock that starts at `start` and runs `speed` times as fast as `wall`; used to play a day in minutes. */
export function scaledClock(start: Instant, speed: number, wall: Clock = wallClock): Clock {
  const origin = wall.now();
  // Instants are whole milliseconds, also at one and a half times the speed.
  return { now: () => Math.floor(start + (wall.now() - origin) * speed) as Instant, speed };
}

/** A clock that stands still until it is moved; for tests. */
export function manualClock(start: Instant): Clock & { advance(milliseconds: number): void; set(to: Instant): void } {
  let present = start;
  return {
    now: () => present,
    speed: 1,
    advance: (milliseconds) => {
      present = (present + milliseconds) as Instant;
    },
    set: (to) => {
      present = to;
    },
  };
}
