import { type DeviceId, err, ok } from '@foyer/basics';
import { deviceFactsSchema } from '@foyer/configuration';
import { z } from 'zod';
import type { Found } from './find.ts';
import { deviceId, instant, type Parsed } from './schema.ts';
import type { BranchState } from './state.ts';

/** Devices that a branch may have, revoked ones among them; removed ones are not counted. */
export const MOST_DEVICES = 1_000;

export type DeviceFacts = Parsed<typeof deviceFactsSchema>;
export const deviceChangesSchema = deviceFactsSchema.partial();
export type DeviceChanges = Parsed<typeof deviceChangesSchema>;

/** A kiosk or a screen. Its token is elsewhere, as a hash. */
export const deviceSchema = deviceFactsSchema.extend({
  id: deviceId,
  /** Raised by every change. */
  version: z.int(),
  /** `revoked`: no longer let in. `removed`: only its name is left, for what speaks of it. */
  state: z.enum(['active', 'revoked', 'removed']),
  pairedAt: instant,
  revokedAt: instant.nullable(),
});
export type Device = Parsed<typeof deviceSchema>;

/** A device that has not been removed. */
export function findDevice(state: BranchState, id: DeviceId): Found<Device> {
  const device = state.devices.get(id);
  return device === undefined || device.state === 'removed'
    ? err({ code: 'not-found', what: 'device', id })
    : ok(device);
}

/** The refusal of what a device can't do in the state it is in. */
export function deviceNotSo({ id, state }: Device): Found<never> {
  return err({ code: 'invalid-state', what: 'device', id, state });
}

/** The device that has a name, however it is written; `null` when none has it. */
export function deviceNamed(state: BranchState, name: string): Device | null {
  const wanted = comparable(name);
  return state.devices.find((device) => device.state !== 'removed' && comparable(device.name) === wanted) ?? null;
}

/** The name, or where another device has it the name with the lowest number from 2 that none has. */
export function freeName(state: BranchState, name: string): string {
  if (deviceNamed(state, name) === null) return name;
  for (let number = 2; ; number += 1) {
    const numbered = `${name} ${number}`;
    if (deviceNamed(state, numbered) === null) return numbered;
  }
}

function comparable(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** The state with one device put in place. */
export function withDevice(state: BranchState, device: Device): BranchState {
  return { ...state, devices: state.devices.set(device.id, device) };
}

/** The device an event is about. @throws Error when the log never paired it */
export function eventDevice(state: BranchState, id: DeviceId): Device {
  const device = state.devices.get(id);
  if (device === undefined) throw new Error(`The log speaks of the device ${id}, which it never paired`);
  return device;
}
