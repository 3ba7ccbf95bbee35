import { type DeviceId, err, ok } from '@foyer/basics';
import { checkDevice } from '@foyer/configuration';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import {
  type DeviceChanges,
  deviceChangesSchema,
  deviceNamed,
  deviceNotSo,
  eventDevice,
  findDevice,
  withDevice,
} from '../devices.ts';
import { findConfig } from '../find.ts';
import { deviceId } from '../schema.ts';

/** Changes what a device is called, where it stands and how it is set. */
export interface ChangeDevice {
  readonly type: 'change-device';
  readonly deviceId: DeviceId;
  /** The version that was looked at; a newer one is not overwritten. */
  readonly version?: number | undefined;
  /** Those that are named; of the settings too. Nobody has checked them yet. */
  readonly changes: {
    readonly name?: unknown;
    readonly place?: unknown;
    readonly zone?: unknown;
    readonly settings?: Readonly<Record<string, unknown>> | undefined;
  };
}

export const DeviceChanged = defineEvent(
  z.strictObject({
    type: z.literal('DeviceChanged'),
    deviceId,
    /** What was changed, as it was and as it is. */
    before: deviceChangesSchema,
    after: deviceChangesSchema,
  }),
  (state, { deviceId: id, after }) => {
    const { version, ...device } = eventDevice(state, id);
    const { name = device.name, place = device.place, zone = device.zone, settings = device.settings } = after;
    return withDevice(state, { ...device, name, place, zone, settings, version: version + 1 });
  },
);

const FACTS = deviceChangesSchema.keyof().options;

export const changeDevice = defineCommand([DeviceChanged], (state, command: ChangeDevice) => {
  const { deviceId: id, version, changes } = command;
  const found = findDevice(state, id);
  if (!found.ok) return found;
  const device = found.value;
  if (version !== undefined && version !== device.version) {
    return err({ code: 'version-conflict', id, expected: version, found: device.version });
  }
  if (device.state !== 'active') return deviceNotSo(device);
  const config = findConfig(state);
  if (!config.ok) return config;
  const { name = device.name, place = device.place, zone = device.zone } = changes;
  const settings = { ...device.settings, ...changes.settings };
  const checked = checkDevice(config.value, device.settings.kind, { name, place, zone, settings });
  if (!checked.ok) return err({ code: 'invalid-configuration', mistakes: checked.error });
  const wanted = checked.value;
  const holder = deviceNamed(state, wanted.name);
  if (holder !== null && holder.id !== id) return err({ code: 'device-name-taken', name: holder.name });
  const names = FACTS.filter((fact) => JSON.stringify(wanted[fact]) !== JSON.stringify(device[fact]));
  if (names.length === 0) return ok([]);
  const factsOf = (of: DeviceChanges): DeviceChanges => Object.fromEntries(names.map((fact) => [fact, of[fact]]));
  return ok([{ type: 'DeviceChanged', deviceId: id, before: factsOf(device), after: factsOf(wanted) }]);
});
