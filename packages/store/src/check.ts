import { databaseFile, openReader } from './connection.ts';
import { firstFault } from './open.ts';

/**
 * Checks the structure of the whole file, beside the process that writes it. A year's file takes seconds: for a worker.
 * @returns the first thing wrong; `null` when nothing is
 */
export function quickCheck({ folder }: { readonly folder: string }): string | null {
  const connection = openReader(databaseFile(folder));
  try {
    return firstFault(connection);
  } finally {
    connection.close();
  }
}
