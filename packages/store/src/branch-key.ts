import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;

/**
 * The secret from which ticket tokens and customer references are derived: made once, kept beside the database and not
 * in it, so that a copy of the data alone doesn't reveal them.
 * @throws Error when the file is there but is not a key
 */
export function readOrMakeBranchKey(folder: string): Buffer {
  const file = keyFile(folder);
  if (!existsSync(file)) makeKey(folder, file);
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES) {
    throw new Error(`${file} is not a branch key: it has ${key.length} bytes instead of ${KEY_BYTES}.`);
  }
  return key;
}

export function hasBranchKey(folder: string): boolean {
  return existsSync(keyFile(folder));
}

function keyFile(folder: string): string {
  return join(folder, 'branch.key');
}

/** Whole or not at all: a crash in between must not leave half a key behind. */
function makeKey(folder: string, file: string): void {
  const unfinished = `${file}.new`;
  rmSync(unfinished, { force: true });
  const descriptor = openSync(unfinished, 'wx', 0o600);
  try {
    writeSync(descriptor, randomBytes(KEY_BYTES));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(unfinished, file);
  // Windows can't sync a folder, and doesn't need it to keep a rename.
  if (process.platform === 'win32') return;
  const directory = openSync(folder, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
