import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, test } from 'vitest';
import { startVirtualPrinter } from './virtual-printer.ts';

test('START-9: the virtual printer is a process of its own; when it dies its page says so and nothing else ends', async () => {
  const { promise: told, resolve: tell } = Promise.withResolvers<void>();
  const printer = await startVirtualPrinter(0, '/printer', tell);
  const branch = createServer((request, response) => printer.handle(request, response));
  await new Promise<void>((resolve) => branch.listen(0, '127.0.0.1', resolve));
  const { port } = branch.address() as AddressInfo;
  const page = `http://127.0.0.1:${port}/printer/`;
  try {
    expect(printer.pid).not.toBe(process.pid);
    expect((await fetch(page)).headers.get('content-type')).toContain('text/html');
    expect((await fetch(`${page}faults/silent`, { method: 'POST' })).status).toBe(403);
    const events = (await fetch(`${page}events`)).body?.getReader();
    expect(new TextDecoder().decode((await events?.read())?.value)).toContain('event: state');
    const paper = connect(printer.port, printer.host);
    // It is cut off with the process.
    paper.on('error', () => undefined);
    await once(paper, 'connect');
    process.kill(printer.pid, 'SIGKILL');
    await told;
    await expect(events?.read()).rejects.toThrow();
    expect((await fetch(page)).status).toBe(502);
  } finally {
    await printer.close();
    branch.closeAllConnections();
    await new Promise((resolve) => branch.close(resolve));
  }
});

test('START-9: a printer that can’t be started says why', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  await expect(startVirtualPrinter(port, '/printer', () => undefined)).rejects.toThrow('EADDRINUSE');
  await new Promise((resolve) => taken.close(resolve));
});
