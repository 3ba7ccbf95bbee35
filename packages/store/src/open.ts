import { accessSync, constants, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, type Instant, ok, type Result } from '@foyer/basics';
import { hasBranchKey, readOrMakeBranchKey } from './branch-key.ts';
import {
  assertDurable,
  type Connection,
  databaseFile,
  type FileVersion,
  openReader,
  openWriter,
  versionInHeader,
  versionOf,
} from './connection.ts';
import { lockFolder } from './folder-lock.ts';
import { hasOtherFormat, keepLogOnlyAddedTo, migrate, readMigrations } from './migrate.ts';
import type { StoreProblem } from './problem.ts';
import { keepRowSums } from './row-sums.ts';
import { Store } from './store.ts';

/** Where the data are and how they are opened. */
export interface StoreOptions {
  /** Made when it doesn't exist. */
  readonly folder: string;
  readonly now: () => Instant;
  /** The file may not grow beyond this many pages of 4 KiB; stands for a disk of that size. */
  readonly maxPages?: number;
}

/** Held by the branch's one server. */
const LOCK = 'branch.lock';

/** A larger file is not checked while people wait for the branch to open: at 1 GB/s it would take seconds. */
const CHECKED_AT_START_BYTES = 64 * 1024 * 1024;

/**
 * Whether a branch has its data in this folder. A database without a single table, which a kill left while it was being
 * made, holds none; one that can't be read does, so that opening it says why.
 */
export function hasData(folder: string): boolean {
  const file = databaseFile(folder);
  if (!existsSync(file)) return false;
  try {
    const connection = openReader(file);
    try {
      return versionOf(connection).migrations > 0;
    } finally {
      connection.close();
    }
  } catch {
    return true;
  }
}

/**
 * Renames a folder whose data are of another format, so that a new one can be made in its place.
 * @param to where everything in it is kept from then on; must not exist
 * @returns whether there was such a folder
 */
export function setAsideOtherFormat(folder: string, to: string): Result<boolean, StoreProblem> {
  const file = databaseFile(folder);
  if (!existsSync(file) || !hasOtherFormat(versionInHeader(file))) return ok(false);
  const lock = lockFolder(folder, LOCK);
  if (lock === null) return err(inUse(folder));
  // Windows doesn't rename a folder with an open file in it.
  lock.release();
  try {
    renameSync(folder, to);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err({
      code: 'folder-unwritable',
      message: `The data in ${folder} are of another version of Foyer and can't be set aside (${code}); move them yourself, or choose another folder.`,
    });
  }
  return ok(true);
}

/** Opens the branch's data for writing, making or updating them as needed. On a problem nothing has been changed. */
export function openStore(options: StoreOptions): Result<Store, StoreProblem> {
  const { folder } = options;
  const unwritable = makeWritable(folder);
  if (unwritable !== null) return err({ code: 'folder-unwritable', message: unwritable });
  try {
    return openIn(options);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return err({ code: 'damaged', message: `The data in ${folder} can't be read: ${why}` });
  }
}

/** Opens them in a folder that can be written. @throws Error saying why they can't be read */
function openIn({ folder, now, maxPages }: StoreOptions): Result<Store, StoreProblem> {
  const file = databaseFile(folder);
  const version = existsSync(file) ? versionInHeader(file) : { format: 0, migrations: 0 };
  if (version === null) return err({ code: 'damaged', message: `${file} is not a database.` });
  const foreign = versionProblem(folder, version);
  if (foreign !== null) return err(foreign);
  const isNew = version.migrations === 0;
  if (!isNew && !hasBranchKey(folder)) return err(withoutKey(folder));

  const lock = lockFolder(folder, LOCK);
  if (lock === null) return err(inUse(folder));
  let connection: Connection | undefined;
  let opened: Store | undefined;
  try {
    const branchKey = readOrMakeBranchKey(folder);
    const checked = isNew || statSync(file).size <= CHECKED_AT_START_BYTES;
    connection = openWriter(file);
    const inside = versionProblem(folder, versionOf(connection));
    if (inside !== null) return err(inside);
    const fault = isNew || !checked ? null : firstFault(connection);
    if (fault !== null) throw new Error(fault);
    if (maxPages !== undefined) connection.pragma(`max_page_count = ${maxPages}`);
    migrate(connection);
    keepLogOnlyAddedTo(connection);
    keepRowSums(connection);
    recordOpening(connection, now());
    assertDurable(connection);
    opened = new Store({ connection, branchKey, checked, release: () => lock.release() });
    return ok(opened);
  } finally {
    if (opened === undefined) {
      connection?.close();
      lock.release();
    }
  }
}

/** Makes the folder if need be; says what is in the way. */
function makeWritable(folder: string): string | null {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory() ? null : `${folder} is not a folder.`;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return `The data folder ${folder} can't be written (${code}); choose another or change its owner.`;
  }
}

/** Another key would make every ticket that is out a stranger's, and every customer somebody new. */
function withoutKey(folder: string): StoreProblem {
  return {
    code: 'damaged',
    message:
      `The data in ${folder} have lost their key: put the file branch.key back from a backup. If it is lost for good, ` +
      'put 32 random bytes there: tickets that are out will not open any more.',
  };
}

/** One folder after the other: made all at once where none can be made, such as in `/proc`, it would never end. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder);
}

function inUse(folder: string): StoreProblem {
  return { code: 'locked', message: `Another process is using the data in ${folder}; a branch has one server.` };
}

/** Why this program can't go on with data of this version; `null` when it can. */
export function versionProblem(folder: string, version: FileVersion): StoreProblem | null {
  if (hasOtherFormat(version)) {
    return {
      code: 'other-format',
      message: `The data in ${folder} are in the format of another version of Foyer; start that version, or another folder.`,
    };
  }
  if (version.migrations <= readMigrations().length) return null;
  return {
    code: 'newer-than-program',
    message: `The data in ${folder} were written by a newer version of Foyer; start that version, or another folder.`,
  };
}

/** The first thing wrong with the file's structure; `null` when nothing is. */
function firstFault(connection: Connection): string | null {
  const verdict = String(connection.pragma('quick_check(1)', { simple: true }));
  return verdict === 'ok' ? null : verdict;
}

/** The first write: after it, what the connection says about durability holds for all later ones. */
function recordOpening(connection: Connection, now: Instant): void {
  connection
    .prepare("INSERT INTO facts (name, value) VALUES ('opened-at', ?) ON CONFLICT DO UPDATE SET value = excluded.value")
    .run(String(now));
}

/**
 * Checks the structure of the whole file, beside the process that writes it. A year's file takes seconds: for a worker.
 * @returns the first thing wrong; `null` when nothing is
 */
export function quickCheck({ folder }: { readonly folder: string }): string | null {
  const connection = openReader(databaseFile(folder));
  try {
    return firstFault(connection);
  } finally {
    connection.close();
  }
}
