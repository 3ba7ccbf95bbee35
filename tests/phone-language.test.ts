import { manualClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { violations } from './harness/page-looks.ts';
import { MORNING, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
let browser: Browser;
let branch: TestBranch;

beforeAll(async () => {
  browser = await sharedBrowser();
});
afterEach(() => branch.close());

/** Opens the page of a new ticket, on a phone that remembers this choice of a language. */
async function openTicket(languages: string[], language: string, chosen: string | null = null): Promise<Page> {
  branch = await startTestBranch({ clock: manualClock(MORNING), settings: { branch: { ...demoBranch, languages } } });
  const agent = await branch.signIn('agent');
  const { ticket } = value(await agent.call('issueTicket', { body: { serviceId: 'cash', language } }));
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  if (chosen !== null) {
    await page.goto(`${branch.address}/mobile/`);
    await page.evaluate((choice) => localStorage.setItem('foyer-language', choice), chosen);
  }
  await page.goto(`${branch.address}${new URL(ticket.url).pathname}`);
  await page.locator('.estimate').waitFor();
  return page;
}

const pageLanguage = (page: Page) => page.locator('html').getAttribute('lang');

test('PHONE-10: of two languages the other one is a touch away, named in itself', async () => {
  const page = await openTicket(['en', 'ar'], 'en');
  expect(await page.getByRole('combobox').count()).toBe(0);
  await page.getByRole('button', { name: 'العربية' }).click();
  await expect.poll(() => pageLanguage(page)).toBe('ar');
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => pageLanguage(page)).toBe('en');
  await page.close();
});

test('PHONE-10: of more languages one is chosen in a menu, by touch or keys, and outlasts a reload', async () => {
  const page = await openTicket(['en', 'ar', 'de-XA', 'he-XB'], 'ar');
  const menu = page.getByRole('combobox', { name: 'اللغة' });
  expect(await menu.inputValue()).toBe('ar');
  expect(await menu.getByRole('option').allTextContents()).toEqual(['English', 'العربية', 'Deutsch', 'עברית']);
  expect(await violations(page)).toEqual([]);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/phone-menu-ar.png` });
  await menu.selectOption('de-XA');
  await expect.poll(() => pageLanguage(page)).toBe('de-XA');
  await page.getByRole('combobox').focus();
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/phone-menu-de-XA.png` });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => pageLanguage(page)).toBe('he-XB');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await page.reload();
  await page.locator('.estimate').waitFor();
  expect(await pageLanguage(page)).toBe('he-XB');
  await page.close();
});

test('PHONE-10: a choice made at another branch does not count where it is not offered', async () => {
  const page = await openTicket(['en', 'de-XA'], 'en', 'ar');
  await expect.poll(() => pageLanguage(page)).toBe('en');
  await page.close();
});

test.for([
  ['/mobile/', 'foyer-language', 'no language-XA'],
  ['/dashboard', 'foyer.dashboard', JSON.stringify({ state: { language: 'no language-XA' }, version: 0 })],
] as const)('UI-17: at %s a remembered language that is none does not count', async ([path, key, kept]) => {
  branch = await startTestBranch({ clock: manualClock(MORNING) });
  const page = await browser.newPage({ locale: 'ar-EG' });
  await page.addInitScript(([name, value]) => localStorage.setItem(name, value), [key, kept] as const);
  await page.goto(`${branch.address}${path}`);
  await page.locator('h1').first().waitFor();
  expect(await pageLanguage(page)).toBe('ar');
  await page.close();
});
