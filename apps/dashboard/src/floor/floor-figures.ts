import type { Counter, Service, Visit } from '@foyer/contract';

/** How a queue stands at one instant. Seconds. */
export interface QueueFigures {
  readonly waiting: number;
  /** Waiting for longer than the service's target. */
  readonly overTarget: number;
  /** Not there yet, but they will be by what they are told themselves. */
  readonly willBeOver: number;
  /** Is anything known of how long they will still wait? */
  readonly isForeseen: boolean;
  /** The whole wait, as the lists show it: who kept their place after a transfer has waited since before it. */
  readonly longestSeconds: number | null;
}

/** Counts the waiting visits, of all services or of one. `now` is the branch's instant in epoch milliseconds. */
export function queueFigures(visits: Iterable<Visit>, now: number, serviceId?: Service['id']): QueueFigures {
  let waiting = 0;
  let overTarget = 0;
  let willBeOver = 0;
  let isForeseen = false;
  let earliest: number | null = null;
  for (const visit of visits) {
    if (visit.stage.kind !== 'waiting' || (serviceId !== undefined && visit.serviceId !== serviceId)) continue;
    waiting += 1;
    const left = visit.targetAt === null ? Number.POSITIVE_INFINITY : Date.parse(visit.targetAt) - now;
    const { estimate } = visit;
    if (estimate.kind === 'minutes') isForeseen = true;
    if (left <= 0) overTarget += 1;
    else if (estimate.kind === 'minutes' && estimate.aboutMinutes * 60_000 > left) willBeOver += 1;
    const since = Date.parse(visit.stage.seniority);
    if (earliest === null || since < earliest) earliest = since;
  }
  const longestSeconds = earliest === null ? null : Math.max(0, Math.floor((now - earliest) / 1000));
  return { waiting, overTarget, willBeOver, isForeseen, longestSeconds };
}

/** How many counters are open (pausing ones are not), of how many. */
export function counterFigures(counters: readonly Counter[]): { readonly open: number; readonly all: number } {
  return { open: counters.filter(({ status }) => status === 'open').length, all: counters.length };
}
