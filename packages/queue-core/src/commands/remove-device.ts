import { type DeviceId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { deviceNotSo, eventDevice, findDevice, withDevice } from '../devices.ts';
import { deviceId } from '../schema.ts';

/** Takes a device that was shut out off the list; its name is free for another. */
export interface RemoveDevice {
  readonly type: 'remove-device';
  readonly deviceId: DeviceId;
}

export const DeviceRemoved = defineEvent(
  z.strictObject({ type: z.literal('DeviceRemoved'), deviceId }),
  (state, { deviceId: id }) => {
    const device = eventDevice(state, id);
    return withDevice(state, { ...device, version: device.version + 1, state: 'removed' });
  },
);

export const removeDevice = defineCommand([DeviceRemoved], (state, { deviceId: id }: RemoveDevice) => {
  const found = findDevice(state, id);
  if (!found.ok) return found;
  return found.value.state === 'revoked' ? ok([{ type: 'DeviceRemoved', deviceId: id }]) : deviceNotSo(found.value);
});
