import { hash } from 'node:crypto';
import { z } from 'zod';
import { KEY_FILES } from '../branch-key.ts';
import { BackupRefused } from './backup-refused.ts';

/** The shape that copies are written in. */
export const BACKUP_FORMAT = 1;

/** What a copy holds, in this order. */
export const COPIED_FILES = [...KEY_FILES, 'branch.sqlite'] as const;

const MAGIC = Buffer.from('FOYERBAK');
const LENGTH_BYTES = 4;
const SUM_BYTES = 32;
/** More than any header has. */
const LONGEST = 16_384;

const headerSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  /** What the database says of itself. */
  version: z.strictObject({ format: z.int(), migrations: z.int() }),
  branchId: z.string(),
  /** When it was made, epoch milliseconds by the branch's clock. */
  at: z.int(),
  /** The number of the newest event in it, and that event's hash as hexadecimal. */
  clock: z.int(),
  head: z.string(),
  /** What the key is recognised by. */
  fingerprint: z.string(),
  /** Base64: with it and the key, the key of this file alone is derived. */
  salt: z.base64(),
  /** What is in it, in this order. */
  files: z.array(z.strictObject({ name: z.enum(COPIED_FILES), bytes: z.int().nonnegative() })),
});
const anyHeader = z.looseObject({ format: z.int() });

/** What stands at the head of a copy in clear; it can be read without a key, and not be changed unnoticed. */
export type BackupHeader = z.output<typeof headerSchema>;

/** A header as its bytes. */
export function writeHeader(header: BackupHeader): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  const bytes = Buffer.concat([MAGIC, length, text]);
  return Buffer.concat([bytes, hash('sha256', bytes, 'buffer')]);
}

/**
 * Reads the header of a copy.
 * @param read - gives so many of the file's next bytes, fewer at its end
 * @throws BackupRefused when it is not a copy, one of a newer version, or not what was written
 */
export function readHeader(read: (bytes: number) => Buffer): { header: BackupHeader; bytes: Buffer } {
  const start = read(MAGIC.length + LENGTH_BYTES);
  if (!start.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new BackupRefused('damaged', 'This is not a backup of Foyer, or its beginning is damaged.');
  }
  const length = start.length < MAGIC.length + LENGTH_BYTES ? LONGEST + 1 : start.readUInt32BE(MAGIC.length);
  if (length > LONGEST) throw damaged();
  const text = read(length);
  const sum = read(SUM_BYTES);
  if (!hash('sha256', Buffer.concat([start, text]), 'buffer').equals(sum)) throw damaged();
  const json: unknown = JSON.parse(text.toString());
  const { format } = anyHeader.parse(json);
  if (format !== BACKUP_FORMAT) {
    throw new BackupRefused(
      'unexpected',
      'This backup was made by a newer version of Foyer; restore it with that one.',
    );
  }
  return { header: headerSchema.parse(json), bytes: Buffer.concat([start, text, sum]) };
}

/** What is said of a copy that has a byte changed, wherever. */
export function damaged(): BackupRefused {
  return new BackupRefused('damaged', 'This backup is damaged: its bytes are not those that were written.');
}
