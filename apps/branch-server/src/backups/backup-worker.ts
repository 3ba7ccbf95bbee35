import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '@foyer/basics';
import { BackupRefused, keepListBeside, makeBackup, timeOfBackup, tryOutBackup } from '@foyer/store/backup';
import { work } from '../workers/work.ts';
import { outdatedBackups } from './generations.ts';
import type { BackupSetup, BackupTold } from './messages.ts';

work<BackupSetup, never, BackupTold>((setup, tell) => {
  const { task, folder, branchId, settings, at } = setup;
  try {
    if (task === 'list') {
      keepListBeside({ folder, to: settings.folder, branchId });
      tell({ kind: 'listed' });
      return () => undefined;
    }
    const made = makeBackup({ folder, to: settings.folder, at });
    tell({ kind: 'made', made });
    // In a later turn, so that the server hears of the copy before the long test begins.
    setImmediate(tryOut, setup, made.file, tell);
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    tell({ kind: 'failed', trouble: error.trouble, message: error.message });
  }
  return () => undefined;
});

function tryOut(setup: BackupSetup, file: string, tell: (told: BackupTold) => void): void {
  const { folder, settings } = setup;
  const tested = tryOutBackup(folder, path.join(settings.folder, file));
  // While the newest can't be relied on, the older ones are all there is.
  tell({ kind: 'tested', tested, removed: tested.trouble === null ? removeOutdated(setup) : [] });
}

function removeOutdated({ branchId, timeZone, settings, at: now }: BackupSetup): readonly string[] {
  const copies = new Map<string, Instant>();
  for (const name of readdirSync(settings.folder)) {
    const at = timeOfBackup(name, branchId);
    if (at !== null) copies.set(name, at);
  }
  const outdated = outdatedBackups(copies, settings, timeZone, now);
  return outdated.filter((name) => removed(path.join(settings.folder, name)));
}

/** One that can't be removed, such as from a disk that is worn out, is tried again the next time. */
function removed(file: string): boolean {
  try {
    rmSync(file);
    return true;
  } catch {
    return false;
  }
}
