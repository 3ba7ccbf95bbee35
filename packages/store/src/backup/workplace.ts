import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../folder-lock.ts';
import { BackupRefused, refusalOf } from './backup-refused.ts';

/** The list beside the copies is soon kept: that is waited for, milliseconds; a whole copy is not. */
const PATIENCE = 10_000;

/**
 * Does `work` in a folder of its own within the data folder, which nobody else can look into and which is gone after it:
 * the data stand there in clear, as they do beside it. What a killed process left there goes too. One at a time.
 * @throws BackupRefused whatever stood in the way
 */
export function inWorkplace<T>(dataFolder: string, work: (workplace: string) => T): T {
  if (!existsSync(dataFolder)) throw new BackupRefused('no-folder', `There is no data folder ${dataFolder}.`);
  const workplace = join(dataFolder, 'backup-work');
  try {
    const lock = lockFolder(dataFolder, 'backup.lock', PATIENCE);
    if (lock === null) throw new BackupRefused('unexpected', 'Another backup of these data is under way.');
    try {
      rmSync(workplace, { recursive: true, force: true });
      mkdirSync(workplace, { mode: 0o700 });
      return work(workplace);
    } finally {
      rmSync(workplace, { recursive: true, force: true });
      lock.release();
    }
  } catch (error) {
    throw refusalOf(error);
  }
}

/**
 * Can anything be put into the folder that copies go to? It is never made, for a disk may only not be plugged in.
 * @throws BackupRefused when it is not there, Error when it can't be written in
 */
export function checkTarget(to: string): void {
  if (!existsSync(to) || !statSync(to).isDirectory()) {
    throw new BackupRefused('no-folder', `There is no folder ${to}; make it, or plug in the disk that it is on.`);
  }
  accessSync(to, constants.W_OK | constants.X_OK);
}
