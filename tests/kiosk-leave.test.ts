import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestKiosk, type TestKiosk } from './harness/kiosk.ts';
import { secondBySecond } from './harness/page-looks.ts';
import { startTestBranch, type TestBranch } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
let branch: TestBranch;
let kiosk: TestKiosk | null;

beforeEach(async () => {
  branch = await startTestBranch();
  kiosk = null;
});
afterEach(async () => {
  await kiosk?.close();
  await branch.close();
});

const printed = async (page: string, language = 'en', settings = {}) => {
  kiosk = await startTestKiosk(branch.address, { page: `scheme=light&${page}`, settings });
  const shown = await kiosk.page();
  await shown.emulateMedia({ reducedMotion: 'reduce' });
  await shown.clock.install();
  await shown.reload();
  await kiosk.takeTicket(language);
  await shown.locator('.leave').waitFor();
  return shown;
};

test('KIOSK-35: a printed ticket’s screen says how long it still stays, in steps where motion is unwanted, and goes', async () => {
  const page = await printed('printed=20');
  const bar = () =>
    page.locator('.leave-bar').evaluate((line) => Number.parseFloat(getComputedStyle(line, '::after').width));
  // From here on only the test lets time pass.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  const [, said] = /goes on by itself in (20|1\d|[3-9]) seconds/.exec(await page.locator('.leave').innerText()) ?? [];
  const before = await bar();
  for (let left = Number(said) - 1; left >= 2; left--) {
    await page.clock.runFor(1000);
    await page.getByText(`goes on by itself in ${left} seconds`).waitFor();
  }
  const after = await bar();
  expect(after).toBeGreaterThan(0);
  expect(after).toBeLessThan(before);
  await page.clock.resume();
  await page.locator('.language-card').first().waitFor();
});

test.for(['en', 'ar'])(
  'KIOSK-35: the touch that keeps the screen presses what it touches, in larger text too: %s',
  async (language) => {
    kiosk = await startTestKiosk(branch.address, { page: 'scheme=dark' });
    const page = await kiosk.page();
    await page.setViewportSize({ width: 1080, height: 1920 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('.bar-button').first().click();
    for (const place of [0, 1]) await page.locator('.access-switch').nth(place).click();
    await page.locator('.window-actions button').click();
    await page.locator(`.language-card:has([lang="${language}"])`).click();
    await page.locator('.category-card').first().click();
    await page.locator('button.card:not(.category-card)').first().click();
    await page.locator('.leave').waitFor();
    const done = page.locator('.news-actions button');
    // Pressed, it is a little smaller: its middle is what must not move.
    const middle = async () => {
      const { x, y, width, height } = (await done.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    };
    const before = await middle();
    await page.mouse.move(before.x, before.y - 40);
    await page.mouse.down();
    await page.locator('.leave').waitFor({ state: 'detached' });
    expect(await middle()).toEqual(before);
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/kiosk-kept-${language}.png` });
    // Nothing of the ticket and its news is cut off, and high contrast is the same over a dark scheme.
    const news = await page
      .locator('.news')
      .evaluate((place) => [place.scrollHeight - place.clientHeight, place.clientHeight > 0]);
    expect(news).toEqual([0, true]);
    const [main, last] = await Promise.all([
      page.locator('.ticket-main').boundingBox(),
      page.locator('.news').boundingBox(),
    ]);
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((main?.y ?? 0) + (main?.height ?? 0));
    expect(await done.evaluate((button) => getComputedStyle(button).color)).toBe('rgb(255, 255, 255)');
    expect(await page.locator('.paper-number').evaluate((place) => getComputedStyle(place).color)).toBe(
      'rgb(255, 225, 77)',
    );
    await page.mouse.up();
    await page.locator('.language-card').first().waitFor();
  },
);

test.for(['touch', 'key'])('KIOSK-35: a %s keeps the screen, and then silence is asked about', async (sign) => {
  const page = await printed('printed=4&warning=3', 'ar', { idleSeconds: 6 });
  if (sign === 'touch') await page.locator('.paper-number').click();
  else await page.keyboard.press('ArrowDown');
  await page.locator('.leave').waitFor({ state: 'detached' });
  await page.clock.fastForward(6_000);
  // Longer than the screen would have stayed untouched: it is still there to be asked about.
  await page.locator('.window-countdown').waitFor();
  expect(await page.locator('.paper-number').isVisible()).toBe(true);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/kiosk-asked-${sign}.png` });
  await secondBySecond(page, () => page.locator('.language-card').first().isVisible());
});
