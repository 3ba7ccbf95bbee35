import { manualClock } from '@foyer/basics';
import type { RouteBody } from '@foyer/contract';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { settled, violations } from './harness/page-looks.ts';
import { MORNING, type SignedIn, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
let browser: Browser;
let branch: TestBranch;
let supervisor: SignedIn;

beforeAll(async () => {
  browser = await sharedBrowser();
});
beforeEach(async () => {
  branch = await startTestBranch({ clock: manualClock(MORNING) });
  supervisor = await branch.signIn('supervisor');
});
afterEach(() => branch.close());

const sizes = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
] as const;
const long = 'Waits for loans are longer than usual today, about an hour, because two colleagues are ill. ';
const notice: RouteBody<'postNotice'> = {
  about: 'delay',
  text: { en: 'Loans take about an hour today.', ar: 'تستغرق القروض نحو ساعة اليوم.' },
  serviceIds: ['loans'],
  places: ['kiosk', 'phone'],
};
const emergency: RouteBody<'postNotice'> = {
  about: 'emergency',
  text: { en: 'Please leave by the south door.', ar: 'يُرجى الخروج من الباب الجنوبي.' },
  places: ['kiosk', 'phone'],
  confirmed: true,
};
const post = async (body: RouteBody<'postNotice'>) => value(await supervisor.call('postNotice', { body })).notice;

async function kiosk(viewport: (typeof sizes)[number] = sizes[0]): Promise<Page> {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  await page.goto(`${branch.address}/kiosk/?scheme=light`);
  await page.locator('.language-card').first().waitFor();
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  await settled(page);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
}

/** What stands beyond the screen's edges, or is cut off. */
const beyond = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((elements) =>
    elements
      .filter((element) => {
        const { left, top, right, bottom, height } = element.getBoundingClientRect();
        if (height === 0) return false;
        const outside = left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
        return outside || element.scrollHeight > element.clientHeight + 2;
      })
      .map(
        (element) =>
          `${element.className}: ${element.scrollHeight} of ${element.clientHeight}, ${JSON.stringify(element.getBoundingClientRect())}`,
      ),
  );

