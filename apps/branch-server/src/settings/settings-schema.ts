import { notOfForm } from '@foyer/configuration';
import { z } from 'zod';
import { staffSchema } from './staff-schema.ts';

const LAST_PORT = 65_535;

/** A port; digits where it comes as a text, from the environment or the command line. */
export const port = z.preprocess(
  (written) => (typeof written === 'string' && /^\d+$/.test(written) ? Number(written) : written),
  z.custom<number>(
    (number) => Number.isInteger(number) && Number(number) >= 0 && Number(number) <= LAST_PORT,
    notOfForm('port'),
  ),
);

const webAddress = z
  .string()
  .trim()
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), notOfForm('web-address'));

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const tlsSchema = z.strictObject({ certFile: z.string(), keyFile: z.string() });

/** What a configuration file may hold besides the branch. */
export const fileSchema = z.strictObject({
  port: port.optional(),
  host: z.string().min(1).optional(),
  dataFolder: z.string().min(1).optional(),
  publicUrl: webAddress.optional(),
  tls: tlsSchema.optional(),
  logLevel: z.enum(LOG_LEVELS).optional(),
  smsUrl: webAddress.optional(),
  smsAccount: z.string().min(1).max(200).optional(),
  smsToken: z.string().min(1).max(200).optional(),
  smsFrom: z.string().min(1).max(200).optional(),
  rateLimits: z
    .strictObject({
      anonymousPerMinute: z.int().min(1).optional(),
      knownPerMinute: z.int().min(1).optional(),
      keyPerMinute: z.int().min(1).optional(),
    })
    .optional(),
  staff: z.array(staffSchema).max(1000).optional(),
});

/** What the environment and the command line may set instead of the file. */
export const overridesSchema = fileSchema.pick({
  port: true,
  host: true,
  dataFolder: true,
  publicUrl: true,
  logLevel: true,
  smsUrl: true,
  smsAccount: true,
  smsToken: true,
  smsFrom: true,
});
