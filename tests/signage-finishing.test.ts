import { manualClock } from '@foyer/basics';
import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { settled, violations } from './harness/page-looks.ts';
import { MORNING, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
let browser: Browser;
let branch: TestBranch;

beforeAll(async () => {
  browser = await sharedBrowser();
});
beforeEach(async () => {
  branch = await startTestBranch({ clock: manualClock(MORNING) });
});
afterEach(() => branch.close());

const sizes = [
  { width: 1920, height: 1080, scheme: 'light' },
  { width: 1080, height: 1920, scheme: 'dark' },
] as const;

test.for(sizes)(
  'SCREEN-26: closed to new tickets, the $width × $height board stays until the last ticket is served',
  async ({ scheme, ...viewport }) => {
    const agent = await branch.signIn('agent');
    const supervisor = await branch.signIn('supervisor');
    value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
    for (let customer = 0; customer < 3; customer += 1)
      value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
    await page.clock.install();
    await page.goto(`${branch.address}/signage/?scheme=${scheme}`);
    await page.locator('.wait').first().waitFor();
    const picture = async (name: string) => {
      await settled(page);
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}-${viewport.width}.png` });
    };

    value(await supervisor.call('closeBranch', { body: {} }));
    const said = page.locator('.finishing .in-language');
    await expect
      .poll(() => said.allTextContents())
      .toEqual([
        'No new tickets today. Whoever holds a ticket will still be called.',
        'لا تذاكر جديدة اليوم. سيُنادى على كل من يحمل تذكرة.',
      ]);
    await page.getByText('Please take a seat').waitFor();
    await expect.poll(() => page.locator('.wait').count()).toBe(1);
    expect(await page.locator('.wait-said').first().textContent()).toBe('3 peoplewaiting');
    await picture('finishing-idle');

    for (const waiting of [2, 1, 0]) {
      const { visit } = value(await agent.call('callNext', { params: { counterId: 'counter-1' } }));
      await page.locator('.call', { hasText: visit.number }).waitFor();
      await expect.poll(() => page.locator('.wait').count()).toBe(Math.min(waiting, 1));
      expect(await said.count()).toBe(2);
      if (waiting === 2) {
        await picture('finishing-called');
        expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
      }
      value(await agent.call('start', { params: { visitId: visit.id }, body: {} }));
      expect(await page.getByText('We are closed').count()).toBe(0);
      value(await agent.call('finish', { params: { visitId: visit.id }, body: {} }));
    }
    // The last call has its time on the stage.
    await page.clock.fastForward(8_000);
    await page.getByText('We are closed').waitFor();
    expect(await said.count()).toBe(0);
    await picture('closed');
    await page.close();
  },
);
