import { hash } from 'node:crypto';
import { type BranchState, restoreState, SNAPSHOT_VERSION, StoredDataError, snapshotOf } from '@foyer/queue-core';
import type { Connection } from './connection.ts';
import type { LogHead } from './log.ts';

/** How many of the newest are kept: an older one serves when the newest can't be read. */
const KEPT = 3;

/** A snapshot as it is stored. */
export interface SnapshotRow {
  readonly seq: number;
  readonly logHash: Buffer;
  readonly state: string;
  readonly stateHash: Buffer;
  readonly at: number;
}

/** States kept so that a start need not replay everything. */
export class Snapshots {
  readonly #newestFirst;
  readonly #save;
  readonly #forget;

  constructor(connection: Connection) {
    this.#newestFirst = connection.prepare<[], SnapshotRow>(
      `SELECT seq, log_hash AS logHash, state, state_hash AS stateHash, at
      FROM snapshots ORDER BY seq DESC`,
    );
    this.#save = connection.prepare<[number, Buffer, string, Buffer, number]>(
      'INSERT INTO snapshots VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#forget = connection.prepare<[number, number]>(`
      DELETE FROM snapshots WHERE seq NOT IN (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT ?)
        AND seq IS NOT (SELECT max(seq) FROM snapshots WHERE seq <= ?)`);
  }

  /**
   * Keeps the state after the newest event; inside a batch.
   * @param follower - the event that the follower furthest behind has come to: what it goes on from is kept
   */
  save(state: BranchState, head: LogHead, follower: number): void {
    if (state.clock !== head.seq) throw new Error(`A snapshot of ${state.clock} events after event ${head.seq}.`);
    const text = JSON.stringify(snapshotOf(state));
    this.#save.run(head.seq, head.hash, text, hash('sha256', text, 'buffer'), state.at);
    this.#forget.run(KEPT, follower);
  }

  /** Everything that is kept, newest first. */
  all(): readonly SnapshotRow[] {
    return this.#newestFirst.all();
  }

  /**
   * The newest snapshot that is whole and of this log (`hashAt` tells the log's hash at an event), and not of a later
   * event than `last`; `null`: none.
   */
  newest(hashAt: (seq: number) => Buffer | null, last = Number.POSITIVE_INFINITY): BranchState | null {
    for (const row of this.#newestFirst.iterate()) {
      if (row.seq > last) continue;
      const whole = hash('sha256', row.state, 'buffer').equals(row.stateHash);
      if (!whole || !hashAt(row.seq)?.equals(row.logHash)) continue;
      const state = readable(JSON.parse(row.state));
      if (state !== null) return state;
    }
    return null;
  }
}

/** The state in a snapshot of this program's shape; another one is left aside, for the log says the same. */
export function readable(json: unknown): BranchState | null {
  if (!isOfThisProgram(json)) return null;
  try {
    return restoreState(json);
  } catch (error) {
    if (error instanceof StoredDataError) return null;
    throw error;
  }
}

/** Was the snapshot made by a program that writes them alike? */
export function isOfThisProgram(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'version' in json && json.version === SNAPSHOT_VERSION;
}
