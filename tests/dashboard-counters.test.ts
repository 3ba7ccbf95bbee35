import { describe, expect, it } from 'vitest';
import {
  agent,
  branchForAllTests,
  COUNTER,
  clock,
  dialog,
  goWithin,
  issue,
  open,
  press,
  stageOnPage,
  standsAt,
  stored,
  supervisor,
} from './harness/dashboard-pages.ts';
import { settled, violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

const at = { params: { counterId: COUNTER } };
branchForAllTests();

const counterNow = async () => {
  const found = value(await agent.call('counters')).items.find(({ id }) => id === COUNTER);
  if (found === undefined) throw new Error('There is such a counter');
  return found;
};

describe('counters and who works at them', () => {
  it('DASH-90: two windows on one counter come to one result, and the one that was late is told why', async () => {
    value(await agent.call('openCounter', at));
    const [first, second] = [await issue(), await issue()];
    const one = await open('agent', `/counter/${COUNTER}`);
    const other = await open('agent', `/counter/${COUNTER}`);
    await Promise.all([one, other].map((page) => page.locator('.next-number', { hasText: first.number }).waitFor()));
    expect(await one.title()).toBe('(2) Counter 1 · Foyer');
    await Promise.all([press(one, 'n'), press(other, 'n')]);
    await Promise.all([stageOnPage(one, 'called'), stageOnPage(other, 'called')]);
    for (const page of [one, other]) {
      expect(await page.locator('.current-number').textContent()).toBe(first.number);
    }
    await expect
      .poll(async () =>
        (await Promise.all([one, other].map((page) => page.locator('.answer-line').textContent()))).join(),
      )
      .toMatch(/finish with|customer/i);
    expect((await stored(second)).stage.kind).toBe('waiting');
    await press(one, 's');
    await Promise.all([stageOnPage(one, 'serving'), stageOnPage(other, 'serving')]);
    await press(other, 'f');
    await standsAt(first, 'done');
    await press(one, 'x');
    value(await agent.call('callVisit', { ...at, body: { visitId: second.id } }));
    value(await agent.call('cancelVisit', { params: { visitId: second.id } }));
  });

  it('DASH-91: who likes it has the next called by itself after a finish, unless a key stops it', async () => {
    const page = await open('agent', `/counter/${COUNTER}`);
    await page.getByRole('button', { name: 'Call next by itself' }).click();
    const serve = async (number: string) => {
      await page.locator('.next-number', { hasText: number }).waitFor();
      await press(page, 'n');
      await stageOnPage(page, 'called');
      await press(page, 's');
      await stageOnPage(page, 'serving');
    };
    const [first, second, third] = [await issue(), await issue(), await issue()];
    await serve(first.number);
    await press(page, 'f');
    await page.getByText(`${second.number} is called in`).waitFor();
    await press(page, 'Escape');
    await page.getByText(`${second.number} is called in`).waitFor({ state: 'detached' });
    expect((await stored(second)).stage.kind).toBe('waiting');
    await serve(second.number);
    await press(page, 'f');
    await standsAt(third, 'called');
    value(await agent.call('noShow', { params: { visitId: third.id } }));
  });

  it('DASH-93: a pause says when it ends, at the counter and on the floor, which says when it is overdue', async () => {
    const page = await open('agent', `/counter/${COUNTER}`);
    await page.locator('.next').waitFor();
    await press(page, 'p');
    await dialog(page).waitFor();
    await dialog(page).getByText('10 min').click();
    await press(page, 'Control+Enter');
    await page
      .locator('.work-current')
      .getByText(/^Back at /)
      .waitFor();
    const floor = await open('supervisor', '/floor');
    await floor
      .locator('.floor-counters')
      .getByText(/^Back at /)
      .waitFor();
    clock.advance(12 * 60_000);
    await issue();
    await floor.getByText(/was to be back at/).waitFor();
    await page
      .locator('.work-current')
      .getByText(/^Overdue by /)
      .waitFor();
    expect(await violations(floor)).toEqual([]);
    value(await agent.call('resumeCounter', at));
  });

  it('DASH-94: an agent takes a counter over from another one, who sees it', async () => {
    const visit = await issue();
    value(await agent.call('callVisit', { ...at, body: { visitId: visit.id } }));
    value(await agent.call('start', { params: { visitId: visit.id } }));
    const mine = await open('agent', `/counter/${COUNTER}`);
    await stageOnPage(mine, 'serving');
    const page = await open('agent2', `/counter/${COUNTER}`);
    await page.getByRole('button', { name: 'Take over…' }).click();
    await page.getByRole('alertdialog').getByText(visit.number).first().waitFor();
    await press(page, 'Enter');
    await stageOnPage(page, 'serving');
    await mine.getByText(/serves at counter 1/i).waitFor();
    expect((await stored(visit)).stage).toMatchObject({ kind: 'serving', agentId: 'agent2' });
    await page.locator('.history').getByText('Another agent went on').waitFor();
    await press(page, 'f');
    await standsAt(visit, 'done');
  });

  it('DASH-95: whoever signs out with a counter open is asked what is to become of it', async () => {
    const page = await open('agent2', `/counter/${COUNTER}`);
    const visit = await issue();
    value(await supervisor.call('callVisit', { ...at, body: { visitId: visit.id } }));
    await stageOnPage(page, 'called');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await dialog(page).getByText('Finish with them first').waitFor();
    expect(await violations(page)).toEqual([]);
    await press(page, 'Enter');
    await dialog(page).waitFor({ state: 'detached' });
    value(await supervisor.call('noShow', { params: { visitId: visit.id } }));
    await stageOnPage(page, 'none');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect((await counterNow()).status).toBe('closed');
  });

  it('DASH-96: the counter of last time is offered first, and each is opened by its number', async () => {
    const page = await open('agent', '/counter');
    await page.locator('.choose-card').first().waitFor();
    expect(await page.locator('.choose-card [data-variant=primary]').count()).toBe(1);
    await press(page, '2');
    await page.locator('.strip h1', { hasText: 'Counter 2' }).waitFor();
    await press(page, 'c');
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    const reopen = page.locator('.work-current .fy-empty button');
    await reopen.waitFor();
    await expect.poll(() => reopen.evaluate((button) => button === document.activeElement)).toBe(true);
    await goWithin(page, '/counter');
    const card = page.locator('.choose-card', { hasText: 'Where you were last' });
    await card.waitFor();
    expect(await card.locator('[data-variant=primary]').count()).toBe(1);
  });
});

describe('what supervisors do on the floor', () => {
  it('DASH-97: opens a counter for somebody, writes to it, calls, moves and puts visits into another class', async () => {
    const visit = await issue('cash');
    const page = await open('supervisor', '/floor');
    const act = (name: string) => page.getByRole('button', { name, exact: true });
    await act('Counter 1: what can be done').click();
    await act('Open for…').click();
    await page.getByRole('button', { name: /Who serves there/ }).click();
    await page.getByRole('option', { name: 'Amira' }).click();
    await act('Open').click();
    await expect.poll(async () => (await counterNow()).agentId).toBe('agent');

    const counter = await open('agent', `/counter/${COUNTER}`);
    await act('Counter 1: what can be done').click();
    await act('Message…').click();
    await page.keyboard.type('Please take the lady in red');
    await press(page, 'Control+Enter');
    await counter.getByText('Please take the lady in red').waitFor();
    expect(await violations(counter)).toEqual([]);
    await counter.getByRole('button', { name: 'Read' }).click();
    await counter.getByText('Please take the lady in red').waitFor({ state: 'detached' });

    await act(`${visit.number}: what can be done`).click();
    await dialog(page).locator('.history').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await act('Change the class…').click();
    await press(page, 'Control+Enter');
    await expect.poll(async () => (await stored(visit)).classId).not.toBe(visit.classId);
    await act(`${visit.number}: what can be done`).click();
    await act('Call to a counter…').click();
    await press(page, 'Control+Enter');
    expect((await standsAt(visit, 'called')).stage).toMatchObject({ counterId: COUNTER });
    await act(`${visit.number}: what can be done`).click();
    await act('Cancel visit…').click();
    expect(await page.getByRole('button', { name: 'Back' }).evaluate((one) => one === document.activeElement)).toBe(
      true,
    );
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel visit' }).click();
    await standsAt(visit, 'done');
  });

  it('DASH-98: finds the visits of a day by how they ended, and shows what happened to one', async () => {
    const page = await open('supervisor', '/floor');
    await page.getByText('All of a day').click();
    await page.locator('.past-filters').waitFor();
    const rows = page.locator('.visits-table tbody tr');
    await expect.poll(() => rows.count()).toBeGreaterThan(3);
    await page.getByRole('button', { name: /Ended as/ }).click();
    await page.getByRole('option', { name: 'Cancelled' }).click();
    await page.getByRole('button', { name: 'Find' }).click();
    await expect.poll(() => rows.locator('td:last-child').allTextContents()).toEqual(['Cancelled', 'Cancelled']);
    expect(await violations(page)).toEqual([]);
    await rows.first().getByRole('button').click();
    await dialog(page).locator('.history').getByText('Visit cancelled').waitFor();
  });

  it('DASH-99: on 1366×768 at least seven of many visits are in sight without scrolling', async () => {
    for (let each = 0; each < 12; each += 1) await issue('cash');
    const page = await open('supervisor', '/floor');
    await page.locator('.visits-table tbody tr').nth(11).waitFor();
    const seen = await page
      .locator('.visits-table tbody tr')
      .evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().bottom <= window.innerHeight).length);
    expect(seen).toBeGreaterThanOrEqual(7);
  });
});
