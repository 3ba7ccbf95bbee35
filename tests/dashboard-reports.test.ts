import type { Instant } from '@foyer/basics';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  agent,
  branch,
  branchForAllTests,
  COUNTER,
  clock,
  issue,
  open,
  press,
  supervisor,
} from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { serveUntilMinutes } from './harness/quoted-day.ts';
import { MORNING, value } from './harness/test-branch.ts';

const DAY = 24 * 60 * 60 * 1000;
/** The place of the last tab; of the two before it nothing has come about here. */
const TABS = 9;
const SIZES = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
];

/** A customer of a service is called, served and gone within minutes. */
async function serve(serviceId: string) {
  const { id } = await issue(serviceId);
  clock.advance(60_000);
  value(await agent.call('callVisit', { params: { counterId: COUNTER }, body: { visitId: id } }));
  value(await agent.call('start', { params: { visitId: id } }));
  clock.advance(120_000);
  value(await agent.call('finish', { params: { visitId: id } }));
}

// Two open days with a fortnight between them.
branchForAllTests(async () => {
  value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
  await serve('cash');
  value(await supervisor.call('endDay', { body: {} }));
  clock.set((MORNING + 14 * DAY) as Instant);
  value(await supervisor.call('openBranch', { body: {} }));
  await serveUntilMinutes(branch, agent, clock);
  await serve('cash');
  await serve('transfers');
});

/** Opens a report over the last thirty days by its place among the tabs. */
async function openReport(page: Page, tab: number) {
  await page.locator('.report-filters .choice').nth(3).click();
  await page.getByRole('tab').nth(tab).click();
  await page.locator('.report-chart .chart svg').waitFor();
}

/** Everything a chart has written, without what keeps its direction. */
async function written(page: Page): Promise<string[]> {
  const texts = await page.locator('.report-chart .chart svg text').allTextContents();
  return texts.map((text) => text.replaceAll(/[\u2067\u2069]/g, ''));
}

/** The tabs whose table, in any of its groups, is wider than its place at one of the sizes. */
async function tooWide(page: Page): Promise<string[]> {
  const found: string[] = [];
  // Nobody was asked in, which is another page's to show.
  for (const tab of [...Array.from({ length: TABS - 2 }, (_, index) => index), TABS]) {
    await openReport(page, tab);
    const groups = page.locator('.report-figures .choice');
    for (let group = 0; group < Math.max(1, await groups.count()); group++) {
      if ((await groups.count()) > 0) await groups.nth(group).click();
      for (const size of SIZES) {
        await page.setViewportSize(size);
        const fits = await page.locator('.table-scroll').evaluate((place) => place.scrollWidth <= place.clientWidth);
        if (!fits) found.push(`${tab}/${group} at ${size.width}`);
      }
    }
  }
  return found;
}

