import { DEMO_PASSWORD } from '@foyer/branch-server';
import { describe, expect, it } from 'vitest';
import {
  agent,
  branch,
  branchForEachTest,
  COUNTER,
  chooseLanguage,
  clock,
  dialog,
  goWithin,
  issue,
  open,
  press,
  stageOnPage,
} from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

describe('signing in', () => {
  it('DASH-1: says why it failed, keeps the name, and a demo names its accounts', async () => {
    const page = await open(null);
    await page.getByLabel('User name').fill('agent');
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/\w+ .*\./);
    expect(await page.getByLabel('User name').inputValue()).toBe('agent');
    expect(await page.getByText(DEMO_PASSWORD).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'manager' }).click();
    await page.getByRole('link', { name: 'Reports' }).waitFor();
  });

  it('DASH-1: in another language it says the same of a wrong password', async () => {
    const page = await open(null);
    await page.getByLabel('User name').fill('agent');
    await page.getByLabel('Password').fill('wrong');
    await press(page, 'Enter');
    await page.getByRole('alert').getByText('The name or the password is wrong.').waitFor();
    await chooseLanguage(page, 'العربية');
    await page.getByRole('alert').getByText('اسم المستخدم أو كلمة المرور غير صحيحة.').waitFor();
  });

  it('DASH-36: nothing is wrong in the console of a page that nobody has signed in to', async () => {
    const page = await open(null);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.reload();
    await page.getByLabel('User name').waitFor();
    expect(complaints).toEqual([]);
  });

  it('DASH-2: each role has its tabs, begins on its own, and no path leads to others', async () => {
    const tabs = {
      agent: [1, 'Counter'],
      supervisor: [2, 'Floor'],
      manager: [5, 'Reports'],
      admin: [5, 'Settings'],
    } as const;
    for (const [account, [count, own]] of Object.entries(tabs)) {
      // A manager's settings are what there is about privacy.
      const page = await open(account as keyof typeof tabs, account === 'manager' ? '/elsewhere' : '/settings');
      const main = page.getByRole('navigation', { name: 'Main' });
      await main.waitFor();
      expect(await main.getByRole('link').count()).toBe(count);
      expect(await main.locator('[aria-current=page]').textContent()).toBe(own);
    }
  });

  it('DASH-2: after signing out, the next one begins on a page of their own', async () => {
    const page = await open('admin', '/counter');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'supervisor' }).click();
    await expect.poll(() => page.locator('[aria-current=page]').textContent()).toBe('Floor');
    await page.getByRole('link', { name: 'Counter' }).click();
    await page.reload();
    await expect.poll(() => page.locator('[aria-current=page]').textContent()).toBe('Counter');
  });

  it('DASH-4: a session that ended is asked for again, and the page goes on where it was', async () => {
    await issue();
    const page = await open('agent', `/counter/${COUNTER}`);
    await page.getByRole('button', { name: 'Open counter 1' }).click();
    await stageOnPage(page, 'none');
    await page.context().clearCookies();
    await press(page, 'n');
    await page.getByRole('alertdialog').getByLabel('Password').fill(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await press(page, 'n');
    await stageOnPage(page, 'called');
  });
});

