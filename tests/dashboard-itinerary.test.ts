import { describe, expect, it } from 'vitest';
import {
  agent,
  branchForEachTest,
  COUNTER,
  dialog,
  goWithin,
  open,
  press,
  stageOnPage,
  standsAt,
  stored,
} from './harness/dashboard-pages.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

const OTHER = 'counter-2';

describe('several services in one visit', () => {
  it('ITINERARY-8: two services from the new ticket, finished one after the other at two counters with one number', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent', `/counter/${COUNTER}`);
    await stageOnPage(page, 'none');

    await press(page, 'a');
    await dialog(page).waitFor();
    await dialog(page).getByRole('button', { name: 'Service', exact: false }).first().click();
    await page.getByRole('option', { name: 'Cash in and out' }).click();
    await dialog(page).getByRole('button', { name: 'Add a service' }).click();
    await page.getByRole('option', { name: 'Cards' }).click();
    await press(page, 'Control+Enter');
    await page.getByText('Then: Cards').first().waitFor();
    await press(page, 'Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await page.locator('#waiting-rows [role=row]').getByText('Then: Cards').waitFor();

    await press(page, 'n');
    await stageOnPage(page, 'called');
    const visitId = value(await agent.call('counters')).items.find(({ id }) => id === COUNTER)?.visitId;
    if (visitId == null) throw new Error('nobody was called');
    const visit = value(await agent.call('visit', { params: { visitId } })).visit;
    await press(page, 's');
    await stageOnPage(page, 'serving');

    // Another service, before the one that is planned; then that one is dropped again.
    await press(page, 'v');
    await dialog(page).waitFor();
    await press(page, 'Enter', 'ArrowDown', 'Enter');
    const planned = dialog(page).locator('ol > li');
    await expect.poll(() => planned.count()).toBe(2);
    const added = (await planned.nth(1).locator('span').first().textContent()) ?? '';
    await dialog(page)
      .getByRole('button', { name: `${added} earlier` })
      .focus();
    await press(page, 'Enter');
    await expect.poll(() => planned.first().textContent()).toContain(added);
    // The button that was pressed is of no use any more: its neighbour has the focus.
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe(`${added} later`);
    await press(page, 'Control+Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await expect.poll(async () => (await stored(visit)).planned).toHaveLength(2);
    await press(page, 'v');
    await dialog(page).waitFor();
    await dialog(page)
      .getByRole('button', { name: `Drop ${added}` })
      .focus();
    await press(page, 'Enter', 'Control+Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await expect.poll(async () => (await stored(visit)).planned).toEqual(['cards']);

    await page.getByRole('button', { name: 'Finish goes on to Cards' }).waitFor();
    await press(page, 'f');
    await dialog(page).waitFor();
    await press(page, 'Enter');
    await stageOnPage(page, 'none');
    expect(await standsAt(visit, 'waiting')).toMatchObject({ number: visit.number, serviceId: 'cards', planned: [] });

    value(await agent.call('closeCounter', { params: { counterId: COUNTER } }));
    value(await agent.call('openCounter', { params: { counterId: OTHER } }));
    await goWithin(page, `/counter/${OTHER}`);
    await stageOnPage(page, 'none');
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await page.locator('.current-number', { hasText: visit.number }).waitFor();
    await page.getByText('Done: Cash in and out').waitFor();
    await press(page, 's');
    await stageOnPage(page, 'serving');
    await page.getByText('Service finished, waits for the next').waitFor();
    await press(page, 'f');
    expect(await standsAt(visit, 'done')).toMatchObject({
      stage: { how: 'finished' },
      steps: [{ serviceId: 'cash', how: 'finished', counterId: COUNTER }],
    });
  });

  it('DIRECT-1: who comes straight to a free counter is served by two keys, and undo takes it back', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent', `/counter/${COUNTER}`);
    await stageOnPage(page, 'none');
    await press(page, 'd');
    await dialog(page).waitFor();
    await press(page, '2', 'Enter');
    await stageOnPage(page, 'serving');
    await page.getByText('Served directly, without queueing').waitFor();
    const counter = async () => value(await agent.call('counters')).items.find(({ id }) => id === COUNTER);
    expect((await counter())?.visitId).not.toBeNull();
    await press(page, 'u');
    await stageOnPage(page, 'none');
    expect((await counter())?.visitId).toBeNull();
    await press(page, 'd');
    await dialog(page).waitFor();
    await press(page, 'Enter');
    await stageOnPage(page, 'serving');
    await press(page, 'f');
    await stageOnPage(page, 'none');
  });
});
