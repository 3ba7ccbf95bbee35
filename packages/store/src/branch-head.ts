import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hasKeys, KEY_FILES } from './branch-key.ts';
import { databaseFile, openReader, versionOf } from './connection.ts';
import { EventLog, type LogHead } from './log.ts';
import { type StoreProblem, saysNoRoom } from './problem.ts';
import { writeSecret } from './secret-file.ts';

// What is remembered of the log outside its database: that there was one, and how far it had come at some moment. The log
// only grows, so one that is gone, shorter or another is told from the one that was here.

const headSchema = z.strictObject({
  seq: z.int().positive(),
  hash: z.hex().transform((text): Buffer => Buffer.from(text, 'hex')),
});

/** So long the file is, most of it blank: on a disk without room this becomes the room that opening the database takes. */
const ROOM_BYTES = 64 * 1024;

/** What is remembered, beside the database. */
export function headFile(folder: string): string {
  return join(folder, 'branch.head');
}

/**
 * Remembers the newest event of the log; of an empty one nothing.
 * @throws Error when the disk refuses; what was remembered before is true as well
 */
export function rememberHead(folder: string, { seq, hash }: LogHead): void {
  if (seq === 0) return;
  const text = JSON.stringify({ seq, hash: hash.toString('hex') });
  writeSecret(headFile(folder), Buffer.from(text.padEnd(ROOM_BYTES)));
}

/** Lets go of the room that was set aside; what is remembered stays. */
export function releaseRoom(folder: string): void {
  const file = headFile(folder);
  if (existsSync(file)) truncateSync(file, readFileSync(file, 'utf8').trimEnd().length);
}

/** Is there room for what opening and a few commands take? A disk that says nothing else is taken to have it. */
export function hasRoom(folder: string): boolean {
  const file = join(folder, 'branch.room');
  try {
    writeFileSync(file, Buffer.alloc(ROOM_BYTES));
    return true;
  } catch (error) {
    if (saysNoRoom(error)) return false;
    throw error;
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * What is wrong with a folder in which there was a branch before; `null`: nothing, as far as can be said before the
 * database is opened for writing.
 * @throws Error when the database can't be read
 */
export function lossIn(folder: string): StoreProblem | null {
  const remembered = readHead(folder);
  if (remembered === 'unreadable') return unreadable(folder);
  const file = databaseFile(folder);
  const connection = existsSync(file) ? openReader(file) : null;
  try {
    if (connection === null || versionOf(connection).migrations === 0) {
      return remembered !== null || hasKeys(folder) ? missing(folder, remembered) : null;
    }
    return remembered === null ? null : lossOf(folder, remembered, new EventLog(connection));
  } finally {
    connection?.close();
  }
}

function readHead(folder: string): LogHead | 'unreadable' | null {
  const file = headFile(folder);
  if (!existsSync(file)) return null;
  try {
    return headSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return 'unreadable';
    throw error;
  }
}

const RESTORE = 'restore the newest backup into an empty folder (npm run restore)';

function missing(folder: string, remembered: LogHead | null): StoreProblem {
  const events = remembered === null ? '' : `, of ${remembered.seq} events,`;
  const files = [headFile(folder), ...KEY_FILES.map((name) => join(folder, name))].filter(existsSync).join(' and ');
  return lost(
    `There was a branch in ${folder}: its database${events} is gone or empty. Put branch.sqlite back, or ${RESTORE}. ` +
      `To begin a new branch here on purpose, remove ${files} first.`,
  );
}

function lossOf(folder: string, { seq, hash }: LogHead, log: EventLog): StoreProblem | null {
  const row = log.at(seq);
  if (row?.hash.equals(hash) === true) return null;
  const found =
    log.head.seq < seq
      ? `The log in ${folder} is cut off at its end, or an older copy: it has ${log.head.seq} events of at least ${seq}.`
      : `The log in ${folder} is not the one that was here: its event ${seq} is another.`;
  return lost(
    `${found} Put the right branch.sqlite back, with its branch.sqlite-wal, or ${RESTORE}. ` +
      `To go on with this one on purpose, remove ${headFile(folder)} first.`,
  );
}

function unreadable(folder: string): StoreProblem {
  return lost(
    `${headFile(folder)}, which says how far the log has come, is not what was written there. ` +
      'If the database is the right one, remove that file and start again.',
  );
}

function lost(message: string): StoreProblem {
  return { code: 'lost', message };
}
