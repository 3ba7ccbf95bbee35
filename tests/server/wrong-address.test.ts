import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from '../harness/browser.ts';
import { violations } from '../harness/page-looks.ts';
import { startTestBranch, type TestBranch } from '../harness/test-branch.ts';

let branch: TestBranch;
let browser: Browser;

beforeAll(async () => {
  branch = await startTestBranch({ open: false });
  browser = await sharedBrowser();
});
afterAll(() => branch.close());

const PROBLEM = /^application\/problem\+json\b/;

const faces = [
  { locale: 'en-GB', colorScheme: 'light', heading: 'There is nothing at this address', direction: 'ltr' },
  { locale: 'ar-EG', colorScheme: 'dark', heading: 'لا يوجد شيء في هذا العنوان', direction: 'rtl' },
] as const;

test.each(faces)(
  'API-24: in $locale a wrong address is answered with a page that leads on, and axe finds nothing',
  async ({ heading, direction, ...settings }) => {
    const page = await browser.newPage({ ...settings, viewport: { width: 390, height: 740 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    const answer = await page.goto(`${branch.address}/kioskk`);
    expect(answer?.status()).toBe(404);
    expect(await page.locator('h1').textContent()).toBe(heading);
    expect(await page.locator('html').getAttribute('dir')).toBe(direction);
    expect(await violations(page)).toEqual([]);
    const places = page.getByRole('link');
    expect(await places.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      '/kiosk',
      '/signage',
      '/dashboard',
    ]);
    await places.last().click();
    await page.waitForURL('**/dashboard');
    // The browser itself notes the 404; the page's own style is not held up by the content security policy.
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
    await page.close();
  },
);

test('API-24: programs get problem details at every wrong address, and people beneath /api too', async () => {
  const asked = [
    ['/kioskk', { accept: 'application/json' }],
    ['/kioskk', {}],
    ['/kiosk/assets/none.js', { accept: '*/*' }],
    ['/api/v1/nothing', { accept: 'text/html' }],
    ['/%zz', {}],
    [`/api/docs/static/${'x'.repeat(300)}`, {}],
  ] as const;
  for (const [path, headers] of asked) {
    const answer = await fetch(branch.address + path, { headers });
    expect(answer.status, path).toBe(404);
    expect(answer.headers.get('content-type'), path).toMatch(PROBLEM);
    expect(await answer.json()).toMatchObject({ code: 'not-found' });
  }
  const posted = await fetch(`${branch.address}/kioskk`, { method: 'POST', headers: { accept: 'text/html' } });
  expect(posted.headers.get('content-type')).toMatch(PROBLEM);
});

test('API-24: the page repeats nothing of the address and goes by the first language it knows', async () => {
  const ask = async (path: string, language: string) =>
    (await fetch(branch.address + path, { headers: { accept: 'text/html', 'accept-language': language } })).text();
  const page = await ask('/%3Cscript%3Ealert(1)%3C/script%3E?q=%22%3E', 'fr, ar;q=0.8, en;q=0.5');
  expect(page).toContain('<html lang="ar" dir="rtl">');
  expect(page).not.toContain('script');
  expect(await ask('/%zz', 'fr')).toContain('<html lang="en" dir="ltr">');
});
