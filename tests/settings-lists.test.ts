import { describe, expect, it } from 'vitest';
import { branchForAllTests, openWindow, press } from './harness/dashboard-pages.ts';
import { fillIn, pick, pressOne, rowNames, save, stored } from './harness/settings-pages.ts';

// Each test begins from the list as it finds it.
branchForAllTests();

describe('lists', () => {
  it('SETTINGS-38, SETTINGS-39, SETTINGS-94: an entry is added and duplicated, with an id made of its name', async () => {
    const page = await openWindow('/settings/services/cards');
    await page.locator('#entry-title').waitFor();
    await pressOne(page, 'Add a service');
    await page.getByRole('dialog').getByLabel('Name').fill('Cash');
    await page.getByRole('dialog').getByText('Id: cash-2').waitFor();
    await press(page, 'Enter');
    await expect.poll(() => page.locator('#entry-title').textContent()).toBe('Cash');
    // What is still to be filled in has the focus.
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.list-detail') !== null)).toBe(true);
    expect(await page.locator(':focus').inputValue()).toBe('');
    await page.getByRole('row', { name: /Cash/ }).getByText('In no work profile').waitFor();
    await fillIn(page, 'Name · English', 'Pensions');
    await expect.poll(() => page.locator('#entry-title').textContent()).toBe('Pensions');
    await pressOne(page, 'Duplicate');
    await press(page, 'Enter');
    await save(page);
    await page
      .getByRole('status')
      .getByText(/^No work profile has Pensions.*tickets are given/)
      .waitFor();
    const { services } = (await stored('services')).value;
    expect(services).toContainEqual(
      expect.objectContaining({ id: 'cash-2', categoryId: 'accounts', name: { en: 'Pensions' } }),
    );
    expect(services).toContainEqual(expect.objectContaining({ id: 'pensions-2', seriesId: 'j' }));
  });

  it('SETTINGS-38: an entry is retired and brought back', async () => {
    const page = await openWindow('/settings/counters/counter-2');
    await pressOne(page, 'Retire');
    await save(page);
    await page
      .getByRole('row', { name: /Counter 2/ })
      .getByText('Retired')
      .waitFor();
    expect((await stored('counters')).value.counters).toContainEqual(
      expect.objectContaining({ id: 'counter-2', retired: true }),
    );
    await pressOne(page, 'Bring back');
    await save(page);
    expect(JSON.stringify((await stored('counters')).value)).not.toContain('retired');
  });

  it('SETTINGS-38: entries are reordered with keys alone', async () => {
    const page = await openWindow('/settings/outcomes');
    await page.locator('.tree-row').first().waitFor();
    const [first = '', second = '', ...rest] = await rowNames(page);
    await page.getByRole('row', { name: second }).click();
    await press(page, 'ArrowRight', 'Enter', 'ArrowUp', 'ArrowUp', 'Enter');
    await expect.poll(() => rowNames(page)).toEqual([second, first, ...rest]);
    await save(page);
    await page.reload();
    await page.locator('.tree-row').first().waitFor();
    expect(await rowNames(page)).toEqual([second, first, ...rest]);
  });

  it('SETTINGS-38: entries are reordered with the pointer', async () => {
    const page = await openWindow('/settings/outcomes');
    await page.locator('.tree-row').first().waitFor();
    const [first = '', second = '', ...rest] = await rowNames(page);
    const target = await page.getByRole('row', { name: first }).boundingBox();
    await page.getByRole('row', { name: second }).hover();
    await page.mouse.down();
    await page.mouse.move((target?.x ?? 0) + 60, (target?.y ?? 0) + 10, { steps: 8 });
    await page.mouse.move((target?.x ?? 0) + 60, (target?.y ?? 0) + 2, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => rowNames(page)).toEqual([second, first, ...rest]);
  });

  it('SETTINGS-38: a service goes to the next tier with a button of its row, and others are added', async () => {
    const page = await openWindow('/settings/profiles/teller');
    await pressOne(page, 'Move Cash in and out one tier down');
    await pick(page, 'Add a service', 'Loans and mortgages');
    await save(page);
    const { profiles } = (await stored('profiles')).value;
    const [teller] = Array.isArray(profiles) ? profiles : [];
    expect(teller.tiers[0]).not.toContain('cash');
    expect(teller.tiers[1]).toContain('cash');
    expect(teller.tiers[0]).toContain('loans');
  });
});
