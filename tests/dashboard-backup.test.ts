import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommandId } from '@foyer/basics';
import type { BackupConfig } from '@foyer/configuration';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { branch, branchForEachTest, open } from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';

branchForEachTest();

/** axe's rule for text that stands out by 7:1. */
const ENHANCED = 'color-contrast-enhanced';

/** Has the branch's backups go to a folder of their own. */
async function nameFolder(more: Partial<BackupConfig> = {}): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-shelf-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { runner } = branch.branch.context;
  const { config } = runner.state;
  if (config === null) throw new Error('The branch is not configured');
  const backup = { folder, atHour: 2, daily: 7, weekly: 4, monthly: 12, ...more };
  const answer = await runner.submit({
    commandId: crypto.randomUUID() as CommandId,
    actor: { kind: 'system' },
    command: { type: 'configure-branch', config: { ...config, backup } },
    requestHash: '',
    reply: () => null,
  });
  expect(answer.ok).toBe(true);
  return folder;
}

/** What axe finds once nothing is said any more to those who listen: what was said stays for some seconds. */
async function found(page: Page): Promise<string[]> {
  await expect.poll(() => page.locator('[role=img]:empty').count(), { timeout: 15_000 }).toBe(0);
  return violations(page, ENHANCED);
}

const dialog = (page: Page) => page.getByRole('alertdialog');

test('BACKUP-17: without a folder, a key or a disk that is there the page says what to do', async () => {
  const page = await open('admin', '/settings/backup');
  await page.getByRole('heading', { name: 'There is no copy yet' }).waitFor();
  await page.getByText('Name a folder on another disk').waitFor();
  expect(await page.getByRole('button', { name: 'Back up now' }).isDisabled()).toBe(true);
  await page.getByText('Save a folder first.').waitFor();
  await page.getByRole('button', { name: 'Make copies each night' }).click();
  await page.getByRole('textbox', { name: 'Folder' }).fill('/nowhere/at-all');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.form-hint').getByText('The folder is not there. Is its disk plugged in?').waitFor();
  await page.getByText('Make a key first.').waitFor();
  await nameFolder({ folder: '/nowhere/backups' });
  await page.reload();
  await page.getByText('There is no key yet, so no copy can be made.').waitFor();
  await page.getByText('No copy could be made now. The folder is not there.').waitFor();
});

for (const look of [
  { language: 'en', scheme: 'light' },
  { language: 'ar', scheme: 'dark' },
] as const) {
  test(`BACKUP-17: a key is shown once, and a copy is made and tried out from the page (${look.language})`, async () => {
    await nameFolder();
    const page = await open('admin', '/settings/backup', look);
    await page.locator('.backup-key button').click();
    await dialog(page).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.backup-key-shown').waitFor();
    expect(await page.locator('.backup-key-shown li').allTextContents()).toEqual(
      Array.from({ length: 14 }, () => expect.stringMatching(/^[0-9A-Z]{4}$/)),
    );
    // Nothing but saying so closes it.
    await page.keyboard.press('Escape');
    expect(await found(page)).toEqual([]);
    await dialog(page).getByRole('button').click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.locator('.backup-make button:not([disabled])').click();
    await page.locator('.backup-copies tbody [data-tone=good]').waitFor({ timeout: 30_000 });
    await page.locator('.backup-status[data-standing=safe]').waitFor();
    expect(await page.locator('.backup-copies tbody tr').count()).toBe(1);
    expect(await found(page)).toEqual([]);
  });
}