describe('a report’s table', () => {
  for (const language of ['en', 'ar'] as const) {
    it(`DASH-42: is no wider than its place at 1280 × 720 and 1366 × 768 (${language})`, async () => {
      const page = await open('manager', '/reports', { language });
      expect(await tooWide(page)).toEqual([]);
    });

    it(`DASH-42: where it must scroll, its edge says so, and keys scroll it (${language})`, async () => {
      const page = await open('manager', '/reports', { language, size: { width: 480, height: 720 } });
      await openReport(page, TABS);
      const [onward, back] = language === 'ar' ? (['left', 'right'] as const) : (['right', 'left'] as const);
      const place = page.locator('.table-scroller');
      const marked = (edge: string) =>
        place.evaluate((element, name) => element.hasAttribute(name), `data-more-${edge}`);
      await expect.poll(() => marked(onward)).toBe(true);
      expect(await marked(back)).toBe(false);
      await page.getByRole('region', { name: language === 'ar' ? 'جدول' : 'Table' }).focus();
      const further = language === 'ar' ? 'ArrowLeft' : 'ArrowRight';
      await press(page, ...Array.from({ length: 6 }, () => further));
      await expect.poll(() => marked(back)).toBe(true);
      // What a row is about stays in sight.
      const [head, region] = await Promise.all([
        page.locator('.report-table tbody th').first().boundingBox(),
        page.locator('.table-scroll').boundingBox(),
      ]);
      const start = (box: typeof head) => (language === 'ar' ? (box?.x ?? 0) + (box?.width ?? 0) : (box?.x ?? 0));
      expect(Math.abs(start(head) - start(region))).toBeLessThanOrEqual(1);
      expect(await violations(page)).toEqual([]);
    });
  }

  it('DASH-21: goes with the chart, and every group can be had by keys', async () => {
    const page = await open('manager', '/reports');
    await openReport(page, 1);
    const heads = () => page.locator('.report-table thead th').allTextContents();
    expect((await heads()).join()).toContain('Wait, median');
    await page.locator('.report-measure button').focus();
    await press(page, 'Enter', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await expect.poll(async () => (await heads()).join()).toContain('Service, median');
    await page.locator('.report-figures input[type=radio]:checked').focus();
    await press(page, 'ArrowRight');
    await expect.poll(async () => (await heads()).join()).toContain('No-shows');
  });
});

describe('the days of a report', () => {
  for (const [language, direction] of [
    ['en', 'ArrowRight'],
    ['ar', 'ArrowLeft'],
  ] as const) {
    it(`DASH-61: are written in the region’s order by keys, or chosen from a calendar (${language})`, async () => {
      const page = await open('manager', '/reports', { language });
      const from = page.locator('.report-days .fy-field').first();
      await from.waitFor();
      const written = async () => (await from.locator('.fy-date-input').innerText()).replaceAll(/[^\d/]/g, '');
      expect(await written()).toBe('16/03/2026');
      await from.locator('[data-type=day]').focus();
      await page.keyboard.type('02');
      await expect.poll(written).toBe('02/03/2026');
      await expect.poll(() => page.locator('.report-csv').getAttribute('href')).toContain('from=2026-03-02');
      await from.locator('.fy-date-open').focus();
      await press(page, 'Enter');
      const calendar = page.locator('.fy-calendar');
      await calendar.waitFor();
      expect(await violations(page)).toEqual([]);
      // The week begins on a Monday, and the second of March was one.
      await press(page, direction, 'Enter');
      await calendar.waitFor({ state: 'detached' });
      await expect.poll(written).toBe('03/03/2026');
    });
  }

  it('DASH-60: a calendar’s week and the week of a report begin as the branch’s region has it', async () => {
    const page = await open('manager', '/reports');
    await page.locator('.report-days .fy-date-open').first().click();
    await page.locator('.fy-calendar').waitFor();
    const weekdays = await page.locator('.fy-calendar-weekday').allTextContents();
    expect(weekdays.join('')).toBe('MTWTFSS');
  });

  it('DASH-61: a first day after the last is said beside it, and the report stays as it was', async () => {
    const page = await open('manager', '/reports');
    const csv = page.locator('.report-csv');
    await csv.waitFor();
    const before = await csv.getAttribute('href');
    await page.locator('.report-days [data-type=month]').first().focus();
    await page.keyboard.type('4');
    await page.getByText('The first day must not be after the last.').waitFor();
    expect(await csv.getAttribute('href')).toBe(before);
  });
});

describe('a chart', () => {
  for (const [language, scheme, names] of [
    [
      'en',
      'light',
      { waits: 'Waits (min)', service: 'Service', hour: 'Hour of the day', share: 'Share of arrivals (%)' },
    ],
    ['ar', 'dark', { waits: 'الانتظار (د)', service: 'الخدمة', hour: 'ساعة اليوم', share: 'النسبة من الواصلين (%)' }],
  ] as const) {
    it(`DASH-43: names its axes with their units (${language}, ${scheme})`, async () => {
      const page = await open('manager', '/reports', { language, scheme });
      await openReport(page, 0);
      expect(await written(page)).toContain(names.share);
      await openReport(page, 1);
      await expect.poll(() => written(page)).toEqual(expect.arrayContaining([names.waits, names.service]));
      await openReport(page, 2);
      await expect.poll(() => written(page)).toEqual(expect.arrayContaining([names.waits, names.hour]));
      await openReport(page, 6);
      await expect.poll(() => written(page)).toContain(names.hour);
    });
  }
});

describe('a month in which two days were open', () => {
  it('DASH-23, DASH-44: has two rows, says of how many days, and no empty weekday', async () => {
    const page = await open('manager', '/reports');
    await openReport(page, 3);
    await expect.poll(() => page.locator('.report-table tbody tr').count()).toBe(2);
    await page.getByText('Days with visits: 2 of 30').waitFor();
    // One below the other: the days are the axis that runs down.
    const days = page.locator('.report-chart .chart svg text', { hasText: /^Mon,? \d+ Mar$/ });
    expect(await days.count()).toBe(2);
    const [first, second] = await Promise.all([days.nth(0).boundingBox(), days.nth(1).boundingBox()]);
    expect(second?.y ?? 0).toBeGreaterThan((first?.y ?? 0) + 20);
    await openReport(page, 6);
    await expect.poll(() => page.locator('.report-table tbody th').allTextContents()).toEqual(['Monday']);
  });
});
