import { createSecretKey, type KeyObject } from 'node:crypto';
import type { CommandId, CustomerRef, Instant, TextRef, VisitId } from '@foyer/basics';
import { type BranchEvent, type BranchState, initialState } from '@foyer/queue-core';
import { rememberHead } from './branch-head.ts';
import type { FolderKeys } from './branch-key.ts';
import { assertDurable, type Connection } from './connection.ts';
import { drizzle } from './drizzle.ts';
import { chained, EventLog, emptyLog, type LogHead } from './log.ts';
import { Outbox } from './outbox.ts';
import { KnownCustomers } from './people/known-customers.ts';
import { OptOuts } from './people/opt-outs.ts';
import { Secrets } from './people/secrets.ts';
import { Sessions } from './people/sessions.ts';
import { Sightings } from './people/sightings.ts';
import { type Contact, type NewContact, type StoredText, Words } from './people/words.ts';
import { Pictures } from './pictures.ts';
import { type StorageUnavailable, saysNoRoom, storageTroubleOf } from './problem.ts';
import { replay } from './replay.ts';
import { Replies, type StoredReply } from './replies.ts';
import { Snapshots } from './snapshots.ts';
import type { WatchedConnection } from './watched-connection.ts';

/** What `openStore` hands to a store. */
export interface StoreParts {
  readonly folder: string;
  readonly connection: WatchedConnection;
  readonly keys: FolderKeys;
  /** Was the whole file checked while opening? If not, a worker should. */
  readonly checked: boolean;
  /** Why nothing can be written so far; `null`: it can. */
  readonly refused: StorageUnavailable | null;
  /** Lets go of the folder. */
  readonly release: () => void;
}

/** What is to be erased of customers, by what it is referred to. */
export interface Erased {
  readonly contacts: readonly VisitId[];
  readonly texts: readonly TextRef[];
  readonly customers: readonly CustomerRef[];
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
  readonly customers: KnownCustomers;
  readonly optOuts: OptOuts;
  /** Was the whole file checked while opening? A large one isn't: `quickCheck` does it in a worker. */
  readonly checked: boolean;
  /** Whether it was opened on a disk without room: it is read, and refuses what is to be written until there is some. */
  readonly openedFull: boolean;
  readonly #folder: string;
  readonly #connection: WatchedConnection;
  readonly #branchKey: KeyObject;
  readonly #organisationKey: Buffer;
  readonly #release: () => void;
  #released = false;
  readonly #log: EventLog;
  readonly #replies: Replies;
  readonly #snapshots: Snapshots;
  readonly #words: Words;
  readonly #begin;
  readonly #commit;
  readonly #rollback;

