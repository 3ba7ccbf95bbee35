import type { PrinterReply } from '../protocol/reply-reader.ts';
import { ReplyReader } from '../protocol/reply-reader.ts';
import type { Connection } from './transport.ts';

/** How a wait ended: with what was waited for, without an answer in time, or without a connection. */
export type Answer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'silent' }
  | { readonly kind: 'lost' };

/** Questions to a printer and its answers over one connection. */
export class Conversation {
  private readonly connection: Connection;
  private readonly reader = new ReplyReader();
  private readonly listeners = new Set<(reply: PrinterReply) => void>();
  private readonly lostListeners = new Set<() => void>();
  private lost = false;

  constructor(connection: Connection) {
    this.connection = connection;
    connection.onData((bytes) => {
      for (const reply of this.reader.feed(bytes)) {
        for (const listener of [...this.listeners]) listener(reply);
      }
    });
    connection.onLost(() => {
      this.lost = true;
      for (const listener of [...this.lostListeners]) listener();
    });
  }

  /**
   * Sends bytes and waits at most `timeoutMs` for a reply that `match` accepts (by returning something). Only replies
   * that come after this call count. `onWritten` is called once the bytes have left.
   */
  ask<T>(
    bytes: Uint8Array,
    match: (reply: PrinterReply) => T | undefined,
    timeoutMs: number,
    onWritten: () => void = () => undefined,
  ): Promise<Answer<T>> {
    return new Promise((resolve, reject) => {
      const end = (answer: Answer<T>): void => {
        stop();
        resolve(answer);
      };
      const onReply = (reply: PrinterReply): void => {
        const value = match(reply);
        if (value !== undefined) end({ kind: 'answer', value });
      };
      const onLost = (): void => end({ kind: 'lost' });
      const timer = setTimeout(() => end({ kind: 'silent' }), timeoutMs);
      let ended = false;
      const stop = (): void => {
        ended = true;
        clearTimeout(timer);
        this.listeners.delete(onReply);
        this.lostListeners.delete(onLost);
      };
      if (this.lost) {
        end({ kind: 'lost' });
        return;
      }
      this.listeners.add(onReply);
      this.lostListeners.add(onLost);
      this.connection.write(bytes).then(
        () => {
          if (ended) return;
          try {
            onWritten();
          } catch (error) {
            stop();
            reject(error);
          }
        },
        () => end({ kind: 'lost' }),
      );
    });
  }

  close(): void {
    this.connection.close();
  }
}
