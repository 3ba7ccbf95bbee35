import type { BackupTrouble } from '@foyer/basics';

/** A backup can't be made, read or restored. `message` is a sentence for the person who asked for it. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  readonly trouble: BackupTrouble;

  constructor(trouble: BackupTrouble, message: string, cause?: unknown) {
    super(message, { cause });
    this.trouble = trouble;
  }
}

const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL'];
const NO_WRITING = ['EACCES', 'EPERM', 'EROFS', 'EIO'];

/** What stood in the way as a refusal: by the code of the system's or SQLite's error. */
export function refusalOf(error: unknown): BackupRefused {
  if (error instanceof BackupRefused) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = error instanceof Error ? error.message : String(error);
  if (NO_ROOM.includes(code)) return new BackupRefused('disk-full', 'The disk is full.', error);
  if (NO_WRITING.includes(code)) return new BackupRefused('not-writable', `It can't be written (${code}).`, error);
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') {
    return new BackupRefused('damaged', `The data are damaged: ${why}.`, error);
  }
  return new BackupRefused('unexpected', why, error);
}
