import { scaledClock } from '@foyer/basics';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { layCable } from './harness/cable.ts';
import { startTestKiosk, type TestKiosk } from './harness/kiosk.ts';
import { settled, violations } from './harness/page-looks.ts';
import { MORNING, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

/** 20 mm on a 32-inch screen of 1080×1920. */
const TARGET_PIXELS = 54;
const TEXT_PIXELS = 24;

const pictures = process.env.FOYER_PICTURES;
let browser: Browser;
let branch: TestBranch;
/** Called after each commit, before its replies leave. */
let onCommit: () => void;

beforeAll(async () => {
  browser = await sharedBrowser();
});
beforeEach(async () => {
  onCommit = () => undefined;
  branch = await startTestBranch({ clock: scaledClock(MORNING, 1), onCommit: () => onCommit() });
});
afterEach(() => branch.close());

const openPage = async (settings: string) => {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' });
  await page.goto(`${branch.address}/kiosk/?${settings}`);
  await page.locator('.language-card').first().waitFor();
  return page;
};

const picture = async (page: Page, name: string) => {
  await settled(page);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
};

/** What axe finds, and what is smaller than it may be. */
const faults = async (page: Page) => {
  const found = await violations(page);
  const small = await page.evaluate(
    ([target, text]) => {
      const problems: string[] = [];
      for (const button of document.querySelectorAll('button')) {
        const { width, height } = button.getBoundingClientRect();
        if (width > 0 && Math.min(width, height) < target)
          problems.push(`target ${button.textContent} is ${width}×${height}`);
      }
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const holder = node.parentElement;
        const words = node.textContent?.trim() ?? '';
        if (holder === null || words === '' || holder.getClientRects().length === 0) continue;
        if (holder.closest('.fy-visually-hidden, script, style, svg') !== null) continue;
        const size = Number.parseFloat(getComputedStyle(holder).fontSize);
        if (size < text) problems.push(`"${words}" is ${size} px`);
      }
      return problems;
    },
    [TARGET_PIXELS, TEXT_PIXELS] as const,
  );
  return [...found, ...small];
};

const modes = [
  { language: 'en', scheme: 'light', easier: null },
  { language: 'ar', scheme: 'light', easier: null },
  { language: 'en', scheme: 'dark', easier: null },
  { language: 'ar', scheme: 'dark', easier: null },
  { language: 'en', scheme: 'light', easier: 0 },
  { language: 'ar', scheme: 'light', easier: 1 },
  { language: 'en', scheme: 'dark', easier: 1 },
] as const;
test.for(modes)('KIOSK-12: axe finds nothing and nothing is too small: $language $scheme $easier', async (mode) => {
  const page = await openPage(`scheme=${mode.scheme}`);
  const found: string[] = [];
  found.push(...(await faults(page)));
  if (mode.easier !== null) {
    await page.locator('.bar-button').first().click();
    await page.locator('.access-switch').nth(mode.easier).click();
    found.push(...(await faults(page)));
    await page.locator('.window-actions button').click();
  }
  await page.locator(`.language-card:has([lang="${mode.language}"])`).click();
  await page.locator('.services').waitFor();
  found.push(...(await faults(page)));
  const category = page.locator('.category-card').first();
  if ((await category.count()) > 0) await category.click();
  await page.locator('button.card:not(.category-card)').first().click();
  await page.locator('.paper-number').waitFor();
  found.push(...(await faults(page)));
  await page.locator('.help-button').click();
  await page.locator('.window-actions').waitFor();
  found.push(...(await faults(page)));
  await page.close();
  expect(found).toEqual([]);
});

test('KIOSK-37: before a language is chosen help and the aids to reading speak every language', async () => {
  const page = await openPage('scheme=dark');
  const help = page.locator('.help-button');
  const both = ['I need help', 'أحتاج إلى مساعدة'];
  await expect.poll(() => help.locator('.in-language').allTextContents()).toEqual(both);
  await picture(page, 'kiosk-welcome');
  const windows = [
    { button: '.bar-button:not(.help-button)', title: ['Easier to use', 'استخدام أسهل'] },
    { button: '.help-button', title: ['Staff have been told', 'أُبلغ الموظفون'] },
  ];
  for (const { button, title } of windows) {
    await page.locator(button).first().click();
    await page.locator('.window-actions').waitFor();
    expect(await page.locator('.window-title .in-language').allTextContents()).toEqual(title);
    await picture(page, `kiosk-window-${title[0]}`);
    expect(await faults(page)).toEqual([]);
    await page.locator('.window-actions button').click();
  }
  await page.locator('.language-card:has([lang="ar"])').click();
  await expect.poll(() => help.textContent()).toBe(both[1]);
  await page.close();
});

test('KIOSK-31: the page starts without a warning in the browser’s console', async () => {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  await page.goto(`${branch.address}/kiosk/`);
  await page.locator('.language-card').first().waitFor();
  await page.close();
  expect(said).toEqual([]);
});

