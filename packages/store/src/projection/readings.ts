import { existsSync } from 'node:fs';
import { Audit } from '../audit.ts';
import { type Connection, databaseFile, openReader } from '../connection.ts';
import { Reports } from '../reports/reports.ts';
import { Visits } from '../visits.ts';
import { reportsFile } from './report-tables.ts';

/** What can be read of a branch beside its server, as far as the tables have followed the log. */
export interface Readings {
  readonly reports: Reports;
  readonly audit: Audit;
  readonly visits: Visits;
  close(): void;
}

/**
 * Opens the log and the tables that are made from it, to read both: nothing can be changed through it, and calls don't
 * wait for it.
 * @throws Error when there are no data in the folder, or the log has not been followed yet
 */
export function openReadings({ folder }: { readonly folder: string }): Readings {
  const connection = connectToReadings(folder);
  return {
    reports: new Reports(connection),
    audit: new Audit(connection),
    visits: new Visits(connection),
    close: () => connection.close(),
  };
}

/** One connection to both files. */
export function connectToReadings(folder: string): Connection {
  const file = reportsFile(folder);
  if (!existsSync(file)) throw new Error(`There is no ${file}: the log has not been followed yet.`);
  const connection = openReader(databaseFile(folder));
  try {
    connection.prepare('ATTACH ? AS reports').run(file);
    connection.pragma('reports.cache_size = -65536');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
