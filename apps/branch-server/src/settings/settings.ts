import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { err, isLanguageTag, ok, type Result } from '@foyer/basics';
import {
  type BranchConfig,
  type ConfigurationMistake,
  type FoundMistake,
  locate,
  readBranchConfig,
  validate,
  valueAt,
  within,
} from '@foyer/configuration';
import { isSpoken, LANGUAGES } from '@foyer/words/catalogue';
import type { z } from 'zod';
import type { TwilioAccount } from '../messages/twilio-sms.ts';
import type { TakenPicture } from '../pictures/read-picture.ts';
import { fileSchema, type LogLevel, overridesSchema, tlsSchema } from './settings-schema.ts';
import { checkStaff, type Staff } from './staff-schema.ts';

/** How a branch server runs: one validated whole. */
export interface Settings {
  /** 0 picks a free one. */
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** What a ticket's QR code begins with; the server's own address when absent. */
  readonly publicUrl?: string;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly logLevel: LogLevel;
  /** The provider of text messages; absent: none are sent. */
  readonly sms?: TwilioAccount;
  readonly rateLimits: {
    readonly anonymousPerMinute: number;
    readonly knownPerMinute: number;
    readonly keyPerMinute: number;
  };
  /** Absent: the one in the log stays. */
  readonly branch?: BranchConfig;
  /** That came with the branch. */
  readonly pictures?: readonly TakenPicture[];
  readonly staff: readonly Staff[];
  readonly demo: boolean;
  /** A kiosk's agent stands beside this server, and `/kiosk` is its page. */
  readonly kioskAgent?: boolean;
  /** Serve the built web apps beside the API. */
  readonly serveApps: boolean;
}

export const DEFAULT_PORT = 4100;
export const DEFAULT_RATE_LIMITS = { anonymousPerMinute: 300, knownPerMinute: 3_000, keyPerMinute: 1_200 };

/** Where a member of the file may be set instead: in the environment, and before it on the command line. */
const ENVIRONMENT = {
  FOYER_PORT: 'port',
  FOYER_HOST: 'host',
  FOYER_DATA: 'dataFolder',
  FOYER_PUBLIC_URL: 'publicUrl',
  FOYER_LOG_LEVEL: 'logLevel',
  FOYER_SMS_URL: 'smsUrl',
  FOYER_SMS_ACCOUNT: 'smsAccount',
  FOYER_SMS_TOKEN: 'smsToken',
  FOYER_SMS_FROM: 'smsFrom',
} as const;
const COMMAND_LINE = { '--port': 'port', '--data': 'dataFolder' } as const;

type Overrides = z.output<typeof overridesSchema>;
type Mistakes = readonly ConfigurationMistake[];

/**
 * Reads the one configuration file, the environment (`FOYER_PORT`, `FOYER_HOST`, `FOYER_DATA`, `FOYER_PUBLIC_URL`,
 * `FOYER_LOG_LEVEL`, `FOYER_SMS_URL`, `FOYER_SMS_ACCOUNT`, `FOYER_SMS_TOKEN`, `FOYER_SMS_FROM`; a password may be given as `"$NAME"` and is then taken from the environment) and what the command
 * line gives as `--port` and `--data`. A later one takes precedence.
 *
 * @returns the settings, or every mistake in any of the three
 */
export function readSettings(
  file: string | null,
  environment: NodeJS.ProcessEnv,
  commandLine: { readonly [option in keyof typeof COMMAND_LINE]?: string } = {},
): Result<Settings, Mistakes> {
  const written: Result<Written, Mistakes> = file === null ? ok({ file: {} }) : readFile(file, environment);
  const inEnvironment = readOverrides(ENVIRONMENT, environment);
  const onCommandLine = readOverrides(COMMAND_LINE, commandLine);
  if (!written.ok || !inEnvironment.ok || !onCommandLine.ok) {
    return err([written, inEnvironment, onCommandLine].flatMap((read) => (read.ok ? [] : read.error)));
  }
  const { file: inFile, branch, tls } = written.value;
  const { publicUrl, dataFolder, port, host, logLevel } = { ...inFile, ...inEnvironment.value, ...onCommandLine.value };
  const { staff, rateLimits } = inFile;
  const sms = smsOf({ ...inFile, ...inEnvironment.value, publicUrl });
  if (!sms.ok) return sms;
  return ok({
    port: port ?? DEFAULT_PORT,
    host: host ?? '127.0.0.1',
    dataFolder: resolve(dataFolder ?? '.foyer'),
    logLevel: logLevel ?? 'info',
    rateLimits: {
      anonymousPerMinute: rateLimits?.anonymousPerMinute ?? DEFAULT_RATE_LIMITS.anonymousPerMinute,
      knownPerMinute: rateLimits?.knownPerMinute ?? DEFAULT_RATE_LIMITS.knownPerMinute,
      keyPerMinute: rateLimits?.keyPerMinute ?? DEFAULT_RATE_LIMITS.keyPerMinute,
    },
    staff: staff ?? [],
    demo: false,
    serveApps: true,
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/+$/, '') }),
    ...(tls === undefined ? {} : { tls }),
    ...(sms.value === undefined ? {} : { sms: sms.value }),
    ...(branch === undefined ? {} : { branch }),
  });
}

