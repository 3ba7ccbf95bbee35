import type { ClassId, Instant, ServiceId } from '@foyer/basics';
import type { SimulationInput } from '@foyer/flow';
import type { CallingOrder } from '../../../../packages/flow/src/calling-order.ts';
import type { WaitingQueue } from '../../../../packages/flow/src/waiting-queues.ts';
import type { Situation } from '../baselines.ts';
import { competitorsOf, countBefore } from '../competitors.ts';

/**
 * What a simple estimate may count in a branch where not every counter serves everything. No way of counting is the
 * obvious one, so each estimate is made in all of them, and the report holds the simulation against the best.
 */
export const SCOPES = ['whole branch', 'same counters', 'same service'] as const;
export type Scope = (typeof SCOPES)[number];

/** The queue that a new arrival would join. */
export function lineOf({ queues }: CallingOrder, serviceId: ServiceId, classId: ClassId): number {
  return queues.findIndex(
    ({ service, class: priorityClass, pin, first }) =>
      service.id === serviceId && priorityClass.id === classId && pin === null && !first,
  );
}

/** A new arrival's situation, counted in each way; in the order of `SCOPES`. @param own the queue they join */
export function situationsOf(
  input: SimulationInput,
  { queues }: CallingOrder,
  own: WaitingQueue,
  now: Instant,
): readonly Situation[] {
  const open = input.counters.filter(({ status }) => status === 'open');
  const serving = open.filter(({ tiers }) => tiers.some((services) => services.includes(own.service.id)));
  // Without an open counter the next to come back will be one.
  const countersFor = { 'whole branch': open.length, 'same counters': serving.length, 'same service': serving.length };
  const competitors = competitorsOf(input, queues, own, own.visits.length, now);
  return SCOPES.map((scope): Situation => {
    const counted = competitors.filter(({ queue }) => scope !== 'same service' || queue.service.id === own.service.id);
    const waiting = scope === 'whole branch' ? queues : counted.map(({ queue }) => queue);
    return {
      aheadByArrival: waiting.reduce((sum, { visits }) => sum + visits.length, 0),
      ahead: countBefore(counted),
      openCounters: Math.max(1, countersFor[scope]),
    };
  });
}