test('KIOSK-16: a connection that is lost is said at once, and after 5 s how old the news is', async () => {
  const cable = await layCable(branch.address);
  const page = await browser.newPage();
  await page.clock.install();
  await page.goto(`${cable.address}/kiosk/`);
  await page.locator('.language-card').first().waitFor();
  expect(await page.locator('.contact').count()).toBe(0);
  cable.pull();
  await page.getByText('Connection lost. Reconnecting').waitFor();
  await page.clock.fastForward(5_000);
  await page.getByText(/No news for \d+ seconds/).waitFor();
  await page.close();
  await cable.close();
});

test('KIOSK-14: a plain browser shows number and code, and a reload issues no other', async () => {
  const page = await openPage('scheme=light');
  await page.locator('.language-card').first().click();
  await page.locator('button.card').first().click();
  const number = (await page.locator('.paper-number').innerText()).trim();
  expect(await page.locator('.qr').isVisible()).toBe(true);
  await page.reload();
  await page.locator('.paper-number').waitFor();
  expect((await page.locator('.paper-number').innerText()).trim()).toBe(number);
  const supervisor = await branch.signIn('supervisor');
  expect(value(await supervisor.call('floor')).visits.map((visit) => visit.number)).toEqual([number]);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('.language-card').first().waitFor();
  await page.close();
});

test.for(['at once', 'after the page has come back'])(
  'KIOSK-7: a plain browser too withdraws what was issued without an answer: %s',
  async (moment) => {
    const cable = await layCable(branch.address);
    const supervisor = await branch.signIn('supervisor');
    const stages = async () => value(await supervisor.call('floor')).visits.map(({ stage }) => stage.kind);
    const page = await browser.newPage();
    await page.clock.install();
    await page.goto(`${cable.address}/kiosk/`);
    await page.locator('.language-card').first().click();
    await page.locator('button.card').first().waitFor();
    // The command gets through, and the line goes dead before its reply is back.
    onCommit = () => cable.pull();
    await page.locator('button.card').first().click();
    await expect.poll(stages).toEqual(['waiting']);
    onCommit = () => undefined;
    const told = page.getByText('you are not in the queue', { exact: false });
    await expect
      .poll(async () => {
        await page.clock.fastForward(5_000);
        return told.count();
      })
      .toBe(1);
    if (moment === 'after the page has come back') await page.goto('about:blank');
    const back = cable.putBack();
    if (moment === 'after the page has come back') await page.goto(`${cable.address}/kiosk/`);
    await expect.poll(stages, { timeout: 30_000 }).not.toContain('waiting');
    await back;
    await page.close();
    await cable.close();
  },
);

test('KIOSK-13: the page reaches nothing but its calls', async () => {
  const kiosk: TestKiosk = await startTestKiosk(branch.address);
  try {
    const page = await kiosk.page();
    await page.locator('.language-card').first().waitFor();
    const answers = await page.evaluate(async () => {
      const { foyerKiosk: bridge } = window as Window &
        typeof globalThis & { foyerKiosk: Record<string, (value?: unknown) => Promise<unknown>> };
      const said = async (call: string, given: unknown) => {
        try {
          await bridge[call]?.(given);
          return 'taken';
        } catch (error) {
          return String(error);
        }
      };
      return {
        names: Object.keys(bridge).sort(),
        malformed: await said('issue', { requestId: 'no uuid', serviceId: 'cash', language: 'en' }),
        surplus: await said('help', undefined),
        uncloneable: await said('dismiss', { requestId: document.body }),
        node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
        inline: await fetch('/kiosk/').then((reply) => reply.headers.get('content-security-policy')),
      };
    });
    expect(answers.names).toEqual(['answer', 'copy', 'dismiss', 'help', 'issue', 'state', 'subscribe']);
    expect(answers.malformed).toContain('must be a UUID');
    expect(answers.surplus).toBe('taken');
    expect(answers.uncloneable).toContain('could not be cloned');
    expect(answers.node).toEqual(['undefined', 'undefined']);
    expect(answers.inline).toContain("script-src 'self'");

    const address = page.url();
    await page.evaluate(() => window.open('about:blank'));
    await expect.poll(() => page.context().pages().length).toBe(1);
    await page.evaluate(() => location.assign('http://elsewhere.invalid/')).catch(() => undefined);
    await page.evaluate(() => location.assign('/dashboard/')).catch(() => undefined);
    await page.locator('.language-card').first().waitFor();
    expect(page.url()).toBe(address);

    const { request, check } = kiosk.shell.permissions;
    const decided: boolean[] = [];
    if (typeof request !== 'function' || typeof check !== 'function') throw new Error('Permissions are not decided');
    for (const permission of ['media', 'geolocation', 'fullscreen'])
      request(null, permission, (yes: boolean) => decided.push(yes));
    expect([...decided, check(null, 'media')]).toEqual([false, false, false, false]);
  } finally {
    await kiosk.close();
  }
});
