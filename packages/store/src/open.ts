import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, type Instant, ok, type Result } from '@foyer/basics';
import { hasBranchKey, readOrMakeBranchKey } from './branch-key.ts';
import { assertDurable, type Connection, databaseFile, openWriter, versionInHeader } from './connection.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate, readMigrations, schemaVersion } from './migrate.ts';
import type { StoreProblem } from './problem.ts';
import { Store } from './store.ts';

/** Where the data are and how they are opened. */
export interface StoreOptions {
  /** Made when it doesn't exist. */
  readonly folder: string;
  readonly now: () => Instant;
  /** The file may not grow beyond this many pages of 4 KiB; stands for a disk of that size. */
  readonly maxPages?: number;
}

/** A larger file is not checked while people wait for the branch to open: at 1 GB/s it would take seconds. */
const CHECKED_AT_START_BYTES = 64 * 1024 * 1024;

/** Whether a branch has its data in this folder. */
export function hasData(folder: string): boolean {
  return existsSync(databaseFile(folder));
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
  const newest = readMigrations().length;
  const version = existsSync(file) ? versionInHeader(file) : 0;
  if (version === null) return err({ code: 'damaged', message: `${file} is not a database.` });
  if (version > newest) return err(newerThanProgram(folder));

  if (version > 0 && !hasBranchKey(folder)) return err(withoutKey(folder));

  const lock = lockFolder(folder);
  if (lock === null) {
    return err({ code: 'locked', message: `Another process is using the data in ${folder}; a branch has one server.` });
  }
  let connection: Connection | undefined;
  let opened: Store | undefined;
  try {
    const branchKey = readOrMakeBranchKey(folder);
    const checked = version === 0 || statSync(file).size <= CHECKED_AT_START_BYTES;
    connection = openWriter(file);
    if (schemaVersion(connection) > newest) return err(newerThanProgram(folder));
    const fault = version === 0 || !checked ? null : firstFault(connection);
    if (fault !== null) throw new Error(fault);
    if (maxPages !== undefined) connection.pragma(`max_page_count = ${maxPages}`);
    migrate(connection);
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

function newerThanProgram(folder: string): StoreProblem {
  return {
    code: 'newer-than-program',
    message: `The data in ${folder} were written by a newer version of Foyer; start that version, or another folder.`,
  };
}

/** The first thing wrong with the file's structure; `null` when nothing is. */
export function firstFault(connection: Connection): string | null {
  const verdict = String(connection.pragma('quick_check(1)', { simple: true }));
  return verdict === 'ok' ? null : verdict;
}

/** The first write: after it, what the connection says about durability holds for all later ones. */
function recordOpening(connection: Connection, now: Instant): void {
  connection
    .prepare("INSERT INTO facts VALUES ('opened-at', ?) ON CONFLICT DO UPDATE SET value = excluded.value")
    .run(String(now));
}
