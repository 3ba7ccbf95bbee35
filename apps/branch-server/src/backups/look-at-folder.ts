import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import type { BackupTrouble } from '@foyer/basics';

/** What is seen of the folder that backups go to. */
export interface FolderLook {
  /** Why no copy could be put there now. */
  readonly trouble: BackupTrouble | null;
  /** It is on the disk that the data are on: whatever takes that one takes the copies along. */
  readonly sameDisk: boolean;
  /** The names of what is there. */
  readonly files: ReadonlySet<string>;
}

/** A folder of another machine may not answer at all, wall milliseconds. */
const TIME_OUT = 3_000;
const nothing = (trouble: BackupTrouble): FolderLook => ({ trouble, sameDisk: false, files: new Set() });

/** Looks at the folder that backups go to, without holding up the server. */
export async function lookAtFolder(dataFolder: string, to: string): Promise<FolderLook> {
  const { promise: late, resolve } = Promise.withResolvers<FolderLook>();
  const timer = setTimeout(() => resolve(nothing('no-folder')), TIME_OUT);
  try {
    return await Promise.race([look(dataFolder, to), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function look(dataFolder: string, to: string): Promise<FolderLook> {
  try {
    const [there, data] = await Promise.all([stat(to), stat(dataFolder)]);
    if (!there.isDirectory()) return nothing('no-folder');
    const files = new Set(await readdir(to));
    const sameDisk = there.dev === data.dev;
    const writable = await access(to, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    );
    return { trouble: writable ? null : 'not-writable', sameDisk, files };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return nothing(code === 'EACCES' || code === 'EPERM' ? 'not-writable' : 'no-folder');
  }
}
