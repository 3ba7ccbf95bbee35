import { describe, expect, it } from 'vitest';
import {
  agent,
  branch,
  branchForEachTest,
  COUNTER,
  dialog,
  open,
  press,
  stageOnPage,
  standsAt,
  stored,
  supervisor,
} from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

const phone = '+34 600 111 222';
const other = 'counter-2';

describe('what is noted and known of a customer', () => {
  it('NOTE-8, EDIT-5, EDIT-6, TAG-3: two notes, a transfer that is read first, one changed and one erased, details put right, another visit of the day seen; all by keyboard', async () => {
    const agent2 = await branch.signIn('agent2');
    const at = { params: { counterId: COUNTER } };
    value(await agent.call('openCounter', at));
    value(await agent2.call('openCounter', { params: { counterId: other } }));
    // Their first visit of the day has ended.
    const before = value(await agent.call('issueTicket', { body: { serviceId: 'cards', contact: { phone } } })).visit;
    value(await agent.call('callVisit', { ...at, body: { visitId: before.id } }));
    value(await agent.call('start', { params: { visitId: before.id } }));
    value(await agent.call('finish', { params: { visitId: before.id } }));
    const visit = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } })).visit;

    const page = await open('agent', `/counter/${COUNTER}`);
    await stageOnPage(page, 'none');
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 's');
    await stageOnPage(page, 'serving');
    for (const note of ['Brings the deed', 'Prefers mornings']) {
      await press(page, 'j');
      await dialog(page).waitFor();
      await page.keyboard.type(note);
      await press(page, 'Enter');
      await dialog(page).waitFor({ state: 'detached' });
    }
    const notes = page.locator('.current-note .note');
    await expect.poll(() => notes.locator('p').allTextContents()).toEqual(['Prefers mornings', 'Brings the deed']);
    expect(await notes.first().textContent()).toContain('Amira');
    expect(await page.locator('.other-visits').count()).toBe(0);

    // Details: the name has the focus, then the phone, the language, the tags.
    await press(page, 'd');
    await dialog(page).waitFor();
    await page.keyboard.type('Rita Mora');
    await press(page, 'Tab');
    await page.keyboard.type(phone);
    await press(page, 'Tab', 'ArrowDown', 'Tab', 'Tab', ' ');
    await press(page, 'Control+Enter');
    await dialog(page).waitFor({ state: 'detached' });
    expect(await stored(visit)).toMatchObject({ language: 'ar', tags: ['documents-missing'], version: 3 });
    const badges = page.locator('.current-badges');
    await badges.getByText('Documents missing').waitFor();
    await badges.getByText('Rita Mora').waitFor();
    const others = page.locator('.other-visits li');
    await others.filter({ hasText: before.number }).waitFor();
    expect(await others.textContent()).toMatch(/Cards.*Done.*Amira/);
    expect(await page.locator('.history').textContent()).toMatch(/Details edited.*language.*tags.*name.*phone/);
    expect(await violations(page)).toEqual([]);

    // One's own note is written anew, and one is erased after a question that has the way back in focus.
    await notes.nth(1).getByRole('button', { name: 'Edit this note' }).focus();
    await press(page, 'Enter');
    await dialog(page).waitFor();
    await press(page, 'Control+a');
    await page.keyboard.type('Brings the deed and the key');
    await press(page, 'Control+Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await notes.filter({ hasText: 'Brings the deed and the key' }).getByText('edited').waitFor();
    await notes.nth(0).getByRole('button', { name: 'Erase this note' }).focus();
    await press(page, 'Enter');
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    expect(await page.locator(':focus').textContent()).toBe('Back');
    await press(page, 'Tab', 'Enter');
    await question.waitFor({ state: 'detached' });
    await expect.poll(() => notes.locator('p').allTextContents()).toEqual(['Brings the deed and the key']);

    value(
      await agent.call('transfer', {
        params: { visitId: visit.id },
        body: { target: { to: 'counter', counterId: other }, position: 'first', note: 'Only the stamp is missing' },
      }),
    );
    await standsAt(visit, 'waiting');
    const colleague = await open('agent2', `/counter/${other}`, { language: 'ar', scheme: 'dark' });
    await stageOnPage(colleague, 'none');
    await press(colleague, 'n');
    await stageOnPage(colleague, 'called');
    const theirs = colleague.locator('.current-note .note');
    await expect
      .poll(() => theirs.locator('p').allTextContents())
      .toEqual(['Only the stamp is missing', 'Brings the deed and the key']);
    const isNew = theirs.getByText('جديدة');
    expect(await isNew.count()).toBe(1);
    expect(await theirs.first().getByText('جديدة').count()).toBe(1);
    // It is not theirs to change.
    expect(await theirs.getByRole('button').count()).toBe(0);
    expect(await violations(colleague)).toEqual([]);
    await press(colleague, 's');
    await stageOnPage(colleague, 'serving');
    await expect.poll(() => isNew.count()).toBe(0);
  });

  it('NOTE-8, TAG-3: the floor and the past visits show the same; supervisors change any note, and a visit is found by its tag', async () => {
    const visit = value(
      await agent.call('issueTicket', { body: { serviceId: 'cash', notes: 'Speaks softly', tags: ['accompanied'] } }),
    ).visit;
    const page = await open('supervisor', '/floor');
    await page.locator('.visits-table').getByText('Accompanied').waitFor();
    await page.getByRole('button', { name: new RegExp(visit.number) }).click();
    await dialog(page).getByRole('button', { name: 'Edit this note' }).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Speaks very softly');
    await page.keyboard.press('Control+Enter');
    // Back where it was asked for.
    await dialog(page).getByText('Speaks very softly').waitFor();
    expect((await stored(visit)).notes).toMatchObject([{ text: 'Speaks very softly', agentId: 'agent' }]);
    expect(await violations(page)).toEqual([]);
    await press(page, 'Escape');
    value(await supervisor.call('cancelVisit', { params: { visitId: visit.id } }));
    await page.getByText('All of a day').click();
    await page.getByRole('button', { name: /^Tag|Any Tag/ }).click();
    await page.getByRole('option', { name: 'Accompanied' }).click();
    await page.getByRole('button', { name: 'Find' }).click();
    await page.locator('.visits-table').getByText('Accompanied').waitFor();
    await page.getByRole('button', { name: new RegExp(visit.number) }).click();
    await dialog(page).getByText('Speaks very softly').waitFor();
  });
});
