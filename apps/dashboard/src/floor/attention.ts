import type { DeviceStatus } from '@foyer/contract';

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
