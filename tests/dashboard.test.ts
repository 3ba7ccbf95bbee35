import { type Instant, manualClock } from '@foyer/basics';
import { DEMO_PASSWORD } from '@foyer/branch-server';
import type { Visit } from '@foyer/contract';
import { chromiumFlags } from '@foyer/scripts/chromium';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MORNING, type SignedIn, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

type Account = Parameters<TestBranch['signIn']>[0];
interface Look {
  readonly language?: 'en' | 'ar';
  readonly scheme?: 'light' | 'dark';
}

const COUNTER = 'counter-1';
let browser: Browser;
let branch: TestBranch;
let agent: SignedIn;
let supervisor: SignedIn;
let clock: ReturnType<typeof manualClock>;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  const executablePath = process.env.FOYER_CHROMIUM;
  browser = await chromium.launch({
    args: [...chromiumFlags],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
});
afterAll(() => browser.close());

beforeEach(async () => {
  clock = manualClock(MORNING);
  branch = await startTestBranch({ clock });
  [agent, supervisor] = await Promise.all([branch.signIn('agent'), branch.signIn('supervisor')]);
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  await branch.close();
});

/** Opens a path of the dashboard as one of the demo's staff, or as nobody. */
async function open(account: Account | null, path = '', { language = 'en', scheme = 'light' }: Look = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  contexts.push(context);
  await context.addInitScript(
    (state) => localStorage.setItem('foyer.dashboard', JSON.stringify({ state, version: 0 })),
    { language, scheme, shortcuts: true },
  );
  if (account !== null) {
    const [name = '', cookie = ''] = (await branch.signIn(account)).cookie.split('=');
    await context.addCookies([{ name, value: cookie, url: branch.address }]);
  }
  const page = await context.newPage();
  await page.goto(`${branch.address}/dashboard${path}`);
  return page;
}

async function issue(serviceId = 'cash', more: { notes?: string } = {}): Promise<Visit> {
  return value(await agent.call('issueTicket', { body: { serviceId, ...more } })).visit;
}

/** Waits until the server's own record of a visit stands at a stage. */
async function standsAt(visit: Visit, kind: string): Promise<Visit> {
  await expect.poll(async () => (await stored(visit)).stage.kind).toBe(kind);
  return stored(visit);
}

async function stored(visit: Visit): Promise<Visit> {
  return value(await agent.call('visit', { params: { visitId: visit.id } })).visit;
}

const stageOnPage = (page: Page, stage: string) => page.waitForSelector(`.current[data-stage=${stage}]`);
const dialog = (page: Page) => page.getByRole('dialog');

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key);
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: checker } = window as typeof window & { axe: typeof import('axe-core') };
    const found = await checker.run(document);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

describe('signing in', () => {
  it('DASH-1: says why it failed, keeps the name, and a demo names its accounts', async () => {
    const page = await open(null);
    await page.getByLabel('User name').fill('agent');
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/\w+ .*\./);
    expect(await page.getByLabel('User name').inputValue()).toBe('agent');
    expect(await page.getByText(DEMO_PASSWORD).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'manager' }).click();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Reports' }).waitFor();
  });

  it('DASH-2: each role has its tabs, and no path leads to others', async () => {
    const tabs = { agent: 1, supervisor: 2, manager: 3, admin: 4 } as const;
    for (const [account, count] of Object.entries(tabs)) {
      const page = await open(account as keyof typeof tabs, '/devices');
      await page.getByRole('navigation').waitFor();
      expect(await page.getByRole('navigation').getByRole('link').count()).toBe(count);
      const current = await page.locator('[aria-current=page]').textContent();
      expect(current).toBe(account === 'admin' ? 'Devices' : 'Counter');
    }
  });

  it('DASH-4: a session that ended is asked for again, and the page goes on where it was', async () => {
    await issue();
    const page = await open('agent', `/counter/${COUNTER}`);
    await page.getByRole('button', { name: 'Open counter 1' }).click();
    await stageOnPage(page, 'none');
    await page.context().clearCookies();
    await press(page, 'n');
    await page.getByRole('alertdialog').getByLabel('Password').fill(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await press(page, 'n');
    await stageOnPage(page, 'called');
  });
});

