import { demoBranch } from '@foyer/branch-server';
import { type BranchConfig, checkBranchConfig } from '@foyer/configuration';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { startTestBranch, type TestBranch } from './harness/test-branch.ts';

const letters = (index: number) => String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));

function largeBranch(): BranchConfig {
  const [category, service, counter] = [demoBranch.categories[0], demoBranch.services[0], demoBranch.counters[0]];
  const checked = checkBranchConfig({
    ...demoBranch,
    categories: Array.from({ length: 50 }, (_, index) => ({
      ...category,
      id: `c${index}`,
      name: { en: `Group ${index}` },
    })),
    services: Array.from({ length: 500 }, (_, index) => ({
      ...service,
      id: `s${index}`,
      categoryId: `c${index % 50}`,
      name: { en: `Service ${index}` },
      numbering: { ...service?.numbering, prefix: letters(index) },
    })),
    profiles: demoBranch.profiles.map((profile) => ({
      ...profile,
      tiers: [Array.from({ length: 500 }, (_, index) => `s${index}`)],
    })),
    counters: Array.from({ length: 100 }, (_, index) => ({ ...counter, id: `k${index}`, number: String(index) })),
  });
  if (!checked.ok) throw new Error('The large branch does not hold together');
  return checked.value;
}

let branch: TestBranch;
let page: Page;
beforeAll(async () => {
  branch = await startTestBranch({ settings: { branch: largeBranch() } });
  const context = await (await sharedBrowser()).newContext({ viewport: { width: 1366, height: 768 } });
  const [name = '', cookie = ''] = (await branch.signIn('admin')).cookie.split('=');
  await context.addCookies([{ name, value: cookie, url: branch.address }]);
  page = await context.newPage();
});
afterAll(async () => {
  await page.context().close();
  await branch.close();
});

/** Types into the field that has the focus; how long each key took until it was painted, milliseconds, the longest last. */
async function keyTimes(text: string): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    addEventListener(
      'keydown',
      () => {
        const begun = performance.now();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => times.push(performance.now() - begun);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  await page.keyboard.type(text, { delay: 60 });
  await expect
    .poll(() => page.evaluate(() => (window as Window & { times?: number[] }).times?.length))
    .toBe(text.length);
  const times = await page.evaluate(() => (window as Window & { times?: number[] }).times ?? []);
  return times.toSorted((a, b) => a - b);
}

/** The middle of what keys take, in a field of a page. */
async function halfOfKeys(place: string): Promise<number> {
  await page.goto(`${branch.address}/dashboard/settings/${place}`);
  await page.getByLabel('Name · English').focus();
  const times = await keyTimes(' and everything else here');
  return times[Math.floor(times.length / 2)] ?? Number.POSITIVE_INFINITY;
}

test('SETTINGS-40: with 500 services and 100 counters a list draws only what is in sight, and keys are as light as elsewhere', async () => {
  page.on('dialog', (dialog) => void dialog.accept());
  const [alone, among500] = [await halfOfKeys('branch'), await halfOfKeys('services/s250')];
  process.stdout.write(
    `Key to paint: ${alone.toFixed(1)} ms among six fields, ${among500.toFixed(1)} ms with 500 services\n`,
  );
  expect(among500).toBeLessThan(2 * alone + 50);
  expect(await page.locator('.tree-row').count()).toBeLessThan(60);
  await page.getByLabel('Search').fill('Service 49');
  const found = page.locator('.list-side .tree-name').filter({ hasText: 'Service' });
  await expect.poll(() => found.first().textContent()).toBe('Service 490');
  for (const name of await found.allTextContents()) expect(name).toMatch(/^Service 49\d?$/);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved. It is in force on every screen.').waitFor();
  await page.goto(`${branch.address}/dashboard/settings/profiles/teller`);
  await page.getByRole('row', { name: 'Tier 1' }).waitFor();
  expect(await page.locator('.tree-row').count()).toBeLessThan(60);
  await page.goto(`${branch.address}/dashboard/settings/counters/k99`);
  await page.getByLabel('Number', { exact: true }).waitFor();
  expect(await page.locator('.tree-row').count()).toBeLessThan(60);
});