/** The provider of text messages: all of what it needs, or nothing; and an address that customers and it can reach. */
function smsOf({
  smsUrl,
  smsAccount,
  smsToken,
  smsFrom,
  publicUrl,
}: Partial<Overrides>): Result<TwilioAccount | undefined, Mistakes> {
  const members = { smsUrl, smsAccount, smsToken, smsFrom };
  if (Object.values(members).every((value) => value === undefined)) return ok(undefined);
  const lacking = Object.entries({ ...members, publicUrl }).flatMap(([member, value]) =>
    value === undefined ? [member] : [],
  );
  if (
    smsUrl !== undefined &&
    smsAccount !== undefined &&
    smsToken !== undefined &&
    smsFrom !== undefined &&
    lacking.length === 0
  ) {
    return ok({ url: smsUrl.replace(/\/+$/, ''), account: smsAccount, token: smsToken, from: smsFrom });
  }
  return err(lacking.map((member) => locate({ code: 'missing', path: [member], facts: {} }, members)));
}

interface Written {
  readonly file: z.output<typeof fileSchema>;
  readonly branch?: BranchConfig;
  readonly tls?: NonNullable<Settings['tls']>;
}

/** Reads the file and the certificate that it names; every part is looked at though another may be mistaken. */
function readFile(file: string, environment: NodeJS.ProcessEnv): Result<Written, Mistakes> {
  const members = readMembers(file);
  if (!members.ok) return err([locate(members.error, null)]);
  const { branch: writtenBranch, ...others } = members.value;
  const { staff, lacking } = withSecrets(others.staff, environment);
  const written = staff === undefined ? others : { ...others, staff };
  const machine = validate(fileSchema, written, (sound) => checkStaff(sound.staff));
  const branch = writtenBranch === undefined ? ok(undefined) : readSpokenBranch(writtenBranch);
  const tls = readCertificate(others.tls);
  if (machine.ok && branch.ok && tls.ok) {
    return ok({
      file: machine.value,
      ...(branch.value === undefined ? {} : { branch: branch.value }),
      ...(tls.value === undefined ? {} : { tls: tls.value }),
    });
  }
  // Where the environment lacks a password, that it is missing is the same mistake.
  const told = new Set(lacking.map(({ path }) => path.join('.')));
  return err([
    ...lacking.map((found) => locate(found, written)),
    ...(machine.ok ? [] : machine.error.filter(({ path }) => !told.has(path.join('.')))),
    ...(tls.ok ? [] : [locate(tls.error, written)]),
    ...(branch.ok ? [] : branch.error.map((mistake) => within('branch', mistake))),
  ]);
}

/** A branch as it is written, all of whose languages there are words in. */
export function readSpokenBranch(written: unknown): Result<BranchConfig, Mistakes> {
  const read = readBranchConfig(written);
  const languages = read.ok ? read.value.languages : valueAt(written, ['languages']);
  const unspoken = (Array.isArray(languages) ? languages : []).flatMap((language: unknown, at) =>
    typeof language !== 'string' || !isLanguageTag(language) || isSpoken(language)
      ? []
      : [
          locate(
            { code: 'unspoken-language', path: ['languages', at], facts: { language, spoken: LANGUAGES } },
            written,
          ),
        ],
  );
  if (unspoken.length === 0) return read;
  return err([...unspoken, ...(read.ok ? [] : read.error)]);
}

function readMembers(file: string): Result<Readonly<Record<string, unknown>>, FoundMistake> {
  if (!existsSync(file)) return err({ code: 'no-file', path: [], facts: { file } });
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return err({ code: 'not-json', path: [], facts: { file, reason: reasonOf(error) } });
  }
  if (typeof written === 'object' && written !== null && !Array.isArray(written)) return ok({ ...written });
  return err({ code: 'wrong-type', path: [file], facts: { expected: 'object' } });
}

/** The certificate and its key; none where none is written, or where it is not written as it should be. */
function readCertificate(written: unknown): Result<Settings['tls'], FoundMistake> {
  const files = tlsSchema.safeParse(written);
  if (!files.success) return ok(undefined);
  try {
    const certificate = { cert: readFileSync(files.data.certFile), key: readFileSync(files.data.keyFile) };
    createSecureContext(certificate);
    return ok(certificate);
  } catch (error) {
    return err({ code: 'unusable-certificate', path: ['tls'], facts: { reason: reasonOf(error) } });
  }
}

/** What is set under these names, by member; a mistake is told under the name it was set with. */
function readOverrides(
  names: Readonly<Record<string, keyof Overrides>>,
  values: Readonly<Record<string, string | undefined>>,
): Result<Partial<Overrides>, Mistakes> {
  const given = Object.entries(names).flatMap(([name, member]) => {
    const value = values[name];
    return value === undefined || value === '' ? [] : [[name, member, value] as const];
  });
  const overrides = Object.fromEntries(given.map(([, member, value]) => [member, value]));
  const read = validate(overridesSchema, overrides, () => []);
  if (read.ok) return read;
  const nameOf = new Map<unknown, string>(given.map(([name, member]) => [member, name]));
  return err(read.error.map((mistake) => ({ ...mistake, path: [nameOf.get(mistake.path[0]) ?? ''] })));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Passwords written as `"$NAME"` come from the environment, so that the file can be shown around. */
function withSecrets(written: unknown, environment: NodeJS.ProcessEnv) {
  const lacking: FoundMistake[] = [];
  if (!Array.isArray(written)) return { staff: written, lacking };
  const staff: unknown[] = written.map((person: unknown, index) => {
    if (typeof person !== 'object' || person === null || !('password' in person)) return person;
    const { password } = person;
    if (typeof password !== 'string' || !password.startsWith('$')) return person;
    const variable = password.slice(1);
    const secret = environment[variable];
    if (secret === undefined) {
      lacking.push({ code: 'not-in-environment', path: ['staff', index, 'password'], facts: { variable } });
    }
    return { ...person, password: secret };
  });
  return { staff, lacking };
}
