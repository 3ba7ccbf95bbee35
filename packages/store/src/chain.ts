import { hash } from 'node:crypto';

/** A row of the log as it is stored; text columns exactly as they stand in the file. */
export interface LogRow {
  readonly seq: number;
  readonly day: string | null;
  readonly version: number;
  readonly type: string;
  readonly at: number;
  /** JSON. */
  readonly actor: string;
  readonly commandId: string;
  readonly visitId: string | null;
  /** JSON. */
  readonly payload: string;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** What the first row is chained to. */
export const chainStart: Buffer = Buffer.alloc(32);

/**
 * A row's link in the chain: SHA-256 over the previous link and the row's columns as a JSON array, each text as stored,
 * so that a change of any byte of any column shows.
 */
export function chainHash(row: Omit<LogRow, 'previousHash' | 'hash'>, previousHash: Buffer): Buffer {
  const columns = [row.seq, row.day, row.version, row.type, row.at, row.actor, row.commandId, row.visitId, row.payload];
  return hash('sha256', previousHash.toString('hex') + JSON.stringify(columns), 'buffer');
}