for (const size of sizes) {
  test(`KIOSK-62: what everybody is told stands before a choice is made, in the customer’s language, and on the service it is about: ${size.width} × ${size.height}`, async () => {
    const page = await kiosk(size);
    await post(notice);
    await page.locator('.notice').waitFor();
    const said = (await page.locator('.notice').textContent()) ?? '';
    expect(said).toContain(notice.text.en);
    expect(said).toContain(notice.text.ar);
    expect(await beyond(page, '.attract-choice, .notice, .language-card')).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await picture(page, `kiosk-notice-${size.width}`);
    for (const language of ['ar', 'en']) {
      await page.locator(`.language-card:has([lang="${language}"])`).click();
      await expect.poll(() => page.locator('.notice').textContent()).toContain(notice.text[language]);
      expect(await beyond(page, '.services, .notice')).toEqual([]);
      await picture(page, `kiosk-notice-${size.width}-${language}`);
      if (language === 'en') break;
      await page.locator('header button').first().click();
    }
    const card = page.locator('.card', { hasText: 'Loans' });
    if ((await card.count()) > 0) await expect.poll(() => card.first().textContent()).toContain('Delay');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
}

test('KIOSK-63: the longest notices fit, one at a time, also in larger text, and none is pushed away by another', async () => {
  for (const at of [1, 2, 3]) {
    await post({ ...notice, serviceIds: [], text: { en: `${at}. ${long.repeat(3)}`.slice(0, 300).trim() } });
  }
  for (const size of sizes) {
    const page = await kiosk(size);
    await expect.poll(() => page.locator('.notice').count()).toBe(3);
    await picture(page, `kiosk-notices-long-attract-${size.width}`);
    expect(await beyond(page, '.attract-choice, .notice, .language-card')).toEqual([]);
    await page.locator('.language-card:has([lang="en"])').click();
    await page.locator('.services .notice').first().waitFor();
    await picture(page, `kiosk-notices-long-${size.width}`);
    expect(await beyond(page, '.services, .notice')).toEqual([]);
    await page.close();
  }
});

test('KIOSK-62: behind the door of a group stands what everybody is told and what is about its services', async () => {
  await post(notice);
  await post({ ...notice, serviceIds: [], text: { en: 'The lift is out of order.' } });
  const page = await kiosk();
  // Larger words leave no room for all services at once.
  await page.locator('.bar-button').first().click();
  await page.locator('.access-switch').first().click();
  await page.locator('.window-actions button').click();
  await page.locator('.language-card:has([lang="en"])').click();
  const told = async () => (await page.locator('.services .notice').allTextContents()).join();
  await expect.poll(told).toContain(notice.text.en);
  await page.locator('.category-card:not(:has-text("Loans"))').first().click();
  await expect.poll(told).not.toContain(notice.text.en);
  expect(await told()).toContain('The lift is out of order.');
  await page.close();
});

test('KIOSK-64: an emergency covers the kiosk whatever is on it, and it is where it was when that is over', async () => {
  const page = await kiosk();
  await page.locator('.language-card:has([lang="en"])').click();
  await page.locator('.services').waitFor();
  await page.getByRole('button', { name: 'Easier to use' }).click();
  const { id } = await post(emergency);
  await page.locator('.emergency').waitFor();
  expect(await page.locator('.emergency').textContent()).toMatch(/south door.*الباب الجنوبي/s);
  expect(await page.locator('button:visible').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await picture(page, 'kiosk-emergency');
  value(await supervisor.call('withdrawNotice', { params: { noticeId: id } }));
  await page.locator('.services').waitFor();
  await post({ ...emergency, drill: true });
  await page.locator('.emergency-drill').waitFor();
  expect(await page.locator('.emergency-drill').textContent()).toMatch(/This is a drill.*هذا تمرين/s);
  await page.setViewportSize(sizes[1]);
  await picture(page, 'kiosk-drill-lying');
  expect(await beyond(page, '.emergency, .emergency-said')).toEqual([]);
  // In earnest it goes before what is practised, and two are told in turn.
  await page.clock.install();
  for (const en of ['Fire.', 'Flood.']) await post({ ...emergency, text: { en } });
  const said = () => page.locator('.emergency-text').first().textContent();
  await expect.poll(said).toMatch(/^(Fire|Flood)\.$/);
  const first = await said();
  await page.clock.fastForward(11_000);
  await expect.poll(said).not.toBe(first);
  await page.close();
});

test('PHONE-12: a ticket’s page says what everybody is told who comes for the same, an emergency first, and nothing once the visit is over', async () => {
  const agent = await branch.signIn('agent');
  const issued = value(await agent.call('issueTicket', { body: { serviceId: 'loans', language: 'en' } }));
  for (const size of [
    { width: 390, height: 844 },
    { width: 360, height: 740 },
  ]) {
    const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
    await page.goto(`${branch.address}${new URL(issued.ticket.url).pathname}`);
    await page.locator('.ticket').waitFor();
    const before = value(await supervisor.call('notices')).items;
    for (const { id } of before) value(await supervisor.call('withdrawNotice', { params: { noticeId: id } }));
    await post(notice);
    await post({ ...notice, serviceIds: ['cash'], text: { en: 'Not for you.' } });
    await expect.poll(() => page.locator('.notice p').allTextContents()).toEqual([notice.text.en]);
    await picture(page, `phone-notice-${size.width}`);
    await post({ ...emergency, drill: true });
    await expect.poll(() => page.locator('.notice p').allTextContents()).toEqual([emergency.text.en, notice.text.en]);
    expect(await page.locator('.notice-drill').textContent()).toBe('This is a drill');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    await picture(page, `phone-drill-${size.width}`);
    await page.close();
  }
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${branch.address}${new URL(issued.ticket.url).pathname}`);
  await page.locator('.notice').first().waitFor();
  value(await agent.call('cancelVisit', { params: { visitId: issued.visit.id }, body: {} }));
  await expect.poll(() => page.locator('.notice').count()).toBe(0);
  await page.close();
});
