import { expect, test } from 'vitest';
import { agent, branchForAllTests, issue, open } from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { choose, chooseFile, save, stored } from './harness/settings-pages.ts';
import { value } from './harness/test-branch.ts';

branchForAllTests();

const LOGO = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100" fill="#0b3d91"/></svg>',
);

test('SETTINGS-71: what a counter is called, the welcome and the closing line are set, and taken back', async () => {
  const page = await open('admin', '/settings/words');
  await page.getByRole('button', { name: /A counter is called/ }).click();
  await page.getByRole('option', { name: 'Room', exact: true }).click();
  await page.getByLabel('Welcome · English').fill('Good to see you');
  await page.getByLabel('Last line of a ticket · English').fill('foyer.example');
  await save(page);
  const set = { counter: 'room', welcome: { en: 'Good to see you' }, closing: { en: 'foyer.example' } };
  expect(await stored('words')).toMatchObject({ value: { words: set } });

  await page.getByLabel('Last line of a ticket · العربية').fill('شكرًا');
  await page.getByLabel('Last line of a ticket · English').fill('');
  await page.getByText('A text in English, the branch’s first language, is needed.').waitFor();
  await page.getByLabel('Last line of a ticket · العربية').fill('');
  await page.getByLabel('Welcome · English').fill('');
  await save(page);
  expect((await stored('words')).value).toEqual({ words: { counter: 'room' } });
});

test('SETTINGS-72: a logo is chosen as a file and seen before it is saved; a file that is none is refused in a sentence', async () => {
  const page = await open('admin', '/settings/looks');
  await chooseFile(page, 'logo.png', 'image/png', Buffer.from('not a picture'));
  await page.getByText('This file is no picture that can be shown.').waitFor();
  await chooseFile(
    page,
    'logo.svg',
    'image/svg+xml',
    Buffer.from(LOGO.toString().replace('<rect', '<script>1</script><rect')),
  );
  await page.getByText('Something in this SVG file could run by itself.').waitFor();
  await chooseFile(page, 'logo.svg', 'image/svg+xml', Buffer.alloc(2 * 1024 * 1024 + 1, 32));
  await page.getByText('The file is larger than 2 MB.').waitFor();

  await chooseFile(page, 'logo.svg', 'image/svg+xml', LOGO);
  await expect.poll(() => page.locator('.looks-preview img.fy-logo').count()).toBe(3);
  await page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#ffc629');
  await page.getByText('On light pages it is shown darker, so that everybody can read it.').waitFor();
  await save(page);
  await expect.poll(() => page.locator('header img.fy-logo').count()).toBe(1);
  expect(await stored('looks')).toMatchObject({
    value: { looks: { accent: '#ffc629', logo: expect.stringMatching(/^[0-9a-f]{64}$/) } },
  });

  await page.getByRole('button', { name: 'Take it away' }).click();
  await page.getByRole('button', { name: 'Foyer’s own' }).click();
  await save(page);
  expect((await stored('looks')).value).toEqual({ looks: {} });
});

test('SETTINGS-73, SETTINGS-75: reasons are renamed, added, moved and retired, and staff choose from what there is; a retired one that is sent all the same keeps its name', async () => {
  const page = await open('admin', '/settings/reasons');
  const breaks = page.getByRole('region', { name: 'Breaks of a counter' }).locator('.reason-list');
  await breaks.getByRole('button', { name: 'Call “Lunch” something else' }).click();
  await breaks.getByLabel('English').fill('Midday meal');
  await breaks.getByRole('button', { name: 'Move “Midday meal” up' }).click();
  await breaks.getByRole('button', { name: 'Retire “Meeting”' }).click();
  await breaks.getByRole('button', { name: 'Add a reason' }).click();
  await page.getByText('A text in English, the branch’s first language, is needed.').waitFor();
  await breaks.getByLabel('English').last().fill('Prayer');
  expect(await violations(page)).toEqual([]);
  await save(page);

  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  const counter = await open('agent', '/counter/counter-1');
  await counter.getByRole('button', { name: /^Pause/ }).click();
  const offered = counter.getByRole('dialog').getByRole('radiogroup').first().getByRole('radio');
  await expect
    .poll(() =>
      offered.evaluateAll((radios) => radios.map((radio) => radio.closest('label')?.textContent?.replace(/\d$/, ''))),
    )
    .toEqual(['Midday meal', 'Short break', 'Back-office work', 'Technical problem', 'Another reason', 'Prayer']);

  // As a page does that was opened before.
  value(await agent.call('pauseCounter', { params: { counterId: 'counter-1' }, body: { reason: 'meeting' } }));
  await counter.keyboard.press('Escape');
  await counter.getByText('Meeting').first().waitFor();
});

test('PRACTICE-1: what an administrator writes of a reason to escalate stands below it where agents choose; emptied it is gone', async () => {
  const page = await open('admin', '/settings/reasons');
  const text = 'Say sorry first, then ask what happened.';
  const field = page.getByLabel('When and how · English').nth(2);
  await field.fill(text);
  await save(page);
  const { value: reasons } = await stored('reasons');
  expect(reasons).toMatchObject({
    reasons: { escalation: expect.arrayContaining([{ id: 'advice', guidance: { en: text } }]) },
  });
  expect(value(await agent.call('branch')).guidance).toMatchObject({ advice: { en: text } });

  value(await agent.call('resumeCounter', { params: { counterId: 'counter-1' } }));
  const visit = await issue();
  value(await agent.call('callVisit', { params: { counterId: 'counter-1' }, body: { visitId: visit.id } }));
  const counter = await open('agent', '/counter/counter-1');
  await counter.getByRole('button', { name: /^Start/ }).waitFor();
  await counter.keyboard.press('e');
  await counter.getByRole('dialog').locator('.choice', { hasText: 'Needs advice' }).getByText(text).waitFor();

  await field.fill('');
  await save(page);
  expect(value(await agent.call('branch')).guidance).not.toHaveProperty('advice');
});

test('SETTINGS-74, TAG-4: a service gets a picture, found by its name, and a segment and a tag are added beside the classes', async () => {
  const page = await open('admin', '/settings/services/cash');
  const picture = page.locator('.pictogram-chosen');
  await picture.getByRole('button', { name: 'Choose' }).click();
  await page.getByLabel('Find a picture').fill('wallet');
  await page.getByRole('option', { name: 'Wallet' }).click();
  await page.getByText('Wallet', { exact: true }).first().waitFor();
  expect(await violations(page)).toEqual([]);
  await save(page);
  const { value: services } = await stored('services');
  expect(services).toMatchObject({
    services: expect.arrayContaining([expect.objectContaining({ id: 'cash', pictogram: 'wallet' })]),
  });

  await page.getByRole('link', { name: 'Classes, segments and tags' }).click();
  await page.getByRole('button', { name: 'Add a segment' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Gold');
  await page.keyboard.press('Enter');
  await choose(page, /^Gold/);
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Comes often');
  await page.keyboard.press('Enter');
  await choose(page, /^Comes often/);
  expect(await violations(page)).toEqual([]);
  await save(page);
  expect((await stored('classes')).value).toMatchObject({
    segments: expect.arrayContaining([{ id: 'gold', name: { en: 'Gold' } }]),
    tags: expect.arrayContaining([{ id: 'comes-often', name: { en: 'Comes often' } }]),
  });
});
