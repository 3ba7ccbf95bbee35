import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { agent, branch, branchForEachTest, chooseLanguage, dialog, open, press } from './harness/dashboard-pages.ts';
import { settled, violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

const GOOD = 'a grey heron';
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Invites somebody; the address that they are given. */
async function invite(page: Page, name: string, user: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await dialog(page).getByLabel('Name', { exact: true }).fill(name);
  await dialog(page).getByLabel('User name').fill(user);
  await dialog(page)
    .getByRole('button', { name: /Language of their pages/ })
    .click();
  await page.getByRole('option', { name: 'English', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Invite' }).click();
  const link = await page.getByRole('alertdialog').locator('output').textContent();
  await page.getByRole('button', { name: 'Done' }).click();
  return link ?? '';
}

async function setPassword(page: Page, password: string, again = password) {
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('The same again').fill(again);
  await page.keyboard.press('Enter');
}

test('DASH-66: somebody is invited, makes a password by the link, and is in the list with their state', async () => {
  const page = await open('admin', '/people');
  await rowOf(page, 'Ines').getByText('Active').waitFor();
  const link = await invite(page, 'Dana', 'dana');
  expect(link).toMatch(/\/dashboard\/welcome#[\w-]{43}$/);
  await rowOf(page, 'Dana').getByText('Invited').waitFor();
  expect(await page.content()).not.toContain(link.split('#')[1]);

  const theirs = await open(null);
  await theirs.goto(link);
  await theirs.getByText('You sign in as dana.').waitFor();
  await setPassword(theirs, 'short');
  await theirs.getByText('Use at least ten letters.').waitFor();
  await setPassword(theirs, 'password123');
  await theirs.getByText('Many people use this one.').waitFor();
  await setPassword(theirs, GOOD, 'another');
  await theirs.getByText('These two are not the same.').waitFor();
  expect(theirs.url()).not.toContain('#');
  expect(await violations(theirs)).toEqual([]);
  await setPassword(theirs, GOOD);
  await theirs.getByRole('link', { name: 'Counter' }).waitFor();
  await theirs.goto('about:blank');
  await theirs.goto(link);
  await theirs.getByText('This link has been used already').waitFor();
  await theirs.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  expect(await theirs.locator('input').count()).toBe(0);

  await page.reload();
  await rowOf(page, 'Dana').getByText('Active').waitFor();
  await page.getByLabel('Search by name').fill('dan');
  await expect.poll(() => page.getByRole('row').count()).toBe(3);
  await page.getByLabel('Search by name').fill('nobody');
  await page.getByText('Nobody is called that').waitFor();
});

test('DASH-67: every mistake about a person stands at its field, and what was put in stays', async () => {
  const page = await open('admin', '/people');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await dialog(page).getByRole('button', { name: 'Invite' }).click();
  await expect.poll(() => dialog(page).getByText('Fill this in.').count()).toBe(2);
  await dialog(page).getByLabel('Name', { exact: true }).fill('ანა');
  await dialog(page).getByLabel('User name').fill(' AGENT ');
  await dialog(page).getByRole('button', { name: 'Invite' }).click();
  await dialog(page).getByText('This has letters that the screens can’t show.').waitFor();
  await dialog(page).getByLabel('Name', { exact: true }).fill('Ana');
  await dialog(page).getByRole('button', { name: 'Invite' }).click();
  await dialog(page).getByText('Somebody signs in with this name already.').waitFor();
  expect(await dialog(page).getByLabel('Name', { exact: true }).inputValue()).toBe('Ana');
  expect(await violations(page)).toEqual([]);
  await press(page, 'Escape');
  await page.getByRole('alertdialog').getByText('not saved yet').waitFor();
  await page.getByRole('button', { name: 'Discard and leave' }).click();

  // Two administrators at once: the second is told, and overwrites nothing.
  await rowOf(page, 'Amira').getByRole('button').click();
  const admin = await branch.signIn('admin');
  value(await admin.call('changePerson', { params: { personId: 'agent' }, body: { displayName: 'Amira B.' } }));
  await dialog(page).getByLabel('Name', { exact: true }).fill('Amira C.');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await dialog(page).getByText('Somebody else has changed the same in the meantime.').waitFor();
  await dialog(page).getByRole('button', { name: 'Keep what I typed' }).click();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await rowOf(page, 'Amira C.').waitFor();
});

test('DASH-3, DASH-68: somebody is narrowed, reset, signed out and disabled from their row', async () => {
  const page = await open('admin', '/people');
  await rowOf(page, 'Amira').getByRole('button').click();
  await dialog(page).getByText('Only these').first().click();
  await dialog(page).getByText('Counter 2').click();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await rowOf(page, 'Amira').getByText('1 counter').waitFor();
  const counters = await open('agent', '/counter/counter-1');
  await counters.getByRole('navigation').waitFor();
  await counters.goto(`${branch.address}/dashboard/counter`);
  await expect.poll(() => counters.locator('.choose-number').allTextContents()).toEqual(['2']);
  const refused = await agent.call('openCounter', { params: { counterId: 'counter-1' } });
  expect(refused).toMatchObject({ error: { code: 'not-their-counter' } });

  const change = async (action: string) => {
    await rowOf(page, 'Daniel').getByRole('button').click();
    await dialog(page).getByRole('button', { name: action }).click();
    await page.getByRole('alertdialog', { name: action }).getByRole('button', { name: action }).click();
  };
  await change('Reset the password');
  await page.getByRole('alertdialog').locator('output').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await rowOf(page, 'Daniel').getByText('Invited').waitFor();
  await change('Disable the account');
  await rowOf(page, 'Daniel').getByText('Disabled').waitFor();
  await change('Enable the account');
  await rowOf(page, 'Daniel').getByText('Invited').waitFor();
  const salma = await open('supervisor', '/floor');
  await salma.getByRole('link', { name: 'Floor' }).waitFor();
  await rowOf(page, 'Salma').getByRole('button').click();
  await dialog(page).getByRole('button', { name: 'Sign out everywhere' }).click();
  await page
    .getByRole('alertdialog', { name: 'Sign out everywhere' })
    .getByRole('button', { name: 'Sign out everywhere' })
    .click();
  await salma.reload();
  await salma.getByLabel('User name').waitFor();

  // One's own rights are another's to change.
  await rowOf(page, 'Ines').getByRole('button').click();
  await dialog(page).getByText('Your own rights are changed by another administrator.').waitFor();
  expect(await dialog(page).getByRole('button', { name: 'Disable the account' }).count()).toBe(0);
});

test('DASH-69: one’s own password and sessions are changed on one’s own page, in one’s own language', async () => {
  const page = await open('agent', '/account');
  await expect.poll(() => page.getByRole('row').count()).toBe(3);
  await page.getByRole('button', { name: 'Sign out there' }).click();
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page.getByLabel('Present password').fill('not this one');
  await setPassword(page, GOOD);
  await page.getByText('This is not your present password.').waitFor();
  await page.getByLabel('Present password').fill('foyer-demo');
  await page.keyboard.press('Enter');
  await page.getByText('Changed. You are signed out everywhere else.').waitFor();
  expect(await violations(page)).toEqual([]);
  await chooseLanguage(page, 'العربية');
  await page.getByRole('heading', { name: 'حسابي' }).waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
});

test('DASH-70: the pages about people have no faults for those who can’t see, in either language and scheme', async () => {
  for (const look of [{}, { language: 'ar', scheme: 'dark' }] as const) {
    const page = await open('admin', '/people', look);
    await page.locator('.people-list table').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('.people-list tbody button').first().click();
    await dialog(page).waitFor();
    expect(await violations(page)).toEqual([]);
    await press(page, 'Escape');
    await page.locator('.people-tools [role=radiogroup] label').nth(1).click();
    await page.locator('.role-matrix').waitFor();
    expect(await violations(page)).toEqual([]);
  }
});
