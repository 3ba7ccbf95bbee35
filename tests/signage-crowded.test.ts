import { manualClock } from '@foyer/basics';
import { demoBranch, demoStaff } from '@foyer/branch-server';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { settled } from './harness/page-looks.ts';
import { MORNING, signIn, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
let browser: Browser;
let branch: TestBranch | null = null;

beforeAll(async () => {
  browser = await sharedBrowser();
});
afterEach(async () => {
  await branch?.close();
  branch = null;
});

const LONG_NAMES = ['Reception A', '12', 'Window 3', 'Office 204', '5', 'Desk B-17'];
const LONG_ZONES = [
  { en: 'Ground floor, main customer hall', ar: 'الطابق الأرضي، صالة العملاء الرئيسية' },
  { en: 'Hall', ar: 'الصالة' },
  { en: 'First floor, business centre', ar: 'الطابق الأول، مركز الأعمال' },
];
const counters = (long: boolean) =>
  demoBranch.counters.map((counter, at) => ({
    ...counter,
    profileId: demoBranch.counters[0]?.profileId ?? counter.profileId,
    ...(long ? { number: LONG_NAMES[at] ?? '', zone: LONG_ZONES[at % 3] ?? {} } : {}),
  }));

const AGENTS = ['agent', 'agent2', 'supervisor', 'manager', 'admin', 'sixth'];

/** Opens the counter at this place of the list, for an agent of its own, who calls a customer. */
async function callAt(at: number): Promise<void> {
  const agent = await signIn(branch?.address ?? '', AGENTS[at] ?? '');
  const counter = { params: { counterId: `counter-${at + 1}` } };
  value(await agent.call('openCounter', counter));
  value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  value(await agent.call('callNext', counter));
}

/** Words that stand out of their box or of the screen. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = [];
    for (const part of document.querySelectorAll<HTMLElement>('.call *, .recent *, .header *, .waits *')) {
      const words = part.textContent?.trim() ?? '';
      const box = part.getBoundingClientRect();
      if (words === '' || box.width === 0 || part.children.length > 0) continue;
      if (part.closest('.fy-visually-hidden') !== null) continue;
      const around = part.closest('.call-card, .recent, .header, .waits')?.getBoundingClientRect();
      if (around === undefined) continue;
      const out = Math.max(
        around.left - box.left,
        box.right - around.right,
        box.bottom - around.bottom,
        around.top - box.top,
      );
      if (out > 1) faults.push(`${words} stands out by ${Math.round(out)} px`);
      if (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible')
        faults.push(`${words} is cut`);
    }
    const overlap = (one: DOMRect, other: DOMRect) =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
    for (const card of document.querySelectorAll('.call-counter')) {
      const parts = [...card.children].map((each) => each.getBoundingClientRect());
      for (const [at, one] of parts.entries())
        for (const other of parts.slice(at + 1)) if (overlap(one, other)) faults.push(`${card.textContent} overlaps`);
    }
    return faults;
  });

const shapes = [
  { width: 1920, height: 1080, long: false },
  { width: 1920, height: 1080, long: true },
  { width: 3840, height: 2160, long: true },
  { width: 1080, height: 1920, long: true },
] as const;
test('SCREEN-25: the letters of a call are there before the first call', async () => {
  branch = await startTestBranch({ clock: manualClock(MORNING) });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
  await page.goto(`${branch.address}/signage/`);
  await page.locator('.waits').waitFor();
  const missing = () =>
    page.evaluate(() => {
      const { fontFamily } = getComputedStyle(document.body);
      return [400, 500, 600, 700].filter((weight) => !document.fonts.check(`${weight} 1em ${fontFamily}`, 'A0ش'));
    });
  await expect.poll(missing).toEqual([]);
  await page.close();
});

test('SCREEN-35: of twelve services six are listed at a time, and after a turn the others', async () => {
  const more = [1, 2, 3, 4].map((at) => ({ id: `more-${at}`, prefix: `M${at}` }));
  const [service, series] = [demoBranch.services[0], demoBranch.series[0]];
  if (service === undefined || series === undefined) throw new Error('The demo has services');
  const services = more.map(({ id }) => ({
    ...service,
    id: id as typeof service.id,
    seriesId: id as typeof series.id,
  }));
  branch = await startTestBranch({
    clock: manualClock(MORNING),
    settings: {
      branch: {
        ...demoBranch,
        services: [...demoBranch.services, ...services],
        series: [
          ...demoBranch.series,
          ...more.map(({ id, prefix }) => ({ ...series, id: id as typeof series.id, prefix })),
        ],
      },
    },
  });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
  await page.clock.install({ time: MORNING - 60_000 });
  await page.clock.pauseAt(MORNING);
  await page.goto(`${branch.address}/signage/`);
  await page.locator('.wait').first().waitFor();
  const listed = () => page.locator('.wait').evaluateAll((all) => all.map((each) => each.getAttribute('data-service')));
  await expect.poll(async () => (await listed()).length).toBe(6);
  const first = await listed();
  await page.clock.runFor(12_000);
  await expect.poll(async () => (await listed()).filter((id) => first.includes(id))).toEqual([]);
  expect(new Set([...first, ...(await listed())]).size).toBe(12);
  await page.clock.runFor(12_000);
  await expect.poll(listed).toEqual(first);
  await page.close();
});

test.for(shapes)(
  'SCREEN-23, SCREEN-24: one to six calls at $width × $height, long names $long: nothing is cut off',
  async (shape) => {
    const { width, height, long } = shape;
    const sixth = {
      name: 'sixth',
      displayName: 'Noor',
      role: 'agent',
      password: demoStaff[0]?.password ?? '',
    } as const;
    const settings = { branch: { ...demoBranch, counters: counters(long) }, staff: [...demoStaff, sixth] };
    branch = await startTestBranch({ clock: manualClock(MORNING), settings });
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    // On a busy machine the calls would have left the stage before the last has come: for them no time passes.
    await page.addInitScript(() => Object.defineProperty(performance, 'now', { value: () => 1 }));
    await page.goto(`${branch.address}/signage/?scheme=${long ? 'dark' : 'light'}`);
    await page.locator('.board').waitFor();
    await page.locator('.waits').waitFor();
    await settled(page);
    expect(await cutOff(page)).toEqual([]);
    for (let calls = 1; calls <= AGENTS.length; calls += 1) {
      await callAt(calls - 1);
      await expect.poll(() => page.locator('.call').count()).toBe(calls);
      await settled(page);
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/calls-${calls}-${width}-${long}.png` });
      expect(await cutOff(page), `${calls} calls`).toEqual([]);
      expect(await page.locator('.waits').isVisible()).toBe(calls <= (width > height ? 3 : 4));
      const sizes = await page
        .locator('.call-number')
        .evaluateAll((all) => all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize)));
      for (const size of sizes) expect(size).toBeGreaterThanOrEqual(height / 12);
    }
    const spoken = await page
      .locator('.call-counter .in-language')
      .evaluateAll((all) => all.map((each) => each.getAttribute('lang')));
    expect(new Set(spoken)).toEqual(new Set(['en', 'ar']));
    await page.close();
  },
);
