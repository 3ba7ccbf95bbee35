import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVirtualPrinter, type VirtualPrinter } from '@foyer/kiosk-hardware/virtual-printer';
import type { Page } from 'playwright-core';
import { type StandIn, type StandInOptions, startStandIn } from '../electron-stand-in/index.ts';

/** The built kiosk under the stand-in, with a printer of its own. */
export interface TestKiosk {
  readonly printer: VirtualPrinter;
  readonly shell: StandIn;
  /** The page now; another one after a crash. */
  page(): Promise<Page>;
  /** Touches through to a ticket of the branch's service at this place in its list. */
  takeTicket(language?: string, place?: number): Promise<Page>;
  /** The number shown. */
  number(): Promise<string>;
  close(): Promise<void>;
}

export interface TestKioskOptions {
  /** Settings of the page: `idle=2`. */
  readonly page?: string;
  readonly screen?: StandInOptions['screen'];
}

const main = fileURLToPath(new URL('../../apps/kiosk/dist/shell/main.cjs', import.meta.url));

/** Starts a kiosk called "Kiosk 1" at a branch server. */
export async function startTestKiosk(server: string, options: TestKioskOptions = {}): Promise<TestKiosk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-kiosk-'));
  const printer = await startVirtualPrinter({ port: 0 });
  const shell = await startStandIn({
    main,
    arguments: [
      ...['--server', server, '--printer', `tcp://${printer.host}:${printer.port}`],
      ...['--name', 'Kiosk 1', '--journal', folder, '--page', options.page ?? 'scheme=light'],
    ],
    ...(options.screen === undefined ? {} : { screen: options.screen }),
  });
  const kiosk: TestKiosk = {
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
