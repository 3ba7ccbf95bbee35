import { type BranchEvent, type BranchState, type EventBodyOf, initialState, type Quote } from '@foyer/queue-core';
import type { LogRow } from './chain.ts';
import { type Connection, databaseFile, openReader } from './connection.ts';
import { chained, EventLog, emptyLog, type LogHead } from './log.ts';
import { StoreDamaged } from './problem.ts';
import { eventOf, replay } from './replay.ts';
import { Snapshots } from './snapshots.ts';

/** Sees an event with the states around it. */
export type Each = (before: BranchState, event: BranchEvent, after: BranchState) => void;

/** A place in the log, and the branch as it was there. */
export interface LogPlace {
  readonly head: LogHead;
  readonly state: BranchState;
}

/** Where the log begins. */
export const logStart: LogPlace = { head: emptyLog, state: initialState };

/** Events that are read at a time. */
const BATCH = 500;

/**
 * Opens the branch's log for following, beside the process that writes it: nothing can be changed through it. Meant
 * for a worker.
 * @throws Error when there are no data in the folder
 */
export function openHistory({ folder }: { readonly folder: string }): History {
  return new History(openReader(databaseFile(folder)));
}

/** The log as those see it who follow it. */
export class History {
  readonly #connection: Connection;
  readonly #log: EventLog;
  readonly #snapshots: Snapshots;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#log = new EventLog(connection);
    this.#snapshots = new Snapshots(connection);
  }

  /** Is this a place in this very log? */
  has({ seq, hash }: LogHead): boolean {
    return seq === emptyLog.seq || this.#hashAt(seq)?.equals(hash) === true;
  }

  /** The place in the log of the event with this number, 0 for its beginning. */
  headAt(seq: number): LogHead {
    return seq === emptyLog.seq ? emptyLog : { seq, hash: this.#hashAt(seq) ?? emptyLog.hash };
  }

  /**
   * The branch as it was at a place in the log.
   * @throws StoreDamaged when the events before are not the ones that were written
   */
  placeAt(head: LogHead): LogPlace {
    return { head, state: this.#connection.transaction(() => this.#replayFrom(head.seq, head.seq))() };
  }

  /**
   * Reads on from a place, oldest first, as the log grows.
   * @returns where that leads: `limit` events on, fewer at the log's end
   * @throws StoreDamaged when the events are not the ones that were written
   */
  goOn({ head, state }: LogPlace, limit: number, each: Each): LogPlace {
    const rows = this.#log.next(head.seq, limit);
    const last = rows.at(-1);
    if (last === undefined) return { head, state };
    return { state: replay(chained(rows, head), state, each), head: { seq: last.seq, hash: last.hash } };
  }

  /**
   * Reads on from a place to the event with the number `until`, or to the log's end.
   * @throws StoreDamaged when the events are not the ones that were written
   */
  goTo(from: LogPlace, each: Each, until = Number.POSITIVE_INFINITY): LogPlace {
    let place = from;
    for (;;) {
      const limit = Math.min(BATCH, until - place.head.seq);
      const next = limit <= 0 ? place : this.goOn(place, limit, each);
      if (next.head.seq - place.head.seq < limit || limit <= 0) return next;
      place = next;
    }
  }

  /**
   * The state at the log's end.
   * @throws StoreDamaged when the events are not the ones that were written
   */
  present(): BranchState {
    return this.#connection.transaction(() => this.#replayFrom(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY))();
  }

  /** The newest ticket of this number, or of the visit with this id, and what it was told; `null` when there is none. */
  ticketNamed(name: string): { readonly issued: EventBodyOf<'TicketIssued'>; readonly quote: Quote | null } | null {
    const row = this.#log.newestTicket(name);
    if (row === null) return null;
    const issued = eventOf(row).body;
    if (issued.type !== 'TicketIssued') throw new StoreDamaged(`Event ${row.seq} is not what its type says.`);
    // What a ticket is told is committed with its issue, as the next event.
    const next = this.#log.next(row.seq, 1).map((one) => eventOf(one).body)[0];
    const isTold = next?.type === 'EstimateQuoted' && next.visitId === issued.visitId;
    return { issued, quote: isTold ? next.quote : null };
  }

  close(): void {
    this.#connection.close();
  }

  /** From the newest snapshot at or before `start` up to `until`. */
  #replayFrom(start: number, until: number): BranchState {
    const begin = this.#snapshots.newest((seq) => this.#hashAt(seq), start) ?? initialState;
    const from = this.headAt(begin.clock);
    return replay(chained(upTo(until, this.#log.after(from.seq)), from), begin);
  }

  #hashAt(seq: number): Buffer | null {
    return this.#log.at(seq)?.hash ?? null;
  }
}

function* upTo(last: number, rows: Iterable<LogRow>): Generator<LogRow> {
  for (const row of rows) {
    if (row.seq > last) return;
    yield row;
  }
}
