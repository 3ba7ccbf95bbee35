import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  agent,
  branchForEachTest,
  COUNTER,
  dialog,
  open,
  press,
  stageOnPage,
  supervisor,
} from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

const newest = async () => value(await agent.call('searchVisits', { query: { limit: 1 } })).items[0];

/** An open counter with nobody at it, and the window for a new ticket over it. */
async function openReception(size = { width: 1366, height: 768 }): Promise<Page> {
  value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
  const page = await open('agent', `/counter/${COUNTER}`, { size });
  await stageOnPage(page, 'none');
  await press(page, 'a');
  await dialog(page).waitFor();
  return page;
}

describe('the reception', () => {
  it('DASH-134: a customer is taken in by a key, the first letters of a service and Enter with Ctrl', async () => {
    const page = await openReception();
    await page.keyboard.type('tran');
    await press(page, 'Control+Enter');
    await dialog(page).getByText('B001').waitFor();
    expect(await newest()).toMatchObject({ serviceId: 'transfers', number: 'B001' });
    // The phone's ticket is there to be scanned, and the next customer is taken in from here.
    expect(await dialog(page).locator('svg[role=img], .fy-qr').count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await press(page, 'Escape');
    await dialog(page).waitFor({ state: 'detached' });
  });

  it('DASH-135: who says who they are is known by it from then on', async () => {
    const page = await openReception();
    await page.keyboard.type('cash');
    await dialog(page).getByLabel('Name').fill('Frau Öztürk');
    await dialog(page).getByLabel('Phone').fill('+44 20 7946 0000');
    await press(page, 'Control+Enter');
    await dialog(page).getByText('A001').waitFor();
    const { id: visitId } = (await newest()) ?? { id: '' };
    const known = value(await agent.call('visitCustomer', { params: { visitId } }));
    expect(known.contact).toMatchObject({ name: 'Frau Öztürk', phone: expect.stringContaining('7946') });
  });

  it('DASH-136: a phone number that is none is said at its field, and what else was put in stays', async () => {
    const page = await openReception();
    await page.keyboard.type('cash');
    const [name, phone] = [dialog(page).getByLabel('Name'), dialog(page).getByLabel('Phone')];
    await phone.fill('12ab');
    await name.fill('Frau Öztürk');
    await press(page, 'Control+Enter');
    await dialog(page).getByText('This is not a phone number.').waitFor();
    expect(await phone.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await name.inputValue()).toBe('Frau Öztürk');
    expect(await violations(page)).toEqual([]);
    await phone.fill('+44 20 7946 0000');
    await dialog(page).getByText('This is not a phone number.').waitFor({ state: 'detached' });
    await press(page, 'Control+Enter');
    await dialog(page).getByText('A001').waitFor();
  });

  it('DASH-136: what a window can’t do is said beside its buttons', async () => {
    const page = await openReception({ width: 1366, height: 560 });
    await page.keyboard.type('cash');
    value(await supervisor.call('suspendService', { params: { serviceId: 'cash' }, body: { reason: 'technical' } }));
    await press(page, 'Control+Enter');
    const said = dialog(page).locator('footer [role=alert]');
    await said.getByText('suspended').waitFor();
    const box = await said.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(560);
  });
});
