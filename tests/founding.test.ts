import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { demoBranch } from '@foyer/branch-server';
import { templateHours } from '@foyer/configuration';
import { SETTINGS_FILE } from '@foyer/contract';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { guideOf, startNew } from './harness/founding.ts';
import { violations } from './harness/page-looks.ts';
import { folderForEachTest, place, SECRET } from './harness/start-folder.ts';

folderForEachTest();

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A page of a browser of its own, at the address of a start with `--new`. */
async function openGuide(options: BrowserContextOptions = {}, withCode = true, more: readonly string[] = []) {
  const started = startNew(...more);
  const { address, code } = await guideOf(started);
  const context = await (await sharedBrowser()).newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Madrid',
    viewport: { width: 1366, height: 768 },
    bypassCSP: true,
    ...options,
  });
  closing.push(() => context.close());
  const page = await context.newPage();
  await page.goto(`${address}/dashboard/found${withCode ? `#${code}` : ''}`);
  return { page, address, code, started };
}

const next = (page: Page) => page.locator('.founding-foot button[type=submit]').click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

/** Fills the last step in, and founds the branch. */
async function foundAs(page: Page, labels: { displayName: string; name: string }): Promise<void> {
  await page.getByLabel(labels.displayName).fill('Ines Duarte');
  await page.getByLabel(labels.name).fill('ines');
  const passwords = page.locator('input[type=password]');
  await passwords.nth(0).fill(SECRET);
  await passwords.nth(1).fill(SECRET);
  await next(page);
}

