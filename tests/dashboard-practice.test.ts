import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { agent, branch, branchForEachTest, dialog, open, press, stageOnPage } from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

/** What is said to happen at the counter. */
const said = (page: Page, text: string | RegExp) => page.locator('.lesson-cues').getByText(text).waitFor();

async function call(page: Page, text: RegExp): Promise<void> {
  await page.locator('.waiting .row').first().waitFor();
  await press(page, 'n');
  await stageOnPage(page, 'called');
  await said(page, text);
}

async function finish(page: Page, start = true): Promise<void> {
  if (start) await press(page, 's');
  await stageOnPage(page, 'serving');
  await press(page, 'f');
  await stageOnPage(page, 'none');
}

test('PRACTICE-8: a new agent learns the whole lesson by keyboard on the counter page itself, which says that it is practice; then the real counter is as it was', async () => {
  const before = branch.branch.context.runner.state;
  const page = await open('agent', '/counter');
  await page.getByRole('button', { name: 'Practise' }).last().focus();
  await press(page, 'Enter');
  await page.locator('.practice .choose-grid').waitFor();
  expect(await page.title()).toMatch(/^Practice · /);
  await page.getByRole('banner').getByText('All customers here are made up.').waitFor();
  expect(await violations(page)).toEqual([]);
  await press(page, '1');
  await stageOnPage(page, 'none');

  await call(page, /^A001 stands before you/);
  await finish(page);

  await call(page, /^Nobody comes for A002/);
  await press(page, 'r');
  await page.getByText('Called 2 ×').waitFor();
  await press(page, 'm');
  await page.getByRole('alertdialog').waitFor();
  await press(page, 'Enter');
  await stageOnPage(page, 'none');

  await call(page, /^A003 needs a few minutes/);
  await press(page, 'h');
  await dialog(page).waitFor();
  await press(page, 'Control+Enter');
  await stageOnPage(page, 'none');
  // Who has come after all stands below who is on hold.
  await said(page, /^A002 stands there now/);
  await press(page, 'l', 'ArrowDown', 'Enter');
  await page.locator('.waiting').getByText('A002').waitFor();
  await said(page, /^A003 is ready now/);
  await press(page, 'l', 'Enter');
  await stageOnPage(page, 'called');
  await finish(page);
  await call(page, /^A002 stands before you/);
  await finish(page);

  await call(page, /^A004 asks for something else: Open an account/);
  await press(page, 't');
  await dialog(page).waitFor();
  await press(page, 'Enter');
  await page.getByRole('listbox').waitFor();
  // One letter: on a busy machine more may come apart, and each is looked for by itself then.
  await press(page, 'o');
  await page.locator('[role=option]:focus', { hasText: 'Open an account' }).waitFor();
  await press(page, 'Enter', 'Control+Enter');
  await stageOnPage(page, 'none');

  await call(page, /^A005 was with Practice colleague before.* counter 2/);
  await press(page, 't');
  await dialog(page).waitFor();
  await press(page, '3', 'Enter');
  await page.getByRole('listbox').waitFor();
  await press(page, 'Enter', 'Control+Enter');
  await stageOnPage(page, 'none');

  await call(page, /^A006 is upset.*“Complaint”/);
  await press(page, 's');
  await stageOnPage(page, 'serving');
  await press(page, 'e');
  await dialog(page).getByText('When an apology and an explanation were not enough.').waitFor();
  await press(page, '2', 'Control+Enter');
  await said(page, /^The supervisor has answered/);
  await page.locator('.work-current').getByText('Say that we are sorry').waitFor();
  await finish(page, false);

  await call(page, /^A007 nods/);
  await finish(page);
  await said(page, /^A007 was not done at all/);
  await press(page, 'u');
  await said(page, 'You have done all of it');
  await page.getByText('14 of 14').waitFor();
  expect(await violations(page)).toEqual([]);

  const leave = page.getByRole('banner').getByRole('button', { name: 'Back to real work' });
  await leave.focus();
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Open counter 1' }).waitFor();
  expect(await page.title()).not.toContain('Practice');
  expect(value(await agent.call('counters')).items.every(({ status }) => status === 'closed')).toBe(true);
  // Only that they have signed in.
  expect(branch.branch.context.runner.state.visits).toBe(before.visits);
  expect(await readdir(path.join(branch.dataFolder, 'practice'))).toEqual([]);
}, 120_000);

test('PRACTICE-8: a page whose practice has ended says so, and begins another; one that nobody is signed in at asks for that', async () => {
  const page = await open('agent', '/practice');
  await page.locator('.practice .choose-grid').waitFor();
  value(await agent.call('endPractice'));
  await page.getByText('This practice is over').waitFor();
  await page.getByRole('button', { name: 'Start again' }).focus();
  await press(page, 'Enter');
  await page.locator('.practice .choose-grid').waitFor();
  value(await agent.call('endPractice'));

  const nobody = await open(null, '/practice');
  await nobody.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(new URL(nobody.url()).pathname).toBe('/dashboard/counter');
});
