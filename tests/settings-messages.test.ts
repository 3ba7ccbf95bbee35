import type { OpeningHours } from '@foyer/configuration';
import { bankHours, daily } from '@foyer/configuration/testing/bank';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { branch, branchForAllTests, open, press } from './harness/dashboard-pages.ts';
import { settled, violations } from './harness/page-looks.ts';
import { fillIn, save, stored } from './harness/settings-pages.ts';
import { value } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
const STRICT = { rules: ['nearly', 'called'], nearlyMinutes: 10, mostPerVisit: 4, apartMinutes: 3 };
const NIGHT = { from: '21:00', until: '08:00' };
const SWITCH = 'Send messages to customers who ask for them';

branchForAllTests();
beforeEach(async () => {
  await put('messages', {});
  await put('hours', {});
});

/** Saves a section as an administrator's program does. */
async function put(section: 'messages' | 'hours', given: object) {
  const admin = await branch.signIn('admin');
  const { version } = await stored(section);
  value(await admin.call('changeSettings', { params: { section }, body: { version, value: { ...given } } }));
}

/** Has the branch be open at the same hours on every day, and be opened by hand all the same. */
function putHours(from: string, until: string) {
  const weekly = daily({ from, until });
  const hours: OpeningHours = { ...bankHours, weekly, exceptions: [], services: [], openBySelf: false };
  return put('hours', { hours: { ...hours, closeBySelf: false } });
}

/** The field of a time of the quiet hours. */
const time = (page: Page, name: 'From' | 'Until') => page.getByRole('group', { name, exact: true });

/** Writes a time of day as people do, digit by digit. */
async function writeTime(page: Page, name: 'From' | 'Until', digits: string) {
  await time(page, name).getByRole('spinbutton').first().click();
  await press(page, ...digits);
}

const tick = (page: Page, rule: string) =>
  page.locator('.message-rules label', { hasText: new RegExp(`^${rule}`) }).click();
const isFocused = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

test('SETTINGS-99: messages are switched on, chosen, limited and switched off by keyboard alone', async () => {
  const page = await open('admin', '/settings/messages');
  await page.getByRole('switch', { name: SWITCH }).focus();
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await press(page, 'Space', 'Tab');
  expect(await isFocused(page, '[type=checkbox]')).toBe(true);
  await expect
    .poll(() =>
      page
        .getByRole('checkbox', { checked: true })
        .evaluateAll((boxes) => boxes.map((box) => box.closest('label')?.textContent)),
    )
    .toEqual([
      expect.stringMatching(/^Nearly their turn/),
      expect.stringMatching(/^Called/),
      expect.stringMatching(/^Send nothing at certain times/),
    ]);
  await press(page, 'Space', 'Tab', 'Tab', 'Tab', 'Space', 'Tab', 'Tab');
  expect(
    await isFocused(page, '[data-field="messages.nearlyMinutes"] input, input[data-field="messages.nearlyMinutes"]'),
  ).toBe(true);
  await press(page, '1', '5', 'Tab', '6', 'Tab', '0');
  expect(await violations(page)).toEqual([]);
  await save(page);
  const messages = {
    rules: ['ticket', 'nearly', 'called', 'longer'],
    nearlyMinutes: 15,
    mostPerVisit: 6,
    apartMinutes: 0,
  };
  expect((await stored('messages')).value).toEqual({ messages: { ...messages, quiet: NIGHT } });

  await page.getByRole('checkbox', { name: /^Send nothing at certain times/ }).focus();
  await press(page, 'Space');
  await save(page);
  expect((await stored('messages')).value).toEqual({ messages });
  await page.getByRole('switch', { name: SWITCH }).focus();
  await press(page, 'Space');
  await save(page);
  expect((await stored('messages')).value).toEqual({});
});

