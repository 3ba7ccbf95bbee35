import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inkRuns, readQr } from '../kiosk-hardware/src/test-support/read-paper.ts';
import { type Cable, layCable } from './harness/cable.ts';
import { startTestKiosk, type TestKiosk } from './harness/kiosk.ts';
import { secondBySecond, settled } from './harness/page-looks.ts';
import { type SignedIn, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

/** The agent looks at its printer every ten seconds, and waits fifteen for the server. */
const AGENT_PAUSE_SECONDS = 15;
const pictures = process.env.FOYER_PICTURES;
let branch: TestBranch;
/** Called after each commit, before its replies leave. */
let onCommit: () => void;
let cable: Cable;
let kiosk: TestKiosk | null;
let supervisor: SignedIn;

beforeEach(async () => {
  onCommit = () => undefined;
  branch = await startTestBranch({ onCommit: () => onCommit() });
  cable = await layCable(branch.address);
  supervisor = await branch.signIn('supervisor');
  kiosk = null;
});
afterEach(async () => {
  await kiosk?.close();
  await cable.close();
  await branch.close();
});

const start = async (page = 'scheme=light', settings = {}) => {
  kiosk = await startTestKiosk(cable.address, { page, settings });
  return kiosk;
};
/** The page, loaded anew with a clock that the test moves on. */
const withClock = async ({ page: present }: TestKiosk) => {
  const page = await present();
  await page.clock.install();
  await page.reload();
  return page;
};
/** Lets the agent look at the printer, or try the server again, as often as it takes. */
const agentLaterUntil = (done: () => Promise<boolean>) =>
  expect
    .poll(
      async () => {
        kiosk?.shell.agentLater(AGENT_PAUSE_SECONDS);
        return done();
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(true);
const floor = async () => value(await supervisor.call('floor'));
const picture = async (page: Page, name: string) => {
  if (pictures === undefined) return;
  await page.setViewportSize({ width: 1080, height: 1920 });
  await settled(page);
  await page.screenshot({ path: `${pictures}/${name}.png` });
};
const news = (page: Page, tone: string) => page.locator(`.news[data-tone="${tone}"]`);

test('KIOSK-1: two touches bring paper with the number 20 mm high and a QR code of that ticket', async () => {
  const { printer, takeTicket, number } = await start();
  const page = await takeTicket();
  await news(page, 'good').waitFor();
  const [paper] = printer.papers();
  if (paper === undefined) throw new Error('No paper came out');
  const address = new URL((await readQr(paper)) ?? '');
  const token = address.pathname.split('/').at(-1) ?? '';
  const { ticket } = value(await supervisor.call('ticket', { params: { token } }));
  expect(ticket.number).toBe(await number());
  expect(Math.max(...inkRuns(paper).map(({ height }) => height))).toBeGreaterThanOrEqual(160);
  expect(printer.papers()).toHaveLength(1);
});

test('KIOSK-2: "take your ticket" comes after the printer’s answer, and the branch knows', async () => {
  const { printer, takeTicket } = await start();
  printer.setFault({ kind: 'slow', dotsPerSecond: 1_200 });
  const page = await takeTicket();
  await news(page, 'plain').waitFor();
  expect(printer.papers()).toHaveLength(0);
  expect(await news(page, 'good').count()).toBe(0);
  await news(page, 'good').waitFor();
  expect(printer.papers()).toHaveLength(1);
  await expect.poll(async () => (await floor()).visits.map(({ print }) => print)).toEqual(['printed']);
});

const crash = async (page: Page) => {
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => undefined);
  await crashed;
};
const moments: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'right after the touch': async () => undefined,
  'while the number is fetched': (page) => page.locator('.ticket-main').waitFor(),
  'while the ticket prints': (page) => page.locator('.paper-number').waitFor(),
  'when it is printed': (page) => news(page, 'good').waitFor(),
};
test.for(Object.keys(moments))('KIOSK-3: a page that crashes %s leaves no ghost', async (moment) => {
  const { printer, takeTicket, page: present } = await start('scheme=light&printed=60');
  printer.setFault({ kind: 'slow', dotsPerSecond: 2_000 });
  const page = await takeTicket();
  await moments[moment]?.(page);
  await crash(page);
  const next = await present();
  await news(next, 'good').waitFor();
  expect(printer.papers()).toHaveLength(1);
  const { visits } = await floor();
  expect(visits).toHaveLength(1);
  expect((await next.locator('.paper-number').innerText()).trim()).toBe(visits[0]?.number);
});

test('KIOSK-4: an agent killed in the middle of a paper asks, and prints nothing by itself', async () => {
  const { printer, takeTicket, shell } = await start();
  printer.setFault({ kind: 'slow', dotsPerSecond: 400 });
  const page = await takeTicket();
  await expect.poll(() => printer.state().midPaper).toBe(true);
  shell.agent().kill('SIGKILL');
  await page.getByRole('button', { name: 'Yes, I have it' }).waitFor();
  expect(shell.agentsStarted).toBe(2);
  await expect.poll(async () => (await floor()).visits.map(({ print }) => print)).toEqual(['uncertain']);
  await expect.poll(() => printer.papers().length, { timeout: 15_000 }).toBe(1);
  await page.getByRole('button', { name: 'Yes, I have it' }).click();
  await news(page, 'good').waitFor();
  await expect.poll(async () => (await floor()).visits.map(({ print }) => print)).toEqual(['printed']);
  expect(printer.papers()).toHaveLength(1);
});

test('KIOSK-5: without paper the number and its QR code stay on the screen and staff are told why', async () => {
  const { printer, takeTicket } = await start();
  printer.setFault({ kind: 'paper-out' });
  const page = await takeTicket();
  await news(page, 'warning').waitFor();
  await page.getByText('Staff have been told', { exact: false }).waitFor();
  expect(await page.locator('.qr').isVisible()).toBe(true);
  expect(await page.locator('.paper-number').isVisible()).toBe(true);
  const { prints } = await floor();
  expect(prints).toMatchObject([{ status: 'failed', reason: 'paper-out' }]);
});

test.for(['en', 'ar'])(
  'KIOSK-38: once there is paper again the screen says so, and prints at a touch: %s',
  async (language) => {
    const { printer, takeTicket } = await start(`scheme=${language === 'en' ? 'light' : 'dark'}`);
    printer.setFault({ kind: 'paper-out' });
    const page = await takeTicket(language);
    await news(page, 'warning').waitFor();
    printer.clearAllFaults();
    const again = { en: 'The printer is ready again', ar: 'عادت الطابعة إلى العمل' }[language] ?? '';
    await agentLaterUntil(() => news(page, 'plain').getByRole('heading', { name: again }).isVisible());
    await picture(page, `kiosk-ready-again-${language}`);
    await page.locator('.news-actions [data-variant="primary"]').click();
    await news(page, 'good').waitFor();
    expect(printer.papers()).toHaveLength(1);
  },
);

test('KIOSK-39: the welcome shows no paper while the printer has none, nor in a closed branch', async () => {
  const { printer, page: present } = await start();
  const page = await present();
  await page.locator('.slot-paper').waitFor();
  printer.setFault({ kind: 'paper-out' });
  await agentLaterUntil(() => page.locator('.printer-note').isVisible());
  expect(await page.locator('.slot-paper').count()).toBe(0);
  await picture(page, 'kiosk-no-paper');
  printer.clearAllFaults();
  await agentLaterUntil(() => page.locator('.slot-paper').isVisible());
  value(await supervisor.call('closeBranch', { body: {} }));
  await page.locator('.attract-closed').waitFor();
  expect(await page.locator('.slot-paper').count()).toBe(0);
  await picture(page, 'kiosk-closed');
});

test('KIOSK-6: a customer without their uncertain ticket gets a copy of it when they ask', async () => {
  const { printer, takeTicket } = await start();
  printer.setFault({ kind: 'cut-off', afterBytes: 2_000 });
  const page = await takeTicket();
  await page.getByRole('button', { name: 'No, print a copy' }).click();
  await news(page, 'good').waitFor();
  const codes = await Promise.all(printer.papers().map(readQr));
  const { visits } = await floor();
  expect(visits).toHaveLength(1);
  const token = new URL(codes.at(-1) ?? '').pathname.split('/').at(-1) ?? '';
  const { ticket } = value(await supervisor.call('ticket', { params: { token } }));
  expect(ticket.number).toBe(visits[0]?.number);
  await expect.poll(async () => (await floor()).visits.map(({ print }) => print)).toEqual(['printed']);
});

test('KIOSK-7: without an answer in time the customer is told, and what was issued all the same is withdrawn', async () => {
  const { printer, takeTicket } = await start();
  const page = await kiosk?.page();
  await page?.locator('.language-card').first().waitFor();
  // The command gets through, and the line goes dead before its reply is back.
  onCommit = () => cable.pull();
  await takeTicket();
  await expect.poll(async () => (await floor()).visits.length).toBe(1);
  const told = page?.getByText('you are not in the queue', { exact: false });
  await agentLaterUntil(async () => (await told?.isVisible()) === true);
  onCommit = () => undefined;
  expect((await floor()).visits).toMatchObject([{ stage: { kind: 'waiting' } }]);
  const back = cable.putBack();
  await agentLaterUntil(async () => !(await floor()).visits.some(({ stage }) => stage.kind === 'waiting'));
  await back;
  expect(printer.papers()).toHaveLength(0);
});

test('KIOSK-8: in Arabic the page runs from right to left and the number stands apart', async () => {
  const { printer, takeTicket } = await start();
  const page = await takeTicket('ar');
  await news(page, 'good').waitFor();
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'ar',
    'rtl',
  ]);
  expect(await page.locator('.paper-number bdi').getAttribute('dir')).toBe('ltr');
  const facts = await page.locator('.paper-facts').boundingBox();
  const code = await page.locator('.qr').boundingBox();
  expect(facts?.x).toBeGreaterThan(code?.x ?? 0);
  expect(await readQr(printer.papers()[0] ?? expect.fail('No paper came out'))).toContain('/t/');
});

