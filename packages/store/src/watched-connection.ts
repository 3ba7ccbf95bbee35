import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StorageUnavailable, storageTroubleOf } from './problem.ts';

/** What is done with a connection and its disk; for tests in whose place a disk fails. */
export type Disturb = (sql: string, moment: 'before' | 'after') => void;

export interface Watch {
  /** Told once, when the disk or the file is not to be relied on any more. */
  readonly onFailed?: (failure: StorageUnavailable) => void;
  /** What it throws at a statement is taken for what SQLite says. */
  readonly disturb?: Disturb;
}

/** Looking whether the files are still in their place takes 10 µs: once in so many milliseconds nobody feels it. */
const LOOK_EVERY = 1000;

/** The methods of a statement that go to the disk. */
interface Statement {
  readonly readonly: boolean;
  run(...values: unknown[]): unknown;
  get(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown;
  iterate(...values: unknown[]): IterableIterator<unknown>;
}

/**
 * A connection that writes: the one place where it is decided what an error of the disk means. After one that leaves it
 * open what has been written, everything is refused: a second try could succeed and make a lie of what was said of the
 * first. The file that was opened must be the one in the folder, or what is written would be nobody's.
 */
export class WatchedConnection extends Database {
  readonly #watch: Watch;
  readonly #places = new Map<string, string>();
  #failure: StorageUnavailable | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #beforeWriting: (() => void) | null = null;

  constructor(file: string, options: Database.Options, watch: Watch) {
    super(file, options);
    this.#watch = watch;
    this.#places.set(file, placeOf(file) ?? '');
  }

  /** Nothing more is read or written. */
  get hasFailed(): boolean {
    return this.#failure !== null;
  }

  /** Has `work` done before the next write, again before each until it throws nothing. */
  beforeWriting(work: () => void): void {
    this.#beforeWriting = work;
  }

  override prepare<Values extends unknown[] | object = unknown[], Row = unknown>(sql: string) {
    const statement = super.prepare<Values, Row>(sql);
    this.#watchOver(statement, sql);
    return statement;
  }

  override exec(sql: string): this {
    return this.#attempt(sql, false, () => super.exec(sql));
  }

  override pragma(sql: string, options?: Database.PragmaOptions): unknown {
    return this.#attempt(`PRAGMA ${sql}`, true, () => super.pragma(sql, options));
  }

  #watchOver(statement: Statement, sql: string): void {
    const { readonly } = statement;
    const run = statement.run.bind(statement);
    const get = statement.get.bind(statement);
    const all = statement.all.bind(statement);
    const iterate = statement.iterate.bind(statement);
    statement.run = (...values) => this.#attempt(sql, readonly, () => run(...values));
    statement.get = (...values) => this.#attempt(sql, readonly, () => get(...values));
    statement.all = (...values) => this.#attempt(sql, readonly, () => all(...values));
    statement.iterate = (...values) => this.#each(sql, iterate(...values));
  }

  *#each(sql: string, rows: IterableIterator<unknown>): Generator<unknown, undefined> {
    try {
      for (;;) {
        const next = this.#attempt(sql, true, () => rows.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      rows.return?.();
    }
  }

  #attempt<T>(sql: string, readonly: boolean, work: () => T): T {
    if (this.#failure !== null) throw this.#failure;
    try {
      if (!readonly && !this.inTransaction) this.#prepareToWrite();
      this.#watch.disturb?.(sql, 'before');
      const result = work();
      this.#watch.disturb?.(sql, 'after');
      return result;
    } catch (error) {
      const trouble = storageTroubleOf(error);
      if (trouble === null) throw error;
      if (trouble.trouble === 'failed') this.#fail(trouble);
      throw trouble;
    }
  }

  #fail(failure: StorageUnavailable): void {
    if (this.#failure !== null) return;
    this.#failure = failure;
    this.#watch.onFailed?.(failure);
  }

  #prepareToWrite(): void {
    const now = performance.now();
    if (now - this.#lookedAt >= LOOK_EVERY) {
      this.#lookedAt = now;
      this.#lookForFiles();
    }
    const work = this.#beforeWriting;
    if (work === null) return;
    this.#beforeWriting = null;
    try {
      work();
    } catch (error) {
      this.#beforeWriting = work;
      throw error;
    }
  }

  /** @throws StorageUnavailable when somebody has moved, removed or exchanged one */
  #lookForFiles(): void {
    for (const file of [this.name, `${this.name}-wal`]) {
      const [was, is] = [this.#places.get(file), placeOf(file)];
      if (was === undefined && is !== null) this.#places.set(file, is);
      if (was === undefined || is === was) continue;
      throw new StorageUnavailable(
        'failed',
        'SQLITE_READONLY_DBMOVED',
        `${file} is not the file any more that was opened`,
      );
    }
  }
}

/** Which file a path leads to; `null`: to none. */
function placeOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}