describe('the counter', () => {
  it('DASH-3, DASH-5: every command by the keyboard alone', async () => {
    const [first, second, third, fourth, fifth, sixth] = [
      await issue(),
      await issue(),
      await issue(),
      await issue(),
      await issue(),
      await issue(),
    ];
    if (!first || !second || !third || !fourth || !fifth || !sixth) throw new Error('no visits');
    const page = await open('agent');
    // Choosing: Tab to the first counter's button.
    await page.getByRole('button', { name: 'Open counter 1' }).waitFor();
    expect(await page.getByRole('button', { name: 'Keyboard shortcuts' }).getAttribute('aria-keyshortcuts')).toBe('?');
    for (let tabs = 0; tabs < 30; tabs++) {
      await press(page, 'Tab');
      if ((await page.locator(':focus').textContent()) === 'Open counter 1') break;
    }
    await press(page, 'Enter');
    await stageOnPage(page, 'none');
    expect(page.url()).toContain(`/counter/${COUNTER}`);

    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 'r');
    await expect.poll(async () => (await stored(first)).stage).toMatchObject({ kind: 'called', times: 2 });
    await page.getByText('Called 2 ×').waitFor();
    await press(page, 's');
    await stageOnPage(page, 'serving');
    await press(page, '2', 'g');
    expect((await standsAt(first, 'done')).stage).toMatchObject({ how: 'finished', outcomeId: 'follow-up' });
    await standsAt(second, 'called');
    await stageOnPage(page, 'called');
    await press(page, 'm');
    expect((await standsAt(second, 'done')).stage).toMatchObject({ how: 'no-show' });
    await stageOnPage(page, 'none');

    // Hold, with the second reason; back from it with the list's own button.
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 's');
    await stageOnPage(page, 'serving');
    await press(page, 'h');
    await dialog(page).waitFor();
    await press(page, '2', 'Tab');
    await page.keyboard.type('Left their card at home');
    await press(page, 'Control+Enter');
    const held = (await standsAt(third, 'held')).stage;
    expect(held).toMatchObject({ reason: 'document-missing', note: 'Left their card at home' });
    await stageOnPage(page, 'none');
    await press(page, 'l', 'ArrowRight', 'Enter');
    await standsAt(third, 'serving');
    await stageOnPage(page, 'serving');

    // Escalate, then transfer to another service, at the end of its queue.
    await press(page, 'e');
    await dialog(page).waitFor();
    await press(page, 'Enter');
    await expect.poll(async () => (await stored(third)).escalation).toBe('raised');
    await dialog(page).waitFor({ state: 'detached' });
    await press(page, 't');
    await dialog(page).waitFor();
    await press(page, 'Tab', 'Enter', 'ArrowDown', 'Enter', 'Tab', 'ArrowDown', 'ArrowDown');
    await press(page, 'Enter');
    await expect.poll(async () => (await stored(third)).serviceId).not.toBe('cash');
    await standsAt(third, 'waiting');
    await stageOnPage(page, 'none');

    // A given visit from the list, and cancelling it.
    await press(page, 'w', 'End', 'Home', 'ArrowDown');
    const row = await page.locator(':focus').textContent();
    await press(page, 'Enter');
    await stageOnPage(page, 'called');
    const called = [fourth, fifth, sixth].find(({ number }) => row?.startsWith(number));
    if (called === undefined) throw new Error(`nobody of ours in ${row}`);
    expect((await standsAt(called, 'called')).stage).toMatchObject({ because: { rule: 'by-hand' } });
    await press(page, 'x');
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    expect((await standsAt(called, 'done')).stage).toMatchObject({ how: 'cancelled' });
    await stageOnPage(page, 'none');

    // Somebody on the list has left.
    await press(page, 'w');
    const leaving = await page.locator(':focus').textContent();
    await press(page, 'Delete');
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    const left = [third, fourth, fifth, sixth].find(({ number }) => leaving?.startsWith(number));
    if (left === undefined) throw new Error(`nobody of ours in ${leaving}`);
    expect((await standsAt(left, 'done')).stage).toMatchObject({ how: 'abandoned' });
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });

    // Finishing without a next one; back to the queue from a hold; the counter itself.
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 's');
    await stageOnPage(page, 'serving');
    await press(page, 'f');
    await stageOnPage(page, 'none');
    const counter = async () => value(await agent.call('counters')).items.find(({ id }) => id === COUNTER);
    await press(page, 'p');
    await dialog(page).waitFor();
    await press(page, '3', 'Enter');
    await expect.poll(counter).toMatchObject({ status: 'paused', reason: 'meeting' });
    await page.getByText('Nobody is called to this counter').waitFor();
    await press(page, 'p');
    await expect.poll(counter).toMatchObject({ status: 'open' });
    await stageOnPage(page, 'none');
    await press(page, 'c');
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    await expect.poll(counter).toMatchObject({ status: 'closed' });
    await page.getByText('Counter 1 is closed').waitFor();
    await press(page, 'o');
    await expect.poll(counter).toMatchObject({ status: 'open', agentName: 'Amira' });
  });

  it('DASH-5: a visit on hold goes back to the queue', async () => {
    const visit = await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    value(await agent.call('callNext', { params: { counterId: COUNTER } }));
    value(await agent.call('start', { params: { visitId: visit.id } }));
    value(await agent.call('hold', { params: { visitId: visit.id }, body: { reason: 'other' } }));
    const page = await open('agent');
    await page.getByRole('button', { name: `Put ${visit.number} back in the queue` }).click();
    await standsAt(visit, 'waiting');
    await page.getByRole('row', { name: visit.number }).waitFor();
  });

  it('DASH-7: a double press counts once', async () => {
    await issue();
    await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'none');
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/call-next')) keys.push(request.headers()['idempotency-key']);
    });
    await press(page, 'n', 'n', 'n');
    await stageOnPage(page, 'called');
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('DASH-8: letters belong to what is typed, and the shortcuts can be turned off', async () => {
    await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'none');
    await press(page, '?');
    await dialog(page).waitFor();
    await press(page, 'n');
    await page.getByText('Single-key shortcuts').click();
    await press(page, 'Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await press(page, 'n');
    await press(page, '?');
    await dialog(page).waitFor();
    await page.getByText('Single-key shortcuts').click();
    await press(page, 'Escape');
    await dialog(page).waitFor({ state: 'detached' });
    expect(await page.locator('.current').getAttribute('data-stage')).toBe('none');
    await press(page, 'n');
    await stageOnPage(page, 'called');
  });

  it('DASH-9: a refusal is a sentence, and what was written stays', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'none');
    await press(page, 'n');
    await page.getByRole('alert').getByText('Nobody is waiting for this counter.').waitFor();

    const visit = await issue();
    await page.getByRole('row', { name: visit.number }).waitFor();
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 'h');
    await dialog(page).getByLabel('Note').fill('Fills in the long form');
    await page.route('**/hold', (route) =>
      route.fulfill({
        status: 409,
        json: {
          type: 'x',
          title: 'x',
          status: 409,
          code: 'version-conflict',
          detail: 'Somebody changed it; look again.',
        },
      }),
    );
    await press(page, 'Control+Enter');
    await dialog(page).getByText('Somebody changed it; look again.').waitFor();
    expect(await dialog(page).getByLabel('Note').inputValue()).toBe('Fills in the long form');
    await page.unroute('**/hold');
    await press(page, 'Control+Enter');
    await standsAt(visit, 'held');
  });

  it('DASH-11, DASH-13: shows the note, the history and timers by the branch’s clock', async () => {
    const visit = await issue('cash', { notes: 'Needs a chair' });
    clock.advance(125_000);
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    value(await agent.call('callNext', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'called');
    await page.getByText('Needs a chair').waitFor();
    await page.getByText('Ticket issued').waitFor();
    expect(await page.locator('.current-number').textContent()).toBe(visit.number);
    expect(await page.locator('.current-timers dd').first().textContent()).toMatch(/^2:0\d$/);
  });

  it('DASH-15: a second window shows what the first one does, and can go on with it', async () => {
    await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const [one, two] = [await open('agent'), await open('agent')];
    if (one === undefined || two === undefined) throw new Error('no windows');
    await Promise.all([stageOnPage(one, 'none'), stageOnPage(two, 'none')]);
    await press(one, 'n');
    await Promise.all([stageOnPage(one, 'called'), stageOnPage(two, 'called')]);
    await press(two, 's');
    await Promise.all([stageOnPage(one, 'serving'), stageOnPage(two, 'serving')]);
  });

  it('DASH-24: regions keep their places whatever happens', async () => {
    await issue();
    await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    const places = () =>
      page.evaluate(() =>
        ['.work-current', '.command-bar', '.work-next', '.next .command', '.waiting', '.held'].map((region) => {
          const box = document.querySelector(region)?.getBoundingClientRect();
          return [region, box?.x, box?.y, box?.width, box?.height].join(' ');
        }),
      );
    await stageOnPage(page, 'none');
    const free = await places();
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await page.getByText('Called the next customer').waitFor();
    expect(await places()).toEqual(free);
    await press(page, 's');
    await stageOnPage(page, 'serving');
    expect(await places()).toEqual(free);
  });

  it('DASH-26: says how old its data is when the line is cut', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'none');
    await branch.branch.close();
    await page.locator('.fy-stale').waitFor({ timeout: 15_000 });
    expect(await page.locator('.fy-stale').textContent()).toMatch(/No news for/);
  });
});

