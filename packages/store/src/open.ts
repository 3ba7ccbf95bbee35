import { accessSync, constants, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, type Instant, ok, type Result } from '@foyer/basics';
import { hasRoom, headFile, lossIn, releaseRoom, rememberHead } from './branch-head.ts';
import { hasKeys, type KeyFile, lostKey, readOrMakeKeys } from './branch-key.ts';
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
import { EventLog } from './log.ts';
import { hasOtherFormat, keepLogOnlyAddedTo, migrate, readMigrations } from './migrate.ts';
import { StorageUnavailable, type StoreProblem, saysNoRoom, storageTroubleOf } from './problem.ts';
import { keepRowSums } from './row-sums.ts';
import { moveIntoFile, Store } from './store.ts';
import type { Watch, WatchedConnection } from './watched-connection.ts';

/** Where the data are and how they are opened. */
export interface StoreOptions extends Watch {
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
 * Whether a branch has its data in this folder, or had. A database without a single table, which a kill left while it was
 * being made, holds none; one that is missed or can't be read does, so that opening it says why.
 */
export function hasData(folder: string): boolean {
  const file = databaseFile(folder);
  if (existsSync(headFile(folder)) || hasKeys(folder)) return true;
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
    return err(unopened(folder, error));
  }
}

/** Opens them in a folder that can be written. @throws Error saying why they can't be read */
function openIn(options: StoreOptions): Result<Store, StoreProblem> {
  const { folder, now } = options;
  const file = databaseFile(folder);
  const version = existsSync(file) ? versionInHeader(file) : { format: 0, migrations: 0 };
  if (version === null) return err({ code: 'damaged', message: `${file} is not a database.` });
  const foreign = versionProblem(folder, version);
  if (foreign !== null) return err(foreign);

  // A lock, and what the processes beside the server share, take a little room: where there is none, what was set aside.
  if (!hasRoom(folder)) releaseRoom(folder);
  const lock = lockFolder(folder, LOCK);
  if (lock === null) return err(inUse(folder));
  let connection: WatchedConnection | undefined;
  let opened: Store | undefined;
  try {
    const loss = lossIn(folder);
    if (loss !== null) return err(loss);
    const isNew = version.migrations === 0;
    const checked = isNew || statSync(file).size <= CHECKED_AT_START_BYTES;
    connection = openWriter(file, options);
    const inside = versionProblem(folder, versionOf(connection));
    if (inside !== null) return err(inside);
    const fault = isNew || !checked ? null : firstFault(connection);
    if (fault !== null) throw new Error(fault);
    if (options.maxPages !== undefined) connection.pragma(`max_page_count = ${options.maxPages}`);
    migrate(connection);
    keepLogOnlyAddedTo(connection);
    keepRowSums(connection);
    // Made once there are tables: where there is a key and no database, one is missing.
    const lost = new EventLog(connection).head.seq > 0 ? lostKey(folder) : null;
    if (lost !== null) return err(withoutKey(folder, lost));
    const keys = readOrMakeKeys(folder);
    const refused = beginToWrite(connection, folder, now());
    opened = new Store({ folder, connection, keys, checked, refused, release: () => lock.release() });
    return ok(opened);
  } finally {
    if (opened === undefined) {
      connection?.close();
      lock.release();
    }
  }
}

/** Why data can't be opened that threw this. */
function unopened(folder: string, error: unknown): StoreProblem {
  const why = error instanceof Error ? error.message : String(error);
  const sqlite = storageTroubleOf(error);
  if (sqlite?.sqliteCode === 'SQLITE_FULL' || saysNoRoom(error)) {
    return {
      code: 'disk-full',
      message: `There is no room on the disk of ${folder} to begin or update a branch's data.`,
    };
  }
  if (sqlite?.sqliteCode.startsWith('SQLITE_IOERR')) {
    return { code: 'disk-failed', message: `The disk of ${folder} fails: ${why}` };
  }
  return { code: 'damaged', message: `The data in ${folder} can't be read: ${why}` };
}

/**
 * Writes what an opening writes, now or, on a disk without room, before the first write for which there is some.
 * @returns why it could not be done yet
 * @throws Error when it failed otherwise, or an acknowledged write could be lost by a power cut
 */
function beginToWrite(connection: WatchedConnection, folder: string, now: Instant): StorageUnavailable | null {
  const begin = () => {
    if (!hasRoom(folder)) throw new StorageUnavailable('refused', 'SQLITE_FULL', 'there is no room on the disk');
    // What a process left that ended after a failed sync may stand in memory alone: in the file it is written anew.
    moveIntoFile(connection);
    recordOpening(connection, now);
    assertDurable(connection);
    rememberHead(folder, new EventLog(connection).head);
  };
  try {
    begin();
    return null;
  } catch (error) {
    const refused = storageTroubleOf(error);
    if (refused?.trouble !== 'refused') throw error;
    connection.beforeWriting(begin);
    return refused;
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

/** What another key in the place of a lost one leads to. */
const WITH_ANOTHER: Readonly<Record<KeyFile, string>> = {
  'branch.key': 'tickets that are out will not open any more',
  'organisation.key': 'customers who come again will be taken for new ones',
};

function withoutKey(folder: string, key: KeyFile): StoreProblem {
  return {
    code: 'damaged',
    message:
      `The data in ${folder} have lost a key: put the file ${key} back from a backup. If it is lost for good, ` +
      `put 32 random bytes there: ${WITH_ANOTHER[key]}.`,
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
