import { manualClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { violations } from './harness/page-looks.ts';
import { MORNING, startTestBranch, type TestBranch } from './harness/test-branch.ts';

let browser: Browser;
let branch: TestBranch;
beforeAll(async () => {
  browser = await sharedBrowser();
});
afterEach(() => branch.close());

const classes = demoBranch.classes.map((each) =>
  each.id === 'assisted' ? { ...each, need: { en: 'I need a seat', ar: 'أحتاج إلى مقعد' } } : each,
);

test.for([
  { language: 'en', need: 'I need a seat', viewport: { width: 1080, height: 1920 } },
  { language: 'ar', need: 'أحتاج إلى مقعد', viewport: { width: 1920, height: 1080 } },
])(
  'KIOSK-61: who says that they need something gets its class, and the next customer starts anew: $language',
  async ({ language, need, viewport }) => {
    branch = await startTestBranch({ clock: manualClock(MORNING), settings: { branch: { ...demoBranch, classes } } });
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
    const choose = async () => {
      await page.locator(`.language-card:has([lang="${language}"])`).click();
      await page.locator('.services').waitFor();
    };
    const newest = () => [...branch.branch.context.runner.state.visits.values()].at(-1)?.classId;
    await page.goto(`${branch.address}/kiosk/?scheme=light`);
    await choose();
    const button = page.getByRole('button', { name: need });
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    // By keys, as with a keypad.
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
    expect((await button.boundingBox())?.y ?? 0).toBeGreaterThan(viewport.height / 2);
    expect(await violations(page)).toEqual([]);
    // All services have room besides.
    expect(await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight)).toBeLessThanOrEqual(1);
    await page.locator('button.card').first().click();
    await expect.poll(newest).toBe('assisted');
    await page.locator('.ticket-main').waitFor();
    await page
      .getByRole('button', { name: language === 'en' ? 'Done' : 'تم' })
      .first()
      .click();
    await choose();
    expect(await page.getByRole('button', { name: need }).getAttribute('aria-pressed')).toBe('false');
    await page.locator('button.card').first().click();
    await expect.poll(() => branch.branch.context.runner.state.visits.size).toBe(2);
    expect([...branch.branch.context.runner.state.visits.values()].map(({ classId }) => classId)).toContain('standard');
    await page.close();
  },
);
