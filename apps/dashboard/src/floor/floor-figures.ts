import type { Counter, Service, Visit } from '@foyer/contract';

/** How a queue stands at one instant. Seconds. */
export interface QueueFigures {
  readonly waiting: number;
  /** Waiting for longer than the service's target. */
  readonly overTarget: number;
  /** The whole wait, as the lists show it: who kept their place after a transfer has waited since before it. */
  readonly longestSeconds: number | null;
}

/** Counts the waiting visits, of all services or of one. `now` is the branch's instant in epoch milliseconds. */
export function queueFigures(visits: Iterable<Visit>, now: number, serviceId?: Service['id']): QueueFigures {
  let waiting = 0;
  let overTarget = 0;
  let earliest: number | null = null;
  for (const visit of visits) {
    if (visit.stage.kind !== 'waiting' || (serviceId !== undefined && visit.serviceId !== serviceId)) continue;
    waiting += 1;
    if (visit.targetAt !== null && Date.parse(visit.targetAt) <= now) overTarget += 1;
    const since = Date.parse(visit.stage.seniority);
    if (earliest === null || since < earliest) earliest = since;
  }
  const longestSeconds = earliest === null ? null : Math.max(0, Math.floor((now - earliest) / 1000));
  return { waiting, overTarget, longestSeconds };
}

/** How many counters are open (pausing ones are not), of how many. */
export function counterFigures(counters: readonly Counter[]): { readonly open: number; readonly all: number } {
  return { open: counters.filter(({ status }) => status === 'open').length, all: counters.length };
}
