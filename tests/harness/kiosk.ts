import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVirtualPrinter, type VirtualPrinter } from '@foyer/kiosk-hardware/virtual-printer';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type StandIn, type StandInOptions, startStandIn } from '../electron-stand-in/index.ts';
import { signIn, value } from './test-branch.ts';

/** The built kiosk under the stand-in, with a printer of its own. */
export interface TestKiosk {
  readonly printer: VirtualPrinter;
  readonly shell: StandIn;
  /** Settles something else for it, as an administrator does. */
  settle(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** The page now; another one after a crash. */
  page(): Promise<Page>;
  /** Touches through to a ticket of the branch's service at this place in its list. */
  takeTicket(language?: string, place?: number): Promise<Page>;
  /** The number shown. */
  number(): Promise<string>;
  close(): Promise<void>;
}

export interface TestKioskOptions {
  /** Settings of the page: `printed=4`. */
  readonly page?: string;
  /** What is settled for it besides its printer. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** "Kiosk 1" when absent. */
  readonly name?: string;
  readonly screen?: StandInOptions['screen'];
}

const main = fileURLToPath(new URL('../../apps/kiosk/dist/shell/main.cjs', import.meta.url));

/** Starts a kiosk at a branch server, whose administrator settles its printer. */
export async function startTestKiosk(server: string, options: TestKioskOptions = {}): Promise<TestKiosk> {
  const { name = 'Kiosk 1' } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-kiosk-'));
  const printer = await startVirtualPrinter({ port: 0 });
  const admin = await signIn(server, 'admin');
  const before = new Set(value(await admin.call('devices')).items.map(({ id }) => id));
  const shell = await startStandIn({
    main,
    arguments: [
      ...['--server', server],
      ...['--name', name, '--journal', folder, '--page', options.page ?? 'scheme=light'],
    ],
    ...(options.screen === undefined ? {} : { screen: options.screen }),
  });
  const devices = async () => value(await admin.call('devices')).items;
  const own = async () => (await devices()).find(({ id }) => !before.has(id));
  const settle: TestKiosk['settle'] = async (settings) => {
    const deviceId = (await own())?.id ?? '';
    value(await admin.call('changeDevice', { params: { deviceId }, body: { settings } }));
  };
  const address = `tcp://${printer.host}:${printer.port}`;
  await until(async () => (await own()) !== undefined);
  await settle({ ...options.settings, printer: { address, dialect: 'epson', dotsPerLine: 576, style: 'drawn' } });
  await until(async () => (await own())?.printer === 'ready');
  const kiosk: TestKiosk = {
    settle,
    printer,
    shell,
    page: () => shell.page(),
    takeTicket: async (language = 'en', place = 0) => {
      const page = await shell.page();
      await page.locator(`.language-card:has([lang="${language}"])`).click();
      await page.locator('button.card').nth(place).click();
      return page;
    },
    number: async () => (await (await shell.page()).locator('.paper-number').innerText()).trim(),
    close: async () => {
      await shell.close();
      await printer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return kiosk;
}

/** Waits until something is so; fails after 20 s. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  await expect.poll(isSo, { timeout: 20_000 }).toBe(true);
}
