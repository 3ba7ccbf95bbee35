import { connect } from 'node:net';
import type { PrinterDialect, PrinterState } from '@foyer/basics';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { englishTicket, numberedTicket, ticketUrl } from '../test-support/sample-tickets.ts';
import { startVirtualPrinter, type VirtualPrinter, type VirtualPrinterFault } from '../virtual-printer/index.ts';
import { createPrinter } from './create-printer.ts';
import type { Printer, PrintOutcome } from './printer.ts';

const quick = { connect: 1_000, status: 150, before: 400, print: 1_200, watch: 60 };

let paper: VirtualPrinter;
let printer: Printer;

beforeEach(async () => {
  paper = await startVirtualPrinter({ port: 0 });
});

afterEach(async () => {
  await printer.close();
  await paper.close();
});

function connectTo(dialect: PrinterDialect): void {
  printer = createPrinter(
    { address: `tcp://127.0.0.1:${paper.port}`, dotsPerLine: 576, dialect, style: 'drawn' },
    { timeouts: quick },
  );
}

/** Papers that carry the QR code of a numbered ticket. */
function papersOf(serial: number): number {
  return paper.papers().filter(({ qrCodes }) => qrCodes.includes(ticketUrl(serial))).length;
}

/** Prints and sets a fault the moment the first byte is about to leave. */
function printWithFault(serial: number, fault: VirtualPrinterFault): Promise<PrintOutcome> {
  return printer.print(numberedTicket(serial), { onSending: () => paper.setFault(fault), onSent: () => undefined });
}

