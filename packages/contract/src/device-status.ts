import { DEVICE_KINDS, DEVICE_PRINTER_STATES } from '@foyer/basics';
import { deviceSettingsSchema } from '@foyer/configuration';
import { z } from 'zod';
import { deviceId } from './ids.ts';
import { isoTime, localText } from './values.ts';

/** What a device says of its printer. */
export const printerStatus = z.enum(DEVICE_PRINTER_STATES);

/** A device as the floor sees it: one that has said how it is. */
export const deviceStatus = z
  .object({
    id: deviceId,
    device: z.enum(DEVICE_KINDS),
    name: z.string(),
    printer: printerStatus,
    /** Has it been heard from lately? When not, `printer` is the last that was known. */
    heard: z.boolean(),
    /** Since when it is so. */
    since: isoTime,
  })
  .meta({ id: 'DeviceStatus' });
export type DeviceStatus = z.infer<typeof deviceStatus>;

/** What the branch says to one of its devices. */
export const ownDevice = z
  .object({
    id: z.literal('self'),
    deviceId,
    name: z.string(),
    place: localText,
    /** Where it stands, as the counters there have it in the branch's first language. */
    zone: z.string().nullable(),
    settings: deviceSettingsSchema,
    version: z.int(),
    /** A test print that it is asked for and has not answered. */
    testPrint: z.object({ id: z.guid() }).nullable(),
    /** The call for help from here that nobody has resolved; `acknowledged`: somebody is coming. */
    help: z.enum(['none', 'raised', 'acknowledged']),
  })
  .meta({ id: 'OwnDevice' });
export type OwnDevice = z.infer<typeof ownDevice>;
