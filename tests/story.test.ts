import { writeFile } from 'node:fs/promises';
import { scaledClock } from '@foyer/basics';
import { DEMO_PASSWORD, demoBranch } from '@foyer/branch-server';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readNumber } from '../kiosk-hardware/src/test-support/read-number.ts';
import { readQr } from '../kiosk-hardware/src/test-support/read-paper.ts';
import { startTestKiosk, type TestKiosk } from './harness/kiosk.ts';
import { type Heard, listenIn } from './harness/listen-in.ts';
import {
  inspect,
  type Language,
  launchStations,
  openStation,
  placeOptions,
  type sizes,
  takePicture,
} from './harness/station.ts';
import { MORNING, startTestBranch, type TestBranch } from './harness/test-branch.ts';

/** What people read on the pages, and find things by. */
const words = {
  en: {
    openCounter: (number: string) => `Open counter ${number}`,
    whichService: 'Which service',
    note: 'Note',
    onMyWay: 'I’m on my way',
    helpOnTheWay: 'Help is on the way',
    reports: 'Reports',
    figures: { tickets: 'Tickets', served: 'Served', transferred: 'Transferred', escalated: 'Escalated' },
    csv: 'Download CSV',
    columns: {
      'Tickets (one per visit)': 1,
      Served: 1,
      'Transferred on (% of arrivals)': 50,
      'Escalated (% of arrivals)': 50,
      'Resolved (% of those served)': 100,
      'Still open': 0,
    },
    goodbye: 'All done',
  },
  ar: {
    openCounter: (number: string) => `افتح الشباك ${number}`,
    whichService: 'أي خدمة',
    note: 'ملاحظة',
    onMyWay: 'أنا في الطريق',
    helpOnTheWay: 'المساعدة في الطريق',
    reports: 'التقارير',
    figures: { tickets: 'التذاكر', served: 'المخدومون', transferred: 'محوّلة', escalated: 'مصعّدة' },
    csv: 'تنزيل CSV',
    columns: {
      'التذاكر (واحدة لكل زيارة)': 1,
      'تمت خدمتهم': 1,
      'حُوّلوا (% من الواصلين)': 50,
      'صُعّدت (% من الواصلين)': 50,
      'حُلّت (% ممن خُدموا)': 100,
      'لم تنته بعد': 0,
    },
    goodbye: 'انتهت زيارتك',
  },
} as const;

/** Written about the customer by staff; none of it is the phone's business. */
const TRANSFER_NOTE = 'Nadia Farouk, 0555 010 477, asks about the loan';
const ESCALATION_NOTE = 'Wants Farouk senior to sign too';
const PRIVATE = ['Farouk', '0555', 'senior', 'Amira', 'Jonas', 'Salma'];

let browser: Browser;
let branch: TestBranch;
let kiosk: TestKiosk | null;
let pages: Page[];

beforeAll(async () => {
  browser = await launchStations();
});
beforeEach(async () => {
  branch = await startTestBranch({ clock: scaledClock(MORNING, 1) });
  kiosk = null;
  pages = [];
});
afterEach(async () => {
  await Promise.all(pages.map((page) => page.context().close()));
  await kiosk?.close();
  await branch.close();
});

/** The one customer's visit, place by place. */
function story(language: Language) {
  const say = words[language];
  const serviceName = (id: string) => demoBranch.services.find((service) => service.id === id)?.name[language] ?? id;
  const faults: string[] = [];
  const look = async (page: Page, place: string) => {
    faults.push(...(await inspect(page, place, language)));
  };
  const open = async (place: keyof typeof sizes, address: string) => {
    const page = await openStation(browser, place, language, address);
    pages.push(page);
    return page;
  };

  /** A person at a desk signs in by the keyboard. */
  const signIn = async (account: string) => {
    const page = await open('desk', `${branch.address}/dashboard`);
    await page.locator('input[autocomplete=username]:focus').waitFor();
    await page.keyboard.type(account);
    await page.keyboard.press('Tab');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').waitFor();
    return page;
  };

  const openCounter = async (page: Page, number: string) => {
    await page.getByRole('button', { name: say.openCounter(number) }).click();
    await atStage(page, 'none');
  };

  return { language, say, serviceName, faults, look, open, signIn, openCounter };
}

