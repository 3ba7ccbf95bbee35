import { DEVICE_KINDS, DEVICE_PRINTER_STATES } from '@foyer/basics';
import { z } from 'zod';
import { deviceId } from './ids.ts';
import { isoTime } from './values.ts';

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
