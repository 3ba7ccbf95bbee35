import { expect, test } from 'vitest';
import { branch, branchForEachTest, dialog, open } from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

test('KEY-7: a key is made by keyboard, shown once, told in the list and revoked', async () => {
  const page = await open('admin', '/settings/keys');
  await page.getByText('No keys yet').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make a key' }).press('Enter');
  await page.keyboard.type('Web shop');
  for (const scope of ['Issue tickets', 'Follow live']) {
    await dialog(page).getByRole('checkbox', { name: scope }).press('Space');
  }
  expect(await violations(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Make it' }).press('Enter');
  const shown = page.getByRole('alertdialog', { name: 'The key of Web shop' });
  const secret = (await shown.locator('code').textContent()) ?? '';
  expect(secret).toMatch(/^foyer_/);
  expect(await violations(page)).toEqual([]);
  await shown.getByRole('button', { name: 'I have kept it' }).press('Enter');
  const row = page.getByRole('row', { name: /Web shop/ });
  expect(await row.textContent()).toContain('Issue tickets · Follow live');
  expect(await page.content()).not.toContain(secret);
  await row.getByRole('button').press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).press('Enter');
  await page.getByText('The key of Web shop opens nothing any more.').waitFor();
  await row.getByText('Revoked').waitFor();
});

test('KEY-7: the page is whole in Arabic, in the dark and on a small window', async () => {
  const admin = await branch.signIn('admin');
  value(
    await admin.call('addKey', { body: { name: 'Web shop', scopes: ['read', 'issue', 'call', 'reports', 'events'] } }),
  );
  const page = await open('admin', '/settings/keys', {
    language: 'ar',
    scheme: 'dark',
    size: { width: 683, height: 600 },
  });
  await page.getByRole('row', { name: /Web shop/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
