import { describe, expect, it } from 'vitest';
import { agent, COUNTER, dialog, open, press, stageOnPage } from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

const newest = async () => value(await agent.call('searchVisits', { query: { limit: 1 } })).items[0];

describe('the reception', () => {
  it('DASH-134: a customer is taken in by a key, the first letters of a service and Enter with Ctrl', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent', `/counter/${COUNTER}`);
    await stageOnPage(page, 'none');
    await press(page, 'a');
    await dialog(page).waitFor();
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
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent', `/counter/${COUNTER}`);
    await stageOnPage(page, 'none');
    await press(page, 'a');
    await dialog(page).waitFor();
    await page.keyboard.type('cash');
    await dialog(page).getByLabel('Name').fill('Frau Öztürk');
    await dialog(page).getByLabel('Phone').fill('+44 20 7946 0000');
    await press(page, 'Control+Enter');
    await dialog(page).getByText('A001').waitFor();
    const { id: visitId } = (await newest()) ?? { id: '' };
    const known = value(await agent.call('visitCustomer', { params: { visitId } }));
    expect(known.contact).toMatchObject({ name: 'Frau Öztürk', phone: expect.stringContaining('7946') });
  });
});
