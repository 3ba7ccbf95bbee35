import { mkdir } from 'node:fs/promises';
import { manualClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import {
  type RunningVirtualPhone,
  startVirtualPhone,
  type VirtualPhoneState,
} from '@foyer/branch-server/virtual-phone';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { secondBySecond, settled, violations } from './harness/page-looks.ts';
import { MORNING, type SignedIn, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const ACCOUNT = { account: 'AC00000000000000000000000000000001', token: 'secret token' };
const LAYLA = '+447700900123';
const SAM = '+447700900456';
const COUNTER = { params: { counterId: 'counter-1' } };

let phone: RunningVirtualPhone;
let branch: TestBranch;
let agent: SignedIn;
let clock: ReturnType<typeof manualClock>;

beforeEach(async () => {
  clock = manualClock(MORNING);
  const inboundUrl = () => `${branch.address}/api/provider/sms/inbound`;
  phone = await startVirtualPhone({ port: 0, ...ACCOUNT, inboundUrl });
  branch = await startTestBranch({
    clock,
    settings: {
      sms: { url: `${phone.address}/virtual-phone/sms`, ...ACCOUNT, from: '+15005550001' },
      branch: {
        ...demoBranch,
        languages: ['en', 'ar', 'en-XA'],
        messages: {
          rules: ['ticket', 'called', 'longer', 'missed'],
          nearlyMinutes: 5,
          mostPerVisit: 5,
          apartMinutes: 0,
        },
      },
    },
  });
  agent = await branch.signIn('agent');
});
afterEach(async () => {
  await branch.close();
  await phone.close();
});

interface Look {
  readonly width?: number;
  readonly language?: string;
  readonly dark?: boolean;
}

async function openTicket({ width = 390, language = 'en', dark = false }: Look = {}) {
  const { visit, ticket } = value(await agent.call('issueTicket', { body: { serviceId: 'cash', language } }));
  const page = await (await sharedBrowser()).newPage({
    viewport: { width, height: width === 390 ? 844 : 740 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(`${branch.address}${new URL(ticket.url).pathname}`);
  await page.locator('.notify').waitFor();
  return { page, visit, link: ticket.url };
}

async function callNext(visitId: string): Promise<void> {
  await agent.call('openCounter', COUNTER);
  value(await agent.call('callVisit', { ...COUNTER, body: { visitId } }));
}

/** The texts on a telephone; the branch’s clock goes on, for nothing is sent while it stands still. */
async function textsOn(number: string): Promise<string[]> {
  clock.advance(500);
  const answer = await fetch(`${phone.address}/virtual-phone/control?number=${encodeURIComponent(number)}`);
  const { messages } = (await answer.json()) as VirtualPhoneState;
  return messages.filter(({ way }) => way === 'to-phone').map(({ body }) => body);
}

/** Answers from a telephone, and waits until the branch has taken it. */
async function reply(number: string, text: string): Promise<void> {
  const control = `${phone.address}/virtual-phone/control`;
  await fetch(`${control}/phones/${encodeURIComponent(number)}/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-foyer-phone': '1' },
    body: JSON.stringify({ text }),
  });
  const taken = async () => {
    const { messages } = (await (await fetch(control)).json()) as VirtualPhoneState;
    return messages.findLast(({ way }) => way === 'from-phone')?.status;
  };
  await expect.poll(taken).toBe('received');
}

const dialog = (page: Page) => page.getByRole('dialog');
const numberField = (page: Page) => dialog(page).getByRole('textbox', { name: 'Your mobile number' });
const box = (page: Page) => dialog(page).getByRole('checkbox');
const send = (page: Page) => dialog(page).getByRole('button', { name: 'Text me' });
const offer = (page: Page) => page.getByRole('button', { name: 'Text me' });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

async function ask(page: Page, number: string): Promise<void> {
  await numberField(page).fill(number);
  await box(page).check();
  await send(page).click();
}

/** Leaves a picture where pictures are asked for. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.FOYER_PICTURES;
  if (folder === undefined) return;
  await settled(page);
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/phone-messages-${name}.png` });
}

test('PHONE-13, PHONE-15: who asks for texts gets the ticket’s and the call’s, and nothing once they want no more', async () => {
  const { page, visit, link } = await openTicket();
  await offer(page).click();
  expect(await box(page).isChecked()).toBe(false);
  await ask(page, '07700 900123');
  await page.getByText('We will text ⁦••• 123⁩').waitFor();
  await dialog(page).waitFor({ state: 'detached' });
  await expect.poll(() => textsOn(LAYLA)).toEqual([expect.stringContaining(link)]);
  expect((await textsOn(LAYLA))[0]).toContain(visit.number);

  await callNext(visit.id);
  await expect.poll(() => textsOn(LAYLA)).toHaveLength(2);
  expect((await textsOn(LAYLA))[1]).toContain(`${visit.number}, please come to counter 1 now`);
  await page.locator('.page[data-stage=called]').waitFor();

  await page.getByRole('button', { name: 'Send no more texts' }).click();
  await page.getByText('You will get no more texts.').waitFor();
  expect(await focused(page)).toBe('Text me');
  value(await agent.call('recall', { params: { visitId: visit.id } }));
  clock.advance(10 * 60_000);
  value(await agent.call('noShow', { params: { visitId: visit.id } }));
  await page.locator('.page[data-stage=done]').waitFor();
  expect(await page.locator('.notify').count()).toBe(0);
  await page.close();
  // What happens later is told to whoever wants to know.
  const other = await openTicket();
  await offer(other.page).click();
  await ask(other.page, SAM);
  await expect.poll(() => textsOn(SAM)).toHaveLength(1);
  expect(await textsOn(LAYLA)).toHaveLength(2);
  await other.page.close();
});

test('PHONE-15: another number takes the texts over, and has to be agreed to anew', async () => {
  const { page, visit } = await openTicket();
  await offer(page).click();
  await ask(page, LAYLA);
  await expect.poll(() => textsOn(LAYLA)).toHaveLength(1);
  await page.getByRole('button', { name: 'Another number' }).click();
  expect(await numberField(page).inputValue()).toBe('');
  expect(await box(page).isChecked()).toBe(false);
  await ask(page, SAM);
  await page.getByText('We will text ⁦••• 456⁩').waitFor();
  await expect.poll(() => textsOn(SAM)).toHaveLength(1);
  await callNext(visit.id);
  await expect.poll(() => textsOn(SAM)).toHaveLength(2);
  expect(await textsOn(LAYLA)).toHaveLength(1);
  await page.close();
});

test('PHONE-14: what is missing or wrong is said at its field, which has the focus', async () => {
  const { page } = await openTicket();
  await offer(page).click();
  await send(page).click();
  const number = numberField(page);
  const isFocused = (field: typeof number) => field.evaluate((one) => one === document.activeElement);
  const described = (field: typeof number) =>
    field.evaluate((one) =>
      (one.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
    );
  await expect.poll(() => described(number)).toContain('Please type your number.');
  expect(await described(box(page))).toContain('Please tick the box');
  expect(await isFocused(number)).toBe(true);
  expect(await violations(page)).toEqual([]);
  await picture(page, 'missing');

  await number.fill('07700 900123');
  await expect.poll(() => described(number)).not.toContain('Please type');
  await send(page).click();
  await expect.poll(() => isFocused(box(page))).toBe(true);
  expect(await described(box(page))).toContain('Please tick the box');

  for (const wrong of ['12', '12345', 'my number']) {
    await ask(page, wrong);
    await expect.poll(() => described(number)).toContain('That is no phone number.');
    expect(await isFocused(number)).toBe(true);
    expect(await box(page).isChecked()).toBe(true);
  }
  expect(await page.evaluate(() => document.querySelector('.notify')?.hasAttribute('data-on'))).toBe(false);

  await page.context().setOffline(true);
  await page.clock.install();
  await ask(page, LAYLA);
  await dialog(page).getByRole('button', { name: 'One moment…' }).waitFor();
  await secondBySecond(page, async () => (await dialog(page).getByRole('alert').count()) > 0);
  expect(await dialog(page).getByRole('alert').textContent()).toContain('We can’t reach the branch.');
  await page.context().setOffline(false);
  await send(page).click();
  await secondBySecond(page, async () => (await dialog(page).count()) === 0);
  await expect.poll(() => textsOn(LAYLA)).toHaveLength(1);
  await page.close();
});

test('PHONE-14: a number from which STOP came is not texted before START comes from it', async () => {
  const { page } = await openTicket();
  await offer(page).click();
  await ask(page, LAYLA);
  await expect.poll(() => textsOn(LAYLA)).toHaveLength(1);
  await reply(LAYLA, 'Stop');
  await offer(page).click();
  await ask(page, LAYLA);
  await dialog(page).getByText('Somebody wrote STOP from this number').waitFor();
  await picture(page, 'stopped');
  await reply(LAYLA, 'START');
  await send(page).click();
  await page.getByText('We will text ⁦••• 123⁩').waitFor();
  await expect.poll(() => textsOn(LAYLA)).toHaveLength(2);
  await page.close();
});

test('PHONE-16: by keys the focus goes into the window and back, and a call closes it', async () => {
  const { page, visit } = await openTicket();
  await offer(page).focus();
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await expect.poll(() => dialog(page).evaluate((one) => one.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Text me');

  await page.keyboard.press('Enter');
  for (
    let tabs = 0;
    tabs < 4 && !(await numberField(page).evaluate((one) => one === document.activeElement));
    tabs += 1
  )
    await page.keyboard.press('Tab');
  await page.keyboard.type('07700900123');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await box(page).isChecked()).toBe(true);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('We will text ⁦••• 123⁩').waitFor();
  await expect.poll(() => focused(page)).toBe('Another number');

  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await callNext(visit.id);
  await page.locator('.page[data-stage=called]').waitFor();
  await dialog(page).waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Another number');
  await page.close();
});

const looks = ['en', 'ar', 'en-XA'].flatMap((language) =>
  [390, 360].flatMap((width) => [false, true].map((dark) => ({ language, width, dark }))),
);
// Each language once, each size and scheme; all of them where pictures are asked for.
const shown = process.env.FOYER_PICTURES === undefined ? looks.filter((_, at) => [0, 7, 10].includes(at)) : looks;
test.for(shown)('PHONE-16: axe finds nothing, and what is touched is 44 px high: $language $width', async (look) => {
  const { page, visit } = await openTicket(look);
  const name = `${look.language}-${look.width}${look.dark ? '-dark' : ''}`;
  const expectFine = async (what: string) => {
    await picture(page, `${what}-${name}`);
    expect(await violations(page, 'target-size')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(look.width);
    const low = await page
      .locator('.notify button, [role=dialog] .fy-button-words, .notify-phone input, .notify-consent label')
      .evaluateAll((all) => all.map((one) => (one.closest('button') ?? one).getBoundingClientRect().height));
    expect(Math.min(...low)).toBeGreaterThanOrEqual(44);
  };
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(look.language);
  await expectFine('offered');
  await page.locator('.notify button').click();
  await dialog(page).waitFor();
  await expectFine('asked');
  await page.locator('.notify-phone input').fill('07700 900123');
  const numberLooks = () =>
    page.locator('.notify-phone input').evaluate((one) => {
      const { direction, textAlign } = getComputedStyle(one);
      return { direction, textAlign };
    });
  expect(await numberLooks()).toEqual({ direction: 'ltr', textAlign: look.language === 'ar' ? 'end' : 'start' });
  await dialog(page).locator('[type=submit]').click();
  await page.locator('.notify-consent .fy-field-error').waitFor();
  await expectFine('unticked');
  await box(page).check();
  await picture(page, `ticked-${name}`);
  await dialog(page).locator('[type=submit]').click();
  await page.locator('.notify[data-on]').waitFor();
  await expectFine('on');
  await callNext(visit.id);
  await page.locator('.page[data-stage=called]').waitFor();
  await expectFine('called-on');
  await page.locator('.notify button').last().click();
  await page.locator('.notify:not([data-on])').waitFor();
  await expectFine('called-off');
  await page.close();
});
