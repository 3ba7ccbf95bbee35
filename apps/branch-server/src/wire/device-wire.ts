import type { DeviceKind, Instant } from '@foyer/basics';
import { type BranchConfig, usualSettings } from '@foyer/configuration';
import type * as contract from '@foyer/contract';
import type { BranchState, Device } from '@foyer/queue-core';
import { wordsOf } from '@foyer/words/catalogue';
import type { ExpectedDevice } from '../access/pairings.ts';
import type { KnownStatus } from '../devices/device-statuses.ts';
import type { TestPrint } from '../devices/test-prints.ts';
import { helpOf, mannerOf } from './branch-wire.ts';
import { isoOf } from './time.ts';

/** What a device is called that nobody has named: by its kind, in the branch's first language. */
export function kindName(kind: DeviceKind, config: BranchConfig): string {
  const manner = mannerOf(config);
  return wordsOf(manner.languages[0] ?? 'en', manner).t(`devices.kind.${kind}`);
}

/** A device as the floor sees it. */
export function deviceStatusWire(
  { id, printer, heard, since }: KnownStatus,
  { settings, name }: Device,
): contract.DeviceStatus {
  return { id, device: settings.kind, name, printer, heard, since: isoOf(since) };
}

/** What the branch says to a device. */
export function ownDeviceWire(device: Device, test: TestPrint | null, state: BranchState): contract.OwnDevice {
  const { id: deviceId, name, place, zone, version } = device;
  const testPrint = test?.outcome === null ? { id: test.id } : null;
  const help = helpOf(state, ({ place }) => place.kind === 'device' && place.deviceId === deviceId);
  const settings = settingsWire(device.settings);
  return { id: 'self', deviceId, name, place, zone, version, settings, testPrint, help };
}

/** What is known of a device besides what the log says. */
export interface Present {
  readonly status: KnownStatus | null;
  readonly testPrint: TestPrint | null;
  /** Has it a connection to the live views? */
  readonly live: boolean;
  /** On the wall clock. */
  readonly seenAt: Instant | null;
}

/** A device as an administrator sees it. */
export function deviceWire(device: Device, { status, testPrint, live, seenAt }: Present): contract.Device {
  const { id, name, place, zone, settings, version, state, pairedAt, revokedAt } = device;
  const shut = state !== 'active';
  return {
    id,
    kind: settings.kind,
    name,
    place,
    zone,
    settings: settingsWire(settings),
    version,
    state: shut ? 'revoked' : 'active',
    pairedAt: isoOf(pairedAt),
    connected: !shut && (live || status?.heard === true),
    lastSeenAt: seenAt === null ? null : isoOf(seenAt),
    printer: status?.printer ?? null,
    openJobs: status?.openJobs ?? null,
    software: status?.software ?? null,
    testPrint:
      testPrint === null
        ? null
        : { askedAt: isoOf(testPrint.askedAt), outcome: testPrint.outcome, reason: testPrint.reason },
    revokedAt: revokedAt === null ? null : isoOf(revokedAt),
  };
}

/** A device that was accepted and has not come yet. */
export function expectedWire({ id, kind, name }: ExpectedDevice): contract.Device {
  return {
    id,
    kind,
    name,
    place: {},
    zone: null,
    settings: settingsWire(usualSettings(kind)),
    version: 0,
    state: 'expected',
    pairedAt: null,
    connected: false,
    lastSeenAt: null,
    printer: null,
    openJobs: null,
    software: null,
    testPrint: null,
    revokedAt: null,
  };
}

function settingsWire(settings: Device['settings']): contract.Device['settings'] {
  const languages = settings.languages === null ? null : [...settings.languages];
  if (settings.kind === 'screen') return { ...settings, languages, counters: [...settings.counters] };
  const { offers } = settings;
  const offered = offers === null ? null : { services: [...offers.services], categories: [...offers.categories] };
  return { ...settings, languages, offers: offered };
}
