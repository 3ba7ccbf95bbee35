import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  agent,
  branch,
  branchForEachTest,
  COUNTER,
  clock,
  issue,
  open,
  press,
  stageOnPage,
  stored,
} from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { estimatesCaughtUp, keptPromise, serveUntilMinutes } from './harness/quoted-day.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

const pictures = process.env.FOYER_PICTURES;

/** Three tickets told minutes: one called after 5 minutes, one left, one still waiting. */
async function quotedDay() {
  await serveUntilMinutes(branch, agent, clock);
  const tickets = [await issue()];
  for (let more = 0; more < 2; more += 1) {
    await estimatesCaughtUp(branch);
    tickets.push(await issue());
  }
  clock.advance(300_000);
  const { visit } = value(await agent.call('callNext', { params: { counterId: COUNTER } }));
  const left = tickets.find(({ id }) => id !== visit.id);
  value(await agent.call('abandonVisit', { params: { visitId: left?.id ?? '' }, body: {} }));
}

describe('quoted against actual', () => {
  for (const look of [
    { language: 'en', scheme: 'light', tab: 'Quoted against actual', off: 'Off by', table: 'Table' },
    { language: 'ar', scheme: 'dark', tab: 'المعلن والفعلي', off: 'مقدار الخطأ', table: 'جدول' },
  ] as const) {
    it(`DASH-25, DASH-37: is read and operated by keys, and axe finds nothing (${look.language}, ${look.scheme})`, async () => {
      await quotedDay();
      const manager = await branch.signIn('manager');
      const query = { from: '2026-03-02', to: '2026-03-02' };
      const { total } = value(await manager.call('quotedReport', { params: { by: 'hours' }, query }));
      expect(total.withheld).toBeGreaterThan(0);

      const page = await open('manager', '/reports', look);
      await page.getByRole('tab').first().focus();
      await press(page, 'End');
      await page.getByRole('tab', { name: look.tab, selected: true }).waitFor();
      await page.locator('.report-chart .chart svg').waitFor();
      const tiles = await page.locator('.report-tiles dd').allTextContents();
      expect(tiles[0]).toMatch(new RegExp(`^${total.quoted}`));
      expect(tiles[1]).toMatch(new RegExp(`^${total.called}`));
      const table = page.getByRole('region', { name: look.table });
      expect(await table.getByRole('columnheader', { name: look.off }).count()).toBe(1);
      expect(await table.locator('tbody tr').count()).toBe(1);
      expect(await page.locator('.report-apart').textContent()).toContain(`${total.withheld} (`);
      expect(await violations(page)).toEqual([]);
      if (pictures !== undefined) {
        await mkdir(pictures, { recursive: true });
        await page.screenshot({ path: `${pictures}/quoted-${look.language}.png` });
      }

      const groups = page.locator('.report-group button');
      await groups.focus();
      await press(page, 'Enter', 'ArrowDown', 'ArrowDown', 'Enter');
      await expect.poll(() => table.locator('thead th').first().textContent()).toMatch(/^(Service|الخدمة)$/);
      const measures = page.locator('.report-measure:not(.report-group) button');
      await measures.focus();
      await press(page, 'Enter', 'ArrowDown', 'Enter');
      // The line of what is quoted; Arabic writes its own percent sign.
      await page.locator('.report-chart .chart svg text', { hasText: /^90\D+$/ }).waitFor();
      expect(await violations(page)).toEqual([]);
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/quoted-covered-${look.language}.png` });
      const csv = await page.locator('.report-csv').getAttribute('href');
      expect(csv).toContain('/reports/quoted/services?');
    });
  }
});

describe('what was quoted', () => {
  it('DASH-38: a wait that has outgrown its ticket is marked at the counter and on the floor', async () => {
    await serveUntilMinutes(branch, agent, clock);
    const { visit: late, estimate: told } = await keptPromise(branch, agent);
    const counter = await open('agent', `/counter/${COUNTER}`);
    const floor = await open('supervisor', '/floor');
    const row = floor.getByRole('row', { name: late.number });
    await row.waitFor();
    await counter.getByRole('row', { name: late.number }).waitFor();
    expect(await row.getByText('Longer than told').count()).toBe(0);
    clock.advance((told.mostMinutes + 2) * 60_000);
    await issue();
    await expect.poll(async () => (await stored(late)).quoteState, { timeout: 20_000 }).toBe('outgrown');
    const mark = row.locator('.fy-badge', { hasText: 'Longer than told' });
    await mark.waitFor();
    expect(await mark.locator('svg').count()).toBe(1);
    const inList = counter.getByRole('row', { name: late.number });
    await inList.getByText('Longer than told').waitFor();
    // All of it is to be read: nothing of the mark is cut off by the row.
    const [badge, cell] = await Promise.all([
      inList.locator('.row-marks .fy-badge').boundingBox(),
      inList.locator('.row-lines').boundingBox(),
    ]);
    expect((badge?.x ?? 0) + (badge?.width ?? 0)).toBeLessThanOrEqual((cell?.x ?? 0) + (cell?.width ?? 0) + 1);
    expect(await violations(floor)).toEqual([]);
    expect(await violations(counter)).toEqual([]);
    if (pictures !== undefined) {
      await floor.screenshot({ path: `${pictures}/floor.png` });
      await counter.screenshot({ path: `${pictures}/counter.png` });
    }
  });

  it('DASH-46: the history says what the customer was told of the wait, or that no time could be told', async () => {
    const second = await branch.signIn('agent2');
    const params = { counterId: 'counter-2' };
    const line = async (text: string | RegExp) => {
      const page = await open('agent2', `/counter/${params.counterId}`);
      await stageOnPage(page, 'called');
      await page.locator('.history li', { hasText: text }).waitFor();
    };
    const call = async ({ id }: { id: string }) =>
      value(await second.call('callVisit', { params, body: { visitId: id } })).visit;
    const untold = await issue();
    expect(untold.estimate.kind).toBe('withheld');
    value(await second.call('openCounter', { params }));
    await call(untold);
    await line(/No time could be told.+/);
    value(await second.call('noShow', { params: { visitId: untold.id } }));

    await serveUntilMinutes(branch, agent, clock);
    const told = await issue();
    if (told.estimate.kind !== 'minutes')
      throw new Error(`The ticket was told no minutes: ${JSON.stringify(told.estimate)}`);
    await call(told);
    await line(new RegExp(`Was told the wait.*about ${told.estimate.aboutMinutes} min`));
  });

  it('DASH-40: a floor that has lost its connection says so at once', async () => {
    const floor = await open('supervisor', '/floor');
    await floor.locator('.branch-figures').waitFor();
    expect(await floor.locator('.strip-stale').count()).toBe(0);
    // It says so only as long as what is shown is new enough: whoever looks once the branch is closed may be too late.
    const lost = floor.getByText('Connection lost. Reconnecting…').waitFor({ state: 'attached' });
    await Promise.all([lost, branch.branch.close()]);
    await floor.locator('.strip-stale').waitFor();
    if (pictures !== undefined) await floor.screenshot({ path: `${pictures}/lost.png` });
  });
});
