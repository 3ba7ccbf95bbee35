import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { englishTicket } from '../test-support/sample-tickets.ts';
import { parsePrinterConfiguration } from './configuration.ts';
import { createPrinter } from './create-printer.ts';

test('PRINT-25: a printer’s configuration gets its defaults, and a mistake names its field', () => {
  expect(parsePrinterConfiguration({ kind: 'tcp', host: 'printer' })).toEqual({
    ok: true,
    value: { kind: 'tcp', host: 'printer', port: 9100, paper: '80', dialect: 'epson', style: 'drawn' },
  });
  const mistakes: [unknown, RegExp][] = [
    [{ kind: 'tcp' }, /printer\.host/],
    [{ kind: 'tcp', host: 'p', port: 0 }, /printer\.port/],
    [{ kind: 'device', path: '/dev/usb/lp0', paper: '76' }, /printer\.paper/],
    [{ kind: 'fax' }, /printer\.kind/],
    [{ kind: 'memory', host: 'p' }, /host/],
    [null, /printer\.kind/],
  ];
  for (const [value, field] of mistakes) {
    const parsed = parsePrinterConfiguration(value);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok)
      expect(parsed.error).toMatchObject({
        code: 'invalid-printer-configuration',
        message: expect.stringMatching(field),
      });
  }
});

test('PRINT-26: the memory printer keeps the tickets it was given', async () => {
  const printer = createPrinter({ kind: 'memory' });
  expect(await printer.status()).toBe('ready');
  expect(await printer.print(englishTicket)).toEqual({ kind: 'printed' });
});

test('PRINT-27: a device that never answers gets no ticket, and one that is missing is unreachable', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-device-'));
  const path = join(folder, 'lp0');
  writeFileSync(path, '');
  const at = (file: string) =>
    createPrinter(
      { kind: 'device', path: file, paper: '80', dialect: 'generic', style: 'drawn' },
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
  const printer = createPrinter({ kind: 'device', path: '/nowhere', paper: '80', dialect: 'epson', style: 'drawn' });
  await printer.close();
  expect(await printer.print(englishTicket)).toEqual({ kind: 'failed', reason: 'busy' });
});
