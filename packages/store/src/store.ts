import type { CommandId, Instant, TextRef, VisitId } from '@foyer/basics';
import { type BranchEvent, type BranchState, initialState } from '@foyer/queue-core';
import { assertDurable, type Connection } from './connection.ts';
import { drizzle } from './drizzle.ts';
import { chained, EventLog, emptyLog } from './log.ts';
import { Outbox } from './outbox.ts';
import { Secrets } from './people/secrets.ts';
import { Sessions } from './people/sessions.ts';
import { Sightings } from './people/sightings.ts';
import { type Contact, type NewContact, type StoredText, Words } from './people/words.ts';
import { Pictures } from './pictures.ts';
import { onDisk, StorageUnavailable } from './problem.ts';
import { replay } from './replay.ts';
import { Replies, type StoredReply } from './replies.ts';
import { Snapshots } from './snapshots.ts';

/** What `openStore` hands to a store. */
export interface StoreParts {
  readonly connection: Connection;
  readonly branchKey: Buffer;
  /** Was the whole file checked while opening? If not, a worker should. */
  readonly checked: boolean;
  /** Lets go of the folder. */
  readonly release: () => void;
}

/** Purging removes at most this many rows at a time, so that no call waits for it. */
const PURGE_LIMIT = 1000;

/** Free pages are given back so many at a time. */
const VACUUM_LIMIT = 256;

/** The branch's data, for the one process that writes them. Every function is synchronous. */
export class Store {
  readonly secrets: Secrets;
  readonly sessions: Sessions;
  readonly sightings: Sightings;
  readonly pictures: Pictures;
  readonly outbox: Outbox;
  /** Was the whole file checked while opening? A large one isn't: `quickCheck` does it in a worker. */
  readonly checked: boolean;
  readonly #connection: Connection;
  readonly #branchKey: Buffer;
  readonly #release: () => void;
  readonly #log: EventLog;
  readonly #replies: Replies;
  readonly #snapshots: Snapshots;
  readonly #words: Words;
  readonly #begin;
  readonly #commit;
  readonly #rollback;

