import { demoBranch } from '@foyer/branch-server';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { settled, violations } from './harness/page-looks.ts';
import { startTestBranch, type TestBranch } from './harness/test-branch.ts';

const EIGHT = ['en', 'ar', 'fr-XA', 'es-XA', 'de-XA', 'he-XB', 'pt-XA', 'zh-XA'];
const SIZES = { upright: { width: 1080, height: 1920 }, lying: { width: 1920, height: 1080 } };

const pictures = process.env.FOYER_PICTURES;
let browser: Browser;
let branch: TestBranch;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
});
beforeEach(async () => {
  branch = await startTestBranch({ settings: { branch: { ...demoBranch, languages: EIGHT } } });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await branch.close();
});

const openPage = async (shape: keyof typeof SIZES): Promise<Page> => {
  const page = await browser.newPage({ viewport: SIZES[shape], reducedMotion: 'reduce' });
  closing.push(() => page.close());
  await page.clock.install();
  await page.goto(`${branch.address}/kiosk/?scheme=light`);
  await page.locator('.language-card').first().waitFor();
  return page;
};
const picture = async (page: Page, name: string) => {
  await settled(page);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
};
const list = (page: Page) => page.locator('.window .language-card');
const toServices = async (page: Page, language: string) => {
  await page.locator(`.language-card:has([lang="${language}"])`).click();
  await page.locator('.services').waitFor();
};
/** Those whose middle nothing hides, and that lie wholly on the screen. */
const inSight = async (page: Page, within: string) => {
  await settled(page);
  return page.locator(`${within} .language-card`).evaluateAll((cards) =>
    cards.flatMap((card) => {
      const { left, right, top, bottom } = card.getBoundingClientRect();
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const whole = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      const name = card.querySelector('[lang]');
      const fits = name !== null && name.scrollWidth <= card.clientWidth;
      return whole && fits && card.contains(hit) ? [name?.getAttribute('lang')] : [];
    }),
  );
};

const looks = [
  { shape: 'upright', larger: false },
  { shape: 'upright', larger: true },
  { shape: 'lying', larger: false },
  { shape: 'lying', larger: true },
] as const;
test.for(looks)(
  'KIOSK-44: eight languages are in sight and can be chosen: $shape, larger text $larger',
  async ({ shape, larger }) => {
    const page = await openPage(shape);
    if (larger) {
      await page.locator('.bar-button').first().click();
      await page.locator('.access-switch').first().click();
      await picture(page, `eight-access-${shape}`);
      await page.locator('.window-actions button').click();
    }
    await expect.poll(() => page.locator('.attract-welcome .in-language').count()).toBe(EIGHT.length);
    await picture(page, `eight-welcome-${shape}-${larger}`);
    expect(await inSight(page, '.attract-choice')).toEqual(EIGHT);
    expect(await violations(page)).toEqual([]);
    await toServices(page, 'en');
    await page.getByRole('button', { name: 'Language: English' }).click();
    await list(page).first().waitFor();
    await picture(page, `eight-window-${shape}-${larger}`);
    expect(await inSight(page, '.window')).toEqual(EIGHT);
    expect(await violations(page)).toEqual([]);
    await list(page).nth(1).click();
    await page.getByText('كيف يمكننا مساعدتك اليوم؟').waitFor();
  },
);

test('KIOSK-45: eight languages speak two after two, in every part of the page the same', async () => {
  const page = await openPage('upright');
  const seen = (within: string) =>
    page
      .locator(`${within} .in-language:visible`)
      .evaluateAll((parts) => parts.map((part) => part.getAttribute('lang') ?? ''));
  await expect.poll(() => page.locator('.attract-welcome .in-language').count()).toBe(EIGHT.length);
  const heard = new Set<string>();
  for (let turn = 0; turn < 4; turn++) {
    const welcome = await seen('.attract-welcome');
    expect(welcome).toHaveLength(2);
    expect(await seen('.attract-ask')).toEqual(welcome);
    expect(await seen('.help-button')).toEqual(welcome);
    for (const language of welcome) heard.add(language);
    await page.clock.runFor(5_000);
    await expect.poll(() => seen('.attract-welcome')).not.toEqual(welcome);
  }
  expect([...heard].sort()).toEqual([...EIGHT].sort());
});

test('KIOSK-46: by arrows and enter, and by tab and escape, the language is chosen or kept', async () => {
  const page = await openPage('upright');
  await toServices(page, 'en');
  const change = page.getByRole('button', { name: 'Language: English' });
  await change.focus();
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement?.querySelector('[lang]')?.getAttribute('lang'));
  await expect.poll(focused).toBe('en');
  expect(await list(page).first().getAttribute('aria-current')).toBe('true');
  for (const [key, language] of [
    ['ArrowDown', 'fr-XA'],
    ['ArrowRight', 'es-XA'],
    ['Tab', 'de-XA'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(focused).toBe(language);
  }
  await page.keyboard.press('Escape');
  await list(page).first().waitFor({ state: 'detached' });
  await page.getByText('How can we help you today?').waitFor();
  await change.focus();
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('en');
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).toBe('ar');
  await page.keyboard.press('Enter');
  await page.getByText('كيف يمكننا مساعدتك اليوم؟').waitFor();
  expect(await list(page).count()).toBe(0);
});

test('KIOSK-46: where there are two languages one touch takes the other', async () => {
  await branch.close();
  branch = await startTestBranch({ settings: { branch: { ...demoBranch, languages: ['en', 'ar'] } } });
  const page = await openPage('upright');
  await toServices(page, 'en');
  await page.getByRole('button', { name: 'العربية' }).click();
  await page.getByText('كيف يمكننا مساعدتك اليوم؟').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('How can we help you today?').waitFor();
});
