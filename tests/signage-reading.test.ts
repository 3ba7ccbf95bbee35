import { describe, expect, test } from 'vitest';
import {
  agents,
  at,
  branch,
  callTo,
  clock,
  large,
  openScreen,
  page,
  screenForEachTest,
} from './harness/lobby-screen.ts';
import { violations } from './harness/page-looks.ts';
import { estimatesCaughtUp, serveUntilMinutes } from './harness/quoted-day.ts';
import { value } from './harness/test-branch.ts';

screenForEachTest();

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
