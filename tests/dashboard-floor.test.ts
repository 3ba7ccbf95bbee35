import type { Instant } from '@foyer/basics';
import { describe, expect, it } from 'vitest';
import {
  agent,
  branch,
  branchForEachTest,
  COUNTER,
  clock,
  dialog,
  issue,
  open,
  press,
  supervisor,
} from './harness/dashboard-pages.ts';
import { settled, violations } from './harness/page-looks.ts';
import { estimatesCaughtUp, serveUntilMinutes } from './harness/quoted-day.ts';
import { MORNING, value } from './harness/test-branch.ts';

branchForEachTest();

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

  it('DASH-41: says of each waiting visit how long it has waited, against its target, and may still wait', async () => {
    await serveUntilMinutes(branch, agent, clock);
    const early = await issue('cash');
    clock.advance(9 * 60_000);
    const later = await issue('cash');
    await estimatesCaughtUp(branch);
    const page = await open('supervisor', '/floor');
    const row = (number: string) => page.locator('.visits-table tbody tr', { hasText: number });
    await row(later.number).waitFor();
    const cells = async (number: string) => (await row(number).locator('td').allTextContents()).slice(1, 4);
    await expect
      .poll(() => cells(early.number))
      .toEqual([
        expect.stringMatching(/^9:0\d$/),
        expect.stringMatching(/^Target in (1 min|\d\d sec)$/),
        expect.stringMatching(/^about \d+ min/),
      ]);
    expect(await row(early.number).locator('td:nth-child(4) svg').count()).toBe(1);
    expect(await cells(later.number)).toEqual([
      expect.stringMatching(/^0:0\d$/),
      expect.stringMatching(/^Target in \d+ min$/),
      expect.stringMatching(/^about \d+ min/),
    ]);
    // By the branch's time, without anything new from it.
    const shown = await row(early.number).locator('.timer').textContent();
    await expect.poll(() => row(early.number).locator('.timer').textContent(), { timeout: 5_000 }).not.toBe(shown);
    await page.getByText('Near or over target').click();
    await expect.poll(() => page.locator('.visits-table tbody th').allTextContents()).toEqual([early.number]);
    expect(await violations(page)).toEqual([]);
  });

  it('DASH-80: a supervisor has a counter go by another work profile for the day, and by its usual one again, by keys', async () => {
    const page = await open('supervisor', '/floor');
    const first = page.locator('.floor-counters tbody tr').first();
    const change = async (digit: string) => {
      await first.getByRole('button').focus();
      await page.keyboard.press('Enter');
      await dialog(page).getByRole('button', { name: 'Change work profile' }).focus();
      await page.keyboard.press('Enter');
      await dialog(page).getByRole('radio').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press(digit);
      await page.keyboard.press('Control+Enter');
      await dialog(page).waitFor({ state: 'detached' });
    };
    await change('4');
    await first.getByText('Adviser today').waitFor();
    const [counter] = value(await supervisor.call('counters')).items;
    expect(counter).toMatchObject({ profileId: 'adviser', switched: true });
    await change('1');
    await first.getByText('Adviser today').waitFor({ state: 'detached' });
  });

  it('DASH-41: stays bounded and can be searched with 300 visits', async () => {
    for (let each = 0; each < 300; each++) await issue(each % 2 === 0 ? 'cash' : 'loans');
    const page = await open('supervisor', '/floor', { size: { width: 1280, height: 720 } });
    await page.getByText('The first 200 of 300 are shown').waitFor();
    expect(await page.locator('.visits-table tbody tr').count()).toBe(200);
    await press(page, '/');
    await page.keyboard.type('g150');
    await expect.poll(() => page.locator('.visits-table tbody th').allTextContents()).toEqual(['G150']);
  });

  it('DASH-18: calls for help are acknowledged and resolved', async () => {
    const kiosk = await branch.pair('kiosk', 'Kiosk by the door');
    value(await kiosk.call('help'));
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
    // What can’t be taken back takes a key more.
    await press(page, 'Tab', 'Enter');
    await expect.poll(async () => value(await supervisor.call('branch')).day).toBeNull();
    await expect.poll(async () => page.getByText(visit.number).count()).toBe(0);
  });

  for (const size of [
    { width: 1280, height: 720 },
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ]) {
    it(`DASH-28: everything can be reached at ${size.width} × ${size.height}`, async () => {
      for (let each = 0; each < 12; each++) await issue(each % 2 === 0 ? 'cash' : 'loans');
      const page = await open('supervisor', '/floor', { size });
      await expect.poll(() => page.locator('.visits-table tbody tr').count()).toBe(12);
      for (const table of ['.floor-services', '.floor-counters', '.floor-visits']) {
        const rows = page.locator(`${table} tbody tr`);
        for (const place of [0, (await rows.count()) - 1]) {
          // Estimates that come meanwhile may move a row.
          const hidden = async () => {
            await rows.nth(place).scrollIntoViewIfNeeded();
            return rows.nth(place).evaluate((row) => {
              const { left, right, top, bottom } = row.getBoundingClientRect();
              const seen = (x: number, y: number) => row.contains(document.elementFromPoint(x, y));
              return !seen(left + 20, top + 4) || !seen(right - 20, bottom - 4);
            });
          };
          await expect.poll(hidden, { message: `${table} ${place}` }).toBe(false);
        }
      }
      const foot = await page.locator('.floor-side').evaluate((side) => side.getBoundingClientRect().bottom);
      expect(foot).toBe(size.height - 16);
    });
  }

  it('DASH-28: at 1366 × 768 the counters’ rows are as high as each other, and no service’s name is cut', async () => {
    for (const [serviceId, account, counterId] of [
      ['transfers', 'agent', COUNTER],
      ['loans', 'agent2', 'counter-6'],
    ] as const) {
      const who = await branch.signIn(account);
      const visit = await issue(serviceId);
      value(await who.call('openCounter', { params: { counterId } }));
      value(await who.call('callVisit', { params: { counterId }, body: { visitId: visit.id } }));
      value(await who.call('start', { params: { visitId: visit.id } }));
    }
    for (const language of ['en', 'ar'] as const) {
      const page = await open('supervisor', '/floor', { language });
      await expect.poll(() => page.locator('.floor-counters .counter-since').count()).toBe(2);
      await settled(page);
      const { heights, cut } = await page.locator('.floor-counters').evaluate((panel) => ({
        heights: [...panel.querySelectorAll('tbody tr')].map((row) => Math.round(row.getBoundingClientRect().height)),
        cut: [...panel.querySelectorAll('.cut')].filter((name) => name.scrollWidth > name.clientWidth).length,
      }));
      expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(1);
      expect(cut).toBe(0);
    }
  });

  it('DASH-29: an escalation that was answered leaves the floor with its visit', async () => {
    const visit = await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    value(await agent.call('callNext', { params: { counterId: COUNTER } }));
    value(await agent.call('start', { params: { visitId: visit.id } }));
    value(await agent.call('escalate', { params: { visitId: visit.id }, body: { reason: 'approval' } }));
    const page = await open('supervisor', '/floor');
    await page.getByRole('button', { name: 'I’m on my way' }).click();
    await page.getByText('Salma is on the way').waitFor();
    expect(value(await supervisor.call('floor')).escalations).toHaveLength(1);
    value(await agent.call('finish', { params: { visitId: visit.id } }));
    await page.getByText('Nothing needs you now').waitFor();
    expect(value(await supervisor.call('floor')).escalations).toEqual([]);
  });

  it('DASH-47: an escalation says where its customer is now, after a transfer the line they wait in', async () => {
    const visit = await issue();
    const params = { visitId: visit.id };
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    value(await agent.call('callNext', { params: { counterId: COUNTER } }));
    value(await agent.call('escalate', { params, body: { reason: 'complaint' } }));
    const page = await open('supervisor', '/floor');
    const item = page.locator('.attention-item');
    await item.getByText('Complaint · Counter 1').waitFor();
    const target = { to: 'service', serviceId: 'loans' } as const;
    value(await agent.call('transfer', { params, body: { target, position: 'last' } }));
    await item.getByText('Complaint · Waiting for Loans and mortgages').waitFor();
    await page.getByRole('button', { name: 'Resolve' }).click();
    await dialog(page).getByText('Waiting for Loans and mortgages').waitFor();
  });

  it('DASH-30: a kiosk that can’t print is on the floor before a ticket fails, and goes when it is well', async () => {
    const kiosk = await branch.pair('kiosk', 'Kiosk by the door');
    const page = await open('supervisor', '/floor');
    await page.getByText('Nothing needs you now').waitFor();
    value(await kiosk.call('reportStatus', { body: { printer: 'paper-out' } }));
    await page.getByText('Kiosk by the door can’t print').waitFor();
    await page.getByText('The printer is out of paper').waitFor();
    expect(value(await supervisor.call('floor')).devices).toMatchObject([{ printer: 'paper-out', heard: true }]);
    value(await kiosk.call('reportStatus', { body: { printer: 'ready' } }));
    await page.getByText('Nothing needs you now').waitFor();
  });

  it('DASH-32: a ticket that was not printed is seen to, or forgotten once its customer is called', async () => {
    const kiosk = await branch.pair('kiosk');
    const fail = async () => {
      const issued = value(await kiosk.call('issueTicket', { body: { serviceId: 'cash', printing: true } }));
      const params = { printId: issued.print?.id ?? '' };
      value(await kiosk.call('reportPrint', { params, body: { outcome: 'failed', reason: 'paper-out' } }));
      return issued.visit;
    };
    const first = await fail();
    const page = await open('supervisor', '/floor');
    await page.getByText(`Ticket ${first.number} was not printed`).waitFor();
    await page.getByRole('button', { name: `Seen to: ${first.number}` }).click();
    await page.getByText('Nothing needs you now').waitFor();
    const second = await fail();
    await page.getByText(`Ticket ${second.number} was not printed`).waitFor();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    value(await agent.call('callVisit', { params: { counterId: COUNTER }, body: { visitId: second.id } }));
    await page.getByText('Nothing needs you now').waitFor();
  });

  for (const language of ['en', 'ar'] as const) {
    it(`DASH-132: on a phone it is read from top to bottom, what needs attention first (${language})`, async () => {
      for (let each = 0; each < 3; each += 1) await issue();
      value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
      value(await agent.call('callNext', { params: { counterId: COUNTER } }));
      const page = await open('supervisor', '/floor', { language, size: { width: 390, height: 844 } });
      await page.locator('.visits-table').waitFor();
      const order = ['.top-bar', '.branch-strip', '.attention', '.floor-services', '.floor-counters', '.floor-visits'];
      const boxes = await Promise.all(order.map((region) => page.locator(region).boundingBox()));
      for (const [index, box] of boxes.slice(1).entries()) {
        const above = boxes[index];
        expect(box?.y, order[index + 1]).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0) - 1);
      }
      // No row of a table is cut off, nor anything at the side.
      for (const table of ['.floor-services', '.floor-counters', '.floor-visits']) {
        const bottom = (box: { y: number; height: number } | null) => (box?.y ?? 0) + (box?.height ?? 0);
        const last = bottom(await page.locator(`${table} tbody tr`).last().boundingBox());
        expect(last, table).toBeLessThanOrEqual(bottom(await page.locator(table).boundingBox()) + 1);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await violations(page)).toEqual([]);
    });
  }

  it('DASH-92, DASH-131: whom nobody came for and what is over target is told of, and never that all is well', async () => {
    const called = await issue('cash');
    await issue('loans');
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    value(await agent.call('callNext', { params: { counterId: COUNTER } }));
    const page = await open('supervisor', '/floor');
    await page.getByText('Nothing needs you now').waitFor();
    await page.getByText('None over yet').waitFor();
    clock.advance(40 * 60_000);
    await page.getByText(`${called.number} has not come to counter 1`).waitFor();
    await page.getByText(/: 1 over target$/).waitFor();
    expect(await page.getByText('All within').count()).toBe(0);
  });

  it('DASH-133: without news for a while nothing is in the colours of what is well', async () => {
    await issue();
    const page = await open('supervisor', '/floor');
    const badge = page.locator('.branch-state .fy-badge');
    const colour = () => badge.evaluate((element) => getComputedStyle(element).backgroundColor);
    await badge.waitFor();
    const well = await colour();
    await branch.close();
    await page.locator('.floor[data-stale]').waitFor();
    expect(await colour()).not.toBe(well);
    expect(await violations(page)).toEqual([]);
  });
});