describe('the language of the page', () => {
  it('DASH-59: is kept with the account of who chose it, and there on another machine', async () => {
    const first = await open('agent');
    await first.getByRole('button', { name: 'Language: English' }).focus();
    // The page's own language is marked; each is said in its own.
    await press(first, 'Enter');
    const items = first.getByRole('menuitemradio');
    await items.first().waitFor();
    expect(await items.allTextContents()).toEqual(expect.arrayContaining(['English', 'العربية']));
    expect(await first.getByRole('menuitemradio', { name: 'العربية' }).locator('[lang=ar]').count()).toBe(1);
    expect(await first.getByRole('menuitemradio', { name: 'English' }).getAttribute('aria-checked')).toBe('true');
    const kept = first.waitForResponse((reply) => reply.url().endsWith('/me/language'));
    await press(first, 'ArrowDown', 'Enter');
    expect((await kept).ok()).toBe(true);
    await expect.poll(() => first.locator('html').getAttribute('lang')).toBe('ar');

    const second = await open(null);
    await second.getByRole('button', { name: 'Language: English' }).waitFor();
    await second.getByRole('button', { name: 'agent', exact: true }).click();
    await second.locator('.choose-grid').waitFor();
    await expect.poll(() => second.locator('html').getAttribute('lang')).toBe('ar');
    expect(await second.locator('html').getAttribute('dir')).toBe('rtl');
    const other = await open('agent2');
    await other.locator('.choose-grid').waitFor();
    expect(await other.locator('html').getAttribute('lang')).toBe('en');
  });

  it('DASH-59: stays as it was chosen when the session ends', async () => {
    value(await agent.call('chooseLanguage', { body: { language: 'ar' } }));
    const page = await open('agent');
    await page.locator('html[lang=ar]').waitFor();
    await page.getByRole('button', { name: 'العربية' }).click();
    const kept = page.waitForResponse((reply) => reply.url().endsWith('/me/language'));
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await kept;
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Open counter 1' }).click();
    await page.getByRole('alertdialog').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});

describe('the reports', () => {
  it('DASH-21, DASH-22, DASH-33: the table has the figures, the file as well, and no data is said', async () => {
    const visit = await issue();
    clock.advance(90_000);
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    value(await agent.call('callNext', { params: { counterId: COUNTER } }));
    value(await agent.call('start', { params: { visitId: visit.id } }));
    clock.advance(180_000);
    value(await agent.call('finish', { params: { visitId: visit.id } }));

    const page = await open('manager', '/reports');
    await page.locator('.report-chart svg').waitFor();
    const figure = (name: string) =>
      page
        .getByRole('row', { name: new RegExp(`^${name}`) })
        .locator('td')
        .textContent();
    expect(await figure('Served')).toBe('1');
    expect(await figure('Wait, median')).toBe('1.5 min');
    expect(await figure('Service, median')).toBe('3.0 min');
    const csv = await page.request.get(
      new URL((await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')) ?? '', page.url()).href,
    );
    expect(csv.headers()['content-type']).toContain('text/csv');
    const [head = '', figures = ''] = (await csv.text()).split('\n');
    const at = head.split(',').indexOf('Wait: median (min)');
    expect(figures.split(',')[at]).toBe('1.5');

    await page.getByRole('tab', { name: 'By counter' }).click();
    await page.getByRole('rowheader', { name: 'Counter 1' }).waitFor();
    await page.getByText('Yesterday').click();
    await page.getByText('No data for this period').waitFor();
  });
});

describe('the devices', () => {
  it('SETTINGS-30, DASH-27, DASH-31: a code nobody has is refused in a sentence, a device is shut out', async () => {
    await branch.pair('screen', 'lobby');
    const page = await open('admin', '/devices');
    await page.waitForURL('**/dashboard/settings/devices');
    await page
      .getByRole('row', { name: /^Lobby/ })
      .getByText('Not connected')
      .waitFor();
    await page.getByLabel('Code on the device').fill('ZZZZ99');
    await press(page, 'Enter');
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/No device shows this code\./);
    await chooseLanguage(page, 'العربية');
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/لا جهاز يعرض هذا الرمز\./);
    await chooseLanguage(page, 'English');
    await page.getByRole('link', { name: 'Lobby' }).click();
    await page.getByRole('button', { name: 'Revoke access' }).click();
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    await page.getByRole('link', { name: 'All devices' }).click();
    await expect.poll(() => page.locator('tr[data-status=revoked]').count()).toBe(1);
  });
});

/** axe's rule for text that stands out by 7:1. */
const ENHANCED = 'color-contrast-enhanced';

describe('every tab', () => {
  for (const look of [
    { language: 'en', scheme: 'light' },
    { language: 'ar', scheme: 'dark' },
    { language: 'ar', scheme: 'light' },
  ] as const) {
    it(`DASH-25, UI-9: axe finds nothing, and no text below 7:1 (${look.language}, ${look.scheme})`, async () => {
      await issue();
      await issue('cards');
      value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
      const called = value(await agent.call('callNext', { params: { counterId: COUNTER } })).visit;
      value(await agent.call('escalate', { params: { visitId: called.id }, body: { reason: 'advice' } }));
      await branch.pair('kiosk');
      const signIn = await open(null, '', look);
      await signIn.locator('form').waitFor();
      expect(await violations(signIn, ENHANCED)).toEqual([]);
      const counter = await open('agent', '', look);
      await stageOnPage(counter, 'called');
      expect(await violations(counter, ENHANCED)).toEqual([]);
      expect(await counter.locator('html').getAttribute('dir')).toBe(look.language === 'ar' ? 'rtl' : 'ltr');
      await press(counter, 't');
      await dialog(counter).waitFor();
      expect(await violations(counter, ENHANCED)).toEqual([]);
      const admin = await open('admin', '/counter', look);
      await admin.locator('.choose-grid').waitFor();
      expect(await violations(admin, ENHANCED)).toEqual([]);
      for (const [path, ready] of [
        ['/floor', '.attention-item'],
        ['/reports', '.report-chart svg'],
        ['/settings/devices', '.devices table'],
        ['/settings/branch', '.form-page'],
        ['/settings/services/cash', '.entry'],
        ['/settings/services/categories/everyday', '.entry'],
        ['/settings/counters/counter-1', '.entry'],
        ['/settings/profiles/teller', '.tiers .tree-row'],
        ['/settings/classes/standard', '.entry'],
        ['/settings/policy', '.form-page'],
        ['/settings/outcomes', '.tree-row'],
      ] as const) {
        await goWithin(admin, path);
        await admin.locator(ready).first().waitFor();
        expect(await violations(admin, ENHANCED)).toEqual([]);
      }
    });
  }
});
