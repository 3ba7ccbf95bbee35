import type {
  ClientEvents,
  DeltaMessage,
  LiveErrorMessage,
  ServerEvents,
  SnapshotMessage,
  SubscribeMessage,
} from '@foyer/contract';
import { Server, type Socket } from 'socket.io';
import { createLive, type Live } from '../live.ts';
import type { ViewStore } from '../live-view.ts';
import type { ViewState } from '../view-state.ts';
import { type ManualTimers, manualTimers } from './manual-timers.ts';
import { branchRecord, serviceRecord, time } from './records.ts';

/** An HTTP server of Node's that listens nowhere yet; made by the test, as nothing of Node belongs beside the pages. */
type HttpServer = Server['httpServer'];
type ServerSocket = Socket<ClientEvents, ServerEvents>;

/** The other side of the wire: a Socket.IO server that says what a test tells it to. */
export interface Wire {
  readonly url: string;
  /** Every subscription asked for, in order. */
  readonly asked: SubscribeMessage[];
  readonly left: string[];
  readonly handshakes: unknown[];
  sockets(): ServerSocket[];
  /** What a subscription is answered with; a snapshot goes out before `null`. */
  answer: (message: SubscribeMessage) => LiveErrorMessage | null | 'silence';
  snapshot: (view: string) => SnapshotMessage;
  refuse: LiveErrorMessage | null;
  send(delta: DeltaMessage): void;
  heartbeat(epoch: string, clock: number): void;
  close(): Promise<void>;
}

/** Starts the other side on a free port of the loopback. */
async function startWire(http: HttpServer): Promise<Wire> {
  const io = new Server<ClientEvents, ServerEvents>(http);
  const sockets = new Set<ServerSocket>();
  const live = io.of('/live');
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('The wire listens on no port.');
  const wire: Wire = {
    url: `http://127.0.0.1:${address.port}`,
    asked: [],
    left: [],
    handshakes: [],
    sockets: () => [...sockets],
    answer: () => null,
    snapshot: (view) => ({
      view,
      feed: view,
      epoch: 'e1',
      clock: 10,
      time,
      records: [branchRecord, serviceRecord('deposits', 3), serviceRecord('loans', 1)],
    }),
    refuse: null,
    send: (delta) => live.emit('delta', delta),
    heartbeat: (epoch, clock) => live.emit('heartbeat', { epoch, clock, time }),
    close: () => io.close(),
  };
  live.use((socket, next) => {
    wire.handshakes.push(socket.handshake.auth);
    next(wire.refuse === null ? undefined : Object.assign(new Error(wire.refuse.message), { data: wire.refuse }));
  });
  live.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('disconnect', () => sockets.delete(socket));
    socket.on('unsubscribe', ({ view }, answer) => {
      wire.left.push(view);
      answer(null);
    });
    socket.on('subscribe', (message, answer) => {
      wire.asked.push(message);
      const result = wire.answer(message);
      if (result === 'silence') return;
      if (result === null) socket.emit('snapshot', wire.snapshot(message.view));
      answer(result);
    });
  });
  return wire;
}

/** A wire with a live connection to it, whose time stands still until it is moved. */
export async function connectLive(
  http: HttpServer,
): Promise<{ wire: Wire; timers: ManualTimers; live: Live; close(): Promise<void> }> {
  const wire = await startWire(http);
  const timers = manualTimers(1_000_000);
  const live = createLive({ url: wire.url, timers, reconnectSeconds: { first: 0.02, longest: 0.05 } });
  return {
    wire,
    timers,
    live,
    close: async () => {
      live.close();
      await wire.close();
    },
  };
}

/** The first state for which `holds` is true. */
export function until(store: Omit<ViewStore, 'release'>, holds: (state: ViewState) => boolean): Promise<ViewState> {
  return new Promise((resolve) => {
    const look = (state: ViewState) => {
      if (!holds(state)) return;
      stop();
      resolve(state);
    };
    const stop = store.subscribe(look);
    look(store.getState());
  });
}
export const isLive = (state: ViewState) => state.phase === 'live';