describe.each(['epson', 'generic'] as const)('%s', (dialect) => {
  beforeEach(() => connectTo(dialect));

  test('PRINT-10: a ticket is printed when the printer answered behind the cut', async () => {
    expect(await printer.print(numberedTicket(1))).toEqual({ kind: 'printed' });
    expect(papersOf(1)).toBe(1);
    expect(await printer.status()).toBe('ready');
  });

  const refused: [VirtualPrinterFault, PrinterState][] = [
    [{ kind: 'paper-out' }, 'paper-out'],
    [{ kind: 'cover-open' }, 'cover-open'],
    [{ kind: 'cutter-error' }, 'cutter-error'],
    [{ kind: 'silent' }, 'not-answering'],
    [{ kind: 'off' }, 'unreachable'],
  ];
  for (const [fault, reason] of refused) {
    test(`PRINT-11: with ${fault.kind} before the ticket nothing is sent and the print failed: ${reason}`, async () => {
      paper.setFault(fault);
      let sending = false;
      const outcome = await printer.print(numberedTicket(1), {
        onSending: () => (sending = true),
        onSent: () => undefined,
      });
      expect(outcome).toEqual({ kind: 'failed', reason });
      expect(sending).toBe(false);
      expect(await printer.status()).toBe(reason);
      paper.clearAllFaults();
      expect(await printer.print(numberedTicket(2))).toEqual({ kind: 'printed' });
      expect([papersOf(1), papersOf(2)]).toEqual([0, 1]);
    });
  }

  test('PRINT-12: paper near its end is said and still prints', async () => {
    paper.setFault({ kind: 'paper-near-end' });
    expect(await printer.status()).toBe('paper-near-end');
    expect(await printer.print(numberedTicket(1))).toEqual({ kind: 'printed' });
  });

  const broken: [VirtualPrinterFault, string][] = [
    [{ kind: 'paper-out', afterDots: 300 }, 'paper-out'],
    [{ kind: 'cover-open', afterDots: 300 }, 'cover-open'],
    [{ kind: 'cutter-error', atNextCut: true }, 'cutter-error'],
    [{ kind: 'silent' }, 'not-answering'],
    [{ kind: 'cut-off', afterBytes: 5_000 }, 'connection-lost'],
    [{ kind: 'off' }, 'connection-lost'],
    [{ kind: 'slow', dotsPerSecond: 20 }, 'timed-out'],
  ];
  for (const [fault, reason] of broken) {
    test(`PRINT-13: ${fault.kind} in the middle of a ticket makes it uncertain: ${reason}`, async () => {
      expect(await printWithFault(1, fault)).toEqual({ kind: 'uncertain', reason });
      expect(papersOf(1)).toBeLessThanOrEqual(1);
      paper.clearAllFaults();
      expect(await printer.print(numberedTicket(2))).toEqual({ kind: 'printed' });
      // Its own paper, whole, with nothing of the broken ticket on it.
      expect(paper.papers().at(-1)?.qrCodes).toEqual([ticketUrl(2)]);
      expect(papersOf(2)).toBe(1);
      expect(papersOf(1)).toBeLessThanOrEqual(1);
    });
  }

  test('PRINT-14: a ticket held up by missing paper comes out once, when paper is put in', async () => {
    await printWithFault(1, { kind: 'paper-out', afterDots: 200 });
    expect(papersOf(1)).toBe(0);
    paper.clearAllFaults();
    expect(await printer.print(numberedTicket(2))).toEqual({ kind: 'printed' });
    expect([papersOf(1), papersOf(2)]).toEqual([1, 1]);
  });

  test('PRINT-15: a slow printer’s ticket is printed only once it is cut', async () => {
    const outcome = await printWithFault(1, { kind: 'slow', dotsPerSecond: 2_000 });
    expect(outcome).toEqual({ kind: 'printed' });
    expect(papersOf(1)).toBe(1);
  });

  test('PRINT-16: tickets printed at once come out one after the other, each on its own paper', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map((serial) => printer.print(numberedTicket(serial))));
    expect(outcomes).toEqual(Array(5).fill({ kind: 'printed' }));
    expect(paper.papers().map(({ qrCodes }) => qrCodes)).toEqual([1, 2, 3, 4, 5].map((serial) => [ticketUrl(serial)]));
  });

  test('PRINT-17: when the journal refuses, nothing is sent', async () => {
    const refusing = {
      onSending: () => {
        throw new Error('disk full');
      },
      onSent: () => undefined,
    };
    await expect(printer.print(numberedTicket(1), refusing)).rejects.toThrow('disk full');
    expect(await printer.print(numberedTicket(2))).toEqual({ kind: 'printed' });
    expect([papersOf(1), papersOf(2)]).toEqual([0, 1]);
  });

  test('PRINT-18: half a ticket of an earlier process is cut off before the first ticket of this one', async () => {
    await printWithFault(1, { kind: 'cut-off', afterBytes: 20_000 });
    await printer.close();
    printer = createPrinter(
      { address: `tcp://127.0.0.1:${paper.port}`, dotsPerLine: 576, dialect, style: 'drawn' },
      { timeouts: quick, startAfterUncertain: true },
    );
    expect(await printer.print(numberedTicket(2))).toEqual({ kind: 'printed' });
    expect(paper.papers().map(({ qrCodes }) => qrCodes)).toEqual([[], [ticketUrl(2)]]);
  });
});

test('PRINT-19: a ticket that can’t be printed at all fails before the printer is touched', async () => {
  connectTo('epson');
  expect(await printer.print({ ...englishTicket, qrUrl: 'not an address' })).toEqual({
    kind: 'failed',
    reason: 'unprintable',
  });
  expect(paper.papers()).toEqual([]);
});

test('PRINT-20: while another sender holds the printer the ticket fails, and prints once it has gone', async () => {
  connectTo('epson');
  const holder = connect(paper.port, '127.0.0.1');
  await new Promise((resolve) => holder.once('connect', resolve));
  expect(await printer.print(numberedTicket(1))).toEqual({ kind: 'failed', reason: 'not-answering' });
  const gone = new Promise((resolve) => holder.once('close', resolve));
  holder.destroy();
  await gone;
  expect(await printer.print(numberedTicket(2))).toEqual({ kind: 'printed' });
  expect([papersOf(1), papersOf(2)]).toEqual([0, 1]);
});