describe('the floor', () => {
  it('DASH-16, DASH-17: counts and finds visits', async () => {
    await issue('cash');
    await issue('loans', { notes: 'Brings the deed' });
    clock.set((MORNING + 11 * 60_000) as Instant);
    await issue('cash');
    const page = await open('supervisor', '/floor');
    await expect
      .poll(() => page.locator('.branch-figures dd').allTextContents())
      .toEqual(['3', '1', '11 min', '0', '0 of 6']);
    await press(page, '/');
    await page.keyboard.type('deed');
    await expect.poll(() => page.locator('.visits-table tbody tr').count()).toBe(1);
    expect(await page.locator('.visits-table tbody th').textContent()).toBe('G001');
  });

  it('DASH-18: calls for help are acknowledged and resolved', async () => {
    const kiosk = await branch.pair('kiosk');
    value(await kiosk.call('help', { body: { place: 'Kiosk by the door' } }));
    const page = await open('supervisor', '/floor');
    await page.getByText('Kiosk by the door').waitFor();
    await page.getByRole('button', { name: 'I’m on my way' }).click();
    await page.getByText('Salma is on the way').waitFor();
    await page.getByRole('button', { name: 'Resolve' }).click();
    await dialog(page).waitFor();
    await press(page, '2', 'Enter');
    await page.getByText('Nothing needs you now').waitFor();
  });

  it('DASH-19: suspends a service, closes the branch, ends the day', async () => {
    const visit = await issue('cards');
    const page = await open('supervisor', '/floor');
    await page.getByRole('button', { name: 'Suspend: Foreign currency' }).click();
    await dialog(page).getByLabel('Message for customers').fill('Back at two');
    await press(page, 'Control+Enter');
    const service = async () => value(await supervisor.call('services')).items.find(({ id }) => id === 'exchange');
    await expect.poll(service).toMatchObject({ status: 'suspended', reason: 'technical', message: 'Back at two' });
    await page.getByRole('button', { name: 'Open again: Foreign currency' }).click();
    await expect.poll(async () => (await service())?.status).toBe('unstaffed');

    await page.getByRole('button', { name: 'Close to new tickets' }).click();
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Escape');
    expect(value(await supervisor.call('branch')).status).toBe('open');
    await page.getByRole('button', { name: 'Close to new tickets' }).click();
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Open the branch' }).waitFor();
    await page.getByRole('button', { name: 'End the day' }).click();
    await page.getByRole('alertdialog').getByText('Visits still open: 1').waitFor();
    await press(page, 'Enter');
    await expect.poll(async () => value(await supervisor.call('branch')).day).toBeNull();
    await expect.poll(async () => page.getByText(visit.number).count()).toBe(0);
  });
});

