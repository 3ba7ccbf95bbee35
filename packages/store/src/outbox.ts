import type { Instant } from '@foyer/basics';
import type { BranchEvent, EventType } from '@foyer/queue-core';
import type { LogRow } from './chain.ts';
import type { Connection } from './connection.ts';
import { type EventLog, emptyLog, type LogHead } from './log.ts';
import { eventOf } from './replay.ts';
import type { JsonValue } from './replies.ts';

/** Something to be sent out of the house, once, as far as those who receive it can tell. */
export interface Occasion {
  /**
   * The follower's own name for it, the same whenever it is made from the same event: written once, whatever is killed
   * when, and told to the receiver, since it may be sent twice.
   */
  readonly key: string;
  /** It is kept for a while: whatever may have to be erased is not in it, but looked up by what is. */
  readonly payload: JsonValue;
  /** At once where this is absent. On the branch's clock, as `notAfter`. */
  readonly notBefore?: Instant;
  /** Given up when it could not be sent by then; tried for ever where this is absent. */
  readonly notAfter?: Instant;
}

/** An occasion that waits to be sent. */
export interface WaitingOccasion {
  readonly key: string;
  readonly payload: JsonValue;
  readonly notAfter: Instant | null;
  /** The event that it came from. */
  readonly seq: number;
  /** How often it was tried in vain. */
  readonly tries: number;
}

/** An event and its number in the log. */
export interface LoggedEvent {
  readonly seq: number;
  readonly event: BranchEvent;
}

interface OutboxRow extends Omit<WaitingOccasion, 'payload'> {
  readonly payload: string;
}

/** Whoever sends something out of the house: how far each has followed the log, and what each has to send. */
export class Outbox {
  readonly #connection: Connection;
  readonly #log: EventLog;
  readonly #cursor;
  readonly #begin;
  readonly #insert;
  readonly #advance;
  readonly #due;
  readonly #times;
  readonly #end;
  readonly #failed;
  readonly #hasten;
  readonly #purge;

