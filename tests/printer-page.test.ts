import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { startVirtualPrinter, type VirtualPrinter, virtualPrinterPage } from '@foyer/kiosk-hardware/virtual-printer';
import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { settled, violations } from './harness/page-looks.ts';

const pictures = process.env.FOYER_PICTURES;
let browser: Browser;
let printer: VirtualPrinter;
let server: Server;
let address: string;
let close: () => Promise<void>;

beforeAll(async () => {
  browser = await sharedBrowser();
});

beforeEach(async () => {
  printer = await startVirtualPrinter({ port: 0 });
  const page = virtualPrinterPage(printer, { prefix: '/printer' });
  server = createServer((request, response) => page.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/printer/`;
  close = async () => {
    page.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await printer.close();
  };
});
afterEach(() => close());

/** Sends a line and a cut, as any program may. */
async function printLine(words: string): Promise<void> {
  const line = connect(printer.port, printer.host);
  await once(line, 'connect');
  const papers = printer.papers().length;
  line.write(`\x1b@${words}\n\x1dV\x00`);
  await expect.poll(() => printer.papers().length).toBe(papers + 1);
  line.destroy();
}

const faces = [
  {
    locale: 'en-GB',
    colorScheme: 'light',
    heading: 'Ticket printer',
    direction: 'ltr',
    written: /^\d{2}:\d{2}:\d{2}$/,
  },
  {
    locale: 'en-US',
    colorScheme: 'light',
    heading: 'Ticket printer',
    direction: 'ltr',
    written: /^\d{1,2}:\d{2}:\d{2}\s[AP]M$/,
  },
  {
    locale: 'ar-EG',
    colorScheme: 'dark',
    heading: 'طابعة التذاكر',
    direction: 'rtl',
    written: /^\d{1,2}:\d{2}:\d{2}\s[صم]$/,
  },
] as const;

test.each(faces)(
  'PRINT-83: in $locale the page speaks the language, tells time as people there do, and axe finds nothing',
  async ({ heading, direction, written, ...settings }) => {
    const page = await browser.newPage({ ...settings, reducedMotion: 'reduce', timezoneId: 'Asia/Riyadh' });
    await page.clock.setFixedTime('2026-02-03T10:05:00Z');
    await page.goto(address);
    await page.locator('.fault').first().waitFor();
    expect(await page.locator('h1').textContent()).toBe(heading);
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(direction);
    await printLine('one');
    await printLine('two');
    const label = page.locator('.tray a');
    await label.waitFor();
    const at = printer.papers()[0]?.at ?? 0;
    const [minutes = ''] = new Date(at).toISOString().match(/:\d\d:\d\d/) ?? [];
    const time = (await label.textContent())?.trim();
    expect(time).toMatch(written);
    expect(time).toContain(minutes);
    await page.locator('.fault').first().click();
    await page.locator('.fault[aria-pressed="true"]').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  },
);

test('PRINT-85: the page says that a ticket waits only when one does', async () => {
  const page = await browser.newPage({ locale: 'en-US', reducedMotion: 'reduce' });
  await page.goto(address);
  printer.setFault({ kind: 'paper-out' });
  const status = page.locator('#status');
  const line = connect(printer.port, printer.host);
  await once(line, 'connect');
  // A kiosk asks again and again how the printer is, also while there is no paper.
  line.write(Buffer.from([0x10, 0x04, 0x01, 0x10, 0x04, 0x02]));
  await once(line, 'data');
  expect(printer.state().holdsTicket).toBe(false);
  await expect.poll(() => status.textContent()).toBe('No paper');
  line.write('\x1b@One\n\x1dV\x00');
  await expect.poll(() => status.textContent()).toBe('No paper – a ticket waits');
  printer.clearAllFaults();
  await expect.poll(() => status.textContent()).toBe('Ready');
  line.destroy();
  await page.close();
});

test.each([
  { width: 1366, height: 768, locale: 'en-US', colorScheme: 'light' },
  { width: 1024, height: 768, locale: 'ar-EG', colorScheme: 'light' },
  { width: 390, height: 844, locale: 'ar-EG', colorScheme: 'dark' },
  { width: 390, height: 844, locale: 'en-US', colorScheme: 'light' },
  { width: 390, height: 844, locale: 'en-XA', colorScheme: 'light' },
  { width: 1366, height: 768, locale: 'ar-XB', colorScheme: 'dark' },
] as const)(
  'PRINT-84: with a tray full of papers the page in $locale is no wider than its window of $width px',
  async ({ width, height, ...settings }) => {
    const page = await browser.newPage({ ...settings, viewport: { width, height }, reducedMotion: 'reduce' });
    await page.goto(address);
    for (let paper = 1; paper <= 9; paper += 1) await printLine(`Ticket ${paper}`);
    await expect.poll(() => page.locator('.tray a').count()).toBe(8);
    await settled(page);
    if (pictures !== undefined)
      await page.screenshot({ path: `${pictures}/tray-${width}-${settings.locale}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.close();
  },
);
