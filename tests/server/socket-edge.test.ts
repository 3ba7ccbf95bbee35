import { connect } from 'node:net';
import { LIVE_NAMESPACE, PROTOCOL_VERSION } from '@foyer/contract';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { followLive, type LiveFollower } from '../harness/live-follower.ts';
import { startTestBranch, type TestBranch } from '../harness/test-branch.ts';

let branch: TestBranch | null = null;
const followers: LiveFollower[] = [];
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const follower of followers.splice(0)) follower.close();
  for (const socket of sockets.splice(0)) socket.close();
  await branch?.close();
  branch = null;
});

async function start(options: Parameters<typeof startTestBranch>[0] = {}): Promise<TestBranch> {
  branch = await startTestBranch(options);
  return branch;
}

async function joined(address: string): Promise<LiveFollower> {
  const follower = followLive(address, {});
  followers.push(follower);
  await follower.connected();
  return follower;
}

/** A bare connection, open and in no namespace; `closed` resolves when the server has ended it. */
async function open(address: string): Promise<{ readonly socket: WebSocket; readonly closed: Promise<void> }> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  sockets.push(socket);
  const closed = new Promise<void>((resolve) => {
    socket.onclose = () => resolve();
  });
  await new Promise<void>((resolve, reject) => {
    socket.onmessage = () => resolve();
    socket.onerror = () => reject(new Error('The server could not be reached'));
  });
  return { socket, closed };
}

const JOIN = `40${LIVE_NAMESPACE},${JSON.stringify({ protocol: PROTOCOL_VERSION })}`;

test('SOCKET-8: whoever asks for the root namespace, joins nothing in time, or leaves, is cut off', async () => {
  const { address } = await start({ socketLimits: { joinWithin: 300 } });
  const root = await open(address);
  root.socket.send('40');
  const idle = await open(address);
  const other = await open(address);
  other.socket.send('40/elsewhere,');
  await Promise.all([root.closed, idle.closed, other.closed]);
  const leaver = await open(address);
  leaver.socket.send(JOIN);
  leaver.socket.send(`41${LIVE_NAMESPACE},`);
  await leaver.closed;
  expect((await joined(address)).isConnected()).toBe(true);
});

test('SOCKET-9: of those that join nothing the oldest makes room, and whoever joins gets in', async () => {
  const { address } = await start({ socketLimits: { mostUnjoined: 5, joinWithin: 600_000 } });
  const first = await open(address);
  const idle = [];
  for (let index = 0; index < 20; index += 1) idle.push(await open(address));
  await first.closed;
  const guests = [];
  for (let index = 0; index < 20; index += 1) guests.push(await joined(address));
  expect(guests.every((guest) => guest.isConnected())).toBe(true);
  const states = idle.map(({ socket }) => socket.readyState === WebSocket.OPEN);
  expect(states.filter((isOpen) => isOpen).length).toBeLessThanOrEqual(5);
});

test('SOCKET-10: whoever sends without joining, or far too much, is cut off', async () => {
  const { address } = await start({ socketLimits: { joinWithin: 600_000 } });
  const watcher = await joined(address);
  for (const packet of ['40/elsewhere,', `40${LIVE_NAMESPACE},{"protocol":"none"}`, '3']) {
    const { socket, closed } = await open(address);
    for (let count = 0; count < 50; count += 1) socket.send(packet);
    await closed;
  }
  const busy = await open(address);
  busy.socket.send(JOIN);
  for (let count = 0; count < 500; count += 1) busy.socket.send('40/elsewhere,');
  await busy.closed;
  expect(watcher.isConnected()).toBe(true);
});

test('LOG-3: whatever clients send, none of it gets into the log', async () => {
  let log = '';
  const write = (line: string): void => {
    log += line;
  };
  const { address } = await start({ log: pino({ level: 'trace' }, { write }) });
  const mark = 'forged-entry';
  const follower = await joined(address);
  const reserved = ['error', 'data', 'subscribe', mark];
  for (const event of reserved) {
    const answer = await follower.socket.timeout(5_000).emitWithAck(event, { message: mark, stack: mark, view: mark });
    expect(answer).toMatchObject({ code: 'malformed' });
  }
  for (const event of ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener']) {
    const { socket, closed } = await open(address);
    socket.send(JOIN);
    socket.send(`42${LIVE_NAMESPACE},${JSON.stringify([event, mark])}`);
    await closed;
  }
  const { socket, closed } = await open(address);
  socket.send(`9${mark}`);
  await closed;
  await fetch(`${address}/${mark}?${mark}`);
  await fetch(`${address}/api/v1/tickets`, { method: 'POST', body: mark, headers: { 'content-type': mark } });
  await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    body: `{${mark}`,
    headers: { 'content-type': 'application/json' },
  });
  const { port, hostname } = new URL(address);
  await new Promise((resolve) => {
    const raw = connect(Number(port), hostname, () => raw.write(`GET /${mark} HTTP/9.9\r\n${mark}: \u0000\r\n\r\n`));
    raw.resume().on('close', resolve);
  });
  expect(log).not.toContain(mark);
  expect(log.split('\n').length).toBeLessThan(10);
});
