import { type DeviceId, type DeviceKind, err, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { eventDevice, findDevice, withDevice } from '../devices.ts';
import { deviceId } from '../schema.ts';

/** Another machine takes a device's place, with its name and settings; the one before it is shut out at once. */
export interface ReplaceDevice {
  readonly type: 'replace-device';
  readonly deviceId: DeviceId;
  /** What the other machine is. */
  readonly kind: DeviceKind;
}

export const DeviceReplaced = defineEvent(
  z.strictObject({ type: z.literal('DeviceReplaced'), deviceId }),
  (state, { deviceId: id }, { at }) => {
    const device = eventDevice(state, id);
    const version = device.version + 1;
    return withDevice(state, { ...device, version, state: 'active', pairedAt: at, revokedAt: null });
  },
);

export const replaceDevice = defineCommand([DeviceReplaced], (state, { deviceId: id, kind }: ReplaceDevice) => {
  const found = findDevice(state, id);
  if (!found.ok) return found;
  const wanted = found.value.settings.kind;
  if (kind !== wanted) return err({ code: 'other-device-kind', expected: wanted, found: kind });
  return ok([{ type: 'DeviceReplaced', deviceId: id }]);
});
