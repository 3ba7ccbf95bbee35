import { type DeviceId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { eventDevice, findDevice, withDevice } from '../devices.ts';
import { deviceId } from '../schema.ts';

/** Shuts a device out, at once. One that is out already stays so. */
export interface RevokeDevice {
  readonly type: 'revoke-device';
  readonly deviceId: DeviceId;
}

export const DeviceRevoked = defineEvent(
  z.strictObject({ type: z.literal('DeviceRevoked'), deviceId }),
  (state, { deviceId: id }, { at }) => {
    const device = eventDevice(state, id);
    return withDevice(state, { ...device, version: device.version + 1, state: 'revoked', revokedAt: at });
  },
);

export const revokeDevice = defineCommand([DeviceRevoked], (state, { deviceId: id }: RevokeDevice) => {
  const found = findDevice(state, id);
  if (!found.ok) return found;
  return ok(found.value.state === 'revoked' ? [] : [{ type: 'DeviceRevoked', deviceId: id }]);
});
