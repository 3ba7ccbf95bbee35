import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Instant } from '@foyer/basics';
import type { RouteBody } from '@foyer/contract';
import { expect, test } from 'vitest';
import {
  at,
  branch,
  cable,
  callTo,
  chimes,
  clock,
  large,
  openScreen,
  page,
  screenForEachTest,
} from './harness/lobby-screen.ts';
import { settled, violations } from './harness/page-looks.ts';
import { MORNING, value } from './harness/test-branch.ts';

screenForEachTest();

const minutes = (count: number) => new Date(MORNING + count * 60_000).toISOString();
const delay = {
  about: 'delay',
  text: { en: 'Loans take longer today, about an hour.', ar: 'القروض أبطأ اليوم، نحو ساعة.' },
  serviceIds: ['loans'],
  places: ['screen'],
} satisfies RouteBody<'postNotice'>;
const emergency = {
  about: 'emergency',
  text: { en: 'Please leave the building by the south door.', ar: 'يُرجى مغادرة المبنى من الباب الجنوبي.' },
  places: ['screen'],
  confirmed: true,
} satisfies RouteBody<'postNotice'>;
/** Salma, who supervises, sits at the third desk. */
const post = async (body: RouteBody<'postNotice'>) => value(await at(2).agent.call('postNotice', { body })).notice;
const shown = () => page.locator('.notice[data-shown=true] .notice-text').allTextContents();

/** The texts, so long at most. */
const cut = ({ en, ar }: { readonly en: string; readonly ar: string }, length: number) => ({
  en: en.slice(0, length).trim(),
  ar: ar.slice(0, length).trim(),
});

const LYING_AND_UPRIGHT = [
  [1920, 1080],
  [1080, 1920],
] as const;

const numberSizes = () =>
  page
    .locator('.call-number')
    .evaluateAll((numbers) => numbers.map((number) => Number.parseFloat(getComputedStyle(number).fontSize)));

/** Does any of these stand over any of those? */
const overlaps = (these: string, those: string) =>
  page.evaluate(
    ([these, those]) => {
      const seen = (selector: string) =>
        [...document.querySelectorAll(selector)]
          .map((each) => each.getBoundingClientRect())
          .filter(({ height }) => height > 0);
      return seen(these).some((one) =>
        seen(those).some(
          (other) =>
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
            Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
        ),
      );
    },
    [these, those] as const,
  );

