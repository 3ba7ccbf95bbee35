import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Instant, manualClock } from '@foyer/basics';
import type { RouteBody } from '@foyer/contract';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { violations } from './harness/page-looks.ts';
import { MORNING, type SignedIn, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

let branch: TestBranch;
let supervisor: SignedIn;
let clock: ReturnType<typeof manualClock>;
let address: string;

beforeEach(async () => {
  clock = manualClock(MORNING);
  branch = await startTestBranch({ clock });
  supervisor = await branch.signIn('supervisor');
  address = `${branch.address}/b/riverside`;
});
afterEach(() => branch.close());

const notice: RouteBody<'postNotice'> = {
  about: 'delay',
  text: { en: 'Loans <b>take</b> longer & more.', ar: 'القروض أبطأ اليوم.' },
  places: ['page'],
};

async function open(url: string, { script = true, locale = 'en-GB', dark = false } = {}): Promise<Page> {
  const browser = await sharedBrowser();
  const context = await browser.newContext({
    javaScriptEnabled: script,
    locale,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Leaves a picture where pictures are asked for. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.FOYER_PICTURES;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

it('PUBLIC-1: the page says without a script whether the branch is open, what it tells everybody, the wait for each service, and its hours', async () => {
  value(await supervisor.call('postNotice', { body: { ...notice, serviceIds: ['loans'] } }));
  value(await supervisor.call('postNotice', { body: { ...notice, text: { en: 'Not here.' }, places: ['screen'] } }));
  value(await supervisor.call('suspendService', { params: { serviceId: 'loans' }, body: { reason: 'technical' } }));
  const page = await open(address, { script: false });
  const text = (await page.locator('main').textContent()) ?? '';
  expect(text).toContain('Riverside Bank');
  expect(await page.locator('.state').textContent()).toContain('Open');
  // What the branch writes is text, whatever stands in it.
  expect(await page.locator('article').textContent()).toBe(
    'DelayLoans <b>take</b> longer & more.For: Loans and mortgages',
  );
  const services = await page.locator('.waits li').allTextContents();
  expect(services).toHaveLength(value(await supervisor.call('services')).items.length);
  expect(services.find((line) => line.startsWith('Loans'))).toContain('Paused');
  expect(services.find((line) => line.startsWith('Cash'))).toContain('Waiting time not known yet');
  expect(await page.locator('footer').textContent()).toContain('09:00');
  await picture(page, 'public-en');
  expect((await (await fetch(address)).text()).length).toBeLessThan(20_000);
});

it('PUBLIC-2: it is in the reader’s language where the branch offers it, and in the one they choose', async () => {
  value(await supervisor.call('postNotice', { body: { ...notice, text: { en: 'English only.' } } }));
  const arabic = await open(address, { script: false, locale: 'ar' });
  expect(await arabic.locator('html').getAttribute('dir')).toBe('rtl');
  // What is not there in Arabic is said to be English.
  expect(await arabic.locator('article p').getAttribute('lang')).toBe('en');
  await picture(arabic, 'public-ar');
  await arabic.getByRole('link', { name: 'English' }).click();
  await expect.poll(() => arabic.locator('html').getAttribute('lang')).toBe('en');
  const other = await open(address, { script: false, locale: 'fr' });
  expect(await other.locator('html').getAttribute('lang')).toBe('en');
  expect((await fetch(`${address}?lang=%22%3E`)).status).toBe(200);
});

it('PUBLIC-3: with a script it stays up to date while it is looked at, and keeps what it has when the branch is away', async () => {
  const page = await open(address);
  await page.clock.install();
  await page.goto(address);
  expect(await page.locator('article').count()).toBe(0);
  const { id } = value(await supervisor.call('postNotice', { body: notice })).notice;
  const renewed = async (count: number) => {
    await page.clock.fastForward(16_000);
    return (await page.locator('article').count()) === count;
  };
  await expect.poll(() => renewed(1)).toBe(true);
  value(await supervisor.call('withdrawNotice', { params: { noticeId: id } }));
  await expect.poll(() => renewed(0)).toBe(true);
  value(await supervisor.call('closeBranch'));
  clock.set((MORNING + 60_000) as Instant);
  await expect
    .poll(async () => {
      await page.clock.fastForward(16_000);
      return page.locator('.state').textContent();
    })
    .toContain('Closed');
  await page.context().setOffline(true);
  await page.clock.fastForward(16_000);
  expect(await page.locator('.state').textContent()).toContain('Closed');
});

it('PUBLIC-4: axe finds nothing on it, light and dark, in both directions, an emergency among what it tells', async () => {
  const emergency = { ...notice, about: 'emergency', drill: true, confirmed: true } as const;
  value(await supervisor.call('postNotice', { body: emergency }));
  value(await supervisor.call('postNotice', { body: notice }));
  for (const locale of ['en', 'ar']) {
    for (const dark of [false, true]) {
      const page = await open(address, { locale, dark });
      expect(await violations(page)).toEqual([]);
      expect(await page.locator('article').first().textContent()).toContain(locale === 'en' ? 'drill' : 'تمرين');
      await picture(page, `public-emergency-${locale}${dark ? '-dark' : ''}`);
    }
  }
});

it('PUBLIC-5: other sites may show it within theirs, without hours and languages; no other page of the branch', async () => {
  const embedded = await fetch(`${address}/embed`);
  expect(embedded.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(embedded.headers.get('x-frame-options')).toBeNull();
  expect(embedded.headers.get('set-cookie')).toBeNull();
  const text = await embedded.text();
  expect(text).toContain('Riverside Bank');
  expect(text).not.toContain('<nav');
  for (const other of [address, `${branch.address}/dashboard`]) {
    expect((await fetch(other)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});

it('PUBLIC-6: the address of another branch leads nowhere', async () => {
  for (const url of [`${branch.address}/b/elsewhere`, `${branch.address}/b/elsewhere/embed`]) {
    const answer = await fetch(url, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is nothing at this address');
  }
});

it('PUBLIC-7: the hours of this week stand there with what is otherwise on some days, as the branch writes times', async () => {
  const admin = await branch.signIn('admin');
  const { value: section, version } = value(await admin.call('settingsSection', { params: { section: 'hours' } }));
  const span = (from: string, until: string) => [{ from, until }];
  const workday = [...span('09:00', '13:00'), ...span('14:00', '17:00')];
  const weekly = {
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: span('09:00', '13:00'),
    saturday: [],
    sunday: [],
  };
  const exceptions = [{ date: '2026-03-05', name: { en: 'Founders’ day', ar: 'يوم التأسيس' }, spans: [] }];
  const hours = {
    weekly,
    exceptions,
    services: [],
    openBySelf: false,
    closeBySelf: false,
    warningMinutes: 15,
    lastTicket: false,
  };
  const body = { version, value: { ...section, hours } };
  value(await admin.call('changeSettings', { params: { section: 'hours' }, body }));
  const page = await open(address, { script: false });
  const rows = await page.locator('tr').allTextContents();
  expect(rows).toHaveLength(7);
  expect(rows[0]).toMatch(/Mon.*09:00 – 13:00.*14:00 – 17:00/);
  expect(rows[3]).toMatch(/Thu.*Founders’ day.*Closed/);
  expect(rows[5]).toContain('Closed');
  await picture(page, 'public-hours');
});
