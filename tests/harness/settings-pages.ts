import type { SectionId } from '@foyer/configuration';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { branch } from './dashboard-pages.ts';
import { type SignedIn, value } from './test-branch.ts';

/** Presses "Save" and waits until it is saved. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved. It is in force on every screen.').waitFor();
}

/** Writes into the field with a label. */
export async function fillIn(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
}

/** Presses the button with a name, the first where there are several. */
export async function pressOne(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

/** Takes back what was changed in a section. */
export async function discard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard', exact: true }).click();
}

/** Chooses an entry in a section's list. */
export async function choose(page: Page, name: string | RegExp): Promise<void> {
  const row = page.locator('.list-side').getByRole('row', { name });
  const title = (await row.locator('.tree-name').textContent()) ?? '';
  await row.click();
  await page.locator('#entry-title').getByText(title, { exact: true }).waitFor();
}

/** Chooses one of many in a field that is searched by writing. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.click();
  await box.fill(option);
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Chooses a file where the page asks for one. */
export async function chooseFile(page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^Choose (a file|another)/ }).click(),
  ]);
  await chooser.setFiles({ name, mimeType, buffer });
}

/** The names of a section's list, from the top. */
export function rowNames(page: Page): Promise<string[]> {
  return page.locator('.list-side .tree-name').allTextContents();
}

/** A section of the configuration as it is stored, read by an administrator. */
export async function stored(section: SectionId) {
  const admin: SignedIn = await branch.signIn('admin');
  return value(await admin.call('settingsSection', { params: { section } }));
}

/** Waits until something is so, without anything being done for it. How soon it is, a benchmark says. */
export async function soon(done: () => Promise<unknown>): Promise<void> {
  await expect.poll(done, { interval: 20 }).toBeTruthy();
}
