import { connect, type Socket } from 'node:net';
import type { Connection, Transport } from './transport.ts';

/** A network printer's raw port (usually 9100). */
export function tcpTransport(host: string, port: number): Transport {
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
          resolve(tcpConnection(socket));
        });
      }),
  };
}

function tcpConnection(socket: Socket): Connection {
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
      // What was written still leaves; a printer that has it all should print it all.
      socket.destroySoon();
    },
  };
}
