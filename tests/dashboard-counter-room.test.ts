import { describe, expect, it } from 'vitest';
import {
  agent,
  branch,
  branchForEachTest,
  COUNTER,
  issue,
  open,
  press,
  stageOnPage,
} from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

describe('the room on the counter’s page', () => {
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

  for (const language of ['en', 'ar'] as const) {
    it(`DASH-52: a long note scrolls in its place at 1280×720, by keys too (${language})`, async () => {
      const notes = 'Brings the deed of the house and asks whether a second signature is needed today. '.repeat(4);
      const kiosk = await branch.pair('kiosk');
      const body = { serviceId: 'transfers', priorityClass: 'assisted', segment: 'salary', language: 'ar' };
      const { print } = value(await kiosk.call('issueTicket', { body: { ...body, notes, printing: true } }));
      const params = { printId: print?.id ?? '' };
      value(await kiosk.call('reportPrint', { params, body: { outcome: 'failed', reason: 'paper-out' } }));
      value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
      value(await agent.call('callNext', { params: { counterId: COUNTER } }));
      const page = await open('agent', `/counter/${COUNTER}`, { language, size: { width: 1280, height: 720 } });
      await stageOnPage(page, 'called');
      const note = page.locator('.current-note');
      await note.getByText('deed').waitFor();
      const bottom = async (selector: string) => {
        const box = await page.locator(selector).boundingBox();
        return (box?.y ?? 0) + (box?.height ?? 0);
      };
      const bar = (await page.locator('.command-bar').boundingBox())?.y ?? 0;
      for (const place of ['.current', '.current-note', '.history']) {
        expect(await bottom(place), place).toBeLessThanOrEqual(bar);
      }
      // A line of it is there to be read before anybody scrolls.
      expect((await note.locator('p').boundingBox())?.y ?? bar).toBeLessThan(bar - 24);
      await note.focus();
      await press(page, 'End');
      await expect
        .poll(() => note.evaluate((place) => place.scrollTop + place.clientHeight >= place.scrollHeight - 1))
        .toBe(true);
      expect(await violations(page)).toEqual([]);
    });
  }

  for (const language of ['en', 'ar'] as const) {
    it(`DASH-64: enlarged to 200 % nothing lies over anything else or runs beyond the side (${language})`, async () => {
      await issue('cash', { notes: 'Needs a chair' });
      await issue();
      value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
      value(await agent.call('callNext', { params: { counterId: COUNTER } }));
      const page = await open('agent', `/counter/${COUNTER}`, { language, size: { width: 683, height: 384 } });
      await stageOnPage(page, 'called');
      await page.locator('.history li').first().waitFor();
      const regions = ['.top-bar', '.strip', '.current-main', '.current-history', '.command-bar', '.next', '.waiting'];
      const boxes = await Promise.all(regions.map((region) => page.locator(region).boundingBox()));
      for (const [index, box] of boxes.slice(1).entries()) {
        const above = boxes[index];
        expect(box?.y, regions[index + 1]).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0) - 1);
        expect(box?.height, regions[index + 1]).toBeGreaterThan(40);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(683);
      expect(await violations(page)).toEqual([]);
    });
  }

  for (const language of ['en', 'ar'] as const) {
    it(`DASH-128: 360 pixels wide, all that is done most is seen without scrolling, in its place (${language})`, async () => {
      await issue('cash', { notes: 'Needs a chair' });
      await issue('transfers');
      await issue();
      value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
      const size = { width: 360, height: 740 };
      const page = await open('agent', `/counter/${COUNTER}`, { language, size });
      await stageOnPage(page, 'none');
      const seen = ['.next-number', '.next .command', '.current-number', '.command-flow', '.command-more'];
      const places = () => Promise.all(seen.map((region) => page.locator(region).boundingBox()));
      const free = await places();
      for (const box of free) expect((box?.y ?? 0) + (box?.height ?? size.height)).toBeLessThanOrEqual(size.height);
      await press(page, 'n');
      await stageOnPage(page, 'called');
      await press(page, 's');
      await stageOnPage(page, 'serving');
      const serving = await places();
      for (const [index, region] of seen.entries()) {
        if (region === '.next-number') continue;
        expect(serving[index]?.y, region).toBe(free[index]?.y);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
      expect(await violations(page)).toEqual([]);
    });
  }

  it('DASH-128: the counter is opened in a narrow window of its own, with what is open there', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent', `/counter/${COUNTER}`);
    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Narrow window' }).click();
    const docked = await opened;
    await stageOnPage(docked, 'none');
    expect(await docked.evaluate(() => window.innerWidth)).toBeLessThan(480);
    await docked.close();
  });

  it('DASH-129: at 4K everything is half as large again, and the lists stand beside each other', async () => {
    await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent', `/counter/${COUNTER}`, { size: { width: 3840, height: 2160 } });
    await stageOnPage(page, 'none');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('24px');
    const [waiting, held] = await Promise.all(['.waiting', '.held'].map((list) => page.locator(list).boundingBox()));
    expect(held?.y).toBe(waiting?.y);
    expect(held?.x).toBeGreaterThan((waiting?.x ?? 0) + (waiting?.width ?? 0));
    expect(await violations(page)).toEqual([]);
  });

  it('DASH-25: two escalations can be scrolled by keys in their low place, and axe finds nothing', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    for (let each = 0; each < 2; each += 1) {
      const { id } = await issue();
      value(await agent.call('callVisit', { params: { counterId: COUNTER }, body: { visitId: id } }));
      value(await agent.call('start', { params: { visitId: id } }));
      value(await agent.call('escalate', { params: { visitId: id }, body: { reason: 'complaint' } }));
      value(await agent.call('hold', { params: { visitId: id }, body: { reason: 'document-missing' } }));
    }
    const page = await open('agent', `/counter/${COUNTER}`);
    const place = page.locator('.escalations .panel-body');
    await expect.poll(() => place.locator('.attention-item').count()).toBe(2);
    expect(await place.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
    expect(await violations(page)).toEqual([]);
  });
});
