import type { RouteBody } from '@foyer/contract';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { branchForEachTest, dialog, open, supervisor } from './harness/dashboard-pages.ts';
import { settled, violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

const posted = async () => value(await supervisor.call('notices')).items;
const items = (page: Page) => page.locator('.notice-item');

it('NOTICE-12: a supervisor posts a notice from a text that is there in each language, and sees beforehand what customers will see', async () => {
  const page = await open('supervisor', '/floor');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  expect(await dialog(page).getByRole('button', { name: /^Post/ }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'No card payment' }).click();
  const arabic = dialog(page).getByRole('textbox', { name: /العربية/ });
  await expect.poll(() => arabic.inputValue()).toContain('بالبطاقة');
  const screen = page.locator('.notice-place[data-place=screen]');
  expect(await screen.textContent()).toContain('Payment by card is not possible');
  await page.locator('.notice-preview').getByText('العربية').click();
  await expect.poll(() => screen.locator('p[dir=rtl]').textContent()).toContain('بالبطاقة');
  await dialog(page).getByText('Loans and mortgages').click();
  await expect.poll(() => screen.textContent()).toContain('القروض');
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: /^Post/ }).click();
  await expect.poll(() => items(page).allTextContents()).toEqual([expect.stringContaining('Payment by card')]);
  expect(await posted()).toMatchObject([
    { about: 'outage', serviceIds: ['loans'], places: ['screen', 'kiosk', 'phone', 'page'], by: 'Salma' },
  ]);
  expect(await violations(page)).toEqual([]);
});

it('NOTICE-13: an emergency is asked about once more, with the focus on the way back; a drill says that it is one', async () => {
  const page = await open('supervisor', '/floor');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await page.getByRole('button', { name: 'Leave the building' }).click();
  await dialog(page).getByRole('button', { name: /^Next/ }).click();
  const question = page.getByRole('alertdialog', { name: 'Is it an emergency?' });
  await question.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Back');
  await page.keyboard.press('Enter');
  // Nothing of what was written is lost on the way back.
  await expect.poll(() => dialog(page).getByRole('textbox').first().inputValue()).toContain('leave the building');
  expect(await posted()).toEqual([]);
  await dialog(page).getByText('This is a drill').first().click();
  await dialog(page).getByRole('button', { name: /^Next/ }).click();
  await page.getByRole('button', { name: 'Begin the drill' }).click();
  await expect.poll(() => items(page).allTextContents()).toEqual([expect.stringContaining('Drill')]);
  expect(await posted()).toMatchObject([{ about: 'emergency', drill: true, until: null }]);
});

it('NOTICE-14: a notice is put right and taken down from the floor; what a colleague changed meanwhile is not overwritten unseen', async () => {
  const body: RouteBody<'postNotice'> = { about: 'delay', text: { en: 'Loans take longer.' }, places: ['screen'] };
  const { notice } = value(await supervisor.call('postNotice', { body }));
  const page = await open('supervisor', '/floor');
  const correct = () => page.getByRole('button', { name: 'Correct…' }).click();
  await correct();
  const text = dialog(page).getByRole('textbox').first();
  expect(await text.inputValue()).toBe('Loans take longer.');
  const theirs = { ...body, text: { en: 'Cards take longer.' }, expectedVersion: 1 };
  value(await supervisor.call('correctNotice', { params: { noticeId: notice.id }, body: theirs }));
  await text.fill('Loans take an hour.');
  await dialog(page)
    .getByRole('button', { name: /^Correct everywhere/ })
    .click();
  await expect.poll(() => dialog(page).getByRole('alert').textContent()).toContain('Somebody else changed it');
  expect(await text.inputValue()).toBe('Loans take an hour.');
  await page.keyboard.press('Escape');
  // What the window said is not left behind it.
  await expect.poll(() => page.locator('[data-kind=problem]').count()).toBe(0);
  await correct();
  await text.fill('Loans and cards take longer.');
  await dialog(page)
    .getByRole('button', { name: /^Correct everywhere/ })
    .click();
  await expect.poll(() => items(page).allTextContents()).toEqual([expect.stringContaining('Loans and cards')]);
  await page.getByRole('button', { name: 'Take down…' }).click();
  await page.getByRole('button', { name: 'Take down', exact: true }).click();
  await expect.poll(() => items(page).count()).toBe(0);
  expect(await posted()).toEqual([]);
});

it('NOTICE-16: who suspends a service is offered the notice that goes with it, its text and service being there', async () => {
  const page = await open('supervisor', '/floor');
  await page.getByRole('button', { name: 'Suspend: Loans and mortgages' }).click();
  await dialog(page).getByText('Tell customers with a notice').click();
  await dialog(page)
    .getByRole('button', { name: /^Suspend/ })
    .click();
  const text = dialog(page).getByRole('textbox', { name: /English/ });
  await expect.poll(() => text.inputValue()).toContain('can’t offer this service');
  await dialog(page).getByRole('button', { name: /^Post/ }).click();
  await expect.poll(() => items(page).allTextContents()).toEqual([expect.stringContaining('For: Loans and mortgages')]);
  expect(await posted()).toMatchObject([{ about: 'outage', serviceIds: ['loans'] }]);
});
