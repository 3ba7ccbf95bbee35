import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { joinFrames } from './socket.ts';

test('PERF-4: a broadcast is handed to every connection as one and the same buffer, and arrives whole', async () => {
  const http = createServer();
  const server = new Server(http, { serveClient: false });
  joinFrames(server);
  const frames: unknown[] = [];
  server.engine.on('connection', (connection) => {
    connection.on('packetCreate', (packet: { options?: { wsPreEncodedFrame?: readonly Buffer[] } }) => {
      if (packet.options?.wsPreEncodedFrame !== undefined) frames.push(packet.options.wsPreEncodedFrame);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => server.close());
  const { port } = http.address() as AddressInfo;
  const clients = Array.from({ length: 3 }, () =>
    io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true }),
  );
  onTestFinished(() => {
    for (const client of clients) client.disconnect();
  });
  await Promise.all(clients.map((client) => new Promise<void>((resolve) => client.once('connect', () => resolve()))));
  const message = { words: 'كلمات '.repeat(30_000) };
  const heard = clients.map((client) => new Promise((resolve) => client.once('delta', resolve)));
  server.emit('delta', message);
  expect(await Promise.all(heard)).toEqual([message, message, message]);
  expect(frames).toHaveLength(3);
  expect(new Set(frames).size).toBe(1);
  expect(frames[0]).toHaveLength(1);
});
