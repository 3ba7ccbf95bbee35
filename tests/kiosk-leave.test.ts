import { scaledClock } from '@foyer/basics';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestKiosk, type TestKiosk } from './harness/kiosk.ts';
import { MORNING, startTestBranch, type TestBranch } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
let branch: TestBranch;
let kiosk: TestKiosk | null;

beforeEach(async () => {
  branch = await startTestBranch({ clock: scaledClock(MORNING, 1) });
  kiosk = null;
});
afterEach(async () => {
  await kiosk?.close();
  await branch.close();
});

const printed = async (settings: string, language = 'en') => {
  kiosk = await startTestKiosk(branch.address, { page: `scheme=light&${settings}` });
  const page = await kiosk.page();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await kiosk.takeTicket(language);
  await page.locator('.leave').waitFor();
  return page;
};

test('KIOSK-35: a printed ticket’s screen says how long it still stays, in steps where motion is unwanted, and goes', async () => {
  const page = await printed('printed=5');
  const bar = () =>
    page.locator('.leave-bar').evaluate((line) => Number.parseFloat(getComputedStyle(line, '::after').width));
  const before = await bar();
  expect(await page.locator('.leave').innerText()).toMatch(/goes on by itself in [345] seconds/);
  await page.getByText('goes on by itself in 2 seconds').waitFor();
  const after = await bar();
  expect(after).toBeGreaterThan(0);
  expect(after).toBeLessThan(before);
  await page.locator('.language-card').first().waitFor();
});

test.for(['touch', 'key'])('KIOSK-35: a %s keeps the screen, and then silence is asked about', async (sign) => {
  const page = await printed('printed=4&idle=6&warning=3', 'ar');
  if (sign === 'touch') await page.locator('.paper-number').click();
  else await page.keyboard.press('ArrowDown');
  await page.locator('.leave').waitFor({ state: 'detached' });
  // Longer than the screen would have stayed untouched: it is still there to be asked about.
  await page.locator('.window-countdown').waitFor();
  expect(await page.locator('.paper-number').isVisible()).toBe(true);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/kiosk-asked-${sign}.png` });
  await page.locator('.language-card').first().waitFor();
});
