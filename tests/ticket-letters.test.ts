import { manualClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { startTestKiosk } from './harness/kiosk.ts';
import { settled } from './harness/page-looks.ts';
import { MORNING, type SignedIn, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

/** Letters that go below the line or have a mark above. */
const PREFIXES = ['Ş', 'Ç', 'Q', 'Ģ', 'Å'];
const NUMBERS = ['Room 1', 'Oda 2', '3'];
const PLACES = NUMBERS.map((_, at) => at);

const lettered: typeof demoBranch = {
  ...demoBranch,
  series: demoBranch.series.map((series, at) => ({ ...series, prefix: PREFIXES[at] ?? series.prefix })),
  counters: demoBranch.counters.map((counter, at) => ({
    ...counter,
    number: NUMBERS[at] ?? counter.number,
    profileId: demoBranch.counters[0]?.profileId ?? counter.profileId,
  })),
};

const AGENTS = ['agent', 'agent2', 'supervisor'] as const;
const pictures = process.env.FOYER_PICTURES;
let browser: Browser;
let branch: TestBranch;
let agents: readonly SignedIn[];

beforeAll(async () => {
  browser = await sharedBrowser();
});
beforeEach(async () => {
  branch = await startTestBranch({ clock: manualClock(MORNING), settings: { branch: lettered } });
  agents = await Promise.all(AGENTS.map((name) => branch.signIn(name)));
});
afterEach(() => branch.close());

async function open(path: string, width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  // On a busy machine the calls would have left the stage before the last has come: for them no time passes.
  await page.addInitScript(() => Object.defineProperty(performance, 'now', { value: () => 1 }));
  await page.goto(`${branch.address}${path}`);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  await settled(page);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
}

/** Issues a ticket of each service that has such letters. */
async function issueAll(language = 'en') {
  const [agent] = agents;
  if (agent === undefined) throw new Error('There is no agent');
  const issued = [];
  for (const { id } of lettered.services.slice(0, PREFIXES.length))
    issued.push(value(await agent.call('issueTicket', { body: { serviceId: id, language } })));
  return issued;
}

async function call(at: number, visitId: string): Promise<void> {
  const counter = { params: { counterId: `counter-${at + 1}` } };
  const agent = agents[at];
  if (agent === undefined) throw new Error('There is no such agent');
  value(await agent.call('openCounter', counter));
  value(await agent.call('callVisit', { ...counter, body: { visitId } }));
}

/** What is drawn of the large numbers, to its lowest and highest point, beyond what they stand in or over something else. */
const cutLetters = (page: Page, numbers: string, within: string, beside: string) =>
  page.evaluate(
    ({ numbers, within, beside }) => {
      const brush = document.createElement('canvas').getContext('2d');
      if (brush === null) throw new Error('There is no canvas');
      return [...document.querySelectorAll(numbers)].flatMap((number) => {
        const { fontWeight, fontSize, fontFamily } = getComputedStyle(number);
        brush.font = `${fontWeight} ${fontSize} ${fontFamily}`;
        const text = number.textContent ?? '';
        const { fontBoundingBoxAscent, actualBoundingBoxAscent, actualBoundingBoxDescent } = brush.measureText(text);
        const range = document.createRange();
        range.selectNodeContents(number);
        const box = range.getBoundingClientRect();
        const line = box.top + fontBoundingBoxAscent;
        const [top, bottom] = [line - actualBoundingBoxAscent, line + actualBoundingBoxDescent];
        const around = number.closest(within);
        const room = around?.getBoundingClientRect();
        if (around === null || room === undefined) return [`${text} stands nowhere`];
        const cut = top < room.top || bottom > room.bottom ? [`${text} is cut`] : [];
        const covered = [...around.querySelectorAll(beside)].flatMap((other) => {
          const { left, right, top: from, bottom: to } = other.getBoundingClientRect();
          const meet = left < box.right && right > box.left && from < bottom && to > top;
          return meet ? [`${text} meets ${other.textContent} by ${Math.round(Math.min(bottom - from, to - top))}`] : [];
        });
        return [...cut, ...covered];
      });
    },
    { numbers, within, beside },
  );

const shapes = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
] as const;
test.for(shapes)('SCREEN-30, UI-15: letters below the line and named counters at $width × $height', async (shape) => {
  const { width, height } = shape;
  const page = await open('/signage/', width, height);
  await page.locator('.waits').waitFor();
  const issued = await issueAll();
  for (const [at, visits] of [issued[0], issued[1], issued[3]].entries()) {
    await call(at, visits?.visit.id ?? '');
    await expect.poll(() => page.locator('.call').count()).toBe(at + 1);
    await picture(page, `board-${width}-${at + 1}`);
    expect(await cutLetters(page, '.call-number', '.call-card', '.call-counter')).toEqual([]);
  }
  const labels = await page
    .locator('.call-counter')
    .evaluateAll((all) => all.map((each) => [...each.querySelectorAll('.side:not(.call-zone *)')].length));
  expect(labels.toSorted()).toEqual([0, 0, 2]);
  await page.close();
});

test.for(['en', 'ar'] as const)(
  'UI-15: letters below the line stand apart from what is under them on the phone: %s',
  async (language) => {
    const issued = await issueAll(language);
    for (const { visit, ticket } of issued) {
      const page = await open(new URL(ticket.url).pathname, 390, 844);
      await page.locator('.estimate').waitFor();
      await picture(page, `phone-${language}-${visit.number.codePointAt(0)}`);
      expect(await cutLetters(page, '.number .fy-ticket-number', '.stub', '.service, .issued')).toEqual([]);
      await page.close();
    }
    for (const at of PLACES) {
      const { visit, ticket } = issued[at] ?? {};
      await call(at, visit?.id ?? '');
      const page = await open(new URL(ticket?.url ?? '').pathname, 390, 844);
      await page.locator('.page[data-stage=called]').waitFor();
      await picture(page, `called-${language}-${at + 1}`);
      expect(await cutLetters(page, '.number .fy-ticket-number', '.stub', '.service, .issued')).toEqual([]);
      await page.close();
    }
  },
);

test('UI-15: letters below the line stand apart from what is under them on the kiosk', async () => {
  const kiosk = await startTestKiosk(branch.address);
  try {
    const page = await kiosk.takeTicket('en', PREFIXES.indexOf('Ģ'));
    await page.locator('.paper-number').waitFor();
    await picture(page, 'kiosk');
    expect(await cutLetters(page, '.paper-number .fy-ticket-number', '.paper', '.paper-label, .paper-service')).toEqual(
      [],
    );
  } finally {
    await kiosk.close();
  }
});

test('UI-15: letters below the line stand apart from what is around them at the counter', async () => {
  const issued = await issueAll();
  await call(0, issued[PREFIXES.indexOf('Ģ')]?.visit.id ?? '');
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const [name = '', cookie = ''] = (await branch.signIn('agent')).cookie.split('=');
  await context.addCookies([{ name, value: cookie, url: branch.address }]);
  const page = await context.newPage();
  await page.goto(`${branch.address}/dashboard`);
  await page.locator('.current-number .fy-ticket-number').waitFor();
  await picture(page, 'counter');
  expect(await cutLetters(page, '.current-number .fy-ticket-number', '.current-top', '.current-state')).toEqual([]);
  expect(await cutLetters(page, '.next-number .fy-ticket-number', '.next', '.next-label, .next-why')).toEqual([]);
  await context.close();
});
