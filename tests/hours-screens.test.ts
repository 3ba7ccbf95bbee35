import { type Instant, manualClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import { bankHours, daily } from '@foyer/configuration/testing/bank';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { settled, violations } from './harness/page-looks.ts';
import { serveUntilMinutes } from './harness/quoted-day.ts';
import { chooseFile } from './harness/settings-pages.ts';
import { MORNING, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
const DAY = 86_400_000;
const CARDS = demoBranch.services[1]?.id;
let browser: Browser;
let branch: TestBranch;
let pages: Page[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
});
afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()));
  pages = [];
  await branch.close();
});

/** Nine to five, every day; one service ends at ten. */
async function startBranch(time: number) {
  const clock = manualClock(time as Instant);
  const services = CARDS === undefined ? [] : [{ serviceId: CARDS, weekly: daily({ from: '09:00', until: '10:00' }) }];
  const hours = { ...bankHours, exceptions: [], services, weekly: daily({ from: '09:00', until: '17:00' }) };
  branch = await startTestBranch({
    clock,
    open: false,
    settings: { branch: { ...demoBranch, timeZone: 'UTC', hours } },
  });
  return clock;
}

async function open(path: string, size: { width: number; height: number }, colorScheme: 'light' | 'dark' = 'light') {
  const page = await browser.newPage({ viewport: size, colorScheme, reducedMotion: 'reduce' });
  pages.push(page);
  await page.goto(`${branch.address}${path}`);
  return page;
}

async function openAs(account: 'supervisor' | 'admin', path: string) {
  const [name = '', cookie = ''] = (await branch.signIn(account)).cookie.split('=');
  const page = await open('/signage/', { width: 1366, height: 768 });
  await page.context().addCookies([{ name, value: cookie, url: branch.address }]);
  await page.goto(`${branch.address}/dashboard/${path}`);
  return page;
}

const picture = async (page: Page, name: string) => {
  await settled(page);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
};

test('HOURS-5: a closed branch says on kiosk and board when it opens again, in each language', async () => {
  // Half past five in the afternoon.
  const clock = await startBranch(MORNING + 8.5 * 3_600_000);
  const kiosk = await open('/kiosk/', { width: 1080, height: 1920 });
  await expect
    .poll(() => kiosk.locator('.attract-closed .in-language').allTextContents())
    .toEqual(['We are closed nowOpens tomorrow at 09:00.', 'نحن مغلقون الآنيفتح غدًا عند 09:00.']);
  const board = await open('/signage/', { width: 1920, height: 1080 });
  await expect
    .poll(() => board.locator('.idle-hint .in-language').allTextContents())
    .toEqual(['Opens tomorrow at 09:00', 'يفتح غدًا عند 09:00']);
  await picture(kiosk, 'kiosk-closed');
  await picture(board, 'board-closed');
  expect(await violations(kiosk)).toEqual([]);
  expect(await violations(board)).toEqual([]);
  clock.set((MORNING + DAY) as Instant);
  await kiosk.locator('.language-card').first().waitFor();
});

test('HOURS-6, HOURS-8, SETTINGS-93: before it closes by itself, kiosk, board, floor and phone say when; a service outside its own hours says when it opens; hours that would close it at once are asked about', async () => {
  const clock = await startBranch(MORNING);
  await vi.waitFor(() => expect(branch.branch.context.runner.state.branch.kind).toBe('open'));
  const agent = await branch.signIn('agent');
  const { ticket } = value(await agent.call('issueTicket', { body: { serviceId: 'cash', language: 'en' } }));
  clock.set((MORNING + 7.75 * 3_600_000) as Instant);
  const board = await open('/signage/', { width: 1920, height: 1080 });
  await expect
    .poll(() => board.locator('.finishing .in-language').allTextContents())
    .toEqual([
      'We close at 17:00. Whoever holds a ticket will still be called.',
      'نغلق عند 17:00. سيُنادى على كل من يحمل تذكرة.',
    ]);
  await picture(board, 'board-closing');
  const phone = await open(new URL(ticket.url).pathname, { width: 390, height: 844 });
  await phone.getByText('The branch closes at 17:00. You keep your place.').waitFor();
  await picture(phone, 'phone-closing');
  const kiosk = await open('/kiosk/', { width: 1080, height: 1920 });
  await kiosk.locator('.language-card').first().click();
  await kiosk.getByText('We close at 17:00 today.').waitFor();
  await kiosk.getByText('Opens tomorrow at 09:00').waitFor();
  await picture(kiosk, 'kiosk-closing');
  expect(await violations(kiosk)).toEqual([]);
  const floor = await openAs('supervisor', 'floor');
  await floor.getByText('Closes by itself at 17:00').waitFor();
  await picture(floor, 'floor-closing');
  expect(await violations(floor)).toEqual([]);

  await asksBeforeAFileCloses();

  const settings = await openAs('admin', 'settings/hours');
  await settings.getByLabel('Monday, hours 1: until').first().fill('16:00');
  await settings.getByRole('button', { name: 'Save', exact: true }).click();
  const warning = settings.getByRole('alertdialog', { name: 'Close the branch now?' });
  await warning.getByText('1 customer is waiting').waitFor();
  await picture(settings, 'hours-closing');
  expect(await violations(settings)).toEqual([]);
  await settings.keyboard.press('Escape');
  await settings.getByText('1 change').waitFor();
  expect(branch.branch.context.runner.state.branch.kind).toBe('open');
  await settings.getByRole('button', { name: 'Save', exact: true }).click();
  await warning.getByRole('button', { name: 'Save all the same' }).click();
  await settings.getByText('Saved. It is in force').waitFor();
  await vi.waitFor(() => expect(branch.branch.context.runner.state.branch.kind).toBe('closed'));
});

