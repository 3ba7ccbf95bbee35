import type { SectionId } from '@foyer/configuration';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspect, type Language, launchStations, openStation } from './harness/station.ts';
import { type SignedIn, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect x="4" y="14" width="72" height="72" rx="16" fill="#0b3d91"/>
<path d="M22 66V40l18-12 18 12v26h-12V50H34v16z" fill="#ffc629"/>
<path d="M98 30h12v40h-12zM122 30h34v11h-22v5h18v10h-18v14h-12zM168 30h12v29h20v11h-32zM212 30h34v11h-22v4h20v10h-20v4h22v11h-34z" fill="#0b3d91"/></svg>`;
const ACCENT = '#d4145a';

let branch: TestBranch;
let admin: SignedIn;
let browser: Browser;
let ticketUrl: string;
beforeAll(async () => {
  branch = await startTestBranch();
  [admin, browser] = await Promise.all([branch.signIn('admin'), launchStations()]);
  ticketUrl = value(await admin.call('issueTicket', { body: { serviceId: 'loans' } })).ticket.url;
});
afterAll(() => branch.close());

async function save(section: SectionId, members: object): Promise<void> {
  const params = { section };
  const { version, value: before } = value(await admin.call('settingsSection', { params }));
  value(await admin.call('changeSettings', { params, body: { version, value: { ...before, ...members } } }));
}

/** The shades that a page draws its accent in. */
const accentOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--fy-accent'));
const logoIn = (page: Page) => page.locator('img.fy-logo').first();
const isDrawn = (page: Page) =>
  logoIn(page).evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0);

describe.each<Language>(['en', 'ar'])('the looks of a branch: %s', (language) => {
  const found: string[] = [];

  test('SETTINGS-69: logo, colour, welcome and word for a counter are on every page at once, and no page is reloaded', async () => {
    await save('looks', { looks: {} });
    await save('words', { words: { counter: 'counter' } });
    const [kiosk, board, phone, desk] = await Promise.all([
      openStation(browser, 'kiosk', language, `${branch.address}/kiosk`),
      openStation(browser, 'screen', language, `${branch.address}/signage?screen=looks-${language}`),
      openStation(browser, 'phone', language, ticketUrl),
      openStation(browser, 'desk', language, `${branch.address}/dashboard`),
    ]);
    const [name = '', cookie = ''] = admin.cookie.split('=');
    await desk.context().addCookies([{ name, value: cookie, url: branch.address }]);
    await desk.goto(`${branch.address}/dashboard/floor`);
    await desk.locator('.floor-services').waitFor();
    await Promise.all([
      kiosk.locator('.attract-welcome').waitFor(),
      board.locator('.idle').waitFor(),
      phone.locator('.ticket').waitFor(),
    ]);
    const pages = [kiosk, board, phone, desk];
    for (const page of pages) await page.evaluate(() => Object.assign(window, { stayed: true }));
    const before = await accentOf(kiosk);

    const { hash: logo } = value(
      await admin.call('storePicture', { body: { base64: Buffer.from(LOGO).toString('base64') } }),
    );
    await save('looks', { looks: { logo, accent: ACCENT } });
    await save('words', { words: { counter: 'room', welcome: { en: 'Good to see you', ar: 'سعدنا برؤيتكم' } } });

    for (const page of pages) {
      await logoIn(page).waitFor();
      await expect.poll(() => isDrawn(page)).toBe(true);
      expect(await accentOf(page)).not.toBe(before);
      expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    }
    await expect.poll(() => kiosk.locator('.attract-welcome').textContent()).toContain('Good to see you');

    found.push(...(await inspect(kiosk, 'kiosk-attract', language)));
    found.push(...(await inspect(board, 'board-idle', language)));
    found.push(...(await inspect(phone, 'phone', language)));
    found.push(...(await inspect(desk, 'floor', language)));
    await kiosk.setViewportSize({ width: 1920, height: 1080 });
    found.push(...(await inspect(kiosk, 'kiosk-attract-lying', language)));
    await kiosk
      .locator('.language-card')
      .nth(language === 'en' ? 0 : 1)
      .click();
    await kiosk.locator('.card-picture [data-pictogram]').first().waitFor();
    found.push(...(await inspect(kiosk, 'kiosk-services-lying', language)));
    await kiosk.setViewportSize({ width: 1080, height: 1920 });
    found.push(...(await inspect(kiosk, 'kiosk-services', language)));
    expect(found).toEqual([]);
    for (const page of pages) await page.context().close();
  });
});

test('SETTINGS-70: a kiosk fetches the pictograms of its branch and no others', async () => {
  const { value: services } = value(await admin.call('settingsSection', { params: { section: 'services' } }));
  const used = new Set(
    (services as { services: { pictogram?: string }[] }).services.flatMap(({ pictogram }) => pictogram ?? []),
  );
  const page = await openStation(browser, 'kiosk', 'en', 'about:blank');
  // With several languages' words under the names, the categories come first: their pictograms are all that is shown.
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(`${branch.address}/kiosk`);
  await page.locator('.language-card').first().click();
  await expect.poll(() => page.locator('[data-pictogram]').count()).toBe(used.size);
  for (const name of used)
    expect(
      fetched.some((file) => file.includes(`/${name}-`)),
      name,
    ).toBe(true);
  for (const name of ['tooth', 'baby', 'syringe'])
    expect(fetched.some((file) => file.includes(`/${name}-`))).toBe(false);
  await page.context().close();
});
