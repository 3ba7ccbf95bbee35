import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  ClientEvents,
  DeltaMessage,
  LiveErrorMessage,
  LiveRecord,
  ServerEvents,
  SnapshotMessage,
  SubscribeMessage,
} from '@foyer/contract';
import { branch, PROTOCOL_VERSION, service } from '@foyer/contract';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { branchNow } from './branch-time.ts';
import { createLive, type Live } from './live.ts';
import type { ViewStore } from './live-view.ts';
import { type ManualTimers, manualTimers } from './manual-timers.ts';
import type { ViewState } from './view-state.ts';

type ServerSocket = Socket<ClientEvents, ServerEvents>;

/** The other side of the wire: a Socket.IO server that says what a test tells it to. */
interface Wire {
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

const NOW = '2026-02-03T10:00:00.000Z';
const time = { now: NOW, speed: 1 };

function serviceRecord(id: string, waiting: number): LiveRecord {
  return {
    kind: 'service',
    ...service.parse({
      id,
      categoryId: 'counter-services',
      name: { en: id },
      status: 'open',
      reason: null,
      message: null,
      waiting,
      openCounters: 1,
      ahead: 0,
      estimate: { kind: 'withheld', reason: 'no-evidence' },
      estimates: [],
      targetSeconds: 600,
      targetShare: 0.8,
    }),
  };
}

const branchRecord: LiveRecord = {
  kind: 'branch',
  ...branch.parse({
    id: 'branch',
    name: { en: 'Harbour Street' },
    status: 'open',
    day: '2026-02-03',
    timeZone: 'Europe/London',
    languages: ['en', 'ar'],
    demo: false,
    categories: [],
    classes: [],
    outcomes: [],
  }),
};

async function startWire(): Promise<Wire> {
  const http = createServer();
  const io = new Server<ClientEvents, ServerEvents>(http);
  const sockets = new Set<ServerSocket>();
  const live = io.of('/live');
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const wire: Wire = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
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

let wire: Wire;
let timers: ManualTimers;
let live: Live;

beforeEach(async () => {
  wire = await startWire();
  timers = manualTimers(1_000_000);
  live = createLive({ url: wire.url, timers, reconnectSeconds: { first: 0.02, longest: 0.05 } });
});
afterEach(async () => {
  live.close();
  await wire.close();
});

/** The first state for which `holds` is true. */
function until(store: Omit<ViewStore, 'release'>, holds: (state: ViewState) => boolean): Promise<ViewState> {
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
const isLive = (state: ViewState) => state.phase === 'live';

function delta(previous: number, clock: number, change: Partial<DeltaMessage> = {}): DeltaMessage {
  return { feed: 'kiosk', epoch: 'e1', previous, clock, time, upserts: [], removes: [], ...change };
}

test('LIVE-1: a view that is held is subscribed to and shows the snapshot’s records', async () => {
  const held = live.view('kiosk');
  const state = await until(held, isLive);
  expect(state).toMatchObject({ clock: 10, epoch: 'e1', freshness: 'fresh', refusal: null });
  expect(state.branch?.name).toEqual({ en: 'Harbour Street' });
  expect(Object.keys(state.service)).toEqual(['deposits', 'loans']);
  expect(wire.handshakes).toEqual([{ protocol: PROTOCOL_VERSION }]);
});

test('LIVE-2: deltas change only what they name; other records keep their identity', async () => {
  const held = live.view('kiosk');
  const before = await until(held, isLive);
  wire.send(delta(10, 11, { upserts: [serviceRecord('deposits', 4)], removes: [{ kind: 'service', id: 'loans' }] }));
  wire.send(delta(11, 12, { upserts: [serviceRecord('cards', 0)] }));
  const after = await until(held, ({ clock }) => clock === 12);
  expect(Object.values(after.service).map(({ id, waiting }) => [id, waiting])).toEqual([
    ['deposits', 4],
    ['cards', 0],
  ]);
  expect(after.branch).toBe(before.branch);
  expect(before.service.deposits?.waiting).toBe(3);
});

test('LIVE-3: after a gap the view asks for a fresh snapshot and applies nothing in between', async () => {
  const held = live.view('kiosk');
  await until(held, isLive);
  wire.snapshot = (view) => ({ view, feed: view, epoch: 'e1', clock: 20, time, records: [serviceRecord('cards', 7)] });
  wire.send(delta(14, 15, { upserts: [serviceRecord('deposits', 99)] }));
  const state = await until(held, ({ clock }) => clock === 20);
  expect(wire.asked).toEqual([{ view: 'kiosk' }, { view: 'kiosk' }]);
  expect(Object.keys(state.service)).toEqual(['cards']);
  expect(state.branch).toBeNull();
});

test('LIVE-14: a view follows the feed its snapshot named, which several views may share, and no other', async () => {
  wire.snapshot = (view) => ({
    view,
    feed: view === 'kiosk' ? 'kiosk' : 'screens',
    epoch: 'e1',
    clock: 10,
    time,
    records: [],
  });
  const kiosk = live.view('kiosk');
  const hall = live.view('signage:hall');
  const offices = live.view('signage:offices');
  await Promise.all([kiosk, hall, offices].map((held) => until(held, isLive)));
  wire.send(delta(10, 11, { feed: 'screens', upserts: [serviceRecord('cards', 2)] }));
  await Promise.all([hall, offices].map((held) => until(held, ({ clock }) => clock === 11)));
  expect(hall.getState().service).toEqual(offices.getState().service);
  expect(kiosk.getState()).toMatchObject({ clock: 10, service: {}, phase: 'live' });
});

test('LIVE-4: a heartbeat of another epoch leads to a snapshot', async () => {
  const held = live.view('kiosk');
  await until(held, isLive);
  wire.snapshot = (view) => ({ view, feed: view, epoch: 'e2', clock: 1, time, records: [] });
  wire.heartbeat('e2', 1);
  const state = await until(held, ({ epoch }) => epoch === 'e2');
  expect(state).toMatchObject({ clock: 1, phase: 'live', service: {} });
});

test('LIVE-5: a lost connection comes back by itself and says where the view stood; its records stay meanwhile', async () => {
  const held = live.view('kiosk');
  await until(held, isLive);
  const lost = until(held, ({ phase }) => phase === 'connecting');
  for (const socket of wire.sockets()) socket.conn.close();
  expect(Object.keys((await lost).service)).toEqual(['deposits', 'loans']);
  await until(held, isLive);
  expect(wire.asked).toEqual([{ view: 'kiosk' }, { view: 'kiosk', epoch: 'e1', clock: 10 }]);
});

test('LIVE-6: without heartbeats data turns stale at 5 s, estimates are withheld at 30 s, the fallback comes at 2 min', async () => {
  const held = live.view('kiosk');
  await until(held, isLive);
  const at = (milliseconds: number) => {
    timers.advance(milliseconds);
    const { freshness, ageSeconds } = held.getState();
    return [freshness, ageSeconds];
  };
  expect(at(4_999)).toEqual(['fresh', 0]);
  expect(at(1)).toEqual(['stale', 5]);
  expect(at(24_999)).toEqual(['stale', 29]);
  expect(at(1)).toEqual(['withheld', 30]);
  expect(at(90_000)).toEqual(['fallback', 120]);
  expect(Object.keys(held.getState().service)).toEqual(['deposits', 'loans']);
  wire.heartbeat('e1', 10);
  await until(held, ({ freshness }) => freshness === 'fresh');
  expect(at(4_999)).toEqual(['fresh', 0]);
});

test('LIVE-6: data that was never heard is old too', () => {
  wire.answer = () => 'silence';
  const held = live.view('kiosk');
  timers.advance(120_000);
  expect(held.getState()).toMatchObject({ phase: 'connecting', freshness: 'fallback', ageSeconds: 120 });
});

test('LIVE-7: a refused handshake is shown and tried again only after 30 s', async () => {
  wire.refuse = { code: 'protocol-too-old', message: 'Version 1 is too old.' };
  const held = live.view('kiosk');
  const state = await until(held, ({ phase }) => phase === 'refused');
  expect(state.refusal).toEqual({ code: 'protocol-too-old', message: 'Version 1 is too old.' });
  timers.advance(29_999);
  wire.refuse = null;
  expect(wire.handshakes).toHaveLength(1);
  timers.advance(1);
  await until(held, isLive);
  expect(wire.handshakes).toHaveLength(2);
  expect(held.getState().refusal).toBeNull();
});

test('LIVE-8: another token is tried at once', async () => {
  wire.refuse = { code: 'unauthorised', message: 'Please pair this device.' };
  const held = live.view('kiosk');
  await until(held, ({ refusal }) => refusal?.code === 'unauthorised');
  wire.refuse = null;
  live.reconnect('device-token');
  await until(held, isLive);
  expect(wire.handshakes.at(-1)).toEqual({ protocol: PROTOCOL_VERSION, token: 'device-token' });
});

test('LIVE-9: a view that is refused says why; others go on; it is asked for again after 30 s', async () => {
  wire.answer = ({ view }) => (view === 'floor' ? { code: 'forbidden', message: 'Not for this role.' } : null);
  const kiosk = live.view('kiosk');
  const floor = live.view('floor');
  expect((await until(floor, ({ phase }) => phase === 'refused')).refusal?.code).toBe('forbidden');
  await until(kiosk, isLive);
  wire.answer = () => null;
  timers.advance(30_000);
  await until(floor, isLive);
});

test('LIVE-10: a view held twice is one subscription; with the last release it, the connection and every timer end', async () => {
  const first = live.view('kiosk');
  const second = live.view('kiosk');
  await until(first, isLive);
  expect(wire.asked).toHaveLength(1);
  first.release();
  first.release();
  wire.send(delta(10, 11));
  await until(second, ({ clock }) => clock === 11);
  const floor = live.view('floor');
  await until(floor, isLive);
  const [socket] = wire.sockets();
  const gone = new Promise((resolve) => socket?.on('disconnect', resolve));
  second.release();
  await expect.poll(() => wire.left).toEqual(['kiosk']);
  floor.release();
  await gone;
  expect(timers.pending()).toBe(0);
  expect(second.getState()).toMatchObject({ phase: 'connecting', clock: null, service: {} });
});

test('LIVE-11: a subscription that is not answered within 5 s is asked for again', async () => {
  let answers = 0;
  wire.answer = () => (answers++ === 0 ? 'silence' : null);
  const held = live.view('kiosk');
  await expect.poll(() => wire.asked.length).toBe(1);
  timers.advance(5_000);
  await until(held, isLive);
  expect(wire.asked).toHaveLength(2);
});

test('LIVE-13: a connection without a heartbeat for 12 s is taken for dead and made anew', async () => {
  const held = live.view('kiosk');
  await until(held, isLive);
  wire.heartbeat('e1', 10);
  timers.advance(12_000);
  expect(held.getState().phase).toBe('connecting');
  await until(held, isLive);
  expect(wire.handshakes).toHaveLength(2);
});

test('LIVE-12: the branch’s present instant goes on from what was last heard, at the branch’s speed', () => {
  const heard = { now: NOW, speed: 60, receivedAt: 5_000 };
  expect(branchNow({ time: heard }, 7_000)).toBe(Date.parse(NOW) + 120_000);
  expect(branchNow({ time: heard }, 4_000)).toBe(Date.parse(NOW));
  expect(branchNow({ time: null }, 7_000)).toBeNull();
});
