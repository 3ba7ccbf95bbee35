import { readFile } from 'node:fs/promises';
import { demoBranch } from '@foyer/branch-server';
import { MAX_SETTINGS_FILE_BYTES } from '@foyer/contract';
import { expect, test } from 'vitest';
import { branch, branchForAllTests, issue, open, standsAt } from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { chooseFile, stored } from './harness/settings-pages.ts';
import { value } from './harness/test-branch.ts';

branchForAllTests();

type Page = Awaited<ReturnType<typeof open>>;
const chooseJson = (page: Page, file: unknown) =>
  chooseFile(page, 'changed.json', 'application/json', Buffer.from(JSON.stringify(file)));
const [cash] = demoBranch.services;
if (cash === undefined) throw new Error('The demo has services');
const config = () => branch.branch.context.runner.state.config;

test('SETTINGS-90: the configuration goes out as a file, is changed there, and comes in again while customers wait', async () => {
  const waiting = await issue(cash.id);
  const page = await open('admin', '/settings/transfer');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the file' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(
    new RegExp(`^foyer-${demoBranch.branchId}-\\d{4}-\\d\\d-\\d\\d\\.json$`),
  );
  await page.getByText('The file was handed to your browser').waitFor();
  const text = await readFile(await download.path(), 'utf8');
  await chooseJson(page, JSON.parse(text));
  await page.getByText('Nothing would change: the branch is set as the file says.').waitFor();

  const file = JSON.parse(text.replaceAll(JSON.stringify(cash.name.en), '"Money"'));
  file.branch.services.push({ ...cash, id: 'gold', name: { en: 'Gold', ar: 'الذهب' } });
  await chooseJson(page, file);
  await page.getByRole('heading', { name: '2 settings would change' }).waitFor();
  const changes = page.getByRole('region', { name: 'Services and categories' }).getByRole('listitem');
  expect(await changes.allInnerTexts()).toEqual([
    expect.stringMatching(/^Money · name · English\s+Before:\s+Cash in and out\s+After:\s+Money$/),
    expect.stringMatching(/^Gold\s+Before:\s+nothing\s+After:\s+Gold$/),
  ]);
  expect(await violations(page)).toEqual([]);
  expect(config()).toEqual(demoBranch);

  await page.getByRole('button', { name: 'Take it in' }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByText('It is in force at once on every screen.').waitFor();
  await asked.getByRole('button', { name: 'Take it in' }).click();
  await page.getByText('Taken in. 2 settings have changed, on every screen.').waitFor();
  expect(config()).toEqual(file.branch);
  await standsAt(waiting, 'waiting');
});

test('SETTINGS-92: what somebody else saved since the look is shown with the file’s changes and said, before the question and after it', async () => {
  const admin = await branch.signIn('admin');
  const file = value(await admin.call('exportSettings'));
  const save = async (escalationDeadlineSeconds: number) => {
    const { version, value: given } = await stored('policy');
    const body = { version, value: { ...given, escalationDeadlineSeconds } };
    value(await admin.call('changeSettings', { params: { section: 'policy' }, body }));
  };
  const name = { en: 'Quay', ar: 'الرصيف' };
  const page = await open('admin', '/settings/transfer');
  await chooseJson(page, { ...file, branch: { ...file.branch, name } });
  await page.getByRole('heading', { name: '2 settings would change' }).waitFor();
  const said = page.locator('.transfer-overtaken', { hasText: 'Somebody else has changed settings since' });
  expect(await said.count()).toBe(0);
  const take = page.getByRole('button', { name: 'Take it in' });
  const asked = page.getByRole('alertdialog', { name: 'Take this configuration in?' });

  await save(60);
  await take.click();
  await page.getByRole('heading', { name: '3 settings would change' }).waitFor();
  await said.waitFor();
  expect(await violations(page)).toEqual([]);
  await take.click();
  await asked.waitFor();
  expect(await said.count()).toBe(0);

  await save(demoBranch.escalationDeadlineSeconds);
  await asked.getByRole('button', { name: 'Take it in' }).click();
  await page.getByRole('heading', { name: '2 settings would change' }).waitFor();
  await said.waitFor();
  await asked.waitFor({ state: 'detached' });
  expect(config()?.name).not.toEqual(name);
  await take.click();
  await asked.getByRole('button', { name: 'Take it in' }).click();
  await page.getByText('Taken in. 2 settings have changed').waitFor();
  expect(config()?.name).toEqual(name);
});

test('SETTINGS-91: a file that does not fit is refused on the page, in sentences', async () => {
  const file = value(await (await branch.signIn('admin')).call('exportSettings'));
  const before = config();
  await issue(cash.id);
  const page = await open('admin', '/settings/transfer');
  const refused = page.locator('.transfer-refused');
  const saysOf = async (given: unknown, sentence: string) => {
    await chooseJson(page, given);
    await refused.getByText(sentence).waitFor();
  };
  const changed = (members: object) => ({ ...file, branch: { ...file.branch, ...members } });

  await chooseFile(page, 'holiday.jpg', 'application/json', Buffer.from('not JSON'));
  await refused.getByText('This is not a configuration that a branch has exported.').waitFor();
  await saysOf('x'.repeat(MAX_SETTINGS_FILE_BYTES), 'The file is larger than');
  await saysOf({ ...file, version: 2 }, 'The file was written by a newer version of Foyer.');
  await saysOf(changed({ branchId: 'inland' }), 'The file is of the branch “inland”, and this one is');

  const [first, ...rest] = demoBranch.counters;
  await saysOf(
    changed({ counters: [{ ...first, profileId: 'nobody' }, ...rest], outcomes: 3, sofas: 3 }),
    'This file can’t be taken in. Nothing was changed.',
  );
  expect(await refused.getByRole('listitem').allInnerTexts()).toEqual([
    'Outcomes: This must be a list.',
    'sofas: There is no such setting.',
    'Counter 1 · Work profile: The work profile “nobody” is not there.',
  ]);
  expect(await violations(page)).toEqual([]);
  await saysOf(
    changed({ classes: demoBranch.classes.slice(1) }),
    `${demoBranch.classes[0]?.name.en}: It has been used, so it can’t be taken out. Retire it instead.`,
  );
  expect(config()).toEqual(before);
});
