import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPrinter } from '../driver/create-printer.ts';
import { numberedTicket } from '../test-support/sample-tickets.ts';
import { startVirtualPrinter, type VirtualPrinter, type VirtualPrinterPage, virtualPrinterPage } from './index.ts';

let printer: VirtualPrinter;
let page: VirtualPrinterPage;
let server: Server;
let base: string;

beforeEach(async () => {
  printer = await startVirtualPrinter({ port: 0 });
  page = virtualPrinterPage(printer, { prefix: '/printer' });
  server = createServer((request, response) => page.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});

afterEach(async () => {
  page.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await printer.close();
});

const own = { 'x-foyer-printer': '1' };

test('PRINT-80: the page and what it needs are served under its prefix, and nothing else', async () => {
  const start = await fetch(`${base}/printer`);
  expect(start.url).toBe(`${base}/printer/`);
  expect(await start.text()).toContain('Ticket printer');
  for (const path of [
    'page.css',
    'machine.css',
    'cards.css',
    'page.js',
    'words.json',
    'fonts/ibm-plex-sans/400.css',
    'fonts/ibm-plex-sans-hebrew/600.css',
    'fonts/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff2',
  ]) {
    expect((await fetch(`${base}/printer/${path}`)).status).toBe(200);
  }
  for (const path of [
    '/printer/../package.json',
    '/printer/page.ts',
    '/else',
    '/printer/papers/1.png',
    '/printerx/',
    '/printer/fonts/ibm-plex-sans/package.json',
    '/printer/fonts/ibm-plex-sans/files/none.woff2',
  ]) {
    expect((await fetch(base + path)).status).toBe(404);
  }
});

test('PRINT-83: the page comes in the first language of the browser’s list that there are words in, pseudo-languages too', async () => {
  const pageFor = async (languages: string) =>
    (await fetch(`${base}/printer/`, { headers: { 'accept-language': languages } })).text();
  const arabic = await pageFor('tlh, ar-EG;q=0.9, en;q=0.8');
  expect(arabic).toContain('<html lang="ar" dir="rtl">');
  expect(arabic).toContain('طابعة التذاكر');
  expect(arabic).not.toMatch(/\{\{|undefined/);
  expect(await pageFor('ar-XB')).toContain('<html lang="ar-XB" dir="rtl">');
  expect(await pageFor('en-XA, en')).toContain('⟦');
  expect(await pageFor('tlh, "><script>')).toContain('<html lang="en" dir="ltr">');
  const refusalFor = async (languages: string) =>
    (await fetch(`${base}/printer/else`, { headers: { 'accept-language': languages } })).text();
  expect(await refusalFor('en')).toBe('There is no such page; the printer is at /printer.');
  expect(await refusalFor('ar')).toContain('/printer');
  expect(await refusalFor('ar')).not.toContain('page');
});

test('PRINT-81: each fault is made and taken away by the page, and only by it', async () => {
  expect((await fetch(`${base}/printer/faults/off`, { method: 'POST' })).status).toBe(403);
  expect((await fetch(`${base}/printer/faults/fire`, { method: 'POST', headers: own })).status).toBe(404);
  expect(printer.state().faults).toEqual([]);
  for (const kind of [
    'paper-out',
    'paper-near-end',
    'cover-open',
    'cutter-error',
    'silent',
    'slow',
    'cut-off',
    'off',
  ]) {
    expect((await fetch(`${base}/printer/faults/${kind}`, { method: 'POST', headers: own })).status).toBe(204);
    expect(printer.state().faults).toEqual([kind]);
    await fetch(`${base}/printer/faults/${kind}`, { method: 'DELETE', headers: own });
    expect(printer.state().faults).toEqual([]);
  }
});

test('PRINT-82: the page is told of paper as it comes out and can show it', async () => {
  const stream = await fetch(`${base}/printer/events`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('no stream');
  const driver = createPrinter({
    address: `tcp://127.0.0.1:${printer.port}`,
    dotsPerLine: 576,
    dialect: 'epson',
    style: 'drawn',
  });
  await driver.print(numberedTicket(7));
  let heard = '';
  while (!heard.includes('"id":1')) heard += (await reader.read()).value ?? '';
  await reader.cancel();
  const picture = await fetch(`${base}/printer/papers/1.png`);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await picture.arrayBuffer()).equals(printer.papers()[0]?.png() ?? Buffer.alloc(0))).toBe(true);
  await driver.close();
});
