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
    marks: [],
    categories: Array.from({ length: 50 }, (_, index) => ({
      ...category,
      id: `c${index}`,
      name: { en: `Group ${index}` },
    })),
    series: Array.from({ length: 500 }, (_, index) => ({
      ...demoBranch.series[0],
      id: `n${index}`,
      prefix: letters(index),
    })),
    services: Array.from({ length: 500 }, (_, index) => ({
      ...service,
      id: `s${index}`,
      categoryId: `c${index % 50}`,
      name: { en: `Service ${index}` },
      seriesId: `n${index}`,
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

test('SETTINGS-40: with 500 services and 100 counters a list draws only what is in sight, and finds the others', async () => {
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`${branch.address}/dashboard/settings/services/s250`);
  await page.getByLabel('Name · English').focus();
  await page.keyboard.type(' and everything else here');
  expect(await page.locator('.tree-row').count()).toBeLessThan(60);
  await page.getByLabel('Search').fill('Service 49');
  const found = page.locator('.list-side .tree-name').filter({ hasText: 'Service' });
  await expect.poll(() => found.first().textContent()).toBe('Service 490');
  for (const name of await found.allTextContents()) expect(name).toMatch(/^Service 49\d?$/);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved. It is in force on every screen.').waitFor();
  await page.getByRole('searchbox', { name: 'Search' }).fill('');
  await page.locator('.tree').hover();
  await page.mouse.wheel(0, 4000);
  await expect.poll(() => page.locator('.tree').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(1000);
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForURL(/services\/(categories\/c|s)(?!490)\d+$/);
  await page.goto(`${branch.address}/dashboard/settings/profiles/teller`);
  await page.getByRole('row', { name: 'Tier 1' }).waitFor();
  expect(await page.locator('.tree-row').count()).toBeLessThan(60);
  await page.goto(`${branch.address}/dashboard/settings/counters/k99`);
  await page.getByLabel('Number', { exact: true }).waitFor();
  expect(await page.locator('.tree-row').count()).toBeLessThan(60);
});
