import { manualClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { violations } from './harness/page-looks.ts';
import { MORNING, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
const TURN_SECONDS = 12;
let browser: Browser;
let branch: TestBranch;

beforeAll(async () => {
  browser = await sharedBrowser();
});
afterEach(() => branch.close());

/** Some of what a branch writes is much longer in a language that stands on the screen only later. */
const spoken = (languages: string[]): typeof demoBranch => ({
  ...demoBranch,
  languages,
  services: demoBranch.services.map((service, at) =>
    at === 0 ? { ...service, name: { ...service.name, 'de-XA': 'Bargeld einzahlen und abheben' } } : service,
  ),
  counters: demoBranch.counters.map((counter) => ({
    ...counter,
    zone: { ...counter.zone, 'de-XA': 'Große Halle im Erdgeschoss, links' },
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
  await page.clock.install({ time: MORNING - 60_000 });
  await page.clock.pauseAt(MORNING);
  await page.goto(`${branch.address}/signage/`);
  await page.locator('.call').waitFor();
  await expect.poll(() => page.locator('.header .in-language').count()).toBeGreaterThanOrEqual(languages.length);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** The languages that are to be seen, by what they are seen in. */
const seen = (page: Page) =>
  page.evaluate(() =>
    ['.header', '.call-counter', '#waits-title'].map((place) =>
      [...document.querySelectorAll(`${place} > .side > .in-language`)]
        .filter((element) => element.checkVisibility({ opacityProperty: true }))
        .map((element) => element.getAttribute('lang') ?? ''),
    ),
  );

/** Lets so many seconds pass on the page, and what follows from them be drawn. */
async function pass(page: Page, seconds: number): Promise<void> {
  await page.clock.runFor(seconds * 1000);
  // React draws in a message to itself; one that is sent after it comes after it.
  await page.evaluate(async () => {
    for (let message = 0; message < 3; message += 1) {
      const { port1, port2 } = new MessageChannel();
      const arrived = new Promise((resolve) => {
        port1.onmessage = resolve;
      });
      port2.postMessage(null);
      await arrived;
    }
  });
}

/** Where everything stands, apart from the last line, within the picture that wanders against burn-in. */
const places = (page: Page) =>
  page
    .locator(
      '.board > :not(.status), .call-card, .call-number, .call-counter-number, .recent-call, .clock, .wait, .side',
    )
    .evaluateAll((all) => {
      const picture = document.querySelector('#root')?.getBoundingClientRect() ?? new DOMRect();
      return all
        .filter((each) => each.closest('.status') === null)
        .map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect();
          return { what: each.className, box: [x - picture.x, y - picture.y, width, height] };
        });
    });

type Places = Awaited<ReturnType<typeof places>>;

/** What stands more than a pixel from where it stood. */
const moved = (before: Places, after: Places) =>
  before.filter(({ box }, at) => box.some((edge, side) => !(Math.abs(edge - (after[at]?.box[side] ?? NaN)) <= 1)));

const sizes = [
  { width: 1920, height: 1080, languages: ['en', 'ar', 'de-XA', 'he-XB'], turns: ['en ar', 'de-XA he-XB'] },
  { width: 1080, height: 1920, languages: ['ar', 'en', 'de-XA'], turns: ['ar en', 'de-XA ar'] },
];
test.for(sizes)(
  'SCREEN-29: languages take turns every 12 seconds, at $width × $height, and nothing moves or is said again',
  async ({ languages, turns, ...viewport }) => {
    const page = await openScreen(languages, viewport);
    const inEach = (turn: string | undefined) => Array.from({ length: 3 }, () => turn?.split(' '));
    await expect.poll(() => seen(page)).toEqual(inEach(turns[0]));
    const [before, heard] = [await places(page), await page.locator('.stage').ariaSnapshot()];
    await page.evaluate(() => {
      const observer = new MutationObserver((changes) => {
        const said = changes.filter(({ target }) => {
          const element = target instanceof Element ? target : target.parentElement;
          return element?.closest('.status, .clock') === null;
        });
        document.body.dataset.said = String(Number(document.body.dataset.said) + said.length);
      });
      document.body.dataset.said = '0';
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/turn-1-${viewport.width}.png` });
    await pass(page, TURN_SECONDS - 1);
    expect(await seen(page)).toEqual(inEach(turns[0]));
    await pass(page, 1);
    await expect.poll(() => seen(page)).toEqual(inEach(turns[1]));
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/turn-2-${viewport.width}.png` });
    expect(moved(before, await places(page))).toEqual([]);
    expect(before.length).toBeGreaterThan(30);
    expect(await page.locator('.stage').ariaSnapshot()).toBe(heard);
    expect(await page.locator('body').getAttribute('data-said')).toBe('0');
    const html = page.locator('html');
    expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([
      languages[0],
      languages[0] === 'ar' ? 'rtl' : 'ltr',
    ]);
    await pass(page, TURN_SECONDS);
    await expect.poll(() => seen(page)).toEqual(inEach(turns[0]));
    await page.clock.resume();
    expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
    await page.close();
  },
);