test('SETTINGS-99: figures out of their bounds and quiet hours without an end are refused at their fields; with nothing chosen it is said that nobody is sent anything', async () => {
  await put('messages', { messages: { ...STRICT, quiet: NIGHT } });
  const page = await open('admin', '/settings/messages');
  await fillIn(page, '“Nearly their turn” is called within (minutes)', '90');
  await page.locator('.fy-field', { hasText: 'is called within' }).getByText(/60/).last().waitFor();
  await fillIn(page, '“Nearly their turn” is called within (minutes)', '9');
  await writeTime(page, 'Until', '2100');
  await page.locator('.quiet-times').getByText('The hours must end after they begin.').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect(await isFocused(page, '.quiet-times [role=spinbutton]')).toBe(true);
  await writeTime(page, 'Until', '0730');
  await tick(page, 'Nearly their turn');
  await tick(page, 'Called');
  await page.getByText('Nothing is chosen: nobody is sent anything').waitFor();
  expect(await violations(page)).toEqual([]);
  await save(page);
  const quiet = { from: '21:00', until: '07:30' };
  expect((await stored('messages')).value).toEqual({ messages: { ...STRICT, rules: [], nearlyMinutes: 9, quiet } });
});

test('SETTINGS-99, SETTINGS-33: quiet hours that overlap the week’s are refused at their times, and the other way round above the week', async () => {
  await put('messages', { messages: { ...STRICT, quiet: NIGHT } });
  await putHours('09:00', '17:00');
  const page = await open('admin', '/settings/messages');
  await writeTime(page, 'From', '1630');
  const mistake = page.locator('.quiet-times').getByText('The branch is open from 09:00 to 17:00.');
  await mistake.waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect(await isFocused(page, '.quiet-times [role=spinbutton]')).toBe(true);
  expect(await violations(page)).toEqual([]);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/settings-messages-overlap.png` });
  await writeTime(page, 'From', '1700');
  await mistake.waitFor({ state: 'detached' });
  await save(page);
  const quiet = { from: '17:00', until: '08:00' };
  expect((await stored('messages')).value).toEqual({ messages: { ...STRICT, quiet } });

  const hours = await open('admin', '/settings/hours');
  await hours.getByLabel('Tuesday, hours 1: until').fill('18:00');
  const elsewhere = hours.locator('.mistakes-elsewhere');
  await elsewhere.getByText('Messages · Quiet hours: The branch is open from 09:00 to 18:00.').waitFor();
  await elsewhere.getByRole('link', { name: 'Go to Messages' }).waitFor();
});

test('SETTINGS-99: a branch that is open at night begins without quiet hours, and what would be saved is said in words', async () => {
  await putHours('20:00', '24:00');
  const page = await open('admin', '/settings/messages');
  await page.getByText(SWITCH).click();
  await page.getByRole('checkbox', { name: /^How to come back/ }).waitFor();
  expect(await time(page, 'From').count()).toBe(0);
  await save(page);
  expect((await stored('messages')).value).toEqual({ messages: STRICT });
  await tick(page, 'How to come back');
  await page.getByRole('button', { name: '1 change', exact: true }).click();
  const changes = page.getByRole('dialog');
  await changes.getByText('Messages · What is sent').waitFor();
  await changes.getByText('Nearly their turn, Called and How to come back').waitFor();
  await changes.getByRole('button', { name: 'Close' }).last().click();
  await save(page);

  await page.goto(`${branch.address}/dashboard/audit`);
  await page.getByRole('button', { name: 'Open: Settings changed: Messages to customers' }).first().click();
  await page.locator('.change-list').getByText('Nearly their turn, Called and How to come back').waitFor();
});

for (const [language, scheme] of [
  ['en', 'light'],
  ['en', 'dark'],
  ['ar', 'light'],
  ['ar', 'dark'],
] as const) {
  test(`SETTINGS-99: the page fits at 1366 by 768 and at 200 % in ${language}, ${scheme}`, async () => {
    await put('messages', { messages: { ...STRICT, quiet: NIGHT } });
    const page = await open('admin', '/settings/messages', { language, scheme });
    await page.locator('.quiet-times').waitFor();
    for (const [name, size] of [
      ['whole', { width: 1366, height: 768 }],
      ['zoomed', { width: 683, height: 384 }],
    ] as const) {
      await page.setViewportSize(size);
      expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
      const beyond = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await beyond(), name).toBeLessThanOrEqual(0);
      if (pictures === undefined) continue;
      await settled(page);
      await page.screenshot({ path: `${pictures}/settings-messages-${language}-${scheme}-${name}.png` });
      await page.locator('.quiet-times').scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${pictures}/settings-messages-${language}-${scheme}-${name}-end.png` });
    }
  });
}
