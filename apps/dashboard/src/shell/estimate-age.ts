import type { Estimate } from '@foyer/contract';

/** How old, in seconds, an estimate is that could not be renewed by `now`; `null` while it is current or withheld. */
export function estimateAge(estimate: Estimate, now: number): number | null {
  if (estimate.kind !== 'minutes' || estimate.asOf === null) return null;
  return Math.max(0, (now - Date.parse(estimate.asOf)) / 1000);
}
