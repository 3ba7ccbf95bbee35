import type { BranchDay } from '@foyer/basics';
import { type BranchEvent, type BranchState, type EventType, visitOf } from '@foyer/queue-core';
import { chainHash, chainStart, type LogRow } from './chain.ts';
import type { Connection } from './connection.ts';
import { StoreDamaged } from './problem.ts';
import { isWithdrawing } from './schema/log.ts';

/** The newest row of the log: where the next one is chained to. */
export interface LogHead {
  readonly seq: number;
  readonly hash: Buffer;
}

const columns = `seq, day, version, type, at, actor, command_id AS commandId, visit_id AS visitId, payload,
  previous_hash AS previousHash, hash`;

/** Adds to the one log and reads it back. */
export class EventLog {
  readonly #connection: Connection;
  readonly #insert;
  readonly #next;
  #head: LogHead;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#insert = connection.prepare<
      [number, string | null, number, string, number, string, string, string | null, string, Buffer, Buffer]
    >('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#next = connection.prepare<[number, number], LogRow>(
      `SELECT ${columns} FROM events WHERE seq > ? ORDER BY seq LIMIT ?`,
    );
    this.#head = readHead(connection);
  }

  /** The newest row as this connection knows it, written or about to be. */
  get head(): LogHead {
    return this.#head;
  }

  /** Takes back what was added since `head` was read; for a transaction that was rolled back. */
  rewind(head: LogHead): void {
    this.#head = head;
  }

  /**
   * Adds the event that led from `before` to `after`, which counted it.
   * @throws Error when the log and the state disagree on how many events there are
   */
  append(before: BranchState, event: BranchEvent, after: BranchState): void {
    const seq = this.#head.seq + 1;
    if (after.clock !== seq) throw new Error(`The state counts ${after.clock} events where the log would have ${seq}.`);
    const row = {
      seq,
      day: dayOf(before, event, after),
      version: event.version,
      type: event.body.type,
      at: event.at,
      actor: JSON.stringify(event.actor),
      commandId: event.commandId,
      visitId: visitOf(event.body),
      payload: JSON.stringify(event.body),
    };
    const { hash: previousHash } = this.#head;
    const hash = chainHash(row, previousHash);
    this.#insert.run(
      row.seq,
      row.day,
      row.version,
      row.type,
      row.at,
      row.actor,
      row.commandId,
      row.visitId,
      row.payload,
      previousHash,
      hash,
    );
    this.#head = { seq, hash };
  }

  /** The rows after `seq`, oldest first. Rows are read as they are asked for. */
  after(seq: number): IterableIterator<LogRow> {
    return this.#connection
      .prepare<[number], LogRow>(`SELECT ${columns} FROM events WHERE seq > ? ORDER BY seq`)
      .iterate(seq);
  }

  /** The next `limit` rows after `seq`, oldest first; fewer at the end. */
  next(seq: number, limit: number): readonly LogRow[] {
    return this.#next.all(seq, limit);
  }

  /** The issue of the newest ticket of this number, or of the visit with this id; goes through the whole log. */
  newestTicket(name: string): LogRow | null {
    const sql = `SELECT ${columns} FROM events WHERE type = 'TicketIssued' AND (visit_id = ? OR payload ->> 'number' = ?)
      ORDER BY seq DESC LIMIT 1`;
    return this.#connection.prepare<[string, string], LogRow>(sql).get(name, name) ?? null;
  }

  /** The rows of those few types that withdraw something, oldest first, found by their index. */
  withdrawing(): readonly LogRow[] {
    return this.#connection
      .prepare<[], LogRow>(
        `SELECT ${columns} FROM events INDEXED BY events_withdrawing WHERE ${isWithdrawing} ORDER BY seq`,
      )
      .all();
  }

  /** Reads rows of some types after one event and up to another, oldest first, at most `limit`. */
  reader(types: readonly EventType[]): (after: number, upTo: number, limit: number) => readonly LogRow[] {
    const statement = this.#connection.prepare<(string | number)[], LogRow>(`
      SELECT ${columns} FROM events WHERE seq > ? AND seq <= ? AND type IN (${types.map(() => '?').join(', ')})
      ORDER BY seq LIMIT ?`);
    return (after, upTo, limit) => statement.all(after, upTo, ...types, limit);
  }

  /** One row, if the log reaches that far. */
  at(seq: number): LogRow | null {
    return this.#connection.prepare<[number], LogRow>(`SELECT ${columns} FROM events WHERE seq = ?`).get(seq) ?? null;
  }
}

/**
 * Passes rows on while each is chained to the one before it.
 * @throws StoreDamaged at the first that isn't
 */
export function* chained(rows: Iterable<LogRow>, from: LogHead): Generator<LogRow> {
  let head = from;
  for (const row of rows) {
    const fault = chainFault(row, head);
    if (fault !== null) throw new StoreDamaged(fault);
    head = { seq: row.seq, hash: row.hash };
    yield row;
  }
}

/** What is wrong with a row as the successor of `head`; `null` when nothing is. */
function chainFault(row: LogRow, head: LogHead): string | null {
  if (row.seq !== head.seq + 1) return `The log goes from event ${head.seq} to event ${row.seq}.`;
  if (!row.previousHash.equals(head.hash)) return `Event ${row.seq} is not chained to event ${head.seq}.`;
  if (!chainHash(row, head.hash).equals(row.hash)) return `Event ${row.seq} is not what was written.`;
  return null;
}

/** The log before its first event. */
export const emptyLog: LogHead = { seq: 0, hash: chainStart };

function readHead(connection: Connection): LogHead {
  return connection.prepare<[], LogHead>('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1').get() ?? emptyLog;
}

/** The branch day an event belongs to: the one it begins, is in, or ends. */
export function dayOf(before: BranchState, event: BranchEvent, after: BranchState): BranchDay | null {
  if ('day' in event.body) return event.body.day;
  return after.day ?? before.day;
}