test('FOUND-8, FOUND-9, FOUND-11: from an empty folder to a printed and called ticket, in a browser alone', async () => {
  const { page, address } = await openGuide({}, true, ['--virtual-printer', '--printer-port', '0']);
  await heading(page, 'Let’s set up your branch');
  expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
  await next(page);
  await heading(page, 'What is your branch called, and where is it?');
  await page.getByRole('checkbox', { name: 'العربية' }).check();
  await next(page);
  expect(await page.getByText('A text in English, the branch’s first language, is needed.').isVisible()).toBe(true);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
  await page.getByLabel('English', { exact: true }).last().fill('Old Quay');
  expect(await page.getByLabel('Short name').inputValue()).toBe('old-quay');
  await page.getByLabel('Short name').fill('no spaces');
  await next(page);
  expect(await page.getByText('Only letters, digits, dashes and underscores, at most 32.').isVisible()).toBe(true);
  expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
  await page.reload();
  expect(await page.getByLabel('English', { exact: true }).last().inputValue()).toBe('Old Quay');
  expect(await page.getByLabel('Short name').inputValue()).toBe('no spaces');
  await page.getByLabel('Short name').fill('old-quay');
  expect(await page.getByRole('combobox', { name: 'Time zone' }).inputValue()).toBe('Madrid (Europe)');
  await page.getByRole('combobox', { name: 'Country or region' }).click();
  await page.getByRole('combobox', { name: 'Country or region' }).fill('Spain');
  await page.getByRole('option', { name: 'Spain', exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('combobox', { name: 'Country or region' }).inputValue()).toBe('Spain');
  await next(page);
  await heading(page, 'What kind of branch is it?');
  await page.getByRole('radio', { name: /^Clinic/ }).check();
  expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
  await next(page);
  await heading(page, 'How many counters, and when are you open?');
  expect(await page.locator('.week-name').first().textContent()).toBe('Monday');
  expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
  await next(page);
  await heading(page, 'Who looks after the branch?');
  await next(page);
  expect(await page.locator('[aria-invalid=true]').count()).toBe(3);
  expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
  await foundAs(page, { displayName: 'Your name', name: 'User name' });

  await heading(page, 'First steps');
  expect(new URL(page.url()).hash).toBe('');
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  expect(await page.locator('.first-step[data-done]').count()).toBe(0);
  const step = (at: number) => page.locator('.first-step').nth(at);
  for (const [at, path, selector] of [
    [0, '/kiosk', '.pairing-code'],
    [1, '/signage', '.pairing-code'],
  ] as const) {
    const device = await page.context().newPage();
    await device.goto(`${address}${path}`);
    const code = (await device.locator(selector).textContent()) ?? '';
    await step(at).getByLabel('Code on the device').fill(code.trim());
    await step(at).getByRole('button', { name: 'Accept' }).click();
    await expect.poll(() => step(at).getAttribute('data-done'), { timeout: 10_000 }).toBe('true');
  }
  const openBranch = step(2).getByRole('button', { name: 'Open the branch' });
  const take = step(2).getByRole('button', { name: 'Take a test ticket' });
  await openBranch.or(take).waitFor();
  if (await openBranch.isVisible()) await openBranch.click();
  await take.waitFor();
  const [kiosk, paper] = [page.context().pages()[1], await page.context().newPage()];
  await paper.goto(`${address}/printer`);
  await kiosk?.locator('.language-card').first().click();
  await kiosk?.getByRole('button', { name: /^Register for a visit/ }).click();
  await paper.locator('.slip').waitFor();
  await expect.poll(() => step(2).getAttribute('data-done'), { timeout: 10_000 }).toBe('true');
  expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
  await page.getByRole('link', { name: 'Go to the counter' }).click();
  // The first of the clinic’s counters serve what the first ticket is for.
  await page.locator('.choose-card').first().getByRole('button').click();
  await page.locator('.command-bar').waitFor();
  await page.keyboard.press('n');
  await page.waitForSelector('.current[data-stage=called]');
  await page.getByRole('link', { name: 'First steps' }).click();
  await heading(page, 'Your branch is ready');
  await page.getByRole('button', { name: 'To the settings' }).click();
  await heading(page, 'Branch');
  expect(await page.getByRole('link', { name: 'First steps' }).count()).toBe(0);
});

test('FOUND-8, FOUND-10: in Arabic and dark, with the code asked for, by keys alone', async () => {
  const { page, code } = await openGuide({ locale: 'ar-SA', timezoneId: 'Asia/Riyadh', colorScheme: 'dark' }, false);
  await heading(page, 'لنجهّز فرعك');
  await next(page);
  expect(await page.locator('[aria-invalid=true]').count()).toBe(1);
  await page.getByLabel('رمز لمرة واحدة').fill('guessed');
  await page.keyboard.press('Enter');
  await heading(page, 'ما اسم فرعك وأين يقع؟');
  await page.getByLabel('العربية', { exact: true }).last().fill('الرصيف');
  await page.keyboard.press('Enter');
  await heading(page, 'ما نوع الفرع؟');
  expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await heading(page, 'كم عدد الشبابيك، ومتى يفتح الفرع؟');
  expect(await page.locator('.week-day[data-closed] .week-name').allTextContents()).toEqual(['الجمعة', 'السبت']);
  await next(page);
  await heading(page, 'من يدير الفرع؟');
  await foundAs(page, { displayName: 'اسمك', name: 'اسم المستخدم' });
  await page.getByText('ليس هذا هو الرمز الذي ظهر حيث شُغِّل Foyer.').waitFor();
  await page.getByLabel('رمز لمرة واحدة').fill(code);
  for (let on = 0; on < 4; on += 1) await next(page);
  await heading(page, 'من يدير الفرع؟');
  await next(page);
  await heading(page, 'الخطوات الأولى');
  expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
  const again = await page.context().newPage();
  await again.goto(`${new URL(page.url()).origin}/dashboard/found`);
  await again.getByText('سبق تأسيس هذا الفرع').waitFor();
});

test('FOUND-6: a branch begins from a file that another one has exported', async () => {
  const picture = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>');
  const logo = createHash('sha256').update(picture).digest('hex');
  const branch = { ...demoBranch, hours: templateHours('bank', 'en-GB'), looks: { logo } };
  const pictures = [{ base64: picture.toString('base64') }];
  await writeFile(place('first.json'), JSON.stringify({ format: SETTINGS_FILE, version: 1, branch, pictures }));
  await writeFile(place('other.json'), '{}');
  const { page, address } = await openGuide();
  await next(page);
  await page.getByLabel('English', { exact: true }).last().fill('Fortieth');
  await next(page);
  await page.locator('input[type=file]').setInputFiles(place('other.json'));
  await page.getByText('This is not a configuration that a branch has exported.').waitFor();
  await page.locator('input[type=file]').setInputFiles(place('first.json'));
  await page.getByText('first.json').waitFor();
  await next(page);
  await heading(page, 'Who looks after the branch?');
  await foundAs(page, { displayName: 'Your name', name: 'User name' });
  await heading(page, 'First steps');
  const told: unknown = await (await fetch(`${address}/api/v1/branch`)).json();
  expect(told).toMatchObject({ name: { en: 'Fortieth' }, languages: demoBranch.languages, looks: { logo } });
  expect((await fetch(`${address}/pictures/${logo}`)).status).toBe(200);
});
