import {
  type DeltaMessage,
  LIVE_NAMESPACE,
  type LiveErrorMessage,
  type LiveRecord,
  PROTOCOL_VERSION,
  type SnapshotMessage,
} from '@foyer/contract';
import { io, type Socket } from 'socket.io-client';

/** How long anything that must come may take, milliseconds. */
const PATIENCE = 5_000;

/** A live client that keeps what it was told: snapshots, then deltas on top of them, nothing of its own. */
export interface LiveFollower {
  readonly socket: Socket;
  isConnected(): boolean;
  connected(): Promise<void>;
  /** Subscribes; the records of the snapshot. Rejects with the error's code when it is refused. */
  follow(view: string): Promise<readonly LiveRecord[]>;
  /** The records of a view as the deltas have made them, in the order of their kinds and ids. */
  records(view: string): readonly LiveRecord[];
  /** The deltas that have come for a view. */
  deltas(view: string): readonly DeltaMessage[];
  /** Deltas that did not follow on what had come before. */
  gaps(): number;
  /** Sends anything; the acknowledgement, or the problem sent instead of one. */
  ask(event: string, ...message: unknown[]): Promise<unknown>;
  /** Resolves when the server has ended the connection. */
  gone(): Promise<void>;
  /** Connects again; why it was refused, `null` when it was not. */
  comeBack(): Promise<string | null>;
  close(): void;
}

interface Followed {
  feed: string;
  records: Map<string, LiveRecord>;
  clock: number;
  epoch: string;
  deltas: DeltaMessage[];
}

export interface Credentials {
  readonly token?: string;
  readonly cookie?: string;
  /** What else the handshake says, in place of the right thing. */
  readonly auth?: unknown;
}

function within<T>(what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Connects to a branch's live views as a browser or a device would. */
export function followLive(address: string, { token, cookie, auth }: Credentials): LiveFollower {
  const socket: Socket = io(`${address}${LIVE_NAMESPACE}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: (auth ?? { protocol: PROTOCOL_VERSION, ...(token === undefined ? {} : { token }) }) as Record<
      string,
      unknown
    >,
    ...(cookie === undefined ? {} : { extraHeaders: { cookie } }),
  });
  const views = new Map<string, Followed>();
  let gaps = 0;
  socket.on('snapshot', ({ view, feed, epoch, clock, records }: SnapshotMessage) => {
    const known = new Map(records.map((record) => [`${record.kind}|${record.id}`, record]));
    views.set(view, { feed, records: known, clock, epoch, deltas: views.get(view)?.deltas ?? [] });
  });
  socket.on('delta', (delta: DeltaMessage) => {
    for (const followed of views.values()) {
      if (followed.feed !== delta.feed) continue;
      if (delta.previous !== followed.clock || delta.epoch !== followed.epoch) gaps += 1;
      for (const record of delta.upserts) followed.records.set(`${record.kind}|${record.id}`, record);
      for (const { kind, id } of delta.removes) followed.records.delete(`${kind}|${id}`);
      followed.clock = delta.clock;
      followed.deltas.push(delta);
    }
  });
  const ask = (event: string, ...message: unknown[]): Promise<unknown> =>
    within(
      `An answer to ${event}`,
      new Promise((resolve) => {
        socket.once('problem', resolve);
        socket.emit(event, ...message, (answer: unknown) => {
          socket.off('problem', resolve);
          resolve(answer);
        });
      }),
    );
  const opened = (): Promise<string | null> =>
    within(
      'A connection',
      new Promise((resolve) => {
        if (socket.connected) return resolve(null);
        socket.once('connect', () => resolve(null));
        socket.once('connect_error', (error) => resolve(error.message));
      }),
    );
  return {
    socket,
    isConnected: () => socket.connected,
    connected: async () => {
      const refused = await opened();
      if (refused !== null) throw new Error(refused);
    },
    follow: async (view) => {
      // The snapshot leaves before the answer, on the same connection.
      const refused = (await ask('subscribe', { view })) as LiveErrorMessage | null;
      if (refused !== null) throw new Error(refused.code);
      return [...(views.get(view)?.records.values() ?? [])];
    },
    records: (view) =>
      [...(views.get(view)?.records.entries() ?? [])]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([, record]) => record),
    deltas: (view) => views.get(view)?.deltas ?? [],
    gaps: () => gaps,
    ask,
    gone: () =>
      within(
        'The end of the connection',
        new Promise((resolve) => {
          if (!socket.connected) return resolve();
          socket.once('disconnect', () => resolve());
        }),
      ),
    comeBack: () => {
      socket.connect();
      return opened();
    },
    close: () => {
      socket.disconnect();
    },
  };
}
