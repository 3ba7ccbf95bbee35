import type { BranchTime } from '@foyer/contract';

/** The wall, in milliseconds that never run backwards, and its alarms. */
export interface Wall {
  now(): number;
  /** Runs `action` once after `milliseconds`; returns what takes it back. */
  after(milliseconds: number, action: () => void): () => void;
}

const machine: Wall = {
  now: () => performance.now(),
  after: (milliseconds, action) => {
    const handle = setTimeout(action, milliseconds);
    return () => clearTimeout(handle);
  },
};

/** Said by a clock that has heard nothing yet. */
const UNKNOWN = 'The branch has not said what time it is';
/** What is behind by more than this, wall milliseconds, was not late on the way: the branch's clock itself has changed. */
const LATEST = 2_000;
/** No alarm is set further ahead than this, wall milliseconds, so that a changed clock is noticed. */
const LONGEST_SLEEP = 5_000;

/**
 * The branch's time, followed from what the branch says. A word is always a little old when it arrives, so one that is
 * ahead of what was known is nearer the truth, and one that is behind only came late.
 */
export class BranchClock {
  readonly #wall: Wall;
  #heard: { readonly now: number; readonly at: number; readonly speed: number } | null = null;

  constructor(wall: Wall = machine) {
    this.#wall = wall;
  }

  /** Takes in what a reply or a heartbeat says. `age`: wall milliseconds since it arrived. */
  hear(time: BranchTime, age = 0): void {
    const at = this.#wall.now() - age;
    const now = Date.parse(time.now);
    const behind = this.#heard === null ? 0 : this.now() - (now + age * time.speed);
    const late = this.#heard?.speed === time.speed && behind > 0 && behind < LATEST * time.speed;
    if (!late) this.#heard = { now, at, speed: time.speed };
  }

  /** The branch's present instant, epoch milliseconds. */
  now(): number {
    if (this.#heard === null) throw new Error(UNKNOWN);
    const { now, at, speed } = this.#heard;
    return now + (this.#wall.now() - at) * speed;
  }

  /** Branch seconds in one second on the wall. */
  get speed(): number {
    if (this.#heard === null) throw new Error(UNKNOWN);
    return this.#heard.speed;
  }

  /** Resolves when the branch has come to this instant, or when the signal says not to wait any longer. */
  until(instant: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let cancel = () => {};
      const end = () => {
        cancel();
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const look = () => {
        const left = (instant - this.now()) / this.speed;
        if (left <= 0 || signal?.aborted === true) end();
        else cancel = this.#wall.after(Math.min(Math.ceil(left), LONGEST_SLEEP), look);
      };
      signal?.addEventListener('abort', end);
      look();
    });
  }
}