const atStage = (page: Page, stage: string) => page.locator(`.current[data-stage=${stage}]`).waitFor();
const ticketAt = (phone: Page, stage: string) => phone.locator(`.ticket[data-stage=${stage}]`).waitFor();
const dialog = (page: Page) => page.getByRole('dialog');
const chimes = async (screen: Page) => Number(await screen.locator('.status').getAttribute('data-chimes-played'));

/** The screen shows this number with this counter, large. */
const shown = (screen: Page, number: string, counter: string) =>
  screen
    .locator('.call', { has: screen.locator('.call-number').getByText(number, { exact: true }) })
    .locator('.call-counter-number')
    .getByText(counter, { exact: true })
    .first()
    .waitFor();

/** Sends an open dialog by its keys, and waits until it is gone. */
async function send(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await dialog(page).waitFor({ state: 'detached' });
}

type Story = ReturnType<typeof story>;

/** Touches the kiosk, and reads the paper as a person and a phone would. */
async function takeTicket({ language, serviceName, look }: Story) {
  const options = placeOptions('kiosk', language);
  kiosk = await startTestKiosk(branch.address, {
    page: 'scheme=system&printed=600',
    settings: { idleSeconds: 600 },
    screen: options,
  });
  const page = await kiosk.page();
  await page.locator('.language-card').first().waitFor();
  await look(page, 'kiosk-attract');
  await page.locator(`.language-card:has([lang=${language}])`).click();
  await page.locator('button.card', { hasText: serviceName('cash') }).waitFor();
  await look(page, 'kiosk-services');
  await page.locator('button.card', { hasText: serviceName('cash') }).click();
  await page.locator('.news[data-tone=good]').waitFor();
  await look(page, 'kiosk-ticket');
  const [paper, ...others] = kiosk.printer.papers();
  if (paper === undefined) throw new Error('No paper came out');
  expect(others).toHaveLength(0);
  await takePicture(`paper-${language}`, (file) => writeFile(file, paper.png()));
  const number = await readNumber(paper);
  expect(number).toMatch(/^A\d{3}$/);
  expect(await kiosk.number()).toBe(number);
  return { number, address: (await readQr(paper)) ?? 'no QR code on the paper' };
}

async function transfer(page: Page, { say, serviceName, look }: Story, serviceId: string): Promise<void> {
  await page.keyboard.press('t');
  await dialog(page).getByRole('button', { name: say.whichService }).click();
  await page.getByRole('option', { name: serviceName(serviceId) }).click();
  await dialog(page).getByLabel(say.note).fill(TRANSFER_NOTE);
  await look(page, 'counter-transfer');
  await send(page);
}

async function escalate(page: Page, { say }: Story): Promise<void> {
  await page.keyboard.press('e');
  await dialog(page).getByRole('textbox', { name: say.note }).fill(ESCALATION_NOTE);
  await send(page);
}

