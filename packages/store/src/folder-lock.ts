import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Keeps a folder for one purpose of this process alone, until released or until the process ends in whatever way: the
 * lock is the operating system's, held through SQLite on the file `name`, so readers of the data are not shut out.
 * `null`: somebody else has it.
 *
 * @param patience milliseconds that somebody else is waited for; nothing else happens in this process meanwhile
 */
export function lockFolder(folder: string, name: string, patience = 0): { release(): void } | null {
  const lock = new Database(join(folder, name), { timeout: patience });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => lock.close() };
}
