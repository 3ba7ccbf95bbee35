import { createServer } from 'node:http';
import { PROTOCOL_VERSION } from '@foyer/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { branchNow } from './branch-time.ts';
import type { Live } from './live.ts';
import { delta, NOW, serviceRecord, time } from './testing/records.ts';
import { connectLive, isLive, until, type Wire } from './testing/wire.ts';
import type { ViewState } from './view-state.ts';

let line: Awaited<ReturnType<typeof connectLive>>;
let wire: Wire;
let live: Live;

beforeEach(async () => {
  line = await connectLive(createServer());
  ({ wire, live } = line);
});
afterEach(() => line.close());

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

test('ORDER-1: services and counters stand in the branch’s order, also where ids look like numbers', async () => {
  wire.snapshot = (view) => ({
    view,
    feed: view,
    epoch: 'e1',
    clock: 10,
    time,
    records: [serviceRecord('214', 3, 0), serviceRecord('cards', 1, 1), serviceRecord('7', 2, 2)],
  });
  const held = live.view('kiosk');
  const ids = ({ services }: ViewState) => services.map(({ id }) => id);
  const before = await until(held, isLive);
  expect(ids(before)).toEqual(['214', 'cards', '7']);
  wire.send(delta(10, 11));
  expect((await until(held, ({ clock }) => clock === 11)).services).toBe(before.services);
  wire.send(delta(11, 12, { upserts: [serviceRecord('1', 0, 1)], removes: [{ kind: 'service', id: 'cards' }] }));
  const after = await until(held, ({ clock }) => clock === 12);
  expect(ids(after)).toEqual(['214', '1', '7']);
  expect(after.service['7']).toBe(before.service['7']);
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

test('LIVE-12: the branch’s present instant goes on from what was last heard, at the branch’s speed', () => {
  const heard = { now: NOW, speed: 60, receivedAt: 5_000 };
  expect(branchNow({ time: heard }, 7_000)).toBe(Date.parse(NOW) + 120_000);
  expect(branchNow({ time: heard }, 4_000)).toBe(Date.parse(NOW));
  expect(branchNow({ time: null }, 7_000)).toBeNull();
});
