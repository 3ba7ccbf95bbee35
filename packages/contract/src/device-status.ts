import { z } from 'zod';
import { deviceId } from './ids.ts';
import { isoTime } from './values.ts';

/**
 * What a device says of its printer; `none`: it has none. From `paper-out` on nothing can be printed;
 * `not-answering`: connected, but no answer in time; `unreachable`: no connection.
 */
export const printerStatus = z.enum([
  'none',
  'ready',
  'paper-near-end',
  'paper-out',
  'cover-open',
  'cutter-error',
  'error',
  'offline',
  'not-answering',
  'unreachable',
]);
export type PrinterStatus = z.infer<typeof printerStatus>;

/** A device as the floor sees it: one that has said how it is. */
export const deviceStatus = z
  .object({
    id: deviceId,
    device: z.enum(['kiosk', 'screen']),
    name: z.string(),
    printer: printerStatus,
    /** Has it been heard from lately? When not, `printer` is the last that was known. */
    heard: z.boolean(),
    /** Since when it is so. */
    since: isoTime,
  })
  .meta({ id: 'DeviceStatus' });
export type DeviceStatus = z.infer<typeof deviceStatus>;

/** A device that is well says so this often; one that is silent for three times as long is no longer `heard`. */
export const DEVICE_STATUS_SECONDS = 60;
