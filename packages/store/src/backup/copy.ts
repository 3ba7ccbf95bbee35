import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupKey, fingerprintOf } from './backup-key.ts';
import { BackupRefused } from './backup-refused.ts';
import { type BackupHeader, damaged, readHeader, writeHeader } from './header.ts';
import { FRAME_BYTES, openFrame, sealFrame, sealOf } from './sealed-file.ts';

/**
 * Writes a copy: its header, and the files it names out of a folder, sealed. On the disk when it returns.
 * @returns how many bytes it has
 */
export function writeCopy(to: string, header: BackupHeader, key: BackupKey, folder: string): number {
  const head = writeHeader(header);
  const seal = sealOf(key, header.salt, head);
  const target = openSync(to, 'w', 0o600);
  try {
    writeSync(target, head);
    const frames = framesOf(header);
    for (const [index, { name, offset, bytes }] of frames.entries()) {
      const content = readPart(join(folder, name), offset, bytes);
      writeWhole(target, sealFrame(seal, content, index, index === frames.length - 1));
    }
    fsyncSync(target);
    return fstatSync(target).size;
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  } finally {
    closeSync(target);
  }
}

/**
 * What a copy says of itself; needs no key.
 * @throws BackupRefused when it is none, or not as it was written
 */
export function headerOf(file: string): BackupHeader {
  if (!existsSync(file)) throw new BackupRefused('no-folder', `There is no file ${file}.`);
  const source = openSync(file, 'r');
  try {
    return readHeader(readerOf(source)).header;
  } finally {
    closeSync(source);
  }
}

/**
 * Opens a copy into a folder.
 * @throws BackupRefused when the key is another one, or a single byte is not as it was written
 */
export function unpackCopy(file: string, key: BackupKey, folder: string): BackupHeader {
  const source = openSync(file, 'r');
  try {
    const read = readerOf(source);
    const { header, bytes } = readHeader(read);
    if (header.fingerprint !== fingerprintOf(key)) {
      const message = `This backup is opened by the key ${header.fingerprint}; the one given is ${fingerprintOf(key)}.`;
      throw new BackupRefused('wrong-key', message);
    }
    const seal = sealOf(key, header.salt, bytes);
    const frames = framesOf(header);
    for (const [index, { name, offset, bytes: expected }] of frames.entries()) {
      const content = openFrame(seal, read, index, index === frames.length - 1);
      if (content.length !== expected) throw damaged();
      const last = frames[index + 1]?.name !== name;
      append(join(folder, name), content, { offset, last });
    }
    if (read(1).length > 0) throw damaged();
    return header;
  } finally {
    closeSync(source);
  }
}

/** Which part of which file each frame holds. */
function framesOf({ files }: BackupHeader) {
  return files.flatMap(({ name, bytes }) =>
    Array.from({ length: Math.ceil(bytes / FRAME_BYTES) }, (_, at) => {
      const offset = at * FRAME_BYTES;
      return { name, offset, bytes: Math.min(FRAME_BYTES, bytes - offset) };
    }),
  );
}

/** Gives a file's next bytes, fewer at its end. */
function readerOf(source: number): (bytes: number) => Buffer {
  return (bytes) => {
    const buffer = Buffer.alloc(bytes);
    let filled = 0;
    while (filled < bytes) {
      const read = readSync(source, buffer, filled, bytes - filled, null);
      if (read === 0) break;
      filled += read;
    }
    return buffer.subarray(0, filled);
  };
}

function readPart(file: string, offset: number, bytes: number): Buffer {
  const source = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    let filled = 0;
    while (filled < bytes) {
      const read = readSync(source, buffer, filled, bytes - filled, offset + filled);
      if (read === 0) throw new Error(`${file} became shorter while it was read.`);
      filled += read;
    }
    return buffer;
  } finally {
    closeSync(source);
  }
}

/** Adds to a file what comes next in it; the last of it is on the disk when this returns. */
function append(file: string, content: Buffer, { offset, last }: { offset: number; last: boolean }): void {
  const target = openSync(file, offset === 0 ? 'w' : 'a', 0o600);
  try {
    writeWhole(target, content);
    if (last) fsyncSync(target);
  } finally {
    closeSync(target);
  }
}

function writeWhole(target: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(target, bytes, written);
}
