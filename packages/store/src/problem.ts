import Database from 'better-sqlite3';

/** Why a data folder can't be opened; no data in it have been changed. `message` is a sentence for the person who started it. */
export interface StoreProblem {
  readonly code:
    | 'folder-unwritable'
    | 'other-format'
    | 'newer-than-program'
    | 'damaged'
    | 'lost'
    | 'locked'
    | 'disk-full'
    | 'disk-failed';
  readonly message: string;
}

/**
 * What can't be stored says why, and what became of it. `refused`: there is no room, or somebody else holds the file.
 * Nothing of it has happened, and it may be asked for again. `failed`: the disk or the file is not to be relied on. It is
 * not known whether it has happened; nothing more is read or written through this store.
 */
export type StorageTrouble = 'refused' | 'failed';

/** The disk did not take what was to be stored. Thrown by every function of the store that reads or writes. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
  readonly trouble: StorageTrouble;
  /** SQLite's own code, such as `SQLITE_FULL`. */
  readonly sqliteCode: string;

  constructor(trouble: StorageTrouble, sqliteCode: string, why: string, cause?: unknown) {
    const now = trouble === 'refused' ? ' at the moment' : ' any more';
    super(`The branch's data can't be written${now}: ${why}`, { cause });
    this.trouble = trouble;
    this.sqliteCode = sqliteCode;
  }
}

/** What is stored contradicts itself. Thrown while loading; `verify` says where. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';
}

const refused = /^SQLITE_(FULL|BUSY|LOCKED|PROTOCOL)/;
const failed = /^SQLITE_(IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|NOMEM|NOLFS|AUTH|PERM)/;

/** What an error of SQLite says of the disk; `null` for one that the program brought about itself. */
export function storageTroubleOf(error: unknown): StorageUnavailable | null {
  if (error instanceof StorageUnavailable) return error;
  if (!(error instanceof Database.SqliteError)) return null;
  const trouble = refused.test(error.code) ? 'refused' : failed.test(error.code) ? 'failed' : null;
  return trouble === null ? null : new StorageUnavailable(trouble, error.code, error.message, error);
}

/** Does this code of SQLite say that what is in the file is no database, or not a whole one? */
export function saysDamaged(sqliteCode: string): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode);
}

/** Does this error of the file system say that there is no room? */
export function saysNoRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ENOSPC|EDQUOT|EFBIG)$/.test(String(error.code));
}
