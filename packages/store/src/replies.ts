import type { CommandId, Instant } from '@foyer/basics';
import type { Connection } from './connection.ts';

/** What JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A command's stored answer. */
export interface StoredReply {
  /** Of the request's content: the same id with another content is a mistake of the client's. */
  readonly requestHash: string;
  readonly reply: JsonValue;
  /** The clock after the command's events. */
  readonly clock: number;
}

interface ReplyRow {
  readonly requestHash: string;
  readonly reply: string;
  readonly clock: number;
}

/** The idempotency records. */
export class Replies {
  readonly #find;
  readonly #save;
  readonly #purge;

  constructor(connection: Connection) {
    this.#find = connection.prepare<[string], ReplyRow>(
      'SELECT request_hash AS requestHash, reply, clock FROM commands WHERE command_id = ?',
    );
    this.#save = connection.prepare<[string, string, string, number, number]>(
      'INSERT INTO commands (command_id, request_hash, reply, clock, at) VALUES (?, ?, ?, ?, ?)',
    );
    // Replies are kept in the order of their age: only the first can be old, and the rest need not be looked at.
    this.#purge = connection.prepare<[number, number]>(`
      DELETE FROM commands WHERE rowid IN (
        SELECT rowid FROM (SELECT rowid, at FROM commands ORDER BY rowid LIMIT ?) WHERE at < ?)`);
  }

  find(commandId: CommandId): StoredReply | null {
    const row = this.#find.get(commandId);
    return row === undefined ? null : { ...row, reply: JSON.parse(row.reply) };
  }

  save(record: StoredReply & { readonly commandId: CommandId; readonly at: Instant }): void {
    this.#save.run(record.commandId, record.requestHash, JSON.stringify(record.reply), record.clock, record.at);
  }

  purge(before: Instant, limit: number): number {
    return this.#purge.run(limit, before).changes;
  }
}
