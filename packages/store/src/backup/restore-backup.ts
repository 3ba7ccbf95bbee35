import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Instant } from '@foyer/basics';
import { syncFolder } from '../secret-file.ts';
import { keepBackupKey, parseBackupKey } from './backup-key.ts';
import { BackupRefused, refusalOf } from './backup-refused.ts';
import { type BegunAnew, beginAnew } from './begin-anew.ts';
import { unpackCopy } from './copy.ts';
import type { BackupHeader } from './header.ts';
import { secondsSince } from './make-backup.ts';
import { checkContent } from './try-out.ts';
import { readWithdrawn } from './withdrawn.ts';

/** What has come back. */
export interface Restored extends BegunAnew {
  readonly header: BackupHeader;
  /** Was there a list beside the copy? Without one nothing is known of what was withdrawn since. */
  readonly listed: boolean;
  readonly seconds: number;
}

export interface RestoreOptions {
  readonly file: string;
  /** Where the data are to be; nothing may be there. */
  readonly folder: string;
  /** As somebody typed it. */
  readonly key: string;
  readonly now: () => Instant;
}

/** What the name of a folder that is being restored goes on with. */
const UNFINISHED = '.restoring-';

/** What a killed restore left beside the folder: the data stand there in clear. */
function removeUnfinished(target: string): void {
  const beside = dirname(target);
  if (!existsSync(beside)) return;
  for (const name of readdirSync(beside)) {
    if (name.startsWith(`${basename(target)}${UNFINISHED}`))
      rmSync(join(beside, name), { recursive: true, force: true });
  }
}

/**
 * Puts a copy's data into a folder: looks at everything in it first, and the folder is there whole or not at all.
 * @throws BackupRefused with why it could not be done; nothing has been changed then
 */
export function restoreBackup({ file, folder, key: typed, now }: RestoreOptions): Restored {
  const began = performance.now();
  const target = resolve(folder);
  if (!existsSync(file)) throw new BackupRefused('no-folder', `There is no file ${file}.`);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new BackupRefused('not-writable', `There is something in ${target} already; nothing is ever overwritten.`);
  }
  const unfinished = `${target}${UNFINISHED}${randomUUID()}`;
  try {
    const key = parseBackupKey(typed);
    removeUnfinished(target);
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    const header = unpackCopy(file, key, unfinished);
    checkContent(unfinished, header);
    const withdrawn = readWithdrawn(dirname(file), header.branchId);
    const begun = beginAnew({ folder: unfinished, file: basename(file), clock: header.clock, withdrawn, now });
    keepBackupKey(unfinished, key);
    if (existsSync(target)) rmdirSync(target);
    renameSync(unfinished, target);
    syncFolder(dirname(target));
    return { header, ...begun, listed: withdrawn !== null, seconds: secondsSince(began) };
  } catch (error) {
    throw refusalOf(error);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
