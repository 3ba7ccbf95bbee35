import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Live } from './live.ts';
import type { ManualTimers } from './testing/manual-timers.ts';
import { delta } from './testing/records.ts';
import { connectLive, isLive, until, type Wire } from './testing/wire.ts';

let line: Awaited<ReturnType<typeof connectLive>>;
let wire: Wire;
let timers: ManualTimers;
let live: Live;

beforeEach(async () => {
  line = await connectLive(createServer());
  ({ wire, timers, live } = line);
});
afterEach(() => line.close());

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
