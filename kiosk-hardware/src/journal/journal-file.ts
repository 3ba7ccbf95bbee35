import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { journalLine, readJournalLines } from './journal-lines.ts';

/** For appending to a file that is emptied first. */
const EMPTIED = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND;

/** An append-only file of checked lines; a call returns only when the disk has them. */
export interface JournalFile {
  /** Lines in the file now. */
  readonly lines: number;
  append(value: unknown): void;
  /** Replaces the whole file in one step: after a crash it holds either the old lines or the new ones. */
  replace(values: readonly unknown[]): void;
  close(): void;
}

/**
 * Opens (or makes) a journal file and hands over the values in it. A torn last line is cut off, so that the next line
 * starts clean; a file with damage inside is kept beside as `….damaged` before anything is written.
 */
export function openJournalFile(path: string): { file: JournalFile; values: readonly unknown[]; damaged: number } {
  mkdirSync(dirname(path), { recursive: true });
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const { values, wholeBytes, damaged } = readJournalLines(bytes);
  if (damaged > 0) writeDurably(`${path}.damaged`, bytes);
  let descriptor = openSync(path, 'a');
  if (wholeBytes < bytes.length) {
    ftruncateSync(descriptor, wholeBytes);
    fsyncSync(descriptor);
  }
  syncFolder(path);
  let length = wholeBytes;
  let lines = values.length + damaged;
  /** Has the file a new name that a power cut may still take from it? */
  let nameDue = false;
  const syncName = (): void => {
    syncFolder(path);
    nameDue = false;
  };

  const file: JournalFile = {
    get lines() {
      return lines;
    },
    append: (value) => {
      const line = journalLine(value);
      if (nameDue) syncName();
      try {
        writeAll(descriptor, line);
        fsyncSync(descriptor);
      } catch (error) {
        // A line half written (full disk) must not swallow the next one.
        ftruncateSync(descriptor, length);
        throw error;
      }
      length += line.length;
      lines++;
    },
    replace: (next) => {
      const whole = Buffer.concat(next.map(journalLine));
      const renewed = openSync(`${path}.new`, EMPTIED);
      try {
        writeAll(renewed, whole);
        fsyncSync(renewed);
        renameSync(`${path}.new`, path);
      } catch (error) {
        closeSync(renewed);
        throw error;
      }
      // The old file has no name any more: whatever fails from here on, the next line belongs into the new one.
      closeSync(descriptor);
      descriptor = renewed;
      length = whole.length;
      lines = next.length;
      nameDue = true;
      syncName();
    },
    close: () => closeSync(descriptor),
  };
  return { file, values, damaged };
}

function writeDurably(path: string, bytes: Buffer): void {
  const descriptor = openSync(path, 'w');
  try {
    writeAll(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}

/** A new name is durable only when its folder is; Windows has no such call and needs none. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
