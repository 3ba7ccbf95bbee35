import { parseArgs } from 'node:util';
import { z } from 'zod';
import { SAID_BY_THE_BRANCH } from '../bridge/index.ts';

const SET_ELSEWHERE = 'is set in the dashboard, under Devices; leave it out here';

/** What a kiosk's technician settles; each from the command line or the environment. */
const configurationSchema = z.strictObject({
  /** The branch server's origin. */
  server: z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin),
  /** What staff call it: "Kiosk 1"; the branch names one that has none. */
  name: z.string().trim().min(1).max(80).optional(),
  /** Where tickets and the device's keys are kept; Electron's own folder for the app when absent. */
  journal: z.string().min(1).optional(),
  /** Settings of the page: `printed=20&scheme=dark`. */
  page: z.string().refine((text) => !new URLSearchParams(text).has('idle'), `idle ${SET_ELSEWHERE}`),
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
      name: { type: 'string' },
      journal: { type: 'string' },
      page: { type: 'string' },
      windowed: { type: 'boolean' },
    },
    // Chromium's own switches stand on the same command line.
    strict: false,
  });
  const said = (key: 'server' | 'name' | 'journal' | 'page') => {
    const value = values[key];
    return typeof value === 'string' ? value : environment[`FOYER_KIOSK_${key.toUpperCase()}`];
  };
  const journal = said('journal');
  const elsewhere = SAID_BY_THE_BRANCH.filter(
    (key) => values[key] !== undefined || environment[`FOYER_KIOSK_${key.toUpperCase()}`] !== undefined,
  ).map((key) => `--${key}: ${SET_ELSEWHERE}`);
  const parsed = configurationSchema.safeParse({
    server: said('server') ?? 'http://127.0.0.1:4100',
    name: said('name'),
    page: said('page') ?? '',
    windowed: values.windowed === true,
    ...(journal === undefined ? {} : { journal }),
  });
  if (parsed.success && elsewhere.length === 0) return parsed.data;
  const mistakes = parsed.error?.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`) ?? [];
  return { mistakes: [...mistakes, ...elsewhere] };
}
