import type { DeviceKind } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import type * as contract from '@foyer/contract';
import type { Device } from '@foyer/store';
import { wordsOf } from '@foyer/words/catalogue';
import type { KnownStatus } from '../devices/device-statuses.ts';
import { mannerOf } from './branch-wire.ts';
import { isoOf } from './time.ts';

/** What a device is called that nobody has named: by its kind, in the branch's first language. */
export function kindName(kind: DeviceKind, config: BranchConfig): string {
  const manner = mannerOf(config);
  return wordsOf(manner.languages[0] ?? 'en', manner).t(`devices.kind.${kind}`);
}

/** A device as the floor sees it. */
export function deviceStatusWire(status: KnownStatus): contract.DeviceStatus {
  return { ...status, since: isoOf(status.since) };
}

/** A device as an administrator sees it. `live`: it has a connection to the live views. */
export function deviceWire(device: Device, status: KnownStatus | null, live: boolean): contract.Device {
  const { id, kind, name, createdAt, lastSeenAt, revokedAt } = device;
  return {
    id,
    kind,
    name,
    createdAt: isoOf(createdAt),
    connected: revokedAt === null && (live || status?.heard === true),
    lastSeenAt: lastSeenAt === null ? null : isoOf(lastSeenAt),
    printer: status?.printer ?? null,
    revokedAt: revokedAt === null ? null : isoOf(revokedAt),
  };
}
