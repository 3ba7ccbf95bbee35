import { expect, test } from 'vitest';
import { agent, branch, branchForEachTest, open } from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

const take = async (contact: { readonly name: string; readonly phone: string }) =>
  value(await agent.call('issueTicket', { body: { serviceId: 'cash', notes: 'wears a red hat', contact } })).visit;

test('PRIVACY-5: a customer is looked for, shown, erased after a question, and the audit has the receipt', async () => {
  const visit = await take({ name: 'Rita Mora', phone: '+34 600 111 222' });
  const page = await open('manager', '/audit');
  await page.getByRole('link', { name: 'Privacy' }).click();
  await page.getByText('90 days').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Ticket' }).fill(visit.number);
  await page.keyboard.press('Enter');
  await page.getByText('Rita Mora').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Erase it, of one visit' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase' }).press('Enter');
  await page.getByText('Erased, of one visit.').waitFor();
  expect(await page.content()).not.toContain('Rita Mora');
  const manager = await branch.signIn('manager');
  expect(value(await manager.call('audit', { query: { kind: 'erasures' } })).items).toHaveLength(1);
});

test('PRIVACY-5: the page is whole in Arabic, in the dark and on a small window', async () => {
  await take({ name: 'ريتا', phone: '+34 600 111 222' });
  const look = { language: 'ar', scheme: 'dark', size: { width: 683, height: 600 } } as const;
  const page = await open('manager', '/settings/privacy', look);
  await page.getByText('الهاتف', { exact: true }).click();
  await page.getByRole('textbox', { name: 'الهاتف' }).fill('+34600111222');
  await page.keyboard.press('Enter');
  await page.getByText('ريتا').waitFor();
  expect(await violations(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