/** A file by which the branch has been closed since four is looked at, and not taken in. */
async function asksBeforeAFileCloses(): Promise<void> {
  const file = value(await (await branch.signIn('admin')).call('exportSettings'));
  const hours = { ...bankHours, exceptions: [], weekly: daily({ from: '09:00', until: '16:00' }) };
  const page = await openAs('admin', 'settings/transfer');
  const content = Buffer.from(JSON.stringify({ ...file, branch: { ...file.branch, hours } }));
  await chooseFile(page, 'branch.json', 'application/json', content);
  await page.getByRole('button', { name: 'Take it in' }).click();
  const asked = page.getByRole('alertdialog', { name: 'Close the branch now?' });
  await asked.getByText('1 customer is waiting').waitFor();
  await picture(page, 'transfer-closing');
  expect(await violations(page)).toEqual([]);
  await asked.getByRole('button', { name: 'Back' }).click();
}

test('HOURS-7, DASH-75: a service whose newcomers would not be called before closing says so on the kiosk; staff issue a ticket all the same', async () => {
  const clock = await startBranch(MORNING);
  await vi.waitFor(() => expect(branch.branch.context.runner.state.branch.kind).toBe('open'));
  const agent = await branch.signIn('agent');
  await serveUntilMinutes(branch, agent, clock);
  for (let customer = 0; customer < 8; customer += 1)
    value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  clock.set((MORNING + 7.95 * 3_600_000) as Instant);
  value(await agent.call('issueTicket', { body: { serviceId: 'cash', override: true } }));
  const cash = async () => value(await agent.call('services', {})).items.find(({ id }) => id === 'cash');
  await vi.waitFor(async () => expect(await cash()).toMatchObject({ status: 'last-ticket' }), { timeout: 20_000 });
  expect(await cash()).toMatchObject({ closesAt: '2026-03-02T17:00:00.000Z' });
  const refused = await agent.call('issueTicket', { body: { serviceId: 'cash' } });
  expect(refused).toMatchObject({ ok: false, error: { code: 'too-late', closesAt: '2026-03-02T17:00:00.000Z' } });
  value(await agent.call('issueTicket', { body: { serviceId: 'cash', override: true } }));
  const kiosk = await open('/kiosk/', { width: 1080, height: 1920 });
  await kiosk.locator('.language-card').first().click();
  // Where what there is to say leaves no room for all services, the categories come first.
  const category = kiosk.getByRole('button', { name: /^Everyday banking/ });
  const said = kiosk.getByText('No more tickets today').first();
  await category.or(said).first().waitFor();
  if (await category.isVisible()) await category.click();
  await said.waitFor();
  await picture(kiosk, 'kiosk-last-ticket');
  const board = await open('/signage/', { width: 1920, height: 1080 }, 'dark');
  await board.getByText('no more today').first().waitFor();
  await picture(board, 'board-last-ticket');

  const floor = await openAs('supervisor', 'floor');
  await floor.getByRole('button', { name: 'New ticket', exact: true }).waitFor();
  await floor.keyboard.press('a');
  const dialog = floor.getByRole('dialog', { name: 'New ticket' });
  await dialog.getByRole('button', { name: 'Service' }).first().click();
  await floor.getByRole('option', { name: 'Cash' }).click();
  await dialog.getByLabel('Note').fill('Came all the way');
  await dialog.getByRole('button', { name: 'Issue ticket' }).click();
  await dialog.getByText('would not be called before 17:00').waitFor();
  await picture(floor, 'floor-too-late');
  expect(await violations(floor)).toEqual([]);
  await dialog.getByRole('button', { name: 'Issue all the same' }).click();
  const issued = floor.getByRole('dialog', { name: 'The ticket is issued' });
  const number = await issued.locator('.issued-number').textContent();
  await picture(floor, 'floor-issued');
  expect(await violations(floor)).toEqual([]);
  await floor.keyboard.press('Enter');
  await issued.waitFor({ state: 'detached' });
  const manager = await branch.signIn('manager');
  const audit = value(await manager.call('audit', { query: { number: number ?? '', from: '2026-03-02' } })).items;
  expect(audit.at(-1)).toMatchObject({ type: 'TicketIssued', facts: { overridden: 'too-late' } });
});
