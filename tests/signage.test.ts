import { describe, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import {
  at,
  branch,
  cable,
  callTo,
  chimes,
  large,
  openScreen,
  page,
  screenForEachTest,
} from './harness/lobby-screen.ts';
import { value } from './harness/test-branch.ts';

screenForEachTest();

/** As a browser on a desk is. */
const TOUCH_FLAG = '--autoplay-policy=document-user-activation-required';

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

const listed = () => page.locator('.recent-number').allTextContents();
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
    const guarded = await sharedBrowser(TOUCH_FLAG);
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
    await touched.close();
  });
});
