import Database from 'better-sqlite3';

/** Why a data folder can't be opened; nothing in it has been changed. `message` is a sentence for the person who started it. */
export interface StoreProblem {
  readonly code: 'folder-unwritable' | 'other-format' | 'newer-than-program' | 'damaged' | 'locked';
  readonly message: string;
}

/** The disk refused: nothing of the transaction has happened. Thrown by every writing function of the store. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
  /** SQLite's own code, such as `SQLITE_FULL`. */
  readonly sqliteCode: string;

  constructor(cause: InstanceType<typeof Database.SqliteError>) {
    super(`The branch's data can't be written at the moment: ${cause.message}`, { cause });
    this.sqliteCode = cause.code;
  }
}

/** What is stored contradicts itself. Thrown while loading; `verify` says where. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';
}

const unavailable = /^SQLITE_(FULL|IOERR|READONLY|BUSY|LOCKED|CANTOPEN|CORRUPT|NOTADB|NOMEM|PROTOCOL)/;

/** Runs `work`; a failure of the disk becomes `StorageUnavailable`, anything else passes as it is. */
export function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Database.SqliteError && unavailable.test(error.code)) throw new StorageUnavailable(error);
    throw error;
  }
}
