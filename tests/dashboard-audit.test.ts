import { demoBranch } from '@foyer/branch-server';
import { expect, test } from 'vitest';
import { agent, branch, branchForEachTest, dialog, issue, open } from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { type SignedIn, value } from './harness/test-branch.ts';

branchForEachTest();

/** Renames the first service and shortens its target. */
async function changeServices(admin: SignedIn) {
  const section = { params: { section: 'services' } } as const;
  const { version, value: before } = value(await admin.call('settingsSection', section));
  const services = demoBranch.services.map((service, index) =>
    index === 0
      ? { ...service, name: { ...service.name, en: 'Cash desk' }, target: { ...service.target, withinSeconds: 60 } }
      : service,
  );
  const body = { version, value: { ...before, services }, note: 'for the summer' };
  value(await admin.call('changeSettings', { ...section, body }));
  return before;
}

async function pastDay(): Promise<void> {
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  const visit = await issue();
  value(await agent.call('callVisit', { params: { counterId: 'counter-1' }, body: { visitId: visit.id } }));
}

test('AUDIT-8: the page tells what happened, finds it by kind, person and ticket, and shows what a change changed', async () => {
  await pastDay();
  const admin = await branch.signIn('admin');
  await changeServices(admin);
  const page = await open('manager', '/audit');
  await page.getByText('Settings changed: Services and categories').waitFor();
  expect(await page.getByRole('row').nth(2).textContent()).toContain('Settings changed');
  await page.getByText(/A001 called to counter 1/).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /Open: Settings changed/ }).click();
  await dialog(page).getByText('Within, seconds', { exact: false }).waitFor();
  const changes = await dialog(page).getByRole('listitem').allTextContents();
  expect(changes[0]).toContain('Cash desk');
  expect(changes[1]).toContain('60');
  // A manager doesn't change settings.
  expect(await dialog(page).getByRole('button', { name: 'Put back' }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Ticket' }).fill('a001');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('Settings changed').waitFor({ state: 'detached' });
  expect(await page.getByRole('row').count()).toBe(4);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByText('Settings changed').waitFor();
});

test('AUDIT-6, AUDIT-8: an administrator puts a section back as it was, and that stands in the audit', async () => {
  const admin = await branch.signIn('admin');
  const before = await changeServices(admin);
  const page = await open('admin', '/audit');
  await page.getByRole('button', { name: /Open: Settings changed/ }).click();
  await dialog(page).getByRole('button', { name: 'Put back as it was before' }).click();
  await page.getByText('Services and categories: put back as it was.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /Open: Settings changed/ }).count()).toBe(2);
  const section = { params: { section: 'services' } } as const;
  expect(value(await admin.call('settingsSection', section)).value).toEqual(before);
});

test('AUDIT-8: the page is whole in Arabic, in the dark and on a small window', async () => {
  await pastDay();
  await changeServices(await branch.signIn('admin'));
  const page = await open('admin', '/audit', { language: 'ar', scheme: 'dark', size: { width: 683, height: 600 } });
  await page
    .getByRole('button', { name: /تغيّرت الإعدادات/ })
    .first()
    .click();
  await dialog(page).getByText('ما الذي تغيّر').waitFor();
  expect(await violations(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
