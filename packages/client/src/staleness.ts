import { STALENESS_SECONDS } from '@foyer/contract';
import type { Timers } from './timers.ts';

/**
 * How far what is shown may be trusted: `stale` says how old it is, `withheld` hides estimates, `fallback` shows what
 * the screen shows without a server.
 */
export type Freshness = 'fresh' | 'stale' | 'withheld' | 'fallback';

/** How fresh data of this age is. */
export function freshnessAt(ageSeconds: number): Freshness {
  if (ageSeconds >= STALENESS_SECONDS.fallback) return 'fallback';
  if (ageSeconds >= STALENESS_SECONDS.withholdEstimates) return 'withheld';
  return ageSeconds >= STALENESS_SECONDS.stale ? 'stale' : 'fresh';
}

export interface StalenessWatch {
  /** The data is known to be true at this moment. */
  renew(): void;
  stop(): void;
}

/**
 * Watches how long ago data was last known to be true, by the wall (a machine that slept finds it old on waking).
 *
 * @param tell - called with whole seconds when the data turns fresh, and every second from when it is stale
 */
export function watchStaleness(
  timers: Timers,
  tell: (freshness: Freshness, ageSeconds: number) => void,
): StalenessWatch {
  let since = timers.now();
  let fresh = true;
  let cancel = () => {};

  const look = () => {
    const age = Math.max(0, Math.floor((timers.now() - since) / 1000));
    const freshness = freshnessAt(age);
    if (freshness !== 'fresh' || !fresh) {
      fresh = freshness === 'fresh';
      tell(freshness, fresh ? 0 : age);
    }
    const wait = fresh ? STALENESS_SECONDS.stale * 1000 - (timers.now() - since) : 1000;
    cancel = timers.after(Math.max(1, wait), look);
  };
  const renew = () => {
    cancel();
    since = timers.now();
    look();
  };
  renew();
  return { renew, stop: () => cancel() };
}