describe('the reports', () => {
  it('DASH-21, DASH-22: the table has the figures, the file as well, and no data is said', async () => {
    const visit = await issue();
    clock.advance(90_000);
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    value(await agent.call('callNext', { params: { counterId: COUNTER } }));
    value(await agent.call('start', { params: { visitId: visit.id } }));
    clock.advance(180_000);
    value(await agent.call('finish', { params: { visitId: visit.id } }));

    const page = await open('manager', '/reports');
    await page.locator('.report-chart svg').waitFor();
    const figure = (name: string) =>
      page
        .getByRole('row', { name: new RegExp(`^${name}`) })
        .locator('td')
        .textContent();
    expect(await figure('Served')).toBe('1');
    expect(await figure('Wait, median')).toBe('1.5 min');
    expect(await figure('Service, median')).toBe('3.0 min');
    const csv = await page.request.get(
      new URL((await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')) ?? '', page.url()).href,
    );
    expect(csv.headers()['content-type']).toContain('text/csv');
    expect((await csv.text()).split('\n').length).toBeGreaterThan(1);

    await page.getByRole('tab', { name: 'By counter' }).click();
    await page.getByRole('rowheader', { name: 'Counter 1' }).waitFor();
    await page.getByText('Yesterday').click();
    await page.getByText('No data for this period').waitFor();
  });
});

describe('the devices', () => {
  it('DASH-27: a code nobody has is refused in a sentence, a device is shut out', async () => {
    await branch.pair('screen', 'Lobby');
    const page = await open('admin', '/devices');
    await page.getByLabel('Code on the device').fill('ZZZZ99');
    await press(page, 'Enter');
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/\w+ .*\./);
    await page.getByRole('button', { name: 'Shut out Lobby?' }).click();
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    await expect.poll(() => page.locator('tr[data-status=revoked]').count()).toBe(1);
  });
});

describe('every tab', () => {
  for (const look of [
    { language: 'en', scheme: 'light' },
    { language: 'ar', scheme: 'dark' },
    { language: 'ar', scheme: 'light' },
  ] as const) {
    it(`DASH-25: axe finds nothing (${look.language}, ${look.scheme})`, async () => {
      await issue();
      await issue('cards');
      value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
      const called = value(await agent.call('callNext', { params: { counterId: COUNTER } })).visit;
      value(await agent.call('escalate', { params: { visitId: called.id }, body: { reason: 'advice' } }));
      await branch.pair('kiosk');
      const signIn = await open(null, '', look);
      await signIn.locator('form').waitFor();
      expect(await violations(signIn)).toEqual([]);
      const counter = await open('agent', '', look);
      await stageOnPage(counter, 'called');
      expect(await violations(counter)).toEqual([]);
      expect(await counter.locator('html').getAttribute('dir')).toBe(look.language === 'ar' ? 'rtl' : 'ltr');
      await press(counter, 't');
      await dialog(counter).waitFor();
      expect(await violations(counter)).toEqual([]);
      const admin = await open('admin', '', look);
      await admin.locator('.choose-grid').waitFor();
      expect(await violations(admin)).toEqual([]);
      for (const [path, ready] of [
        ['/floor', '.attention-item'],
        ['/reports', '.report-chart svg'],
        ['/devices', '.devices table'],
      ] as const) {
        await admin.goto(`${branch.address}/dashboard${path}`);
        await admin.locator(ready).first().waitFor();
        expect(await violations(admin)).toEqual([]);
      }
    });
  }
});
