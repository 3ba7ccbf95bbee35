import { openSync, readSync } from 'node:fs';
import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '../figures.ts';

/** Asks a process how long its event loop was held within so many seconds from now. */
export interface HoldQuestion {
  readonly kind: 'hold';
  readonly seconds: number;
}

/** Of one kind of hold, milliseconds. */
export interface Holds {
  readonly p99: number;
  readonly p999: number;
  readonly longest: number;
}

export interface HoldAnswer {
  /** How late a timer of one millisecond was, for whatever reason. */
  readonly late: Holds;
  /** The same without the time in which the thread could have gone on but another had the core; `null` off Linux. */
  readonly own: Holds | null;
  /** The longest that the process collected garbage at a time. */
  readonly collecting: number;
}

const TICK = 1;

/** Watches this thread's event loop. A hold is the lateness of a timer; a quiet moment counts with 0. */
export async function watchHolds({ seconds }: HoldQuestion): Promise<HoldAnswer> {
  const waited = coreWait();
  const late: number[] = [];
  const own: number[] = [];
  let collecting = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) collecting = Math.max(collecting, duration);
  });
  observer.observe({ entryTypes: ['gc'] });
  let before = performance.now();
  let waitedBefore = waited?.() ?? 0;
  const timer = setInterval(() => {
    const now = performance.now();
    const waitedNow = waited?.() ?? 0;
    const held = Math.max(0, now - before - TICK);
    late.push(held);
    own.push(Math.max(0, held - (waitedNow - waitedBefore)));
    before = now;
    waitedBefore = waitedNow;
  }, TICK);
  await pause(seconds * 1000);
  clearInterval(timer);
  observer.disconnect();
  return { late: holdsOf(late), own: waited === null ? null : holdsOf(own), collecting };
}

function holdsOf(values: readonly number[]): Holds {
  return { p99: quantile(values, 0.99), p999: quantile(values, 0.999), longest: quantile(values, 1) };
}

/** Milliseconds that this thread has been ready and without a core, as Linux counts them; `null` where nobody does. */
function coreWait(): (() => number) | null {
  if (process.platform !== 'linux') return null;
  const file = openSync('/proc/thread-self/schedstat', 'r');
  const bytes = Buffer.alloc(80);
  return () => Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0)).split(' ')[1]) / 1e6;
}
