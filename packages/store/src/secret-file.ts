import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes what only its owner can read: whole or not at all, for neither a crash nor a full disk must leave half of it
 * behind.
 */
export function writeSecret(file: string, secret: Buffer): void {
  const unfinished = `${file}.new`;
  rmSync(unfinished, { force: true });
  try {
    const descriptor = openSync(unfinished, 'wx', 0o600);
    try {
      writeFileSync(descriptor, secret);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(unfinished, file);
  } catch (error) {
    // On a full disk half of it would take the room that the rest needs.
    rmSync(unfinished, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}

/** Has what was renamed in a folder on the disk. */
export function syncFolder(folder: string): void {
  // Windows can't sync a folder, and doesn't need it to keep a rename.
  if (process.platform === 'win32') return;
  const directory = openSync(folder, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
