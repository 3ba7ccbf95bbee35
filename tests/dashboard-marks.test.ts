import { demoBranch } from '@foyer/branch-server';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
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
  stageOnPage,
  standsAt,
  stored,
} from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

/** From now on nobody finishes cards without an outcome. */
async function requireOutcome(): Promise<void> {
  const admin = await branch.signIn('admin');
  const params = { section: 'services' } as const;
  const { version } = value(await admin.call('settingsSection', { params }));
  const { categories, series } = demoBranch;
  const services = demoBranch.services.map((service) =>
    String(service.id) === 'cards' ? { ...service, outcomeRequired: true } : service,
  );
  value(await admin.call('changeSettings', { params, body: { version, value: { categories, series, services } } }));
}

/** The agent's counter, with a customer of cards who is being served. */
async function serving(page: Page): Promise<void> {
  await stageOnPage(page, 'none');
  await press(page, 'n');
  await stageOnPage(page, 'called');
  await press(page, 's');
  await stageOnPage(page, 'serving');
}

it('OUTCOME-8: a service that requires an outcome is finished by two keys, which is the key of finishing and a digit, or the arrows', async () => {
  await requireOutcome();
  value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
  const [first, second] = [await issue('cards'), await issue('cards')];
  const page = await open('agent', `/counter/${COUNTER}`);
  await serving(page);
  expect(await page.locator('.command-outcome [data-selected]').count()).toBe(0);
  await press(page, 'g');
  await dialog(page).getByRole('button', { name: 'Needs another visit' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await press(page, '2');
  expect((await standsAt(first, 'done')).stage).toMatchObject({ how: 'finished', outcomeId: 'follow-up' });
  await standsAt(second, 'called');
  await stageOnPage(page, 'called');
  await press(page, 's');
  await stageOnPage(page, 'serving');
  await press(page, 'f');
  await dialog(page).waitFor();
  await press(page, 'ArrowDown', 'ArrowDown', 'Enter');
  expect((await standsAt(second, 'done')).stage).toMatchObject({ outcomeId: 'referred' });
  // What is chosen before is not asked for again; a service that requires none ends by one key.
  const third = await issue('cards');
  await serving(page);
  await press(page, '3', 'f');
  expect((await standsAt(third, 'done')).stage).toMatchObject({ outcomeId: 'referred' });
  const fourth = await issue('cash');
  await serving(page);
  await press(page, 'f');
  expect((await standsAt(fourth, 'done')).stage).toMatchObject({ outcomeId: 'resolved' });
});

it('MARK-14: an agent records by keys what is counted, with its amount, and what takes time, also after the customer has gone', async () => {
  value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
  const visit = await issue('cards');
  const page = await open('agent', `/counter/${COUNTER}`, { size: { width: 1920, height: 1080 } });
  await serving(page);
  const row = page.locator('.marks-row');
  await press(page, 'k');
  await dialog(page).waitFor();
  expect(await violations(page)).toEqual([]);
  await press(page, '1');
  await row.locator('.mark[data-running] .timer').waitFor();
  clock.advance(42_000);
  await row.getByRole('button', { name: 'End Copying papers' }).click();
  await row.getByText('0:42').waitFor();
  await press(page, 'k');
  await dialog(page).waitFor();
  await press(page, '2');
  const amount = dialog(page).getByLabel('Amount (EUR)');
  await amount.waitFor();
  await amount.fill('twelve');
  await dialog(page).getByText('Write an amount such as').waitFor();
  await amount.fill('12.50');
  await press(page, 'Enter');
  await row.getByText('€12.50').waitFor();
  expect((await stored(visit)).marks).toMatchObject([
    { markId: 'copies', kind: 'timed', until: expect.any(String) },
    { markId: 'insurance', amount: { unit: 'EUR', thousandths: 12_500 } },
  ]);
  await page.getByRole('listitem').filter({ hasText: 'Recorded' }).getByText('Travel insurance').waitFor();
  await row.getByRole('button', { name: 'Take back the last: Travel insurance' }).click();
  await expect.poll(async () => (await stored(visit)).marks.length).toBe(1);

  const next = await issue('cash');
  await press(page, 'f');
  await stageOnPage(page, 'none');
  await row.getByRole('button', { name: `Marks of ${visit.number}` }).waitFor();
  expect(await violations(page)).toEqual([]);
  await press(page, 'k');
  await dialog(page).waitFor();
  await press(page, '1');
  await row.locator('.mark[data-running]').waitFor();
  clock.advance(30_000);
  await press(page, 'n');
  await standsAt(next, 'called');
  const [, after] = (await stored(visit)).marks;
  expect(Date.parse(after?.until ?? '') - Date.parse(after?.from ?? '')).toBe(30_000);
  await row.getByRole('button', { name: 'Marks' }).waitFor();
});

it('MARK-18: what takes time is seen to run in a low window, and no button moves for it', async () => {
  value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
  await issue('cards');
  const page = await open('agent', `/counter/${COUNTER}`, { size: { width: 1366, height: 768 } });
  await serving(page);
  const places = () =>
    page
      .locator('.command-bar .command')
      .evaluateAll((buttons) => buttons.map((one) => JSON.stringify(one.getBoundingClientRect())));
  const before = await places();
  await press(page, 'k');
  await dialog(page).waitFor();
  await press(page, '1');
  const running = page.locator('.mark[data-running]');
  await running.locator('.timer').waitFor();
  await dialog(page).waitFor({ state: 'detached' });
  expect(await places()).toEqual(before);
  await running.getByRole('button', { name: 'End Copying papers' }).click();
  await running.waitFor({ state: 'detached' });
  expect(await places()).toEqual(before);
});

it('MARK-15: managers read what was recorded, put together by mark, service, agent and day, with its amounts', async () => {
  value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
  const params = { visitId: (await issue('cards')).id };
  value(await agent.call('callVisit', { params: { counterId: COUNTER }, body: params }));
  value(await agent.call('start', { params }));
  value(await agent.call('addMark', { params, body: { markId: 'insurance', amountThousandths: 12_500 } }));
  value(await agent.call('beginMark', { params, body: { markId: 'copies' } }));
  clock.advance(90_000);
  value(await agent.call('finish', { params }));
  const page = await open('manager', '/reports');
  await page.getByRole('tab', { name: 'Marks' }).click();
  const table = page.locator('.report-table');
  await table.getByRole('rowheader', { name: 'Travel insurance' }).waitFor();
  expect(await table.getByRole('row', { name: /^Copying papers/ }).innerText()).toContain('1.5 min');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('radio', { name: 'Amounts and offers' }).click({ force: true });
  await table.getByRole('row', { name: /^Travel insurance.*€12\.50/ }).waitFor();
  await page.locator('.report-group button').click();
  await page.getByRole('option', { name: 'By agent' }).click();
  await table.getByRole('rowheader', { name: 'Amira' }).waitFor();
});
