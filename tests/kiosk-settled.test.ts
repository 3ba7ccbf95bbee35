import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { KioskPort } from '@foyer/kiosk';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startVirtualPrinter } from '../kiosk-hardware/src/virtual-printer/index.ts';
import { startTestKiosk, type TestKiosk } from './harness/kiosk.ts';
import { startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

let branch: TestBranch;
const kiosks: TestKiosk[] = [];

beforeEach(async () => {
  branch = await startTestBranch();
});
afterEach(async () => {
  for (const kiosk of kiosks.splice(0)) await kiosk.close();
  await branch.close();
});

const start = async (name: string, settings = {}) => {
  const kiosk = await startTestKiosk(branch.address, { name, settings });
  kiosks.push(kiosk);
  return kiosk;
};
/** In the page: asks the agent for a ticket, without the screen's own waiting. */
function issue(wish: Parameters<KioskPort['issue']>[0]): Promise<unknown> {
  const { foyerKiosk } = window as Window & typeof globalThis & { foyerKiosk: KioskPort };
  return foyerKiosk.issue(wish);
}
const tongues = (page: Page) =>
  page.locator('.language-card-words').evaluateAll((cards) => cards.map((card) => card.getAttribute('lang')));
const offered = (page: Page) => page.locator('button.card').count();

test('KIOSK-54: of two kiosks one offers three services in one language, and what is changed in mid-day is in force at once', async () => {
  const three = { services: ['cash', 'cards'], categories: [] as string[] };
  const door = await start('Door', { offers: three, languages: ['en'] });
  const hall = await start('Hall');
  const [doorPage, hallPage] = [await door.page(), await hall.page()];
  await hallPage.locator('.language-card').first().waitFor();
  expect(await tongues(hallPage)).toEqual(['en', 'ar']);
  // With one language there is nothing to choose but to begin.
  await expect.poll(() => tongues(doorPage)).toEqual(['en']);
  await doorPage.locator('.language-card').click();
  await hallPage.locator('.language-card:has([lang="en"])').click();
  await expect.poll(() => offered(doorPage)).toBe(2);
  const all = value(await (await branch.signIn('admin')).call('services')).items.length;
  await expect.poll(() => offered(hallPage)).toBe(all);
  const asked = performance.now();
  await door.settle({ offers: { services: ['cash', 'cards', 'loans'], categories: [] } });
  await expect.poll(() => offered(doorPage), { interval: 20 }).toBe(3);
  expect(performance.now() - asked).toBeLessThan(3_000);
  expect(await offered(hallPage)).toBe(all);
});

test('KIOSK-50: the printer’s address is changed while a ticket waits for it: each ticket comes out once', async () => {
  const kiosk = await start('Door');
  const second = await startVirtualPrinter({ port: 0 });
  // Slow enough that the second ticket waits for the first.
  kiosk.printer.setFault({ kind: 'slow', dotsPerSecond: 1_500 });
  const page = await kiosk.page();
  const ask = (requestId: string) => page.evaluate(issue, { requestId, serviceId: 'cash', language: 'en' });
  await ask(crypto.randomUUID());
  await ask(crypto.randomUUID());
  await expect.poll(() => branch.branch.context.runner.state.prints.size).toBe(2);
  await kiosk.settle({
    printer: { address: `tcp://[::ffff:127.0.0.1]:${second.port}`, dialect: 'epson', dotsPerLine: 384, style: 'drawn' },
  });
  const outcomes = () => [...branch.branch.context.runner.state.prints.values()].map(({ status }) => status);
  await expect.poll(outcomes, { timeout: 40_000 }).toEqual(['printed', 'printed']);
  expect([kiosk.printer.papers().length, second.papers().length]).toEqual([1, 1]);
  await second.close();
}, 60_000);

test('KIOSK-55: an option that the branch says, or that there is not, is refused in a sentence', async () => {
  const run = fileURLToPath(new URL('../apps/kiosk/agent/run.ts', import.meta.url));
  const founding = ['--server', branch.address, '--journal', path.join(tmpdir(), 'foyer-none')];
  const refused = async (...options: string[]) => {
    const ended = await promisify(execFile)(process.execPath, [run, ...founding, ...options]).catch((error) => error);
    return String(ended.stderr).trim();
  };
  expect(await refused('--printer', 'tcp://p')).toBe(
    '--printer: this is set in the dashboard, under Devices; leave it out here.',
  );
  expect(await refused('--colour', 'red')).toMatch(/^--colour: there is no such option/);
});
