import type { Counter, DeviceStatus, Visit } from '@foyer/contract';

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

/** Counters whose pause was to be over a minute ago or longer. */
export function overdueCounters<C extends Pick<Counter, 'returnsAt'>>(
  counters: readonly C[],
  now: number,
): readonly C[] {
  return counters.filter(({ returnsAt }) => returnsAt !== null && now - Date.parse(returnsAt) >= 60_000);
}
