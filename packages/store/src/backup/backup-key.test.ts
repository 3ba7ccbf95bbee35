import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder, removeFolder } from '../testing/test-branch.ts';
import { fingerprintOf, formatBackupKey, parseBackupKey, prepareBackupKey, readBackupKey } from './backup-key.ts';

function keyFolder(): string {
  const folder = makeFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

test('BACKUP-3: a key is read as it was written down, whatever its capitals, spaces and lookalikes', () => {
  for (const byte of [0, 1, 0x5a, 0xff]) {
    const key = Buffer.alloc(32, byte);
    const text = formatBackupKey(key);
    expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(parseBackupKey(text)).toEqual(key);
    const careless = ` ${text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect(parseBackupKey(careless)).toEqual(key);
  }
});

test('BACKUP-3: a key with any one letter wrong, missing or too many is refused', () => {
  const text = formatBackupKey(Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)));
  for (const [at, letter] of [...text].entries()) {
    if (letter === '-') continue;
    const other = letter === 'Z' ? 'Y' : 'Z';
    expect(() => parseBackupKey(text.slice(0, at) + other + text.slice(at + 1)), `letter ${at}`).toThrow('mistake');
  }
  expect(() => parseBackupKey(text.slice(1))).toThrow('A key has 56 letters and digits, this has 55.');
  expect(() => parseBackupKey(`${text}A`)).toThrow('this has 57');
  expect(() => parseBackupKey(text.replace(/^./, 'U'))).toThrow('mistake');
});

test('BACKUP-3: a new key takes the place of the old one only when it is used, and only its owner can read it', () => {
  const folder = keyFolder();
  expect(readBackupKey(folder)).toBeNull();
  const first = prepareBackupKey(folder);
  expect(readBackupKey(folder)).toBeNull();
  first.use();
  expect(formatBackupKey(readBackupKey(folder) ?? Buffer.alloc(0))).toBe(first.text);
  const second = prepareBackupKey(folder);
  expect(fingerprintOf(readBackupKey(folder) ?? Buffer.alloc(0))).toBe(first.fingerprint);
  second.use();
  expect(fingerprintOf(readBackupKey(folder) ?? Buffer.alloc(0))).toBe(second.fingerprint);
  expect(statSync(join(folder, 'backup.key')).mode & 0o777).toBe(0o600);
});
