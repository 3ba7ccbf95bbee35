import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { branch, branchForAllTests, issue, open, openWindow, press } from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { discard, fillIn, pick, pressOne, rowNames, save, stored } from './harness/settings-pages.ts';
import { value } from './harness/test-branch.ts';

// What one test saves, no other reads.
branchForAllTests();

describe('what belongs to others', () => {
  it('SETTINGS-33: a service that a profile needs is told above the form, with a way there', async () => {
    const before = await stored('services');
    const page = await openWindow('/settings/services/cash');
    await pressOne(page, 'Take out');
    const alert = page.locator('.mistakes-elsewhere');
    await alert.getByText('Teller · Services by tier: The service “Cash in and out” is not there.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect((await stored('services')).version).toBe(before.version);
    await alert.getByRole('link', { name: 'Go to Work profiles' }).click();
    await page.getByRole('button', { name: 'Discard and leave' }).click();
    await expect.poll(() => page.locator('#entry-title').textContent()).toBe('Teller');
  });

  it('SETTINGS-34: what has been used can’t be taken out, and is retired with one press', async () => {
    const page = await openWindow('/settings/outcomes');
    await issue();
    const agent = await branch.signIn('agent');
    value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
    const called = value(await agent.call('callNext', { params: { counterId: 'counter-1' } })).visit;
    value(await agent.call('start', { params: { visitId: called.id } }));
    const outcomes = (await stored('outcomes')).value.outcomes;
    const [, second] = Array.isArray(outcomes) ? outcomes : [];
    value(await agent.call('finish', { params: { visitId: called.id }, body: { outcomeId: second.id } }));
    await page.getByRole('row').nth(1).click();
    const name = await page.locator('#entry-title').textContent();
    await pressOne(page, 'Take out');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const alert = page.locator('.mistakes-elsewhere');
    await alert.getByText('It has been used, so it can’t be taken out. Retire it instead.').waitFor();
    await alert.getByRole('button', { name: 'Retire instead' }).click();
    await save(page);
    expect((await stored('outcomes')).value.outcomes).toContainEqual({ ...second, retired: true });
    expect(await rowNames(page)).toContain(name);
  });
});

describe('the bar', () => {
  it('SETTINGS-37: it counts and lists the changes, keeps why, and says who saved last', async () => {
    const page = await openWindow('/settings/branch');
    await page.getByText('As the branch was set up').waitFor();
    await fillIn(page, 'Name · English', 'Riverside Central');
    await pick(page, 'Time zone', 'Madrid (Europe)');
    await page.getByRole('button', { name: '2 changes' }).click();
    const list = page.getByRole('dialog');
    await list.getByText('Riverside Bank').waitFor();
    expect(await list.getByText('Europe/Madrid').count()).toBe(1);
    await press(page, 'Escape');
    await page.getByLabel('Why? (optional)').fill('We moved');
    const sent = page.waitForRequest((request) => request.method() === 'PUT' && !request.url().includes('dryRun'));
    await save(page);
    expect((await sent).postDataJSON()).toMatchObject({ note: 'We moved' });
    await page.getByText('Last saved by Ines').waitFor();
    await expect.poll(() => page.locator('.top-bar strong').first().textContent()).toBe('Riverside Central');
    expect(await stored('branch')).toMatchObject({ value: { timeZone: 'Europe/Madrid' } });
  });

  it('SETTINGS-37: what is discarded is as it was', async () => {
    const page = await openWindow('/settings/counters/counter-1');
    await fillIn(page, 'Number', '77');
    await discard(page);
    await expect.poll(() => page.getByLabel('Number', { exact: true }).inputValue()).toBe('1');
    await page.getByText('As the branch was set up').waitFor();
  });
});

// A window of the same profile would stand behind the other and be slowed down by the browser.
describe('two windows at once', () => {
  it('SETTINGS-35: what only one changed is kept, and each place that both changed is chosen by itself', async () => {
    const mine = await openWindow('/settings/services/loans');
    const theirs = await open('admin', '/settings/services/loans');
    await fillIn(theirs, 'Name · English', 'Lending');
    await fillIn(theirs, 'Most who may wait', '70');
    await fillIn(theirs, 'Digits', '4');
    await save(theirs);
    await fillIn(mine, 'Name · English', 'Credit');
    await fillIn(mine, 'Most who may wait', '80');
    await fillIn(mine, 'Usual service time (minutes)', '9');
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = mine.getByRole('dialog');
    await dialog.getByText('Ines saved first').waitFor();
    expect(await dialog.getByText('Digits').count()).toBe(1);
    expect(await violations(mine)).toEqual([]);
    await dialog.locator('.choice').filter({ hasText: 'Lending' }).click();
    await dialog.getByRole('button', { name: 'Save both' }).click();
    await mine.getByText('Saved. It is in force on every screen.').waitFor();
    const { value: now } = await stored('services');
    expect(now.services).toContainEqual(
      expect.objectContaining({
        id: 'loans',
        name: expect.objectContaining({ en: 'Lending' }),
        maxWaiting: 80,
        meanServiceSeconds: 540,
      }),
    );
    expect(now.series).toContainEqual(expect.objectContaining({ id: 'loans', width: 4 }));
    expect(await mine.getByLabel('Name · English').inputValue()).toBe('Lending');
  });

  it('SETTINGS-35: all of mine or all of theirs is one press; leaving the window loses nothing', async () => {
    const mine = await openWindow('/settings/policy');
    const theirs = await open('admin', '/settings/policy');
    await fillIn(theirs, 'Most overtakings', '4');
    await save(theirs);
    const after = await stored('policy');
    await fillIn(mine, 'Most overtakings', '5');
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    await mine.getByRole('dialog').getByRole('button', { name: 'Back' }).click();
    expect(await mine.getByLabel('Most overtakings').inputValue()).toBe('5');
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    await mine.getByRole('button', { name: 'Take all of theirs' }).click();
    await mine.getByRole('button', { name: 'Save both' }).click();
    await expect.poll(() => mine.getByLabel('Most overtakings').inputValue()).toBe('4');
    expect(await stored('policy')).toEqual(after);
  });
});

describe('unsaved work', () => {
  const changeName = async (page: Page) => {
    await page.getByRole('link', { name: 'Branch', exact: true }).click();
    await fillIn(page, 'Name · English', 'Riverside East');
    return page;
  };
  const question = (page: Page) => page.getByRole('alertdialog', { name: 'Leave without saving?' });

  it.each([
    ['another section', (page: Page) => page.getByRole('link', { name: 'Counters' }).click()],
    ['another tab', (page: Page) => page.getByRole('link', { name: 'Reports' }).click()],
    ['the browser’s button', (page: Page) => page.goBack()],
    ['signing out', (page: Page) => page.getByRole('button', { name: 'Sign out' }).click()],
  ] as const)('SETTINGS-36: is asked about before %s, kept by staying, lost by leaving', async (way, leave) => {
    const before = await stored('branch');
    // Who signs out takes nobody else's session along.
    const page = await changeName(
      await (way === 'signing out' ? open('admin', '/settings/policy') : openWindow('/settings/policy')),
    );
    await leave(page);
    await question(page).getByRole('button', { name: 'Stay here' }).click();
    expect(await page.getByLabel('Name · English').inputValue()).toBe('Riverside East');
    await leave(page);
    await question(page).getByRole('button', { name: 'Discard and leave' }).click();
    await page.getByLabel('Name · English').waitFor({ state: 'detached' });
    expect(await stored('branch')).toEqual(before);
  });

  it('SETTINGS-43: is saved and left in one go, unless a mistake keeps it there', async () => {
    const page = await changeName(await openWindow('/settings/policy'));
    const before = await stored('branch');
    await fillIn(page, 'Name · English', '');
    await page.getByRole('link', { name: 'Counters' }).click();
    await question(page).getByRole('button', { name: 'Save and leave' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-field]') !== null)).toBe(true);
    expect(await stored('branch')).toEqual(before);
    await fillIn(page, 'Name · English', 'Riverside West');
    await page.getByRole('link', { name: 'Counters' }).click();
    expect(await violations(page)).toEqual([]);
    await question(page).getByRole('button', { name: 'Save and leave' }).click();
    await page.locator('.tree-row').first().waitFor();
    expect((await stored('branch')).value.name).toMatchObject({ en: 'Riverside West' });
  });

  it('SETTINGS-36: is asked about before the page closes; nothing is asked where nothing is unsaved', async () => {
    const page = await changeName(await openWindow('/settings/policy'));
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await page.getByLabel('Name · English').waitFor();
    await page.getByRole('link', { name: 'Counters' }).click();
    await page.locator('.tree-row').first().waitFor();
    expect(await question(page).count()).toBe(0);
  });
});