test('KIOSK-9: silence is asked about, and then wipes what the customer had set', async () => {
  const page = await withClock(await start('scheme=light&warning=3', { idleSeconds: 6 }));
  await page.locator('.language-card:has([lang="ar"])').click();
  await page.locator('.services').waitFor();
  await page.clock.fastForward(6_000);
  await page.locator('.window-countdown').waitFor();
  await page.locator('.window-actions button').last().click();
  expect(await page.locator('.services').isVisible()).toBe(true);
  await page.clock.fastForward(6_000);
  await page.locator('.window-countdown').waitFor();
  await secondBySecond(page, () => page.locator('.language-card').first().isVisible());
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});

test('KIOSK-10: help is one touch away on every screen and staff hear where', async () => {
  const { page: present, takeTicket } = await start();
  const page = await present();
  const help = page.getByRole('button', { name: 'I need help' });
  await help.click();
  await page.getByRole('heading', { name: 'Staff have been told' }).waitFor();
  const { escalations } = await floor();
  expect(escalations).toMatchObject([{ source: 'kiosk', place: 'Kiosk 1', status: 'raised' }]);
  const params = { escalationId: escalations[0]?.id ?? '' };
  const agent = await branch.signIn('agent');
  value(await agent.call('acknowledgeEscalation', { params }));
  await page.getByRole('heading', { name: 'Somebody is coming' }).waitFor();
  await page.getByRole('button', { name: 'OK' }).click();
  await page.locator('.language-card').first().click();
  expect(await help.isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Back' }).click();
  await takeTicket();
  await page.locator('.paper-number').waitFor();
  expect(await help.isVisible()).toBe(true);
});

test('KIOSK-11: arrows and enter are enough', async () => {
  const { page: present, printer } = await start();
  const page = await present();
  await page.locator('.language-card').first().waitFor();
  const focused = (selector: string) => page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector);
  for (let presses = 0; presses < 6 && !(await focused('.language-card')); presses++)
    await page.keyboard.press('ArrowUp');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  expect(outline).toBe('solid');
  await page.keyboard.press('Enter');
  await page.locator('.services').waitFor();
  for (let presses = 0; presses < 12 && !(await focused('button.card')); presses++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await news(page, 'good').waitFor();
  expect(printer.papers()).toHaveLength(1);
});

test('KIOSK-15: a suspended service stays in its place, says why, and can’t be chosen', async () => {
  const { items } = value(await supervisor.call('services'));
  const [service] = items;
  if (service === undefined) throw new Error('The branch offers nothing');
  const params = { serviceId: service.id };
  value(await supervisor.call('suspendService', { params, body: { reason: 'technical', message: 'Back at three' } }));
  const { page: present } = await start();
  const page = await present();
  await page.locator('.language-card:has([lang="en"])').click();
  const card = page.locator('.card', { hasText: service.name.en ?? '' });
  await card.getByText('Back at three').waitFor();
  expect(await card.evaluate((element) => element.tagName)).toBe('DIV');
});

test('KIOSK-16: a server lost for half a minute ends the offer until it is back', async () => {
  const page = await withClock(await start());
  await page.locator('.language-card').first().waitFor();
  cable.pull();
  await page.clock.fastForward(30_000);
  await page.getByText('no tickets at the moment', { exact: false }).waitFor();
  expect(await page.locator('.language-card').count()).toBe(0);
  const back = cable.putBack();
  await secondBySecond(page, () => page.locator('.language-card').first().isVisible());
  await back;
});
