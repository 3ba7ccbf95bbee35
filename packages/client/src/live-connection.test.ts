import { createServer } from 'node:http';
import { PROTOCOL_VERSION } from '@foyer/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Live } from './live.ts';
import type { ManualTimers } from './testing/manual-timers.ts';
import { connectLive, isLive, until, type Wire } from './testing/wire.ts';
import { isReconnecting } from './view-state.ts';

let line: Awaited<ReturnType<typeof connectLive>>;
let wire: Wire;
let timers: ManualTimers;
let live: Live;

beforeEach(async () => {
  line = await connectLive(createServer());
  ({ wire, timers, live } = line);
});
afterEach(() => line.close());

test('LIVE-5: a lost connection comes back by itself and says where the view stood; its records stay meanwhile', async () => {
  const held = live.view('kiosk');
  await until(held, isLive);
  const lost = until(held, ({ phase }) => phase === 'connecting');
  for (const socket of wire.sockets()) socket.conn.close();
  expect(Object.keys((await lost).service)).toEqual(['deposits', 'loans']);
  await until(held, isLive);
  expect(wire.asked).toEqual([{ view: 'kiosk' }, { view: 'kiosk', epoch: 'e1', clock: 10 }]);
});

test('LIVE-15: a lost connection is known as such at once, before the data turns stale', async () => {
  const held = live.view('kiosk');
  expect(isReconnecting(held.getState())).toBe(false);
  expect(isReconnecting(await until(held, isLive))).toBe(false);
  const lost = until(held, isReconnecting);
  for (const socket of wire.sockets()) socket.conn.close();
  expect(await lost).toMatchObject({ freshness: 'fresh', ageSeconds: 0 });
  expect(isReconnecting(await until(held, isLive))).toBe(false);
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

test('LIVE-13: a connection without a heartbeat for 12 s is taken for dead and made anew', async () => {
  const held = live.view('kiosk');
  await until(held, isLive);
  wire.heartbeat('e1', 10);
  timers.advance(12_000);
  expect(held.getState().phase).toBe('connecting');
  await until(held, isLive);
  expect(wire.handshakes).toHaveLength(2);
});
