import { manualClock } from '@foyer/basics';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { type Cable, layCable } from './harness/cable.ts';
import { violations } from './harness/page-looks.ts';
import { estimatesCaughtUp, serveUntilMinutes } from './harness/quoted-day.ts';
import { MORNING, type SignedIn, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

/** As a screen without people is started: sound needs no touch. */
const KIOSK_FLAG = '--autoplay-policy=no-user-gesture-required';
/** As a browser on a desk is. */
const TOUCH_FLAG = '--autoplay-policy=document-user-activation-required';

let browser: Browser;
let branch: TestBranch;
let cable: Cable;
let clock: ReturnType<typeof manualClock>;
let page: Page;
/** Each at a counter of its own that serves cash. */
let agents: { agent: SignedIn; counterId: string; counterNumber: string }[];

beforeAll(async () => {
  browser = await launchBrowser(KIOSK_FLAG);
});
afterAll(() => browser.close());

beforeEach(async () => {
  clock = manualClock(MORNING);
  branch = await startTestBranch({ clock });
  cable = await layCable(branch.address);
  agents = [];
  for (const [index, name] of (['agent', 'agent2', 'supervisor'] as const).entries()) {
    const agent = await branch.signIn(name);
    const counterNumber = String(index + 1);
    const counterId = `counter-${counterNumber}`;
    value(await agent.call('openCounter', { params: { counterId } }));
    agents.push({ agent, counterId, counterNumber });
  }
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
});
afterEach(async () => {
  await page.close();
  await cable.close();
  await branch.close();
});

const at = (index: number) => {
  const desk = agents[index];
  if (desk === undefined) throw new Error(`There is no desk ${index}`);
  return desk;
};

async function openScreen(query = ''): Promise<void> {
  await page.goto(`${cable.address}/signage/${query}`);
  await page.locator('.board').waitFor();
  await page.locator('.status:not([data-sound="loading"])').waitFor({ state: 'attached' });
}

/** Settles something for the screen; not over the API, which knows which themes there are. */
async function settle(settings: Readonly<Record<string, unknown>>, zone: string | null = null): Promise<void> {
  const { runner } = branch.branch.context;
  const screen = runner.state.devices.find((device) => device.settings.kind === 'screen');
  if (screen === undefined) throw new Error('No screen has come');
  const changed = await runner.submit({
    commandId: crypto.randomUUID() as never,
    actor: { kind: 'system' },
    command: { type: 'change-device', deviceId: screen.id, changes: { settings, zone } },
    requestHash: '',
    reply: () => null,
  });
  expect(changed).toMatchObject({ ok: true });
}

/** A customer takes a ticket and is called to a desk. */
async function callTo(index: number): Promise<{ number: string; visitId: string }> {
  const { agent, counterId } = at(index);
  value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  const { visit } = value(await agent.call('callNext', { params: { counterId } }));
  return { number: visit.number, visitId: visit.id };
}

const large = () => page.locator('.call-number').allTextContents();
const listed = () => page.locator('.recent-number').allTextContents();
const chimes = async () => Number(await page.locator('.status').getAttribute('data-chimes-played'));
const freshness = () => page.locator('.status').getAttribute('data-freshness');

describe('calls on the screen', () => {
  test('SCREEN-1, SCREEN-11: three calls at once are all shown large with their counters, and each chimes once', async () => {
    await openScreen();
    await page.locator('.idle').waitFor();
    const called = await Promise.all([callTo(0), callTo(1), callTo(2)]);
    await expect.poll(large).toHaveLength(3);
    expect(new Set(await large())).toEqual(new Set(called.map(({ number }) => number)));
    for (const [index, { number }] of called.entries()) {
      const card = page.locator('.call', { hasText: number });
      expect(await card.locator('.call-counter-number').textContent()).toBe(at(index).counterNumber);
    }
    await expect.poll(chimes, { timeout: 15_000 }).toBe(3);
  });

  test('SCREEN-4: a recall chimes again and shows the number once', async () => {
    await openScreen();
    const { number, visitId } = await callTo(0);
    await expect.poll(large).toEqual([number]);
    await expect.poll(chimes, { timeout: 10_000 }).toBe(1);
    value(await at(0).agent.call('recall', { params: { visitId }, body: {} }));
    await expect.poll(chimes, { timeout: 10_000 }).toBe(2);
    expect(await large()).toEqual([number]);
  });

  test('SCREEN-6: calls missed without a connection are shown within 2 s of it, if still awaited, and chime once', async () => {
    await openScreen();
    cable.pull();
    const come = await callTo(0);
    value(await at(0).agent.call('start', { params: { visitId: come.visitId }, body: {} }));
    const awaited = [await callTo(1), await callTo(2)];
    const connected = await cable.putBack();
    await expect.poll(large, { interval: 20, timeout: 10_000 }).toEqual(awaited.map(({ number }) => number));
    expect(Date.now() - connected).toBeLessThan(2_000);
    expect(await listed()).toEqual([come.number]);
    await expect.poll(chimes, { timeout: 10_000 }).toBe(2);
    cable.pull();
    await cable.putBack();
    const again = awaited[0];
    if (again === undefined) throw new Error('nobody is awaited');
    value(await at(1).agent.call('recall', { params: { visitId: again.visitId }, body: {} }));
    await expect.poll(chimes, { timeout: 15_000 }).toBe(3);
  });

  test('SCREEN-7: a reload repeats no sound; what is still awaited stands there as before', async () => {
    await openScreen();
    const first = await callTo(0);
    await expect.poll(chimes, { timeout: 10_000 }).toBe(1);
    await page.reload();
    await expect.poll(large).toEqual([first.number]);
    expect(await page.locator('.call').getAttribute('data-silent')).toBe('true');
    const second = await callTo(1);
    await expect.poll(chimes, { timeout: 10_000 }).toBe(1);
    expect(await large()).toContain(second.number);
  });

  test('SCREEN-5: a new screen is silent about the calls from before it', async () => {
    await callTo(0);
    await openScreen('?screen=new');
    const second = await callTo(1);
    await expect.poll(large).toContain(second.number);
    await expect.poll(chimes, { timeout: 10_000 }).toBe(1);
  });
});

describe('what the screen says of itself', () => {
  test('SCREEN-15: old data is said after 5 s, its estimates are hidden after 30 s, the fallback comes after 2 min', async () => {
    await page.clock.install();
    await openScreen();
    const { number } = await callTo(0);
    await expect.poll(large).toEqual([number]);
    cable.pull();
    await page.getByText('Reconnecting to the branch').waitFor();
    await page.clock.fastForward(5_000);
    await page.locator('.status-stale').waitFor();
    await expect.poll(freshness).toBe('stale');
    expect(await page.locator('.status-stale').textContent()).toMatch(/No news for \d+ sec/);
    await page.clock.fastForward(25_000);
    await expect.poll(freshness).toBe('withheld');
    const figures = await page.locator('.wait[data-status="open"] .wait-said').allTextContents();
    expect(new Set(figures)).toEqual(new Set(['–']));
    await page.clock.fastForward(95_000);
    await page.getByText('This screen has lost touch with the branch').waitFor();
    await cable.putBack();
    await page.clock.fastForward(5_000);
    await page.locator('.board').waitFor();
    await expect.poll(freshness).toBe('fresh');
  });

  test('SCREEN-34: what is settled for a screen is in force at once, and only a theme that there is can be', async () => {
    await openScreen();
    const languages = () => page.locator('.board').getAttribute('data-languages');
    await expect.poll(languages).toBe('2');
    const admin = await branch.signIn('admin');
    const [{ id } = { id: '' }] = value(await admin.call('devices')).items;
    const change = (settings: Readonly<Record<string, unknown>>) =>
      admin.call('changeDevice', { params: { deviceId: id }, body: { settings } });
    expect(await change({ theme: 'calm' })).toMatchObject({
      error: { mistakes: [{ code: 'not-one-of', pointer: '/settings/theme', facts: { allowed: ['default'] } }] },
    });
    value(await change({ languages: ['ar'], waits: false, calls: 'counters', counters: [at(0).counterId] }));
    await expect.poll(languages, { interval: 20 }).toBe('1');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ar');
    expect(await page.locator('.waits').count()).toBe(0);
    await callTo(1);
    const { number } = await callTo(0);
    await expect.poll(large).toEqual([number]);
  });

  test('SCREEN-20: a theme that there is not is said in both languages, and the board works without it', async () => {
    await openScreen();
    await settle({ theme: 'calm' });
    const said = page.locator('.status-sound .in-language');
    await expect
      .poll(() => said.allTextContents())
      .toEqual(['No sound: there is no theme “calm”.', 'لا صوت: لا توجد سمة باسم «calm».']);
    const fault = await page.locator('.status').getAttribute('data-sound-fault');
    expect(fault).toBe('There is no theme “calm” on the branch server.');
    const { number } = await callTo(0);
    await expect.poll(large).toEqual([number]);
  });

  test('SCREEN-12: where the browser wants a touch before it sounds, the screen says so, and one touch is enough', async () => {
    const guarded = await launchBrowser(TOUCH_FLAG);
    try {
      const touched = await guarded.newPage();
      // The page tells by itself: asking it, as a test does, counts as a touch.
      await touched.addInitScript(() => {
        new MutationObserver(() => {
          const status = document.querySelector<HTMLElement>('.status');
          // biome-ignore lint/suspicious/noConsole: the page's way to tell the test.
          console.info(`sound ${status?.dataset.sound}: ${status?.querySelector('.status-sound')?.textContent ?? ''}`);
        }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-sound'] });
      });
      const told = (what: string) => touched.waitForEvent('console', (message) => message.text().startsWith(what));
      const asked = told('sound blocked: Touch for sound');
      await touched.goto(`${cable.address}/signage/`);
      await asked;
      const heard = told('sound on: ');
      await touched.mouse.click(400, 400);
      await heard;
    } finally {
      await guarded.close();
    }
  });
});

describe('read from the back of the room', () => {
  const sizes = [
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
    { width: 1080, height: 1920 },
  ];

  test.each(sizes)(
    'SCREEN-13: at $width × $height called numbers are 1/12 of the height or more, and nothing is cut off',
    async (size) => {
      await page.setViewportSize(size);
      await openScreen();
      for (const index of agents.keys()) {
        await callTo(index);
        await expect.poll(large).toHaveLength(index + 1);
        const numbers = await page.locator('.call-number').evaluateAll((all) =>
          all.map((number) => {
            const [inner, outer] = [number.getBoundingClientRect(), number.closest('.call')?.getBoundingClientRect()];
            const fits = outer !== undefined && inner.left >= outer.left && inner.right <= outer.right;
            return { type: Number.parseFloat(getComputedStyle(number).fontSize), fits };
          }),
        );
        for (const { type, fits } of numbers) {
          expect(type).toBeGreaterThanOrEqual(size.height / 12);
          expect(fits).toBe(true);
        }
      }
      const overflow = await page.evaluate(() => [
        document.documentElement.scrollWidth - innerWidth,
        document.documentElement.scrollHeight - innerHeight,
      ]);
      for (const pixels of overflow) expect(pixels).toBeLessThanOrEqual(0);
    },
  );

  test.each(['light', 'dark'])(
    'SCREEN-14: in the %s scheme every text has a contrast of 7 : 1, and axe finds nothing',
    async (scheme) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await openScreen(`?scheme=${scheme}`);
      await callTo(0);
      await callTo(1);
      await expect.poll(large).toHaveLength(2);
      expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
    },
  );

  test('SCREEN-22: each wait is said in the words of the ticket, or in people, in both languages', async () => {
    const { agent } = at(0);
    for (let customer = 0; customer < 2; customer += 1)
      value(await agent.call('issueTicket', { body: { serviceId: 'loans' } }));
    await openScreen();
    const said = (serviceId: string) =>
      page
        .locator(`.wait[data-service="${serviceId}"] .wait-said`)
        .evaluateAll((all) => all.map((each) => [...each.children].map((part) => part.textContent).join(' ')));
    await expect.poll(() => said('loans')).toEqual(['2 people waiting', 'شخصان في الانتظار']);
    expect(await said('business')).toEqual(['nobody waiting', 'لا أحد في الانتظار']);
    expect(await page.locator('#waits-title .in-language').allTextContents()).toEqual(['Waiting now', 'الانتظار الآن']);
    value(await agent.call('closeCounter', { params: { counterId: 'counter-1' }, body: {} }));
    await serveUntilMinutes(branch, agent, clock);
    for (let customer = 0; customer < 9; customer += 1)
      value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
    await estimatesCaughtUp(branch);
    const { estimate } = value(await agent.call('services')).items.find(({ id }) => id === 'cash') ?? {};
    if (estimate?.kind !== 'minutes') throw new Error('No minutes are told');
    const { aboutMinutes, mostMinutes } = estimate;
    expect(mostMinutes).toBeGreaterThan(aboutMinutes);
    const english = `about ${aboutMinutes} min at most ${mostMinutes}`;
    await expect.poll(() => said('cash')).toEqual([english, expect.stringMatching(/^نحو .*دق.* على الأكثر$/)]);
    expect((await page.locator('.waits').textContent()) ?? '').not.toMatch(/\d[–-]\d/);
  });

  test('SCREEN-21: English and Arabic stand side by side, each in its own direction', async () => {
    await openScreen();
    await callTo(0);
    await page.locator('.call').waitFor();
    const onSide = await page
      .locator('.call-counter .in-language')
      .evaluateAll((all) => all.map((each) => [each.getAttribute('lang'), getComputedStyle(each).direction]));
    const both = [
      ['en', 'ltr'],
      ['ar', 'rtl'],
    ];
    // The word for the counter, and where it is.
    expect(onSide).toEqual([...both, ...both]);
    expect(await page.locator('.call-zone .in-language').allTextContents()).toEqual(['Hall', 'الصالة']);
  });
});
