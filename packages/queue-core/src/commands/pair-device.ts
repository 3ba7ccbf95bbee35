import { type DeviceId, type DeviceKind, err, ok } from '@foyer/basics';
import { deviceFactsSchema, usualSettings } from '@foyer/configuration';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { freeName, MOST_DEVICES, withDevice } from '../devices.ts';
import { deviceId } from '../schema.ts';

/** Lets a device in, with the settings that are usual for its kind. */
export interface PairDevice {
  readonly type: 'pair-device';
  readonly deviceId: DeviceId;
  readonly kind: DeviceKind;
  /** Numbered where another device has it. */
  readonly name: string;
}

export const DevicePaired = defineEvent(
  z.strictObject({ type: z.literal('DevicePaired'), deviceId, facts: deviceFactsSchema }),
  (state, { deviceId: id, facts }, { at }) =>
    withDevice(state, { id, ...facts, version: 1, state: 'active', pairedAt: at, revokedAt: null }),
);

export const pairDevice = defineCommand([DevicePaired], (state, { deviceId: id, kind, name }: PairDevice) => {
  const known = state.devices.get(id);
  if (known !== undefined) return err({ code: 'invalid-state', what: 'device', id, state: known.state });
  if (state.devices.count((device) => device.state !== 'removed') >= MOST_DEVICES) {
    return err({ code: 'too-many', what: 'devices', limit: MOST_DEVICES });
  }
  const facts = { name: freeName(state, name), place: {}, zone: null, settings: usualSettings(kind) };
  return ok([{ type: 'DevicePaired', deviceId: id, facts }]);
});
