import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSecret } from './secret-file.ts';

const KEY_BYTES = 32;

/** The secrets beside the database and not in it, so that a copy of the data alone doesn't reveal what is derived from them. */
export interface FolderKeys {
  /** From which ticket tokens are derived. */
  readonly branch: Buffer;
  /** Under which a customer is found again, as one person in all branches of an organisation. */
  readonly organisation: Buffer;
}

/** The keys' files, in the order in which a backup holds them. */
export const KEY_FILES = ['branch.key', 'organisation.key'] as const;
export type KeyFile = (typeof KEY_FILES)[number];

/**
 * The keys in a folder; those that are not there are made.
 * @throws Error when a file is there but is not a key
 */
export function readOrMakeKeys(folder: string): FolderKeys {
  return { branch: readOrMake(join(folder, 'branch.key')), organisation: readOrMake(join(folder, 'organisation.key')) };
}

/** The first of the keys that is not in a folder; `null` when all are there. */
export function lostKey(folder: string): KeyFile | null {
  return KEY_FILES.find((name) => !existsSync(join(folder, name))) ?? null;
}

/** Is any of the keys there, as in every folder that has held a branch? */
export function hasKeys(folder: string): boolean {
  return KEY_FILES.some((name) => existsSync(join(folder, name)));
}

function readOrMake(file: string): Buffer {
  if (!existsSync(file)) writeSecret(file, randomBytes(KEY_BYTES));
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES) {
    throw new Error(`${file} is not a key: it has ${key.length} bytes instead of ${KEY_BYTES}.`);
  }
  return key;
}
