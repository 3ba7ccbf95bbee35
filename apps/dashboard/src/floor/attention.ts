import type { Counter, DeviceStatus, Service, Visit } from '@foyer/contract';
import { queueFigures } from './floor-figures.ts';

/** What is the matter with a device: `low` still prints. */
export type DeviceTrouble = 'silent' | 'no-print' | 'low';

/**
 * What staff should know of a device before a customer finds out; `null` when it is well. A device may be switched off
 * while the branch is closed.
 */
export function deviceTrouble(
  { heard, printer }: Pick<DeviceStatus, 'heard' | 'printer'>,
  isOpen: boolean,
): DeviceTrouble | null {
  if (!heard) return isOpen ? 'silent' : null;
  switch (printer) {
    case 'none':
    case 'ready':
      return null;
    case 'paper-near-end':
      return 'low';
    default:
      return 'no-print';
  }
}

/** The services that people wait for and that no counter has, open or closed: those are never called. */
export function withoutCounter<S extends { readonly id: string; readonly waiting: number }>(
  services: readonly S[],
  counters: readonly { readonly serviceIds: readonly string[] }[],
): readonly S[] {
  const served = new Set<string>(counters.flatMap(({ serviceIds }) => serviceIds));
  return services.filter(({ id, waiting }) => waiting > 0 && !served.has(id));
}

/** A service whose customers wait longer than they should. */
export interface LateService {
  readonly id: Service['id'];
  readonly over: number;
  /** How many counters have it and are open, of how many that have it. */
  readonly open: number;
  readonly all: number;
}

/** The services with customers over their target that a counter has, the worst first. */
export function lateServices(
  services: readonly Pick<Service, 'id'>[],
  counters: readonly Pick<Counter, 'status' | 'serviceIds'>[],
  visits: readonly Visit[],
  now: number,
): readonly LateService[] {
  const late = services.flatMap(({ id }) => {
    const over = queueFigures(visits, now, id).overTarget;
    const having = counters.filter(({ serviceIds }) => serviceIds.includes(id));
    const open = having.filter(({ status }) => status === 'open').length;
    return over === 0 || having.length === 0 ? [] : [{ id, over, open, all: having.length }];
  });
  return late.toSorted((one, other) => other.over - one.over);
}

/** A free counter that has called nobody for so long while somebody waits for it is told of, seconds. */
const IDLE_SECONDS = 180;

/** A counter that does not do what it is open for. */
export interface IdleCounter<C> {
  readonly counter: C;
  /** Who waits for what it serves. */
  readonly waiting: number;
  /** For how long it could have called somebody. */
  readonly seconds: number;
}

/** Counters that are free and call nobody though somebody waits for them: perhaps nobody is there. */
export function idleCounters<C extends Pick<Counter, 'status' | 'freeSince' | 'serviceIds'>>(
  counters: readonly C[],
  visits: Iterable<Pick<Visit, 'serviceId' | 'stage'>>,
  now: number,
): readonly IdleCounter<C>[] {
  const waiting = new Map<string, { count: number; since: number }>();
  for (const { serviceId, stage } of visits) {
    if (stage.kind !== 'waiting' || stage.pin !== null) continue;
    const since = Date.parse(stage.since);
    const known = waiting.get(serviceId);
    waiting.set(serviceId, { count: (known?.count ?? 0) + 1, since: Math.min(known?.since ?? since, since) });
  }
  return counters.flatMap((counter) => {
    if (counter.status !== 'open' || counter.freeSince === null) return [];
    const served = counter.serviceIds.flatMap((id) => waiting.get(id) ?? []);
    if (served.length === 0) return [];
    const since = Math.max(Date.parse(counter.freeSince), Math.min(...served.map((each) => each.since)));
    const seconds = Math.floor((now - since) / 1000);
    const count = served.reduce((sum, each) => sum + each.count, 0);
    return seconds < IDLE_SECONDS ? [] : [{ counter, waiting: count, seconds }];
  });
}

/** A call that nobody has come to for so long is told of, seconds. */
const UNANSWERED_SECONDS = 180;

/** Customers who were called and have not come, nor been put away: the counter stands still. */
export function unansweredCalls<V extends Pick<Visit, 'stage'>>(
  visits: Iterable<V>,
  now: number,
): readonly { readonly visit: V; readonly counterId: string; readonly seconds: number }[] {
  return [...visits].flatMap((visit) => {
    if (visit.stage.kind !== 'called') return [];
    const seconds = Math.floor((now - Date.parse(visit.stage.lastCalledAt)) / 1000);
    return seconds < UNANSWERED_SECONDS ? [] : [{ visit, counterId: visit.stage.counterId, seconds }];
  });
}

/** Counters whose pause was to be over a minute ago or longer. */
export function overdueCounters<C extends Pick<Counter, 'returnsAt'>>(
  counters: readonly C[],
  now: number,
): readonly C[] {
  return counters.filter(({ returnsAt }) => returnsAt !== null && now - Date.parse(returnsAt) >= 60_000);
}
