import { hash } from 'node:crypto';
import type { Connection } from './connection.ts';

/** How many are kept: an older one serves when the newest can't be read. */
const KEPT = 2;

/** What the wait estimates had learned after an event of the log. */
export interface StoredLearning {
  readonly seq: number;
  /** JSON, as the estimates wrote it. */
  readonly data: string;
}

interface LearningRow extends StoredLearning {
  readonly logHash: Buffer;
  readonly dataHash: Buffer;
}

/** What the wait estimates have learned, kept so that a start need not learn it anew from the whole log. */
export class Learnings {
  readonly #newestFirst;
  readonly #save;
  readonly #forget;
  /** In one transaction: two would wait for the disk twice. */
  readonly #replace;

  constructor(connection: Connection) {
    this.#replace = connection.transaction((work: () => void) => work());
    this.#newestFirst = connection.prepare<[], LearningRow>(
      'SELECT seq, log_hash AS logHash, data, data_hash AS dataHash FROM learnings ORDER BY seq DESC',
    );
    this.#save = connection.prepare<[number, Buffer, string, Buffer, number]>(
      'INSERT INTO learnings VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET data = excluded.data, data_hash = excluded.data_hash',
    );
    this.#forget = connection.prepare<[number]>(
      'DELETE FROM learnings WHERE seq NOT IN (SELECT seq FROM learnings ORDER BY seq DESC LIMIT ?)',
    );
  }

  /** Keeps what was learned up to the event `seq`, whose hash in the log is `logHash`. */
  save({ seq, data }: StoredLearning, logHash: Buffer, at: number): void {
    this.#replace(() => {
      this.#save.run(seq, logHash, data, hash('sha256', data, 'buffer'), at);
      this.#forget.run(KEPT);
    });
  }

  /** Those that are whole and of this log (`hashAt` tells the log's hash at an event), newest first. */
  whole(hashAt: (seq: number) => Buffer | null): readonly StoredLearning[] {
    return this.#newestFirst
      .all()
      .filter(({ seq, data, logHash, dataHash }) => {
        return hash('sha256', data, 'buffer').equals(dataHash) && hashAt(seq)?.equals(logHash) === true;
      })
      .map(({ seq, data }) => ({ seq, data }));
  }
}
