import { describe, expect, it } from 'vitest';
import { agent, branch, branchForEachTest, issue, open } from './harness/dashboard-pages.ts';
import { startTestKiosk } from './harness/kiosk.ts';
import { choose, fillIn, pick, pressOne, save, soon } from './harness/settings-pages.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

type Page = Awaited<ReturnType<typeof open>>;

/** Another page of the same browser, on a path of the branch's server. */
async function beside(page: Page, path: string): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(`${branch.address}${path}`);
  return other;
}

const holds = (page: Page, selector: string, text: string | RegExp) => async () =>
  (await page.locator(selector).filter({ hasText: text }).count()) > 0;

describe('SETTINGS-31: what was saved is in force within a second', () => {
  it('the branch’s name, and the languages and services that a kiosk offers; the phone of who waits says the new name', async () => {
    const kiosk = await startTestKiosk(branch.address);
    try {
      const screen = await kiosk.page();
      await screen.locator('.language-card').first().waitFor();
      const page = await open('admin', '/settings/branch');
      await fillIn(page, 'Name · English', 'Riverside Central');
      await pressOne(page, 'Remove العربية');
      await save(page);
      await soon(holds(screen, 'body', 'Riverside Central'));
      await soon(async () => (await screen.locator('.language-card:has([lang="ar"])').count()) === 0);
      await screen.locator('.language-card:has([lang="en"])').click();
      await screen.locator('button.card').first().waitFor();
      const visit = value(await agent.call('issueTicket', { body: { serviceId: 'cash', language: 'en' } }));
      const phone = await beside(page, new URL(visit.ticket.url).pathname);
      await phone.locator('.estimate').waitFor();
      await page.bringToFront();
      await page.getByRole('link', { name: 'Services', exact: true }).click();
      await choose(page, /^Cash/);
      await fillIn(page, 'Name · English', 'Coins and notes');
      await choose(page, /^Foreign currency/);
      await pressOne(page, 'Retire');
      await pressOne(page, 'Add a service');
      await page.getByRole('dialog').getByLabel('Name').fill('Pensions');
      await page.keyboard.press('Enter');
      await save(page);
      await soon(holds(screen, 'button.card', 'Coins and notes'));
      await soon(holds(screen, 'button.card', 'Pensions'));
      await soon(async () => !(await holds(screen, 'button.card', 'Foreign currency')()));
      await soon(holds(phone, 'body', 'Coins and notes'));
    } finally {
      await kiosk.close();
    }
  });

  it('counters and profiles: another number and place on the lobby’s screen, other services called', async () => {
    await issue('loans');
    const page = await open('admin', '/settings/profiles/teller');
    await pick(page, 'Add a service', 'Loans and mortgages');
    await save(page);
    const counter = await beside(page, '/dashboard/counter/counter-1');
    const screen = await beside(page, '/signage/');
    await screen.locator('.idle').waitFor();
    await page.bringToFront();
    await page.getByRole('link', { name: 'Counters' }).click();
    await choose(page, /^Counter 1/);
    await page.getByLabel('Number', { exact: true }).fill('77');
    await page.getByLabel('Where it is · English').fill('Behind the plants');
    await save(page);
    await soon(holds(counter, 'body', '77'));
    value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
    const called = value(await agent.call('callNext', { params: { counterId: 'counter-1' } }));
    expect(called.visit.serviceId).toBe('loans');
    await soon(holds(screen, '.stage', '77'));
    await soon(holds(screen, 'body', 'Behind the plants'));
  });

  it('the policy: the next call goes by it; classes and outcomes: the counter offers them', async () => {
    const page = await open('admin', '/settings/policy');
    await page.getByText('In the order of arrival').click();
    await save(page);
    const visit = await issue('cash');
    value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
    value(await agent.call('callNext', { params: { counterId: 'counter-1' } }));
    value(await agent.call('start', { params: { visitId: visit.id } }));
    const counter = await (await open('agent', '/counter/counter-1')).context().pages()[0];
    await counter?.locator('.current[data-stage=serving]').waitFor();
    await page.getByRole('link', { name: 'Outcomes' }).click();
    await choose(page, /^Needs another visit/);
    await page.getByLabel('Name · English').fill('Has to come again');
    await save(page);
    if (counter === undefined) throw new Error('No counter');
    await soon(holds(counter, 'body', 'Has to come again'));
    await page.getByRole('link', { name: 'Classes, segments and tags' }).click();
    await page.getByRole('button', { name: 'Add a class' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Veterans');
    await page.keyboard.press('Enter');
    await save(page);
    const branchNow = value(await agent.call('branch'));
    expect(branchNow.classes.map(({ name }) => name.en)).toContain('Veterans');
  });
});
