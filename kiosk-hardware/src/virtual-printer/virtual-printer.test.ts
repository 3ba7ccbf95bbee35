import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPrinter } from '../driver/create-printer.ts';
import { encodeTicket } from '../encoder/encode-ticket.ts';
import {
  automaticStatus,
  inOrderPaperStatusRequest,
  processIdRequest,
  realTimeStatusRequest,
} from '../encoder/escpos-commands.ts';
import { numberedTicket, ticketUrl } from '../test-support/sample-tickets.ts';
import { startVirtualPrinter, type VirtualPrinter } from './index.ts';

let printer: VirtualPrinter;
let socket: Socket;
let received: Buffer;

beforeEach(async () => {
  printer = await startVirtualPrinter({ port: 0 });
  received = Buffer.alloc(0);
  socket = connect(printer.port, '127.0.0.1');
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    socket.emit('received');
  });
  socket.on('error', () => undefined);
});

afterEach(async () => {
  socket.destroy();
  await printer.close();
});

/** Resolves once the printer has answered with this many bytes in all. */
async function answered(count: number): Promise<Buffer> {
  while (received.length < count) await new Promise((resolve) => socket.once('received', resolve));
  return received;
}

/** Sends and waits until the printer has read it: its real-time answer comes on arrival. */
async function arrived(bytes: Uint8Array): Promise<void> {
  const before = received.length;
  socket.write(Buffer.concat([bytes, realTimeStatusRequest(1)]));
  await answered(before + 1);
}

const ticket = encodeTicket(numberedTicket(1), { dotsPerLine: 576 });

test('PRINT-70: an in-order request is answered after what precedes it is printed, a real-time one at once', async () => {
  printer.setFault({ kind: 'slow', dotsPerSecond: 6_000 });
  socket.write(Buffer.concat([ticket, processIdRequest('AbCd'), realTimeStatusRequest(1)]));
  expect([...(await answered(1))]).toEqual([0x12]);
  expect(printer.papers().length).toBe(0);
  const reply = await answered(8);
  expect(reply.subarray(1).toString('latin1')).toBe('7"AbCd\0');
  expect(printer.papers().length).toBe(1);
});

test('PRINT-71: at paper end the printer prints nothing and answers no in-order request, and goes on with new paper', async () => {
  printer.setFault({ kind: 'paper-out', afterDots: 100 });
  await arrived(Buffer.concat([ticket, inOrderPaperStatusRequest()]));
  await arrived(realTimeStatusRequest(4));
  expect([...(await answered(3))].slice(1)).toEqual([0x7e, 0x1a]);
  expect(printer.papers().length).toBe(0);
  expect(printer.state()).toMatchObject({ status: 'paper-out', midPaper: true });
  printer.clearAllFaults();
  expect((await answered(4))[3]).toBe(0);
  expect(printer.papers().length).toBe(1);
});

test('PRINT-72: a status request inside a picture is answered and printed all the same', async () => {
  const row = Buffer.from([0x10, 0x04, 0x02, 0xff]);
  await arrived(Buffer.concat([Buffer.from([0x1d, 0x76, 0x30, 0, 4, 0, 1, 0]), row, Buffer.from([0x1d, 0x56, 0])]));
  expect([...received]).toEqual([0x12, 0x12]);
  expect([...(printer.papers()[0]?.bitmap.bits.subarray(0, 4) ?? [])]).toEqual([...row]);
});

test('PRINT-73: automatic status comes at once when switched on and with every change after', async () => {
  socket.write(automaticStatus(true));
  expect([...(await answered(4))]).toEqual([0x10, 0, 0, 0]);
  printer.setFault({ kind: 'cover-open' });
  expect([...(await answered(8))].slice(4)).toEqual([0x38, 0, 0, 0]);
  printer.clearFault('cover-open');
  printer.setFault({ kind: 'paper-near-end' });
  expect([...(await answered(16))].slice(12)).toEqual([0x10, 0, 3, 0]);
});

test('PRINT-74: a late answer to an earlier ticket is not taken for the answer to the next one', async () => {
  socket.destroy();
  const driver = createPrinter(
    { address: `tcp://127.0.0.1:${printer.port}`, dotsPerLine: 576, dialect: 'generic', style: 'drawn' },
    { timeouts: { before: 10_000, print: 250 } },
  );
  printer.setFault({ kind: 'slow', dotsPerSecond: 1_000 });
  expect(await driver.print(numberedTicket(1))).toEqual({ kind: 'uncertain', reason: 'timed-out' });
  expect(await driver.print(numberedTicket(2))).toEqual({ kind: 'uncertain', reason: 'timed-out' });
  expect(printer.papers().map(({ qrCodes }) => qrCodes)).toEqual([[ticketUrl(1)]]);
  await driver.close();
});

test('PRINT-75: the papers kept are bounded, and each can be had as it falls', async () => {
  const small = await startVirtualPrinter({ port: 0, keepPapers: 2, paper: '58' });
  const fallen: number[] = [];
  const stop = small.onPaper(({ id, bitmap }) => fallen.push(id, bitmap.width));
  const driver = createPrinter({
    address: `tcp://127.0.0.1:${small.port}`,
    dotsPerLine: 384,
    dialect: 'epson',
    style: 'fast-text',
  });
  for (const serial of [1, 2, 3]) await driver.print(numberedTicket(serial));
  stop();
  await driver.print(numberedTicket(4));
  expect(fallen).toEqual([1, 384, 2, 384, 3, 384]);
  expect(small.papers().map(({ id }) => id)).toEqual([3, 4]);
  small.emptyTray();
  expect(small.papers()).toEqual([]);
  await driver.close();
  await small.close();
});

test('PRINT-76: a port that is taken is refused', async () => {
  await expect(startVirtualPrinter({ port: printer.port })).rejects.toThrow(/EADDRINUSE/);
});

test('PRINT-77: a sender that leaves its answers unread is cut off', async () => {
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.pause();
  const questions = Buffer.concat(Array.from({ length: 20_000 }, () => realTimeStatusRequest(1)));
  const ask = (error?: Error | null): void => {
    if (error === undefined || error === null) socket.write(questions, ask);
  };
  ask();
  await closed;
});
