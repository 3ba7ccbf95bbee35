import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSecret } from './secret-file.ts';

const KEY_BYTES = 32;

/**
 * The secret from which ticket tokens and customer references are derived: made once, kept beside the database and not
 * in it, so that a copy of the data alone doesn't reveal them.
 * @throws Error when the file is there but is not a key
 */
export function readOrMakeBranchKey(folder: string): Buffer {
  const file = branchKeyFile(folder);
  if (!existsSync(file)) writeSecret(file, randomBytes(KEY_BYTES));
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES) {
    throw new Error(`${file} is not a branch key: it has ${key.length} bytes instead of ${KEY_BYTES}.`);
  }
  return key;
}

export function hasBranchKey(folder: string): boolean {
  return existsSync(branchKeyFile(folder));
}

/** Where a branch's key is in its folder. */
export function branchKeyFile(folder: string): string {
  return join(folder, 'branch.key');
}
