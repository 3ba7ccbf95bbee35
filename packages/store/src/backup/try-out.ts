import type { BackupTrouble } from '@foyer/basics';
import { databaseFile, openReader } from '../connection.ts';
import { EventLog } from '../log.ts';
import { quickCheck, versionProblem } from '../open.ts';
import { verify } from '../verify.ts';
import { readBackupKey } from './backup-key.ts';
import { BackupRefused, refusalOf } from './backup-refused.ts';
import { unpackCopy } from './copy.ts';
import { type BackupHeader, damaged } from './header.ts';
import { secondsSince } from './make-backup.ts';
import { inWorkplace } from './workplace.ts';

/** What came of restoring a copy to try it out. */
export interface TriedOut {
  /** `null`: the copy can be relied on. */
  readonly trouble: BackupTrouble | null;
  readonly seconds: number;
}

/**
 * Restores a copy beside the data it was made of, looks at everything in it, and throws it away. Takes a minute for a
 * year: for a process beside the server.
 * @param folder - the data, whose key opens the copy
 */
export function tryOutBackup(folder: string, file: string): TriedOut {
  const began = performance.now();
  try {
    inWorkplace(folder, (workplace) => {
      const key = readBackupKey(folder);
      if (key === null) throw new BackupRefused('no-key', 'The key that backups are encrypted with is gone.');
      checkContent(workplace, unpackCopy(file, key, workplace));
    });
    return { trouble: null, seconds: secondsSince(began) };
  } catch (error) {
    return { trouble: refusalOf(error).trouble, seconds: secondsSince(began) };
  }
}

/**
 * Looks at everything that was unpacked: the file's structure, each link of the log, what follows from the log, and
 * that it ends where the copy says.
 * @throws BackupRefused with the first thing that is not as it must be
 */
export function checkContent(folder: string, header: BackupHeader): void {
  const foreign = versionProblem(folder, header.version);
  if (foreign !== null) {
    throw new BackupRefused(
      'unexpected',
      'The data in this backup are of another version of Foyer; restore it with that one.',
    );
  }
  if (quickCheck({ folder }) !== null) throw damaged();
  const verified = verify(folder);
  if (!verified.ok)
    throw new BackupRefused('unlike-log', `What is in this backup is not as its log says: ${verified.error.message}`);
  const connection = openReader(databaseFile(folder));
  try {
    const { seq, hash } = new EventLog(connection).head;
    if (seq === header.clock && hash.toString('hex') === header.head) return;
    throw new BackupRefused('unlike-log', 'The log in this backup does not end where it did when the backup was made.');
  } finally {
    connection.close();
  }
}
