import type { Clock } from '@foyer/basics';
import type { BranchTime } from '@foyer/contract';

/** ISO 8601 in UTC, as every instant goes over the wire. */
export function isoOf(instant: number): string {
  return new Date(instant).toISOString();
}

/** What the branch's clock says, for clients whose own may be wrong or not as fast. */
export function timeOf(clock: Clock): BranchTime {
  return { now: isoOf(clock.now()), speed: clock.speed };
}
