import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type RunningVirtualPhone, startVirtualPhone } from '@foyer/branch-server/virtual-phone';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startWebhook, type Webhook } from '../apps/branch-server/src/messages/testing/webhook.ts';
import { sharedBrowser } from './harness/browser.ts';
import { settled, violations } from './harness/page-looks.ts';

const ACCOUNT = 'AC00000000000000000000000000000001';
const TOKEN = 'secret token';
const LAYLA = '+966501234567';
const SAM = '+447700900123';

let branch: Webhook;
let phone: RunningVirtualPhone;
let address: string;

beforeEach(async () => {
  branch = await startWebhook(TOKEN);
  const inboundUrl = `${branch.address}/inbound`;
  phone = await startVirtualPhone({ port: 0, account: ACCOUNT, token: TOKEN, inboundUrl });
  address = `${phone.address}/virtual-phone`;
});
afterEach(async () => {
  await phone.close();
  await branch.close();
});

async function send(to: string, text: string): Promise<number> {
  const answer = await fetch(`${address}/sms/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}` },
    body: new URLSearchParams({ To: to, From: '+15005550001', Body: text }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

interface Look {
  readonly width?: number;
  readonly locale?: string;
  readonly dark?: boolean;
}

async function open({ width = 1366, locale = 'en-GB', dark = false }: Look = {}, query = ''): Promise<Page> {
  const browser = await sharedBrowser();
  const context = await browser.newContext({
    locale,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: width === 1366 ? 768 : 844 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(address + query);
  return page;
}

const bubbles = (page: Page) => page.locator('.bubble .body').allTextContents();

/** Leaves a picture where pictures are asked for. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.FOYER_PICTURES;
  if (folder === undefined) return;
  await settled(page);
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `virtual-phone-${name}.png`), fullPage: true });
}

it('VPHONE-10: a message appears as it comes, with links that can be followed, and is answered by keyboard', async () => {
  const page = await open();
  const problems: string[] = [];
  page.on('console', (line) => line.type() === 'error' && problems.push(line.text()));
  await page.getByText('No messages yet').waitFor();
  const link = 'https://bank.example/b/riverside/t/abc?x=1&y=2';
  const text = `A042: <b onclick="x">two</b> ahead. javascript:alert(1) See ${link}.`;
  expect(await send(LAYLA, text)).toBe(201);
  await expect.poll(() => bubbles(page)).toEqual([text]);
  const links = page.locator('.body a');
  expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([link]);
  expect(await page.locator('.body').getAttribute('dir')).toBe('auto');
  expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite');
  await page.getByRole('textbox', { name: 'Answer' }).focus();
  await page.keyboard.type('On my way');
  await page.keyboard.press('Enter');
  await expect.poll(() => branch.calls.map(({ params }) => params.Body)).toEqual(['On my way']);
  expect(branch.calls[0]?.signed).toBe(true);
  await page.getByText('Arrived at the branch').waitFor();
  expect(await bubbles(page)).toEqual([text, 'On my way']);
  expect(await page.getByRole('textbox', { name: 'Answer' }).inputValue()).toBe('');
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await page.locator('.state', { hasText: /^Read$/ }).waitFor();
  expect(problems).toEqual([]);
});

it('VPHONE-10: among several phones one is chosen, and the others say that something came', async () => {
  const page = await open();
  await send(LAYLA, 'First');
  await expect.poll(() => bubbles(page)).toEqual(['First']);
  await send(SAM, 'Second');
  const other = page.getByRole('button', { name: SAM });
  await expect.poll(() => other.textContent()).toBe(`${SAM}1`);
  expect(await bubbles(page)).toEqual(['First']);
  await other.click();
  await expect.poll(() => bubbles(page)).toEqual(['Second']);
  await page.reload();
  await expect.poll(() => bubbles(page)).toEqual(['Second']);
  await page.getByRole('button', { name: 'Forget all' }).click();
  await page.getByText('No messages yet').waitFor();
});

it('VPHONE-12: a phone is taken out of reach and a fault chosen, and the page says when it is cut off itself', async () => {
  const page = await open();
  await send(LAYLA, 'First');
  await page.getByRole('switch', { name: 'Out of reach' }).click();
  await expect.poll(() => page.locator('#device').getAttribute('data-reach')).toBe('no');
  await send(LAYLA, 'Second');
  await page.getByText('Not delivered: out of reach').waitFor();
  await page.getByRole('radio', { name: 'Refuses' }).check();
  const reason = page.getByRole('combobox', { name: 'Reason' });
  await reason.selectOption('21614');
  await expect.poll(() => send(LAYLA, 'Third')).toBe(400);
  await page.getByRole('button', { name: 'All in order' }).click();
  await expect.poll(() => page.getByRole('radio', { name: 'Delivers Takes' }).isChecked()).toBe(true);
  expect(await send(LAYLA, 'Fourth')).toBe(201);
  await page.context().setOffline(true);
  await page.getByText('Connection lost').waitFor();
  await page.context().setOffline(false);
  await expect.poll(() => page.getByRole('status').textContent()).toBe('');
});

it('VPHONE-11: axe finds nothing, light and dark, in both directions, and it is no wider than its window', async () => {
  const texts = [
    'Riverside Bank: your ticket is A042. Follow it at https://bank.example/b/riverside/t/Zx81kQ',
    'مصرف الضفة: رقمك A042، أمامك شخصان. تابع دورك على https://bank.example/b/riverside/t/Zx81kQ',
    'Riverside Bank: please come to counter 3 now.',
  ];
  const looks = ['en', 'ar'].flatMap((language) =>
    [1366, 390].flatMap((width) => [false, true].map((dark) => ({ language, width, dark }))),
  );
  // Each language once light and once dark, once wide and once narrow; all of them where pictures are asked for.
  const shown = process.env.FOYER_PICTURES === undefined ? looks.filter((_, at) => [0, 3, 5, 6].includes(at)) : looks;
  for (const { language, width, dark } of shown) {
    const page = await open({ width, dark }, `?lang=${language}`);
    const name = `${language}-${width}${dark ? '-dark' : ''}`;
    expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(await violations(page)).toEqual([]);
    await picture(page, `empty-${name}`);
    await send(SAM, texts[0] ?? '');
    for (const text of texts) await send(LAYLA, text);
    await page.getByRole('button', { name: LAYLA }).click();
    await expect.poll(() => bubbles(page)).toEqual(texts);
    await page.getByRole('textbox').fill('حسنًا، أنا قادم.');
    await page.keyboard.press('Enter');
    await page.locator('[data-status="received"]').waitFor();
    await page.getByRole('switch').click();
    await page.locator('[data-reach="no"] .signal').waitFor();
    await send(LAYLA, texts[2] ?? '');
    await page.locator('[data-status="undelivered"]').waitFor();
    await page.locator('[value="refuses"]').check();
    await page.getByRole('combobox').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await picture(page, name);
    await page.locator('#reset').click();
    await page.locator('#forget').click();
    await expect.poll(() => page.locator('.bubble').count()).toBe(0);
    await page.context().close();
  }
});
