import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import {
  agent,
  branch,
  branchForAllTests,
  COUNTER,
  goWithin,
  issue,
  open,
  stageOnPage,
  supervisor,
} from './harness/dashboard-pages.ts';
import { walkByKeys } from './harness/keyboard-walk.ts';
import { value } from './harness/test-branch.ts';

branchForAllTests(async () => {
  await branch.pair('screen', 'Lobby');
  value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
  const [held, missed] = [await issue('cash'), await issue('cash')];
  for (let count = 0; count < 6; count += 1)
    await issue(count % 2 === 0 ? 'cash' : 'cards', { notes: 'Brings the deed' });
  const call = async (visitId: string) =>
    value(await agent.call('callVisit', { params: { counterId: COUNTER }, body: { visitId } }));
  await call(held.id);
  value(await agent.call('hold', { params: { visitId: held.id }, body: { reason: 'other' } }));
  await call(missed.id);
  value(await agent.call('start', { params: { visitId: missed.id } }));
  value(await agent.call('escalate', { params: { visitId: missed.id }, body: { reason: 'complaint' } }));
  value(await supervisor.call('suspendService', { params: { serviceId: 'exchange' }, body: { reason: 'technical' } }));
});

const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});

/** Goes through a page by keys; `at`: where in the dashboard. */
async function expectWalkable(page: Page, at: string): Promise<void> {
  const faults = await walkByKeys(page);
  expect.soft(faults, `${at}: ${faults.join('\n')}`).toEqual([]);
}

test('DASH-140: everything on the pages of those at work is reached by Tab and arrows, with the focus in sight', async () => {
  const page = await open('agent', `/counter/${COUNTER}`);
  await stageOnPage(page, 'serving');
  await page.locator('#waiting-rows [role=row]').first().waitFor();
  await page.locator('.history li').first().waitFor();
  await expectWalkable(page, 'counter');
  const nobody = await open(null);
  await nobody.getByLabel('User name').waitFor();
  await expectWalkable(nobody, 'sign-in');
  const floor = await open('supervisor', '/floor');
  await floor.locator('.visits-table tbody tr').first().waitFor();
  await expectWalkable(floor, 'floor');
  await goWithin(floor, '/account');
  await floor.getByRole('heading', { level: 1 }).waitFor();
  await expectWalkable(floor, 'account');
});

test('DASH-140: so is everything in reports, audit and settings', async () => {
  const page = await open('admin', '/reports');
  const tabs = page.getByRole('tab');
  await tabs.first().waitFor();
  for (let tab = 0; tab < (await tabs.count()); tab += 1) {
    await tabs.nth(tab).click();
    await page.locator('.report-chart .chart svg, .reports .fy-empty').first().waitFor();
    await expectWalkable(page, `reports ${tab}`);
  }
  await goWithin(page, '/audit');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectWalkable(page, 'audit');
  await goWithin(page, '/settings/branch');
  const places = page.locator('nav a[href*="/settings/"]');
  await places.first().waitFor();
  const addresses = await places.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBeGreaterThan(15);
  for (const address of addresses) {
    await goWithin(page, address.replace(/^.*\/dashboard/, ''));
    await page.locator(`nav a[href="${address}"][aria-current]`).waitFor();
    await expectWalkable(page, address);
  }
});

test('DASH-140: so is everything on kiosk and phone', async () => {
  const browser = await sharedBrowser();
  const at = async (path: string, width: number, height: number) => {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    opened.push(page);
    await page.goto(`${branch.address}${path}`);
    return page;
  };
  const { ticket } = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  const phone = await at(new URL(ticket.url).pathname, 390, 844);
  await phone.locator('.estimate').waitFor();
  await expectWalkable(phone, 'phone');
  const kiosk = await at('/kiosk/?printed=60', 1080, 1920);
  await kiosk.locator('.language-card').first().waitFor();
  await expectWalkable(kiosk, 'kiosk, languages');
  await kiosk.locator('.language-card').first().press('Enter');
  await kiosk.locator('button.card').first().waitFor();
  await expectWalkable(kiosk, 'kiosk, services');
});

test('DASH-140: what can’t be reached and a focus that can’t be seen are found', async () => {
  const page = await (await sharedBrowser()).newPage();
  opened.push(page);
  await page.setContent('<a href="#one">one</a><button>two</button><i role="button" tabindex="0">three</i><b>four</b>');
  await page.addStyleTag({ content: 'a:focus { outline: none } i { outline: 2px solid } b { outline: 2px solid }' });
  expect(await walkByKeys(page)).toEqual([expect.stringMatching(/^the focus is not seen: <a/)]);
  await page
    .locator('button')
    .evaluate((button) => button.addEventListener('keydown', (event) => event.preventDefault()));
  expect(await walkByKeys(page)).toContainEqual(expect.stringMatching(/^not reached: <i/));
});
