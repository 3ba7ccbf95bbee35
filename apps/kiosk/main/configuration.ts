import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What a kiosk's technician settles; each from the command line or the environment. */
const configurationSchema = z.strictObject({
  /** The branch server's origin. */
  server: z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin),
  /** `tcp://host:port`, `device:/dev/usb/lp0`, `memory` or `none`. */
  printer: z
    .string()
    .regex(/^(none|memory|tcp:\/\/.+|device:\/.+)$/, 'must be tcp://HOST:PORT, device:/PATH, memory or none'),
  /** What staff call it: "Kiosk 1"; the branch names one that has none. */
  name: z.string().trim().min(1).max(80).optional(),
  /** Where tickets and the device's keys are kept; Electron's own folder for the app when absent. */
  journal: z.string().min(1).optional(),
  /** Settings of the page: `idle=45&scheme=dark`. */
  page: z.string(),
  /** In a window instead of the whole screen, for a technician. */
  windowed: z.boolean(),
});
export type KioskConfiguration = z.output<typeof configurationSchema>;

/**
 * Reads the configuration.
 *
 * @returns it, or a sentence for each mistake
 */
export function readConfiguration(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): KioskConfiguration | { readonly mistakes: readonly string[] } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      server: { type: 'string' },
      printer: { type: 'string' },
      name: { type: 'string' },
      journal: { type: 'string' },
      page: { type: 'string' },
      windowed: { type: 'boolean' },
    },
    // Chromium's own switches stand on the same command line.
    strict: false,
  });
  const said = (key: 'server' | 'printer' | 'name' | 'journal' | 'page') => {
    const value = values[key];
    return typeof value === 'string' ? value : environment[`FOYER_KIOSK_${key.toUpperCase()}`];
  };
  const journal = said('journal');
  const parsed = configurationSchema.safeParse({
    server: said('server') ?? 'http://127.0.0.1:4100',
    printer: said('printer') ?? 'none',
    name: said('name'),
    page: said('page') ?? '',
    windowed: values.windowed === true,
    ...(journal === undefined ? {} : { journal }),
  });
  if (parsed.success) return parsed.data;
  return { mistakes: parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`) };
}