/** The manager opens the reports, reads the figures of today and downloads them. */
async function readReport({ say, signIn, look }: Story) {
  const page = await signIn('manager');
  await page.getByRole('link', { name: say.reports }).click();
  await page.locator('.report-chart svg').waitFor();
  await look(page, 'reports');
  const read = async (figure: string) => {
    // Its head names the figure, then what it is a share of.
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${figure}`) }) });
    // Arabic wraps the per cent sign in marks of direction that nobody sees.
    return ((await row.locator('td').textContent()) ?? '').replaceAll(/\p{Cf}/gu, '');
  };
  const { tickets, served, transferred, escalated } = say.figures;
  const shares = [await read(transferred), await read(escalated)];
  const counts = [await read(tickets), await read(served)];
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: say.csv }).click();
  const file = await (await downloading).createReadStream();
  const text = (await file.toArray()).map(String).join('');
  return { counts, shares, rows: parse(text, { columns: true, bom: true, cast: true }) as unknown };
}

/** Nothing that the phone shows or was sent holds a private word. */
async function expectPrivacy(phone: Page, heard: Heard, number: string): Promise<void> {
  const everything = `${heard.all()}\n${await phone.locator('body').textContent()}`;
  expect(heard.all()).toContain(number);
  for (const word of PRIVATE) expect(everything).not.toContain(word);
}

describe('the whole story', () => {
  test.for(['en', 'ar'] as const)(
    'STORY-1, STORY-2, STORY-3, STORY-4, STORY-5, STORY-6: from the touch to the report (%s)',
    async (language) => {
      const here = story(language);
      const { say, look, open, signIn, openCounter, serviceName } = here;
      const screen = await open('screen', `${branch.address}/signage/`);
      await screen.locator('.board').waitFor();
      await screen.locator('.status[data-sound=on]').waitFor({ state: 'attached' });

      const { number, address } = await takeTicket(here);
      const phone = await open('phone', 'about:blank');
      const heard = listenIn(phone);
      await phone.goto(address);
      await ticketAt(phone, 'waiting');
      await phone.getByText(number).first().waitFor();
      expect(await phone.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      await look(phone, 'phone-waiting');

      const teller = await signIn('agent');
      await openCounter(teller, '1');
      await teller.getByRole('row', { name: number }).waitFor();
      expect(await chimes(screen)).toBe(0);
      await teller.keyboard.press('n');
      await atStage(teller, 'called');
      await shown(screen, number, '1');
      await expect.poll(() => chimes(screen), { timeout: 10_000 }).toBe(1);
      await phone.locator('.called-counter', { hasText: /^1$/ }).waitFor();
      await look(screen, 'screen');
      await look(phone, 'phone-called');

      await teller.keyboard.press('s');
      await atStage(teller, 'serving');
      await ticketAt(phone, 'serving');
      await look(teller, 'counter');
      await transfer(teller, here, 'loans');
      await atStage(teller, 'none');
      await ticketAt(phone, 'waiting');
      await phone.getByText(serviceName('loans'), { exact: true }).waitFor();

      const adviser = await signIn('agent2');
      await openCounter(adviser, '6');
      await adviser.keyboard.press('n');
      await atStage(adviser, 'called');
      await shown(screen, number, '6');
      await expect.poll(() => chimes(screen), { timeout: 10_000 }).toBe(2);
      await phone.locator('.called-counter', { hasText: /^6$/ }).waitFor();
      await adviser.getByText(TRANSFER_NOTE).first().waitFor();

      await adviser.keyboard.press('s');
      await atStage(adviser, 'serving');
      await escalate(adviser, here);
      const floor = await signIn('supervisor');
      await floor.goto(`${branch.address}/dashboard/floor`);
      await floor.getByText(ESCALATION_NOTE).waitFor();
      await look(floor, 'floor');
      await floor.getByRole('button', { name: say.onMyWay }).click();
      await adviser.locator('.current').getByText(say.helpOnTheWay).waitFor();

      await adviser.keyboard.press('1');
      await adviser.keyboard.press('f');
      await atStage(adviser, 'none');
      await ticketAt(phone, 'done');
      await phone.getByText(say.goodbye).waitFor();
      await look(phone, 'phone-done');
      await expectPrivacy(phone, heard, number);

      const { counts, shares, rows } = await readReport(here);
      expect(counts).toEqual(['1', '1']);
      expect(shares).toEqual(['50%', '50%']);
      expect(rows).toMatchObject([say.columns]);
      expect(here.faults).toEqual([]);
    },
  );
});
