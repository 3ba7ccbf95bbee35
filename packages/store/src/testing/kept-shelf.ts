import { join } from 'node:path';
import type { Instant } from '@foyer/basics';
import { afterEach, beforeEach } from 'vitest';
import { prepareBackupKey } from '../backup/backup-key.ts';
import { type MadeBackup, makeBackup } from '../backup/make-backup.ts';
import { type Restored, restoreBackup } from '../backup/restore-backup.ts';
import { folder, store, storeForEachTest } from './kept-store.ts';
import { makeFolder, removeFolder, TestBranch } from './test-branch.ts';

export let shelf: string;
export let key: string;
export let branch: TestBranch;

/** Gives each test of the file a branch whose day has begun, and a folder for its copies. */
export function shelfForEachTest(): void {
  storeForEachTest();
  beforeEach(() => {
    shelf = makeFolder();
    const prepared = prepareBackupKey(folder);
    prepared.use();
    key = prepared.text;
    branch = new TestBranch(store);
    branch.begin();
  });
  afterEach(() => removeFolder(shelf));
}

/** When copies are made and restored. */
export const NOW = Date.UTC(2026, 2, 3, 1, 30) as Instant;

/** Makes a copy. */
export const make = (): MadeBackup => makeBackup({ folder, to: shelf, at: NOW });
export const fileOf = ({ file }: MadeBackup): string => join(shelf, file);

/** Restores a copy beside the others. */
export function restore(file: string, to: string = join(shelf, 'restored'), typed: string = key): Restored {
  return restoreBackup({ file, folder: to, key: typed, now: () => NOW });
}
