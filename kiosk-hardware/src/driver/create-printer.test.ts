import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { englishTicket } from '../test-support/sample-tickets.ts';
import { createPrinter } from './create-printer.ts';
import { createMemoryPrinter } from './memory-printer.ts';

test('PRINT-25: only what is the address of a printer becomes one', () => {
  const at = (address: string) => createPrinter({ address, dialect: 'epson', dotsPerLine: 512, style: 'drawn' });
  for (const address of ['tcp://printer', 'tcp://[::1]:9101', 'device:/dev/usb/lp0'])
    expect(() => at(address)).not.toThrow();
  for (const address of ['', 'memory', 'tcp://', 'tcp://::1', 'tcp://p:0', 'device:lp0'])
    expect(() => at(address)).toThrow('address');
});

test('PRINT-26: the memory printer keeps the tickets it was given', async () => {
  const printer = createMemoryPrinter();
  expect(await printer.status()).toBe('ready');
  expect(await printer.print(englishTicket)).toEqual({ kind: 'printed' });
});

test('PRINT-27: a device that never answers gets no ticket, and one that is missing is unreachable', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-device-'));
  const path = join(folder, 'lp0');
  writeFileSync(path, '');
  const at = (file: string) =>
    createPrinter(
      { address: `device:${file}`, dotsPerLine: 576, dialect: 'generic', style: 'drawn' },
      { timeouts: { status: 100 } },
    );
  const silent = at(path);
  expect(await silent.print(englishTicket)).toEqual({ kind: 'failed', reason: 'not-answering' });
  expect([...readFileSync(path)]).toEqual([0x10, 0x04, 0x01]);
  await silent.close();
  const missing = at(join(folder, 'lp1'));
  expect(await missing.print(englishTicket)).toEqual({ kind: 'failed', reason: 'unreachable' });
  expect(await missing.status()).toBe('unreachable');
  await missing.close();
  rmSync(folder, { recursive: true });
});

test('PRINT-28: after close a printer refuses tickets', async () => {
  const printer = createPrinter({ address: 'device:/nowhere', dotsPerLine: 576, dialect: 'epson', style: 'drawn' });
  await printer.close();
  expect(await printer.print(englishTicket)).toEqual({ kind: 'failed', reason: 'busy' });
});