/** Leaves a picture where pictures are asked for. */
async function picture(name: string): Promise<void> {
  const folder = process.env.FOYER_PICTURES;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  for (const [width, height] of LYING_AND_UPRIGHT) {
    await page.setViewportSize({ width, height });
    await settled(page);
    await page.screenshot({ path: path.join(folder, `${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
}

/** Everything of these stands within the screen, and nothing of it is cut off. */
const isWhole = (selector: string) =>
  page.locator(selector).evaluateAll((elements) =>
    elements.every((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      return inside && element.scrollWidth <= element.clientWidth + 1;
    }),
  );

test('SCREEN-39: a notice stands on the board in both languages, with what it is about and whom it concerns, until it is taken down', async () => {
  await openScreen();
  expect(await page.locator('.notices').count()).toBe(0);
  const { id } = await post(delay);
  await expect.poll(shown).toEqual([delay.text.en, delay.text.ar]);
  const about = await page.locator('.notice-about').allTextContents();
  expect(about).toEqual(['DelayLoans and mortgages', expect.stringContaining('تأخير')]);
  expect(await violations(page)).toEqual([]);
  await picture('screen-notice');
  value(await at(2).agent.call('withdrawNotice', { params: { noticeId: id } }));
  await expect.poll(() => page.locator('.notices').count()).toBe(0);
});

test('SCREEN-39: what is written in one language only is said once', async () => {
  await openScreen();
  await post({ ...delay, text: { en: delay.text.en } });
  await expect.poll(shown).toEqual([delay.text.en]);
  await picture('screen-notice-once');
  await post({ ...emergency, text: { en: emergency.text.en } });
  await expect.poll(() => page.locator('.emergency-text').allTextContents()).toEqual([emergency.text.en]);
  await picture('screen-emergency-once');
});

test('SCREEN-39: a notice that is over goes by itself, also where nothing is heard from the branch', async () => {
  await post({ ...delay, until: minutes(1) });
  await openScreen();
  await expect.poll(shown).toHaveLength(2);
  await page.clock.install();
  await page.reload();
  await expect.poll(shown).toHaveLength(2);
  cable.pull();
  await page.clock.fastForward(70_000);
  await expect.poll(() => page.locator('.notices').count()).toBe(0);
});

test('SCREEN-40: several notices take turns, each until it was seen in every language, and nothing moves for it', async () => {
  await post({ ...delay, text: { en: 'First.', ar: 'أولا.' } });
  await post({ ...delay, text: { en: `${'A longer one. '.repeat(16)}`, ar: 'ثانيا.' }, serviceIds: [] });
  await page.clock.install();
  await openScreen();
  await expect.poll(shown).toHaveLength(2);
  const height = () => page.locator('.notices').evaluate((element) => element.getBoundingClientRect().height);
  const before = [await shown(), await height()];
  await page.clock.fastForward(12_500);
  await expect.poll(shown).not.toEqual(before[0]);
  expect(await height()).toBeCloseTo(before[1] as number, 1);
  await page.clock.fastForward(12_500);
  await expect.poll(shown).toEqual(before[0]);
  await picture('screen-notices-two');
});

test('SCREEN-40: calls come first: a notice never takes the room of many calls', async () => {
  await post(delay);
  await openScreen();
  for (let index = 0; index < 3; index += 1) await callTo(index);
  await expect.poll(large).toHaveLength(3);
  expect(await page.locator('.notices').isVisible()).toBe(true);
  expect(await isWhole('.call-card, .notice[data-shown=true]')).toBe(true);
  // Read from the back row: numbers are at least a twelfth of the screen's height.
  expect(Math.min(...(await numberSizes()))).toBeGreaterThanOrEqual(1080 / 12);
  await picture('screen-notice-calls');
});

test('SCREEN-40: beside the longest notice the numbers of one to three calls are large, and nothing is cut off', async () => {
  const most = { en: 'The staircase is closed. '.repeat(12), ar: 'الدرج مغلق اليوم. '.repeat(16) };
  await post({ ...delay, text: most });
  await openScreen();
  for (let calls = 0; calls <= 3; calls += 1) {
    if (calls > 0) await callTo(calls - 1);
    await expect.poll(large).toHaveLength(calls);
    for (const [width, height] of LYING_AND_UPRIGHT) {
      await page.setViewportSize({ width, height });
      await settled(page);
      expect(await isWhole('.call-card, .idle-title, .idle-hint, .notice[data-shown=true]')).toBe(true);
      expect(await overlaps('.header', '.call-card, .idle-title')).toBe(false);
      expect(await overlaps('.waits, .recent', '.call-card, .idle-hint')).toBe(false);
      for (const size of await numberSizes()) expect(size).toBeGreaterThanOrEqual(height / 12);
    }
  }
});

test('SCREEN-41: nothing of the longest drill is cut off beside the calls', async () => {
  await openScreen();
  for (let index = 0; index < 3; index += 1) await callTo(index);
  await expect.poll(large).toHaveLength(3);
  const most = { en: 'Leave by the south door. '.repeat(12), ar: 'غادروا من الباب الجنوبي. '.repeat(12) };
  for (const text of [most, cut(most, 179), cut(most, 89)]) {
    const { id } = await post({ ...emergency, text, drill: true });
    await page.locator('.emergency-calls').waitFor();
    await expect.poll(() => page.locator('.emergency-text').first().textContent()).toBe(text.en.trim());
    for (const [width, height] of LYING_AND_UPRIGHT) {
      await page.setViewportSize({ width, height });
      await settled(page);
      expect(await isWhole('.emergency-text, .emergency-drill, .emergency-calls li')).toBe(true);
      expect(await overlaps('.emergency-drill, .emergency-calls', '.emergency-icon, .emergency-text')).toBe(false);
    }
    value(await at(2).agent.call('withdrawNotice', { params: { noticeId: id } }));
  }
});

test('SCREEN-41: an emergency covers everything in both languages, with a sound, and who is called meanwhile is still told', async () => {
  await openScreen();
  const { number } = await callTo(0);
  await expect.poll(chimes).toBe(1);
  await post(emergency);
  await expect
    .poll(() => page.locator('.emergency-text').allTextContents())
    .toEqual([emergency.text.en, emergency.text.ar]);
  await expect.poll(chimes).toBe(4);
  expect(await page.locator('.emergency-calls').textContent()).toContain(number);
  // From edge to edge, wherever the picture has wandered to.
  for (const [x, y] of [
    ['4', '4'],
    ['-4', '-4'],
    ['0', '0'],
  ] as const) {
    const covered = await page.evaluate(
      ([x, y]) => {
        document.documentElement.style.setProperty('--drift-x', x);
        document.documentElement.style.setProperty('--drift-y', y);
        const [right, bottom] = [innerWidth - 1, innerHeight - 1];
        const points = [
          [0, 0],
          [right, 0],
          [0, bottom],
          [right, bottom],
          [960, 200],
        ] as const;
        return points.every(([left, top]) => document.elementFromPoint(left, top)?.closest('.emergency'));
      },
      [x, y] as const,
    );
    expect(covered).toBe(true);
  }
  expect(await page.locator('.emergency-drill').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(await isWhole('.emergency-said, .emergency-text, .emergency-calls')).toBe(true);
  await picture('screen-emergency');
  // What has sounded does not sound again after a reload.
  await openScreen();
  await page.locator('.emergency').waitFor();
  const next = await callTo(1);
  await expect.poll(chimes).toBe(1);
  await expect.poll(() => page.locator('.emergency-calls').textContent()).toContain(next.number);
});

test('SCREEN-41: a drill says that it is one, in each language, and gives way to an emergency in earnest', async () => {
  await openScreen();
  await post({ ...emergency, drill: true });
  await page.locator('.emergency[data-drill]').waitFor();
  expect(await page.locator('.emergency-drill').textContent()).toMatch(/This is a drill.*هذا تمرين/);
  await picture('screen-drill');
  await post({ ...emergency, text: { en: 'Fire.', ar: 'حريق.' } });
  await page.locator('.emergency:not([data-drill])').waitFor();
  expect(await page.locator('.emergency-text').first().textContent()).toBe('Fire.');
});

test('SCREEN-41, SCREEN-47: an emergency stays on a screen that hears nothing more from the branch, without the old calls', async () => {
  await page.clock.install();
  await openScreen();
  await post(emergency);
  await page.locator('.emergency').waitFor();
  await callTo(0);
  await page.locator('.emergency-calls').waitFor();
  cable.pull();
  await page.clock.fastForward(200_000);
  await page.locator('.emergency-lost').waitFor();
  expect(await page.locator('.emergency').isVisible()).toBe(true);
  expect(await page.locator('.emergency-calls').count()).toBe(0);
});

test('SCREEN-46: a drill of what is no emergency says that it is one, in each language', async () => {
  await openScreen();
  await post({ ...delay, drill: true });
  await expect.poll(() => page.locator('.notice-drill').allTextContents()).toEqual(['This is a drill', 'هذا تمرين']);
  expect(await violations(page)).toEqual([]);
});

test('SCREEN-45: of several notices, and of several emergencies, the newest is seen at once, and the other in its turn', async () => {
  await page.clock.install();
  await openScreen();
  for (const [body, text] of [
    [delay, '.notice[data-shown=true] .notice-text'],
    [emergency, '.emergency-text'],
  ] as const) {
    const first = () => page.locator(text).first().textContent();
    for (const en of ['Older.', 'Middle.', 'Newest.']) {
      clock.set((clock.now() + 1000) as Instant);
      await post({ ...body, text: { en, ar: en } });
      await expect.poll(first).toBe(en);
      await page.clock.fastForward(5_000);
    }
    await page.clock.fastForward(8_000);
    await expect.poll(first).toBe('Middle.');
  }
});

test('SCREEN-42, SCREEN-44: a notice for a part of the building is on the screens there, and on those of which nobody has said where they stand', async () => {
  const admin = await branch.signIn('admin');
  await openScreen();
  await post({ ...delay, zones: ['Hall'] });
  await expect.poll(shown).toHaveLength(2);
  const screen = value(await admin.call('devices')).items.find(({ kind }) => kind === 'screen');
  const { id: deviceId = '', version = 0 } = screen ?? {};
  const zoneOf = (await (await fetch(`${branch.address}/api/v1/counters`)).json()) as {
    items: { zone: { en: string } }[];
  };
  const elsewhere = zoneOf.items.map(({ zone }) => zone.en).find((zone) => zone !== 'Hall');
  if (elsewhere === undefined) throw new Error('The demo has one zone only');
  value(await admin.call('changeDevice', { params: { deviceId }, body: { version, zone: elsewhere } }));
  await expect.poll(() => page.locator('.notices').count()).toBe(0);
  clock.set((MORNING + 1000) as Instant);
  // While a screen starts it hears of an emergency before it hears where it stands: not one picture may show it.
  await post({ ...emergency, zones: ['Hall'] });
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('.emergency') !== null) document.documentElement.dataset.alarmed = 'yes';
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  await openScreen();
  await expect.poll(() => page.locator('.status').getAttribute('data-freshness')).toBe('fresh');
  await post(delay);
  await expect.poll(shown).toHaveLength(2);
  expect(await page.locator('html').getAttribute('data-alarmed')).toBeNull();
  expect(await chimes()).toBe(0);
});
