import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { err, ok, type Result } from '@foyer/basics';
import { type BranchConfig, configurationProblems } from '@foyer/configuration';
import type { z } from 'zod';
import { branchSchema, type Staff } from './branch-schema.ts';
import { sayIssue } from './say-issue.ts';
import { fileSchema, saidSchema, tlsSchema } from './settings-schema.ts';

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

/** Where each member of the file may be said otherwise: in the environment, and before it on the command line. */
const ENVIRONMENT = {
  FOYER_PORT: 'port',
  FOYER_HOST: 'host',
  FOYER_DATA: 'dataFolder',
  FOYER_PUBLIC_URL: 'publicUrl',
  FOYER_LOG_LEVEL: 'logLevel',
} as const;
const COMMAND_LINE = { '--port': 'port', '--data': 'dataFolder' } as const;

type Said = z.output<typeof saidSchema>;

/**
 * Reads the one configuration file, the environment (`FOYER_PORT`, `FOYER_HOST`, `FOYER_DATA`, `FOYER_PUBLIC_URL`,
 * `FOYER_LOG_LEVEL`; a password may be given as `"$NAME"` and is then taken from the environment) and what the command
 * line says of `--port` and `--data`. A later one takes precedence.
 *
 * @returns the settings, or a sentence for each mistake in any of the three
 */
export function readSettings(
  file: string | null,
  environment: NodeJS.ProcessEnv,
  commandLine: { readonly [option in keyof typeof COMMAND_LINE]?: string } = {},
): Result<Settings, readonly string[]> {
  const mistakes: string[] = [];
  const written = readFile(file, environment, mistakes);
  const inEnvironment = readSaid(ENVIRONMENT, environment, mistakes);
  const onCommandLine = readSaid(COMMAND_LINE, commandLine, mistakes);
  if (mistakes.length > 0) return err(mistakes);
  const { certificate, file: inFile } = written;
  const { publicUrl, dataFolder, port, host, logLevel } = { ...inFile, ...inEnvironment, ...onCommandLine };
  const { branch, staff, retentionDays, rateLimits } = inFile;
  return ok({
    port: port ?? DEFAULT_PORT,
    host: host ?? '127.0.0.1',
    dataFolder: resolve(dataFolder ?? '.foyer'),
    logLevel: logLevel ?? 'info',
    retentionDays: retentionDays ?? 90,
    rateLimits: {
      anonymousPerMinute: rateLimits?.anonymousPerMinute ?? DEFAULT_RATE_LIMITS.anonymousPerMinute,
      knownPerMinute: rateLimits?.knownPerMinute ?? DEFAULT_RATE_LIMITS.knownPerMinute,
    },
    staff: staff ?? [],
    demo: false,
    serveApps: true,
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/+$/, '') }),
    ...(certificate === null ? {} : { tls: certificate }),
    ...(branch === undefined ? {} : { branch }),
  });
}

interface Written {
  readonly file: z.output<typeof fileSchema>;
  readonly certificate: NonNullable<Settings['tls']> | null;
}

/** Reads the file; each mistake in it becomes a sentence, and what is mistaken is left out. */
function readFile(file: string | null, environment: NodeJS.ProcessEnv, mistakes: string[]): Written {
  const nothing: Written = { file: {}, certificate: null };
  if (file === null) return nothing;
  const members = readMembers(file, mistakes);
  if (members === null) return nothing;
  const { said, missing } = withSecrets(members, environment);
  for (const [place, name] of missing) mistakes.push(`${place}: the environment has no ${name}.`);
  const parsed = fileSchema.safeParse(said, { error: sayIssue });
  for (const { path, message } of parsed.error?.issues ?? []) {
    const place = path.map(String).join('.');
    if (!missing.has(place))
      mistakes.push(place === '' ? `The configuration file ${message}.` : `${place}: ${message}.`);
  }
  // Both are looked at though something else may be wrong: whoever mends the file should have to do it once.
  const branch = branchSchema.safeParse(said.branch);
  if (branch.success) mistakes.push(...configurationProblems(branch.data).map((problem) => `branch: ${problem}`));
  const tls = tlsSchema.safeParse(said.tls);
  const certificate = tls.success ? readCertificate(tls.data, mistakes) : null;
  return { file: parsed.data ?? {}, certificate };
}

function readMembers(file: string, mistakes: string[]): Record<string, unknown> | null {
  if (!existsSync(file)) {
    mistakes.push(`There is no configuration file ${file}.`);
    return null;
  }
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    mistakes.push(`The configuration file ${file} is not JSON: ${sentenceOf(error)}`);
    return null;
  }
  if (typeof written === 'object' && written !== null && !Array.isArray(written)) return { ...written };
  mistakes.push(`The configuration file ${file} must hold one JSON object.`);
  return null;
}

function readCertificate(
  { certFile, keyFile }: z.output<typeof tlsSchema>,
  mistakes: string[],
): Written['certificate'] {
  try {
    const certificate = { cert: readFileSync(certFile), key: readFileSync(keyFile) };
    createSecureContext(certificate);
    return certificate;
  } catch (error) {
    mistakes.push(`tls: the certificate and its key can't be used: ${sentenceOf(error)}`);
    return null;
  }
}

/** What is said under these names, by member; a mistake is told under the name it was said with. */
function readSaid(
  names: Readonly<Record<string, keyof Said>>,
  values: Readonly<Record<string, string | undefined>>,
  mistakes: string[],
): Partial<Said> {
  const given = Object.entries(names).flatMap(([name, member]) => {
    const value = values[name];
    return value === undefined || value === '' ? [] : [[name, member, value] as const];
  });
  const said = Object.fromEntries(given.map(([, member, value]) => [member, value]));
  const parsed = saidSchema.safeParse(said, { error: sayIssue });
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = given.find(([, member]) => member === path[0])?.[0];
    mistakes.push(`${name}: ${message}.`);
  }
  return parsed.data ?? {};
}

function sentenceOf(error: unknown): string {
  return `${error instanceof Error ? error.message : String(error)}.`;
}

/** Passwords written as `"$NAME"` come from the environment, so that the file can be shown around. */
function withSecrets(
  said: Record<string, unknown>,
  environment: NodeJS.ProcessEnv,
): { said: Record<string, unknown>; missing: ReadonlyMap<string, string> } {
  const missing = new Map<string, string>();
  if (!Array.isArray(said.staff)) return { said, missing };
  const staff = said.staff.map((person: unknown, index) => {
    if (typeof person !== 'object' || person === null || !('password' in person)) return person;
    const { password } = person;
    if (typeof password !== 'string' || !password.startsWith('$')) return person;
    const secret = environment[password.slice(1)];
    if (secret === undefined) missing.set(`staff.${index}.password`, password.slice(1));
    return { ...person, password: secret };
  });
  return { said: { ...said, staff }, missing };
}
