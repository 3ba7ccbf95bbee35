import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tcpTransport } from './tcp-transport.ts';

let server: Server;
let port: number;

beforeEach(async () => {
  server = createServer({ allowHalfOpen: true, pauseOnConnect: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});

afterEach(async () => {
  server.close();
  await once(server, 'close');
});

const accepted = async (): Promise<Socket> => {
  const [socket] = (await once(server, 'connection')) as [Socket];
  return socket;
};

test('PRINT-21: a printer that has stopped reading is left after a while', async () => {
  const printer = accepted();
  const connection = await tcpTransport('127.0.0.1', port, 50).open(1_000);
  const socket = await printer;
  // More than the system takes off our hands.
  const written = connection.write(Buffer.alloc(20_000_000)).catch(() => undefined);
  let broken = false;
  socket.on('error', () => {
    broken = true;
  });
  connection.close();
  // Who does not read learns by writing that nobody is there any more.
  await expect
    .poll(() => {
      if (!broken) socket.write('?');
      return broken;
    })
    .toBe(true);
  await written;
});

test('PRINT-21: a printer that reads gets everything that was written before the connection was closed', async () => {
  const printer = accepted();
  const connection = await tcpTransport('127.0.0.1', port).open(1_000);
  const socket = await printer;
  const written = connection.write(Buffer.alloc(5_000_000));
  connection.close();
  let received = 0;
  socket.on('data', (bytes) => {
    received += bytes.length;
  });
  socket.resume();
  await once(socket, 'end');
  socket.end();
  await written;
  expect(received).toBe(5_000_000);
});
