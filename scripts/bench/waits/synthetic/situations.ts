import type { ClassId, Instant, ServiceId } from '@foyer/basics';
import type { BranchPicture } from '@foyer/flow';
import type { CallingOrder } from '../../../../packages/flow/src/calling-order.ts';
import type { WaitingLine } from '../../../../packages/flow/src/waiting-lines.ts';
import type { Situation } from '../baselines.ts';
import { competitorsOf, countBefore } from '../competitors.ts';

/**
 * What a simple estimate may count in a branch where not every counter serves everything. No way of counting is the
 * obvious one, so each estimate is made in all of them, and the report holds the simulation against the best.
 */
export const SCOPES = ['whole branch', 'same counters', 'same service'] as const;
export type Scope = (typeof SCOPES)[number];

/** The line that a new arrival would join. */
export function lineOf({ lines }: CallingOrder, serviceId: ServiceId, classId: ClassId): number {
  return lines.findIndex(
    ({ service, class: priorityClass, pin, first }) =>
      service.id === serviceId && priorityClass.id === classId && pin === null && !first,
  );
}

/** A new arrival's situation, counted in each way; in the order of `SCOPES`. @param own the line they join */
export function situationsOf(
  picture: BranchPicture,
  { lines }: CallingOrder,
  own: WaitingLine,
  now: Instant,
): readonly Situation[] {
  const open = picture.counters.filter(({ status }) => status === 'open');
  const serving = open.filter(({ tiers }) => tiers.some((services) => services.includes(own.service.id)));
  // Without an open counter the next to come back will be one.
  const countersFor = { 'whole branch': open.length, 'same counters': serving.length, 'same service': serving.length };
  const competitors = competitorsOf(picture, lines, own, own.visits.length, now);
  return SCOPES.map((scope): Situation => {
    const counted = competitors.filter(({ line }) => scope !== 'same service' || line.service.id === own.service.id);
    const waiting = scope === 'whole branch' ? lines : counted.map(({ line }) => line);
    return {
      aheadByArrival: waiting.reduce((sum, { visits }) => sum + visits.length, 0),
      ahead: countBefore(counted),
      openCounters: Math.max(1, countersFor[scope]),
    };
  });
}
