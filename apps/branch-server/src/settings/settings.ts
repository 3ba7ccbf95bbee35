import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { err, ok, type Result } from '@foyer/basics';
import { type BranchConfig, configurationProblem } from '@foyer/queue-core';
import { z } from 'zod';
import { branchSchema, type Staff, staffSchema } from './branch-schema.ts';

const port = z.coerce.number().int().min(0).max(65_535);

/** A name or an id that two people share would make one of them the other. */
function refuseTwins(staff: readonly Staff[], context: z.RefinementCtx): void {
  for (const member of ['name', 'id'] as const) {
    const seen = new Set<string>();
    staff.forEach((person, index) => {
      const value = person[member];
      if (value === undefined) return;
      if (seen.has(value))
        context.addIssue({ code: 'custom', path: [index, member], message: `“${value}” is written twice` });
      seen.add(value);
    });
  }
}

const fileSchema = z.strictObject({
  port: port.optional(),
  host: z.string().min(1).optional(),
  dataFolder: z.string().min(1).optional(),
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
  tls: z.strictObject({ certFile: z.string(), keyFile: z.string() }).optional(),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
  retentionDays: z.int().min(1).max(3650).optional(),
  rateLimits: z
    .strictObject({ anonymousPerMinute: z.int().min(1).optional(), knownPerMinute: z.int().min(1).optional() })
    .optional(),
  branch: branchSchema.optional(),
  staff: z.array(staffSchema).max(1000).superRefine(refuseTwins).optional(),
});

/** How a branch server runs: one validated whole. */
export interface Settings {
  /** 0 picks a free one. */
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** What a ticket's QR code begins with; the server's own address when absent. */
  readonly publicUrl?: string;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly retentionDays: number;
  readonly rateLimits: { readonly anonymousPerMinute: number; readonly knownPerMinute: number };
  /** Absent: the one in the log stays. */
  readonly branch?: BranchConfig;
  readonly staff: readonly Staff[];
  readonly demo: boolean;
  /** A kiosk's agent stands beside this server, and `/kiosk` is its page. */
  readonly kioskAgent?: boolean;
  /** Serve the built web apps beside the API. */
  readonly serveApps: boolean;
}

export const DEFAULT_PORT = 4100;
export const DEFAULT_RATE_LIMITS = { anonymousPerMinute: 300, knownPerMinute: 3_000 };

/** The environment's settings and the member of the file each takes precedence over. */
const ENVIRONMENT = {
  FOYER_PORT: 'port',
  FOYER_HOST: 'host',
  FOYER_DATA: 'dataFolder',
  FOYER_PUBLIC_URL: 'publicUrl',
  FOYER_LOG_LEVEL: 'logLevel',
} as const;

/**
 * Reads the one configuration file and the environment (`FOYER_PORT`, `FOYER_HOST`, `FOYER_DATA`, `FOYER_PUBLIC_URL`,
 * `FOYER_LOG_LEVEL`; a password may be given as `"$NAME"` and is then taken from the environment).
 *
 * @returns the settings, or a sentence for each mistake
 */
export function readSettings(file: string | null, environment: NodeJS.ProcessEnv): Result<Settings, readonly string[]> {
  let written: unknown = {};
  if (file !== null) {
    if (!existsSync(file)) return err([`There is no configuration file ${file}.`]);
    try {
      written = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      return err([
        `The configuration file ${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
      ]);
    }
  }
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    return err([`The configuration file ${file} must hold one JSON object.`]);
  }
  const said: Record<string, unknown> = { ...written };
  for (const [name, member] of Object.entries(ENVIRONMENT)) {
    const value = environment[name];
    if (value !== undefined && value !== '') said[member] = value;
  }
  const secrets = withSecrets(said, environment);
  if (!secrets.ok) return secrets;
  const parsed = fileSchema.safeParse(secrets.value);
  if (!parsed.success) {
    return err(
      parsed.error.issues.map(
        ({ path, message }) => `${path.map(String).join('.') || 'The configuration'}: ${message}.`,
      ),
    );
  }
  const problem = parsed.data.branch === undefined ? null : configurationProblem(parsed.data.branch);
  if (problem !== null) return err([`branch: ${problem}`]);
  const { tls, rateLimits, dataFolder, publicUrl, branch, staff, ...rest } = parsed.data;
  let certificate: Settings['tls'];
  try {
    if (tls !== undefined) {
      certificate = { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) };
      createSecureContext(certificate);
    }
  } catch (error) {
    return err([
      `tls: the certificate and its key can't be used: ${error instanceof Error ? error.message : String(error)}.`,
    ]);
  }
  return ok({
    port: rest.port ?? DEFAULT_PORT,
    host: rest.host ?? '127.0.0.1',
    dataFolder: resolve(dataFolder ?? '.foyer'),
    logLevel: rest.logLevel ?? 'info',
    retentionDays: rest.retentionDays ?? 90,
    rateLimits: {
      anonymousPerMinute: rateLimits?.anonymousPerMinute ?? DEFAULT_RATE_LIMITS.anonymousPerMinute,
      knownPerMinute: rateLimits?.knownPerMinute ?? DEFAULT_RATE_LIMITS.knownPerMinute,
    },
    staff: staff ?? [],
    demo: false,
    serveApps: true,
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/+$/, '') }),
    ...(certificate === undefined ? {} : { tls: certificate }),
    ...(branch === undefined ? {} : { branch }),
  });
}

/** Passwords written as `"$NAME"` come from the environment, so that the file can be shown around. */
function withSecrets(
  said: Record<string, unknown>,
  environment: NodeJS.ProcessEnv,
): Result<Record<string, unknown>, readonly string[]> {
  if (!Array.isArray(said.staff)) return ok(said);
  const missing: string[] = [];
  const staff = said.staff.map((person: unknown, index) => {
    if (typeof person !== 'object' || person === null || !('password' in person)) return person;
    const { password } = person;
    if (typeof password !== 'string' || !password.startsWith('$')) return person;
    const secret = environment[password.slice(1)];
    if (secret === undefined) {
      missing.push(`staff.${index}.password: the environment has no ${password.slice(1)}.`);
    }
    return { ...person, password: secret };
  });
  return missing.length > 0 ? err(missing) : ok({ ...said, staff });
}
