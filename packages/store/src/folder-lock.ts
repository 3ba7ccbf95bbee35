import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Keeps a folder for one purpose of this process alone, until released or until the process ends in whatever way: the
 * lock is the operating system's, held through SQLite on the file `name`, so readers of the data are not shut out.
 * `null`: somebody else has it.
 */
export function lockFolder(folder: string, name: string): { release(): void } | null {
  const lock = new Database(join(folder, name), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => lock.close() };
}
