import { manualClock } from '@foyer/basics';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { settled, violations } from './harness/page-looks.ts';
import { keptPromise, serveUntilMinutes } from './harness/quoted-day.ts';
import { MORNING, type SignedIn, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
let browser: Browser;
let branch: TestBranch;
let agent: SignedIn;
let clock: ReturnType<typeof manualClock>;

beforeAll(async () => {
  browser = await sharedBrowser();
});
beforeEach(async () => {
  clock = manualClock(MORNING);
  branch = await startTestBranch({ clock });
  agent = await branch.signIn('agent');
});
afterEach(() => branch.close());

const issue = async (serviceId: string, language: string) =>
  value(await agent.call('issueTicket', { body: { serviceId, language } }));

const open = async (url: string, colorScheme: 'light' | 'dark'): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme, reducedMotion: 'reduce' });
  await page.goto(`${branch.address}${new URL(url).pathname}`);
  await page.locator('.estimate').waitFor();
  return page;
};

const looks = [
  {
    language: 'en',
    scheme: 'light',
    longer: /It may take longer than we said \(about \d+ min, at most \d+\)\. We are sorry\./,
  },
  { language: 'ar', scheme: 'dark', longer: /قد يطول الانتظار أكثر مما قلنا لك \(نحو .*على الأكثر\)\. نعتذر منك\./ },
] as const;
test.for(looks)('PHONE-7: a wait that outgrows its ticket is said on the phone at once: $language', async (look) => {
  await serveUntilMinutes(branch, agent, clock);
  const { estimate, ticket } = await keptPromise(branch, agent, look.language);
  const page = await open(ticket.url, look.scheme);
  expect(await page.locator('.outgrown').count()).toBe(0);
  clock.advance((estimate.mostMinutes + 2) * 60_000);
  await issue('cash', 'en');
  const said = page.locator('.outgrown');
  await said.waitFor({ timeout: 20_000 });
  // A number and what it counts stay in one line.
  const words = ((await said.textContent()) ?? '').replaceAll('\u00a0', ' ');
  expect(words).toMatch(look.longer);
  expect(words).toContain(String(estimate.mostMinutes));
  expect(await violations(page)).toEqual([]);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/phone-${look.language}.png` });
  await page.close();
});

test('PHONE-2, PHONE-3: where no minutes are known the phone says how many are ahead, and that nobody knows yet', async () => {
  await issue('loans', 'en');
  const { ticket } = await issue('loans', 'ar');
  const page = await open(ticket.url, 'light');
  // The ticket's language is fetched when the ticket is known.
  await expect.poll(() => page.locator('.ahead').textContent()).toBe('شخص واحد قبلك');
  expect(await page.locator('.line-person').count()).toBe(1);
  expect(await page.locator('.estimate').textContent()).toMatch(/^لا يمكن تقدير مدة الانتظار بعد/);
  await page.close();
});

test.for(['light', 'dark'] as const)(
  'PHONE-9: what has the focus on a called ticket is seen to have it: %s',
  async (scheme) => {
    const { visit, ticket } = await issue('cash', 'en');
    const page = await open(ticket.url, scheme);
    const counter = { params: { counterId: 'counter-1' } };
    value(await agent.call('openCounter', counter));
    value(await agent.call('callVisit', { ...counter, body: { visitId: visit.id } }));
    await page.locator('.page[data-stage=called]').waitFor();
    await settled(page);
    const give = page.locator('.give-up');
    for (let tabs = 0; tabs < 10 && !(await give.evaluate((button) => button === document.activeElement)); tabs += 1) {
      await page.keyboard.press('Tab');
    }
    await settled(page);
    const [ring, ground] = await give.evaluate((button) => {
      const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const luminance = (colour: string) => {
        if (brush === null) throw new Error('There is no canvas');
        brush.fillStyle = colour;
        brush.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = [...brush.getImageData(0, 0, 1, 1).data].map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const { outlineColor, outlineStyle } = getComputedStyle(button);
      if (outlineStyle !== 'solid') throw new Error(`The outline is ${outlineStyle}`);
      return [
        luminance(outlineColor),
        luminance(getComputedStyle(document.querySelector('.page') ?? button).backgroundColor),
      ];
    });
    const [low = 0, high = 0] = [ring ?? 0, ground ?? 0].toSorted((a, b) => a - b);
    expect((high + 0.05) / (low + 0.05)).toBeGreaterThanOrEqual(3);
    await page.close();
  },
);

test('UI-16: a button that waits for an answer keeps the focus, is not pressed twice and leaves nothing nameless behind', async () => {
  const { ticket } = await issue('cash', 'en');
  const page = await open(ticket.url, 'light');
  const answer = Promise.withResolvers<void>();
  let asked = 0;
  await page.route('**/help', async (route) => {
    asked += 1;
    await answer.promise;
    await route.continue();
  });
  const button = page.getByRole('button', { name: 'I need help' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.locator('.fy-spinner').waitFor();
  await page.keyboard.press('Enter');
  await button.click({ force: true });
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await violations(page)).toEqual([]);
  answer.resolve();
  await page.locator('.help').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(asked).toBe(1);
  await page.close();
});