  constructor(connection: Connection, log: EventLog) {
    this.#connection = connection;
    this.#log = log;
    this.#cursor = connection.prepare<[string], LogHead>('SELECT seq, log_hash AS hash FROM followers WHERE name = ?');
    this.#begin = connection.prepare<[string, number, Buffer]>(
      'INSERT INTO followers (name, seq, log_hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#insert = connection.prepare<[string, string, number, string, number | null, number]>(
      `INSERT INTO outbox (follower, key, seq, payload, not_after, tries, next_try_at) VALUES (?, ?, ?, ?, ?, 0, ?)
      ON CONFLICT (follower, key) DO NOTHING`,
    );
    this.#advance = connection.prepare<[number, Buffer, string, number]>(
      'UPDATE followers SET seq = ?, log_hash = ? WHERE name = ? AND seq = ?',
    );
    this.#due = connection.prepare<[string, number, number], OutboxRow>(
      `SELECT key, payload, not_after AS notAfter, seq, tries FROM outbox
      WHERE ended_at IS NULL AND follower = ? AND next_try_at <= ? ORDER BY next_try_at, rowid LIMIT ?`,
    );
    this.#times = connection.prepare<[string, number], { readonly key: string; readonly at: Instant }>(
      `SELECT key, next_try_at AS at FROM outbox
      WHERE ended_at IS NULL AND follower = ? ORDER BY next_try_at, rowid LIMIT ?`,
    );
    this.#end = connection.prepare<[number, string | null, string, string]>(
      'UPDATE outbox SET ended_at = ?, given_up = ? WHERE follower = ? AND key = ? AND ended_at IS NULL',
    );
    this.#failed = connection.prepare<[number, number, string, string]>(
      'UPDATE outbox SET tries = ?, next_try_at = ? WHERE follower = ? AND key = ? AND ended_at IS NULL',
    );
    this.#hasten = connection.prepare<[number, string, number]>(
      `UPDATE outbox SET next_try_at = ?
      WHERE ended_at IS NULL AND follower = ? AND next_try_at > ? AND tries > 0`,
    );
    this.#purge = connection.prepare<[number, number]>(
      'DELETE FROM outbox WHERE rowid IN (SELECT rowid FROM outbox WHERE ended_at < ? ORDER BY ended_at LIMIT ?)',
    );
  }

  /** The last event that a follower has followed; `null`: it has not begun. */
  cursorOf(follower: string): number | null {
    return this.#cursor.get(follower)?.seq ?? null;
  }

  /**
   * Begins to follow, unless that was done before.
   * @param from `end` of the log: what was before is none of its business; or the log's `first` event
   * @returns the last event that it has followed
   */
  begin(follower: string, from: 'end' | 'first'): number {
    const known = this.cursorOf(follower);
    if (known !== null) return known;
    const { seq, hash } = from === 'end' ? this.#log.head : emptyLog;
    this.#begin.run(follower, seq, hash);
    return seq;
  }

  /**
   * Reads events of some types after one and up to another, oldest first, at most `limit`. Going through them throws
   * StoreDamaged at the first that can't be read.
   */
  reader(types: readonly EventType[]): (after: number, upTo: number, limit: number) => Iterable<LoggedEvent> {
    const rows = this.#log.reader(types);
    return (after, upTo, limit) => eventsOf(rows(after, upTo, limit));
  }

  /**
   * Keeps what is to be sent, each key once, and that the log was followed up to an event; only inside a batch.
   * @throws Error when the follower had not come to `fromSeq`, or the log does not reach `toSeq`
   */
  advance(
    follower: string,
    fromSeq: number,
    toSeq: number,
    occasions: Iterable<Occasion & { readonly seq: number }>,
  ): void {
    if (!this.#connection.inTransaction) throw new Error('A follower advances inside a batch.');
    for (const { key, seq, payload, notBefore = 0, notAfter = null } of occasions) {
      this.#insert.run(follower, key, seq, JSON.stringify(payload), notAfter, notBefore);
    }
    const row = this.#log.at(toSeq);
    if (row === null) throw new Error(`${follower} would follow to event ${toSeq}, which the log does not have.`);
    const { changes } = this.#advance.run(toSeq, row.hash, follower, fromSeq);
    if (changes !== 1) throw new Error(`${follower} has not come to event ${fromSeq}.`);
  }

  /** What is to be sent now, the longest due first. */
  due(follower: string, now: Instant, limit: number): readonly WaitingOccasion[] {
    const rows = this.#due.all(follower, now, limit);
    return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) }));
  }

  /** When the next is to be sent of those that wait, apart from these; `null`: none waits. */
  nextDueAt(follower: string, apart: ReadonlySet<string>): Instant | null {
    const times = this.#times.all(follower, apart.size + 1);
    return times.find(({ key }) => !apart.has(key))?.at ?? null;
  }

  /** It was sent, and its receiver said so. */
  answered(follower: string, key: string, at: Instant): void {
    this.#end.run(at, null, follower, key);
  }

  /** It is not sent any more. */
  giveUp(follower: string, key: string, at: Instant, why: string): void {
    this.#end.run(at, why, follower, key);
  }

  /** It could not be sent, for the how manieth time, and is tried again. */
  failed(follower: string, key: string, tries: number, nextTryAt: Instant): void {
    this.#failed.run(tries, nextTryAt, follower, key);
  }

  /** Tries now what failed and would be tried again only after `latest`: for a clock that was put back. */
  hasten(follower: string, now: Instant, latest: Instant): void {
    this.#hasten.run(now, follower, latest);
  }

  /** Forgets what was answered or given up before an instant, the oldest `limit` of it; returns how many. */
  purge(before: Instant, limit: number): number {
    return this.#purge.run(before, limit).changes;
  }

  /**
   * Gives up all that waits and all that it has not yet been found out of the log: in restored data, for the world may
   * have had it already. Inside a batch, before anything is added to the log.
   */
  beginAnew(now: Instant): void {
    const { seq, hash } = this.#log.head;
    this.#connection.prepare('UPDATE followers SET seq = ?, log_hash = ?').run(seq, hash);
    this.#connection.prepare("UPDATE outbox SET ended_at = ?, given_up = 'restored' WHERE ended_at IS NULL").run(now);
  }
}

function* eventsOf(rows: readonly LogRow[]): Generator<LoggedEvent> {
  for (const row of rows) yield { seq: row.seq, event: eventOf(row) };
}

/** What contradicts the log in how far it was followed; `null` when nothing does. */
export function outboxFault(connection: Connection, log: EventLog): string | null {
  const cursors = connection
    .prepare<[], LogHead & { readonly name: string }>('SELECT name, seq, log_hash AS hash FROM followers ORDER BY name')
    .all();
  for (const { name, seq, hash } of cursors) {
    const there = seq === 0 ? emptyLog.hash : log.at(seq)?.hash;
    if (there?.equals(hash) !== true) return `${name} has followed to event ${seq} of another log.`;
  }
  const early = connection
    .prepare<[], { readonly follower: string; readonly seq: number }>(
      `SELECT follower, outbox.seq FROM outbox LEFT JOIN followers ON name = follower
      WHERE name IS NULL OR outbox.seq > followers.seq LIMIT 1`,
    )
    .get();
  if (early === undefined) return null;
  return `${early.follower} sends something of event ${early.seq}, to which it has not come.`;
}
