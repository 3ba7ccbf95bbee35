import type { Service, Visit } from '@foyer/contract';
import { targetState } from '../shell/target-state.ts';

/** Which visits are looked at: every open one, those that wait, or those near their target or over it. */
export const VISIT_FILTERS = ['all', 'waiting', 'late'] as const;
export type VisitFilter = (typeof VISIT_FILTERS)[number];

/** The visits that a filter leaves, in the order given. `now` is the branch's instant in epoch milliseconds. */
export function visitsWithin<V extends Visit>(
  visits: readonly V[],
  filter: VisitFilter,
  services: Readonly<Record<string, Pick<Service, 'targetSeconds'>>>,
  now: number,
): readonly V[] {
  if (filter === 'all') return visits;
  const waiting = visits.filter(({ stage }) => stage.kind === 'waiting');
  if (filter === 'waiting') return waiting;
  return waiting.filter(({ targetAt, serviceId }) => {
    const state = targetState(targetAt, services[serviceId]?.targetSeconds ?? 0, now);
    return state !== null && state.kind !== 'within';
  });
}
