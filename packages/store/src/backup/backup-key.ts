import { hash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder, writeSecret } from '../secret-file.ts';
import { BackupRefused } from './backup-refused.ts';

/** What copies are encrypted with: kept beside the data for the nightly one, and written down by somebody. */
export type BackupKey = Buffer;

const KEY_BYTES = 32;
/** Crockford's: nothing that is taken for something else when it is written down. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;
const KEY_LENGTH = Math.ceil((KEY_BYTES * 8) / BITS);
const GROUP = 4;

function keyFile(folder: string): string {
  return join(folder, 'backup.key');
}

/**
 * The key that a branch's copies are encrypted with; `null` when none has been made.
 * @throws BackupRefused when the file is there but is not a key
 */
export function readBackupKey(folder: string): BackupKey | null {
  const file = keyFile(folder);
  if (!existsSync(file)) return null;
  const key = readFileSync(file);
  if (key.length === KEY_BYTES) return key;
  throw new BackupRefused('no-key', `${file} is not a key: it has ${key.length} bytes instead of ${KEY_BYTES}.`);
}

/** A new key that is on the disk and not yet in use. */
export interface PreparedKey {
  /** To be shown once. */
  readonly text: string;
  readonly fingerprint: string;
  /** From now on copies are encrypted with it. */
  use(): void;
}

/** Makes a key that takes the present one's place once it is used; copies made before still need the old one. */
export function prepareBackupKey(folder: string): PreparedKey {
  const key = randomBytes(KEY_BYTES);
  const waiting = `${keyFile(folder)}.next`;
  writeSecret(waiting, key);
  return {
    text: formatBackupKey(key),
    fingerprint: fingerprintOf(key),
    use: () => {
      renameSync(waiting, keyFile(folder));
      syncFolder(folder);
    },
  };
}

/** Has copies of these data encrypted with a key that somebody has already. */
export function keepBackupKey(folder: string, key: BackupKey): void {
  writeSecret(keyFile(folder), key);
}

/** What a key is recognised by; nothing of the key can be learned from it. */
export function fingerprintOf(key: BackupKey): string {
  const digest = hash('sha256', Buffer.concat([Buffer.from('foyer backup key\n'), key]), 'hex').toUpperCase();
  return `${digest.slice(0, 4)}-${digest.slice(4, 8)}`;
}

/** A key as groups of four letters and digits; the last group tells whether the others are what was written down. */
export function formatBackupKey(key: BackupKey): string {
  const text = encode(key) + checkOf(key);
  return text.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? text;
}

/**
 * Reads a key as somebody typed it: capitals, spaces and dashes don't matter, nor O for 0 or I and L for 1.
 * @throws BackupRefused when a letter is missing or is another one
 */
export function parseBackupKey(typed: string): BackupKey {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (text.length !== KEY_LENGTH + GROUP) {
    throw new BackupRefused(
      'wrong-key',
      `A key has ${KEY_LENGTH + GROUP} letters and digits, this has ${text.length}.`,
    );
  }
  const key = decode(text.slice(0, KEY_LENGTH));
  if (key === null || checkOf(key) !== text.slice(KEY_LENGTH)) {
    throw new BackupRefused('wrong-key', 'The key has a mistake in it: look at each letter again.');
  }
  return key;
}

function checkOf(key: BackupKey): string {
  return encode(hash('sha256', key, 'buffer').subarray(0, 3)).slice(0, GROUP);
}

function encode(bytes: Buffer): string {
  let text = '';
  let [value, bits] = [0, 0];
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= BITS; bits -= BITS) text += ALPHABET.charAt((value >>> (bits - BITS)) & 31);
    value &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET.charAt((value << (BITS - bits)) & 31);
}

/** `null`: not of the alphabet, or not what any key is written as. */
function decode(text: string): Buffer | null {
  const bytes: number[] = [];
  let [value, bits] = [0, 0];
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit === -1) return null;
    value = (value << BITS) | digit;
    bits += BITS;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(value >>> bits);
    value &= (1 << bits) - 1;
  }
  return value === 0 ? Buffer.from(bytes) : null;
}