  constructor({ folder, connection, keys, checked, refused, release }: StoreParts) {
    const database = drizzle({ client: connection });
    this.secrets = new Secrets(database);
    this.sessions = new Sessions(database);
    this.sightings = new Sightings(database);
    this.pictures = new Pictures(connection);
    this.customers = new KnownCustomers(connection);
    this.optOuts = new OptOuts(connection);
    this.checked = checked;
    this.openedFull = refused !== null;
    this.#folder = folder;
    this.#connection = connection;
    this.#branchKey = createSecretKey(keys.branch);
    this.#organisationKey = keys.organisation;
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
   * Does `work` in one transaction. When it returns, everything is on the disk; when it throws, nothing has happened,
   * unless the disk failed. Batches don't nest.
   * @throws StorageUnavailable when the disk refuses or fails
   */
  batch<T>(work: () => T): T {
    const { head } = this.#log;
    this.#begin.run();
    const result = this.#committed(work, head);
    // The first event: from now on there is a branch that could be missed. The next checkpoint remembers it anyway.
    if (head.seq === 0) this.#rememberHead({ quietly: true });
    return result;
  }

  #committed<T>(work: () => T, head: LogHead): T {
    try {
      const result = work();
      this.#commit.run();
      return result;
    } catch (error) {
      this.#log.rewind(head);
      // On a full disk SQLite may have rolled back by itself.
      if (this.#connection.inTransaction && !this.#connection.hasFailed) this.#rollback.run();
      throw error;
    }
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
    this.#replies.save(record);
  }

  /**
   * Keeps the state after the newest event, so that the next start need not replay what led to it.
   * @param follower - the event that the follower furthest behind has come to: what it goes on from is kept
   */
  saveSnapshot(state: BranchState, follower = state.clock): void {
    this.batch(() => this.#snapshots.save(state, this.#log.head, follower));
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

  /** Erases free texts, how to reach the customers of visits, and who customers are; there need be none. */
  erase({ contacts, texts, customers }: Erased): void {
    for (const ref of texts) this.#words.eraseText(ref);
    for (const visitId of contacts) this.#words.eraseContact(visitId);
    for (const customerRef of customers) this.customers.forget(customerRef);
  }

  /** Erases free text older than `before`, at most a thousand pieces at a time; returns how many. */
  purgeTexts(before: Instant): number {
    return this.#words.purgeTexts(before, PURGE_LIMIT);
  }

  /** Erases contact details older than `before`, at most a thousand at a time; returns how many. */
  purgeContacts(before: Instant): number {
    return this.#words.purgeContacts(before, PURGE_LIMIT);
  }

  /** Forgets customers who were last there before an instant, at most a thousand at a time; returns how many. */
  purgeCustomers(before: Instant): number {
    return this.customers.purge(before, PURGE_LIMIT);
  }

  /** Forgets the answers to commands older than `before`, at most a thousand at a time; returns how many. */
  purgeCommands(before: Instant): number {
    return this.#replies.purge(before, PURGE_LIMIT);
  }

  /** Forgets what was sent, or given up, before an instant, at most a thousand pieces at a time; returns how many. */
  purgeOutbox(before: Instant): number {
    return this.outbox.purge(before, PURGE_LIMIT);
  }

  /** The branch's own key; made ready once, for it is used in every request. */
  branchKey(): KeyObject {
    return this.#branchKey;
  }

  /** 32 random bytes that all branches of an organisation share; one that stands alone has made them for itself. */
  organisationKey(): Buffer {
    return this.#organisationKey;
  }

  /**
   * Moves what is in the write-ahead log into the file, and remembers outside of it how far the log has come; for moments
   * when nobody waits.
   * @returns how many pages of it are left to move
   */
  checkpoint(): number {
    const left = moveIntoFile(this.#connection);
    this.#rememberHead({ quietly: false });
    return left;
  }

  /**
   * Gives free pages back, so many at a time that no call waits for it.
   * @returns how many are left
   */
  giveBack(): number {
    this.#connection.pragma(`incremental_vacuum(${VACUUM_LIMIT})`);
    return Number(this.#connection.pragma('freelist_count', { simple: true }));
  }

  /**
   * Empties the write-ahead log, in which what was erased still stands; waits for nobody.
   * @returns whether it is empty: it isn't while somebody reads
   */
  emptyJournal(): boolean {
    this.#connection.pragma('busy_timeout = 0');
    try {
      const [result] = this.#connection.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[];
      return result?.busy === 0;
    } finally {
      this.#connection.pragma('busy_timeout = 5000');
    }
  }

  /** @throws Error when an acknowledged write could be lost by a power cut */
  assertDurable(): void {
    assertDurable(this.#connection);
  }

  /** Moves everything into the file and lets go of the folder; also when the disk is full. One that has failed is left as it is. */
  close(): void {
    if (!this.#connection.open || this.#released) return;
    this.#released = true;
    try {
      if (this.#connection.hasFailed) return;
      this.#connection.pragma('optimize');
      this.#rememberHead({ quietly: true });
    } catch (error) {
      // Only statistics for the query planner are missing then.
      if (storageTroubleOf(error) === null) throw error;
    } finally {
      if (!this.#connection.hasFailed) this.#connection.close();
      this.#release();
    }
  }

  /** What is not remembered on a full disk, or was not `quietly`, is so another time: what was before is true as well. */
  #rememberHead({ quietly }: { readonly quietly: boolean }): void {
    try {
      rememberHead(this.#folder, this.#log.head);
    } catch (error) {
      if (!quietly && !saysNoRoom(error)) throw error;
    }
  }
}

/**
 * Moves what is in the write-ahead log into the file.
 * @returns how many pages of it are left to move
 */
export function moveIntoFile(connection: Connection): number {
  const [result] = connection.pragma('wal_checkpoint(PASSIVE)') as readonly { log: number; checkpointed: number }[];
  return result === undefined ? 0 : Math.max(0, result.log - result.checkpointed);
}
