import { connect, type Socket } from 'node:net';
import type { Connection, Transport } from './transport.ts';

/** How long what was written may take to leave. Most printers serve one connection, and refuse everyone meanwhile. */
const ENDING_MS = 5_000;

/**
 * A network printer's raw port (usually 9100).
 *
 * @param endingMs - how long a closed connection may stay for the printer to take what was written; what it has not
 *   taken then is thrown away
 */
export function tcpTransport(host: string, port: number, endingMs = ENDING_MS): Transport {
  return {
    open: (timeoutMs) =>
      new Promise((resolve, reject) => {
        const socket = connect({ host, port, noDelay: true });
        const fail = (error: Error): void => {
          clearTimeout(timer);
          socket.destroy();
          reject(error);
        };
        const timer = setTimeout(
          () => fail(new Error(`${host}:${port} did not accept a connection in time.`)),
          timeoutMs,
        );
        socket.once('error', fail);
        socket.once('connect', () => {
          clearTimeout(timer);
          socket.off('error', fail);
          resolve(tcpConnection(socket, endingMs));
        });
      }),
  };
}

function tcpConnection(socket: Socket, endingMs: number): Connection {
  let closed = false;
  // An error is always followed by `close`, which tells the owner.
  socket.on('error', () => undefined);
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) {
          reject(new Error('The connection is closed.'));
          return;
        }
        const onClose = (): void => reject(new Error('The connection was closed.'));
        socket.once('close', onClose);
        socket.write(bytes, (error) => {
          socket.off('close', onClose);
          if (error) reject(error);
          else resolve();
        });
      }),
    onData: (listener) => {
      socket.on('data', listener);
    },
    onLost: (listener) => {
      socket.once('close', () => {
        if (!closed) listener();
      });
      socket.once('end', () => socket.destroy());
    },
    close: () => {
      closed = true;
      if (socket.destroyed) return;
      // A reset also drops what the system holds for a printer that has stopped reading; a mere end would stay with it.
      const timer = setTimeout(() => socket.resetAndDestroy(), endingMs);
      socket.once('close', () => clearTimeout(timer));
      // What was written still leaves; a printer that has it all should print it all. No reset comes through an end
      // that is under way, so that one waits for the bytes.
      socket.write('', () => socket.end());
    },
  };
}
