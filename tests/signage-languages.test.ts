import { manualClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { violations } from './harness/page-looks.ts';
import { MORNING, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
const TURN_SECONDS = 12;
let browser: Browser;
let branch: TestBranch;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => branch.close());

/** Some of what a branch writes is much longer in a language that stands on the screen only later. */
const spoken = (languages: string[]): typeof demoBranch => ({
  ...demoBranch,
  languages,
  services: demoBranch.services.map((service, at) =>
    at === 0 ? { ...service, name: { ...service.name, 'de-XA': 'Bargeld einzahlen, abheben oder wechseln' } } : service,
  ),
  counters: demoBranch.counters.map((counter) => ({
    ...counter,
    zone: { ...counter.zone, 'de-XA': 'Große Halle im Erdgeschoss, links vom Haupteingang' },
  })),
});

/** Opens a screen whose clock stands still, with a call on the stage and one in the list. */
async function openScreen(languages: string[], viewport: { width: number; height: number }): Promise<Page> {
  branch = await startTestBranch({ clock: manualClock(MORNING), settings: { branch: spoken(languages) } });
  const agent = await branch.signIn('agent');
  const counter = { params: { counterId: 'counter-1' } };
  value(await agent.call('openCounter', counter));
  for (let customer = 0; customer < 5; customer += 1)
    value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  const { visit } = value(await agent.call('callNext', counter));
  value(await agent.call('start', { params: { visitId: visit.id }, body: {} }));
  value(await agent.call('finish', { params: { visitId: visit.id }, body: {} }));
  value(await agent.call('callNext', counter));
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  await page.clock.install();
  await page.goto(`${branch.address}/signage/`);
  await page.locator('.call').waitFor();
  await expect.poll(() => page.locator('.header .tongue').count()).toBeGreaterThanOrEqual(languages.length);
  await page.evaluate(() => document.fonts.ready);
  await page.clock.pauseAt(Date.now() + 1000);
  return page;
}

/** The languages that are to be seen, by what they are seen in. */
const seen = (page: Page) =>
  page.evaluate(() =>
    ['.header', '.call-counter', '#waits-title'].map((place) =>
      [...document.querySelectorAll(`${place} > .side > .tongue`)]
        .filter((tongue) => tongue.checkVisibility({ opacityProperty: true }))
        .map((tongue) => tongue.getAttribute('lang') ?? ''),
    ),
  );

/** Where everything stands that has no language. */
const places = (page: Page) =>
  page
    .locator('.call-card, .call-number, .call-counter-number, .recent-call, .clock, .panel, .panel-title, .wait, .side')
    .evaluateAll((all) =>
      all.map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return `${each.className} ${[x, y, width, height].map(Math.round).join(' ')}`;
      }),
    );

const sizes = [
  { width: 1920, height: 1080, languages: ['en', 'ar', 'de-XA', 'he-XB'], turns: ['en ar', 'de-XA he-XB'] },
  { width: 1080, height: 1920, languages: ['ar', 'en', 'de-XA'], turns: ['ar en', 'de-XA ar'] },
];
test.for(sizes)(
  'SCREEN-29: languages take turns every 12 seconds, at $width × $height, and nothing moves or is said again',
  async ({ languages, turns, ...viewport }) => {
    const page = await openScreen(languages, viewport);
    const inEach = (turn: string | undefined) => Array.from({ length: 3 }, () => turn?.split(' '));
    // Second by second to where the first turn begins.
    for (let second = 0; second < TURN_SECONDS; second += 1) {
      await page.clock.fastForward(1000);
      if (JSON.stringify(await seen(page)) === JSON.stringify(inEach(turns[1]))) break;
    }
    expect(await seen(page)).toEqual(inEach(turns[1]));
    await page.clock.fastForward(TURN_SECONDS * 1000);
    expect(await seen(page)).toEqual(inEach(turns[0]));

    const [before, heard] = [await places(page), await page.locator('.stage').ariaSnapshot()];
    await page.evaluate(() => {
      const observer = new MutationObserver((changes) => {
        const said = changes.filter(({ target }) => target.parentElement?.closest('.status, .clock') === null);
        document.body.dataset.said = String(Number(document.body.dataset.said) + said.length);
      });
      document.body.dataset.said = '0';
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/turn-1-${viewport.width}.png` });
    await page.clock.fastForward((TURN_SECONDS - 1) * 1000);
    expect(await seen(page)).toEqual(inEach(turns[0]));
    await page.clock.fastForward(1000);
    expect(await seen(page)).toEqual(inEach(turns[1]));
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/turn-2-${viewport.width}.png` });
    expect(await places(page)).toEqual(before);
    expect(await page.locator('.stage').ariaSnapshot()).toBe(heard);
    expect(await page.locator('body').getAttribute('data-said')).toBe('0');
    const html = page.locator('html');
    expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([
      languages[0],
      languages[0] === 'ar' ? 'rtl' : 'ltr',
    ]);
    await page.clock.resume();
    expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
    await page.close();
  },
);
