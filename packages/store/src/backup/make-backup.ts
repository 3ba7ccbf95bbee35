import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@foyer/basics';
import { KEY_FILES } from '../branch-key.ts';
import { type Connection, databaseFile, openReader, versionOf } from '../connection.ts';
import { EventLog } from '../log.ts';
import { eventOf } from '../replay.ts';
import { syncFolder } from '../secret-file.ts';
import { fingerprintOf, readBackupKey } from './backup-key.ts';
import { nameOfBackup, timeOfBackup } from './backup-name.ts';
import { BackupRefused } from './backup-refused.ts';
import { writeCopy } from './copy.ts';
import { BACKUP_FORMAT, type BackupHeader, COPIED_FILES } from './header.ts';
import { keepWithdrawn } from './withdrawn.ts';
import { checkTarget, inWorkplace } from './workplace.ts';

/** A copy that stands in its folder. */
export interface MadeBackup {
  readonly file: string;
  /** The log's clock in it. */
  readonly clock: number;
  readonly bytes: number;
  /** Of the key that opens it. */
  readonly fingerprint: string;
  readonly seconds: number;
}

export interface MakeBackupOptions {
  /** Where the data are. */
  readonly folder: string;
  /** Where the copy goes; it is not made if it isn't there, for a disk may only not be plugged in. */
  readonly to: string;
  /** When that is, by the branch's clock. */
  readonly at: Instant;
}

/**
 * Copies a branch's data as they are at one moment, whether its server runs or not, encrypts them and puts the copy in
 * a folder as one file: whole or not at all, and beside it the list of what is withdrawn, for the older copies there.
 * Takes seconds for a year: for a process beside the server.
 * @throws BackupRefused with why it could not be done
 */
export function makeBackup({ folder, to, at }: MakeBackupOptions): MadeBackup {
  return inWorkplace(folder, (workplace) => {
    const began = performance.now();
    if (!existsSync(databaseFile(folder))) throw new BackupRefused('no-folder', `There are no data in ${folder}.`);
    const key = readBackupKey(folder);
    if (key === null) throw new BackupRefused('no-key', 'No key has been made to encrypt backups with.');
    checkTarget(to);
    copyDatabase(folder, workplace);
    for (const key of KEY_FILES) copyFileSync(join(folder, key), join(workplace, key));
    const header: BackupHeader = {
      format: BACKUP_FORMAT,
      ...readContent(workplace),
      at,
      fingerprint: fingerprintOf(key),
      salt: randomBytes(32).toString('base64'),
      files: COPIED_FILES.map((name) => ({ name, bytes: statSync(join(workplace, name)).size })),
    };
    const file = nameOfBackup(header);
    removeUnfinished(to, header.branchId);
    keepWithdrawn(workplace, to, header.branchId);
    const unfinished = join(to, `.${file}.part`);
    try {
      const bytes = writeCopy(unfinished, header, key, workplace);
      renameSync(unfinished, join(to, file));
      syncFolder(to);
      const { clock, fingerprint } = header;
      return { file, clock, bytes, fingerprint, seconds: secondsSince(began) };
    } finally {
      rmSync(unfinished, { force: true });
    }
  });
}

/** How long something took, in seconds to a tenth. */
export function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}

/** What a killed process left in the folder. */
function removeUnfinished(to: string, branchId: string): void {
  for (const name of readdirSync(to)) {
    const finished = /^\.(.*)\.part$/.exec(name)?.[1];
    if (finished !== undefined && timeOfBackup(finished, branchId) !== null) rmSync(join(to, name), { force: true });
  }
}

/** One moment of the data; writing goes on meanwhile. */
function copyDatabase(folder: string, workplace: string): void {
  const connection = openReader(databaseFile(folder));
  try {
    // SQLite takes the new file for a change of this one; the connection itself stays one that can only read.
    connection.pragma('query_only = OFF');
    connection.prepare('VACUUM INTO ?').run(databaseFile(workplace));
  } finally {
    connection.close();
  }
}

/** What the copied data say of themselves. */
function readContent(workplace: string): Pick<BackupHeader, 'version' | 'branchId' | 'clock' | 'head'> {
  const connection = openReader(databaseFile(workplace));
  try {
    const { seq, hash } = new EventLog(connection).head;
    return {
      version: versionOf(connection),
      branchId: branchIdIn(connection),
      clock: seq,
      head: hash.toString('hex'),
    };
  } finally {
    connection.close();
  }
}

/** A branch keeps its id, so the oldest configuration tells it. */
function branchIdIn(connection: Connection): string {
  for (const row of new EventLog(connection).after(0)) {
    const { body } = eventOf(row);
    if (body.type === 'BranchConfigured') return body.config.branchId;
  }
  throw new BackupRefused('unexpected', 'The branch has not been set up yet: there is nothing to back up.');
}
