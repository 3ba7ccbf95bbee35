import { wallClock } from '@foyer/basics';
import type { Server, Socket } from 'socket.io';

type Connection = Socket['conn'];

/** Packets a second that a connection may send: before it has joined one is enough, afterwards more are a flood. */
const MOST_PACKETS_BEFORE = 10;
const MOST_PACKETS = 200;

/** Connections that have not joined the live namespace yet. */
export interface Unjoined {
  /** This one has. */
  joined(connection: Connection): void;
}

/**
 * Bounds what connections cost, whatever namespace their packets name: those that send too many are cut off, and of
 * those that have not joined there are at most so many, the oldest of which makes room. Somebody who joins at once is
 * never among the oldest. How long a connection may take to join is Socket.IO's `connectTimeout`.
 */
export function boundConnections(server: Pick<Server, 'engine'>, mostUnjoined: number): Unjoined {
  const unjoined = new Set<Connection>();
  server.engine.on('connection', (connection: Connection) => {
    unjoined.add(connection);
    if (unjoined.size > mostUnjoined) {
      const [oldest = connection] = unjoined;
      unjoined.delete(oldest);
      oldest.close(true);
    }
    let second = 0;
    let packets = 0;
    connection.on('packet', () => {
      const now = Math.floor(wallClock.now() / 1000);
      packets = second === now ? packets + 1 : 1;
      second = now;
      if (packets > (unjoined.has(connection) ? MOST_PACKETS_BEFORE : MOST_PACKETS)) connection.close(true);
    });
    connection.once('close', () => unjoined.delete(connection));
  });
  return { joined: (connection) => void unjoined.delete(connection) };
}