  constructor({ connection, branchKey, checked, release }: StoreParts) {
    const database = drizzle({ client: connection });
    this.secrets = new Secrets(database);
    this.sessions = new Sessions(database);
    this.sightings = new Sightings(database);
    this.pictures = new Pictures(connection);
    this.checked = checked;
    this.#connection = connection;
    this.#branchKey = branchKey;
    this.#release = release;
    this.#log = new EventLog(connection);
    this.outbox = new Outbox(connection, this.#log);
    this.#replies = new Replies(connection);
    this.#snapshots = new Snapshots(connection);
    this.#words = new Words(connection);
    this.#begin = connection.prepare('BEGIN IMMEDIATE');
    this.#commit = connection.prepare('COMMIT');
    this.#rollback = connection.prepare('ROLLBACK');
  }

  /** The clock after the newest committed event. */
  get clock(): number {
    return this.#log.head.seq;
  }

  /**
   * The branch as the log says it is: the newest snapshot and the events after it.
   * @throws StoreDamaged when the events are not the ones that were written
   */
  load(): { readonly state: BranchState; readonly replayed: number } {
    const start = this.#snapshots.newest((seq) => this.#log.at(seq)?.hash ?? null) ?? initialState;
    const from =
      start.clock === 0 ? emptyLog : { seq: start.clock, hash: this.#log.at(start.clock)?.hash ?? emptyLog.hash };
    const state = replay(chained(this.#log.after(from.seq), from), start);
    return { state, replayed: state.clock - start.clock };
  }

  /**
   * Does `work` in one transaction. When it returns, everything is on the disk; when it throws, nothing has happened.
   * Batches don't nest.
   * @throws StorageUnavailable when the disk refuses
   */
  batch<T>(work: () => T): T {
    const { head } = this.#log;
    return onDisk(() => {
      this.#begin.run();
      try {
        const result = work();
        this.#commit.run();
        return result;
      } catch (error) {
        this.#log.rewind(head);
        // On a full disk SQLite may have rolled back by itself.
        if (this.#connection.inTransaction) this.#rollback.run();
        throw error;
      }
    });
  }

  /** Logs the event that led from `before` to `after`; only inside `batch`. */
  append(before: BranchState, event: BranchEvent, after: BranchState): void {
    if (!this.#connection.inTransaction) throw new Error('Events are appended inside a batch.');
    this.#log.append(before, event, after);
  }

  /** What a command was answered, if it has been seen in the last days. */
  findCommand(commandId: CommandId): StoredReply | null {
    return this.#replies.find(commandId);
  }

  /** Keeps a command's answer; inside the batch that logs its events. */
  saveCommand(record: StoredReply & { readonly commandId: CommandId; readonly at: Instant }): void {
    onDisk(() => this.#replies.save(record));
  }

  /**
   * Keeps the state after the newest event, so that the next start need not replay what led to it.
   * @param follower - the event that the follower furthest behind has come to: what it goes on from is kept
   */
  saveSnapshot(state: BranchState, follower = state.clock): void {
    onDisk(() => this.#snapshots.save(state, this.#log.head, follower));
  }

  saveText(text: StoredText): void {
    this.#words.saveText(text);
  }

  /** The words behind a reference; `null` once they were erased. */
  text(ref: TextRef): StoredText | null {
    return this.#words.text(ref);
  }

  /** Keeps how to reach a customer, in place of what was kept before. */
  saveContact(contact: NewContact): void {
    this.#words.saveContact(contact);
  }

  contactOf(visitId: VisitId): Contact | null {
    return this.#words.contactOf(visitId);
  }

  /** Erases free texts, and how to reach the customers of visits; there need be none. */
  erase({ contacts, texts }: { readonly contacts: readonly VisitId[]; readonly texts: readonly TextRef[] }): void {
    for (const ref of texts) this.#words.eraseText(ref);
    for (const visitId of contacts) this.#words.eraseContact(visitId);
  }

  /** Erases free text older than `before`, at most a thousand pieces at a time; returns how many. */
  purgeTexts(before: Instant): number {
    return this.#words.purgeTexts(before, PURGE_LIMIT);
  }

  /** Erases contact details older than `before`, at most a thousand at a time; returns how many. */
  purgeContacts(before: Instant): number {
    return this.#words.purgeContacts(before, PURGE_LIMIT);
  }

  /** Forgets the answers to commands older than `before`, at most a thousand at a time; returns how many. */
  purgeCommands(before: Instant): number {
    return onDisk(() => this.#replies.purge(before, PURGE_LIMIT));
  }

  /** Forgets what was sent, or given up, before an instant, at most a thousand pieces at a time; returns how many. */
  purgeOutbox(before: Instant): number {
    return this.outbox.purge(before, PURGE_LIMIT);
  }

  /** 32 random bytes that are this branch's alone. */
  branchKey(): Buffer {
    return this.#branchKey;
  }

  /**
   * Moves what is in the write-ahead log into the file; for moments when nobody waits.
   * @returns how many pages of it are left to move
   */
  checkpoint(): number {
    const [result] = onDisk(() => this.#connection.pragma('wal_checkpoint(PASSIVE)')) as readonly {
      log: number;
      checkpointed: number;
    }[];
    return result === undefined ? 0 : Math.max(0, result.log - result.checkpointed);
  }

  /**
   * Gives free pages back, so many at a time that no call waits for it.
   * @returns how many are left
   */
  giveBack(): number {
    onDisk(() => this.#connection.pragma(`incremental_vacuum(${VACUUM_LIMIT})`));
    return Number(this.#connection.pragma('freelist_count', { simple: true }));
  }

  /**
   * Empties the write-ahead log, in which what was erased still stands; waits for nobody.
   * @returns whether it is empty: it isn't while somebody reads
   */
  emptyJournal(): boolean {
    this.#connection.pragma('busy_timeout = 0');
    try {
      const [result] = onDisk(() => this.#connection.pragma('wal_checkpoint(TRUNCATE)')) as readonly { busy: number }[];
      return result?.busy === 0;
    } finally {
      this.#connection.pragma('busy_timeout = 5000');
    }
  }

  /** @throws Error when an acknowledged write could be lost by a power cut */
  assertDurable(): void {
    assertDurable(this.#connection);
  }

  /** Moves everything into the file and lets go of the folder; also when the disk is full. */
  close(): void {
    if (!this.#connection.open) return;
    try {
      onDisk(() => this.#connection.pragma('optimize'));
    } catch (error) {
      // Only statistics for the query planner are missing then.
      if (!(error instanceof StorageUnavailable)) throw error;
    } finally {
      this.#connection.close();
      this.#release();
    }
  }
}
