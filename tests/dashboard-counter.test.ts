import { describe, expect, it } from 'vitest';
import {
  agent,
  branch,
  branchForEachTest,
  COUNTER,
  clock,
  dialog,
  issue,
  open,
  press,
  stageOnPage,
  standsAt,
  stored,
} from './harness/dashboard-pages.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

describe('the counter', () => {
  it('DASH-3, DASH-5: every command by the keyboard alone', async () => {
    const [first, second, third, fourth, fifth, sixth] = [
      await issue(),
      await issue(),
      await issue(),
      await issue(),
      await issue(),
      await issue(),
    ];
    if (!first || !second || !third || !fourth || !fifth || !sixth) throw new Error('no visits');
    const page = await open('agent');
    // Choosing: Tab to the first counter's button.
    await page.getByRole('button', { name: 'Open counter 1' }).waitFor();
    expect(await page.getByRole('button', { name: 'Keyboard shortcuts' }).getAttribute('aria-keyshortcuts')).toBe('?');
    for (let tabs = 0; tabs < 30; tabs++) {
      await press(page, 'Tab');
      if ((await page.locator(':focus').getAttribute('aria-keyshortcuts')) === '1') break;
    }
    await press(page, 'Enter');
    await stageOnPage(page, 'none');
    expect(page.url()).toContain(`/counter/${COUNTER}`);

    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 'r');
    await expect.poll(async () => (await stored(first)).stage).toMatchObject({ kind: 'called', times: 2 });
    await page.getByText('Called 2 ×').waitFor();
    await press(page, 's');
    await stageOnPage(page, 'serving');
    await press(page, '2', 'g');
    expect((await standsAt(first, 'done')).stage).toMatchObject({ how: 'finished', outcomeId: 'follow-up' });
    await standsAt(second, 'called');
    await stageOnPage(page, 'called');
    await press(page, 'm');
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    expect((await standsAt(second, 'done')).stage).toMatchObject({ how: 'no-show' });
    await stageOnPage(page, 'none');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });

    // Hold, with the second reason; back from it with the list's own button.
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 's');
    await stageOnPage(page, 'serving');
    await press(page, 'h');
    await dialog(page).waitFor();
    await press(page, '2', 'Tab');
    await page.keyboard.type('Left their card at home');
    await press(page, 'Control+Enter');
    const held = await standsAt(third, 'held');
    expect(held.stage).toMatchObject({ reason: 'document-missing' });
    expect(held.notes).toMatchObject([{ text: 'Left their card at home' }]);
    await stageOnPage(page, 'none');
    await press(page, 'l', 'ArrowRight', 'Enter');
    await standsAt(third, 'called');
    await stageOnPage(page, 'called');
    await press(page, 's');
    await standsAt(third, 'serving');
    await stageOnPage(page, 'serving');

    // Escalate, then transfer to another service, at the end of its queue.
    await press(page, 'e');
    await dialog(page).waitFor();
    await press(page, 'Enter');
    await expect.poll(async () => (await stored(third)).escalation).toBe('raised');
    await dialog(page).waitFor({ state: 'detached' });
    await press(page, 't');
    await dialog(page).waitFor();
    await press(page, 'Enter', 'ArrowDown', 'Enter', 'Tab', 'ArrowDown', 'ArrowDown');
    await press(page, 'Enter');
    await expect.poll(async () => (await stored(third)).serviceId).not.toBe('cash');
    await standsAt(third, 'waiting');
    await stageOnPage(page, 'none');

    // A given visit from the list, and cancelling it.
    await press(page, 'w', 'End', 'Home', 'ArrowDown');
    const row = await page.locator(':focus').textContent();
    await press(page, 'Enter');
    await stageOnPage(page, 'called');
    const called = [fourth, fifth, sixth].find(({ number }) => row?.startsWith(number));
    if (called === undefined) throw new Error(`nobody of ours in ${row}`);
    expect((await standsAt(called, 'called')).stage).toMatchObject({ because: { rule: 'by-hand' } });
    await press(page, 'x');
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    expect((await standsAt(called, 'done')).stage).toMatchObject({ how: 'cancelled' });
    await stageOnPage(page, 'none');

    // Somebody on the list has left.
    await press(page, 'w');
    const leaving = await page.locator(':focus').textContent();
    await press(page, 'Delete');
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    const left = [third, fourth, fifth, sixth].find(({ number }) => leaving?.startsWith(number));
    if (left === undefined) throw new Error(`nobody of ours in ${leaving}`);
    expect((await standsAt(left, 'done')).stage).toMatchObject({ how: 'abandoned' });
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });

    // Finishing without a next one; back to the queue from a hold; the counter itself.
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 's');
    await stageOnPage(page, 'serving');
    await press(page, 'f');
    await stageOnPage(page, 'none');
    const counter = async () => value(await agent.call('counters')).items.find(({ id }) => id === COUNTER);
    await press(page, 'p');
    await dialog(page).waitFor();
    await press(page, '3', 'Enter');
    await expect.poll(counter).toMatchObject({ status: 'paused', reason: 'meeting' });
    await page.getByText('Nobody is called to this counter').waitFor();
    await press(page, 'p');
    await expect.poll(counter).toMatchObject({ status: 'open' });
    await stageOnPage(page, 'none');
    await press(page, 'c');
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    await expect.poll(counter).toMatchObject({ status: 'closed' });
    await page.getByText('Counter 1 is closed').waitFor();
    await press(page, 'o');
    await expect.poll(counter).toMatchObject({ status: 'open', agentName: 'Amira' });
  });

  it('DASH-5: a visit on hold goes back to the queue', async () => {
    const visit = await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    value(await agent.call('callNext', { params: { counterId: COUNTER } }));
    value(await agent.call('start', { params: { visitId: visit.id } }));
    value(await agent.call('hold', { params: { visitId: visit.id }, body: { reason: 'other' } }));
    const page = await open('agent');
    await page.getByRole('button', { name: `Put ${visit.number} back in the queue` }).click();
    await standsAt(visit, 'waiting');
    await page.getByRole('row', { name: visit.number }).waitFor();
  });

  it('DASH-138: Enter calls back the marked customer on hold, and lets in who was missed', async () => {
    const [held, missed] = [await issue(), await issue()];
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    for (const { id } of [held, missed]) {
      value(await agent.call('callVisit', { params: { counterId: COUNTER }, body: { visitId: id } }));
      const params = { params: { visitId: id } };
      if (id === held.id) value(await agent.call('hold', { ...params, body: { reason: 'other' } }));
      else {
        clock.advance(60_000);
        value(await agent.call('noShow', params));
      }
    }
    const page = await open('agent');
    await page.getByRole('heading', { name: 'On hold and missed' }).waitFor();
    await press(page, 'l', 'ArrowDown', 'Enter');
    await standsAt(missed, 'waiting');
    await press(page, 'l', 'Enter');
    await standsAt(held, 'called');
    await stageOnPage(page, 'called');
  });

  it('DASH-137: of hundreds who wait those in sight are drawn, and keys reach the last', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    for (let count = 0; count < 300; count += 1) await issue(count % 2 === 0 ? 'cash' : 'transfers');
    const page = await open('agent', `/counter/${COUNTER}`);
    const rows = page.locator('#waiting-rows [role=row]');
    await rows.first().waitFor();
    expect(await rows.count()).toBeLessThan(30);
    await press(page, 'w', 'End');
    await page.locator('#waiting-rows [role=row]:focus').getByText('B150').waitFor();
    await press(page, 'Enter');
    await page.locator('.current-number').getByText('B150').waitFor();
  });

  it('DASH-139: Next says how long they have waited as it runs on', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    await issue();
    const page = await open('agent', `/counter/${COUNTER}`);
    await page.locator('.next-why').getByText('Waited 0 sec').waitFor();
    clock.advance(120_000);
    await page.locator('.next-why').getByText('Waited 2 min').waitFor();
  });

  it('DASH-7: a double press counts once', async () => {
    await issue();
    await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'none');
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/call-next')) keys.push(request.headers()['idempotency-key']);
    });
    await press(page, 'n', 'n', 'n');
    await stageOnPage(page, 'called');
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('DASH-8: letters belong to what is typed, and the shortcuts can be turned off', async () => {
    await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'none');
    await press(page, '?');
    await dialog(page).waitFor();
    await press(page, 'n');
    await page.getByText('Single-key shortcuts').click();
    await press(page, 'Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await press(page, 'n');
    await press(page, '?');
    await dialog(page).waitFor();
    await page.getByText('Single-key shortcuts').click();
    await press(page, 'Escape');
    await dialog(page).waitFor({ state: 'detached' });
    expect(await page.locator('.current').getAttribute('data-stage')).toBe('none');
    await press(page, 'n');
    await stageOnPage(page, 'called');
  });

  it('DASH-9: a refusal is a sentence, and what was written stays', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'none');
    await press(page, 'n');
    await page.getByRole('alert').getByText('Nobody is waiting for this counter.').waitFor();

    const visit = await issue();
    await page.getByRole('row', { name: visit.number }).waitFor();
    await press(page, 'n');
    await stageOnPage(page, 'called');
    // The call is done with: the window is opened over a page that rests.
    await page.getByText('Called the next customer').waitFor();
    await press(page, 'h');
    await dialog(page).getByLabel('Note').fill('Fills in the long form');
    await page.route('**/hold', (route) =>
      route.fulfill({
        status: 409,
        json: {
          type: 'x',
          title: 'x',
          status: 409,
          code: 'version-conflict',
          detail: 'Somebody changed it; look again.',
        },
      }),
    );
    await press(page, 'Control+Enter');
    await dialog(page).getByText('Somebody else changed it in the meantime; look again.').waitFor();
    expect(await dialog(page).getByLabel('Note').inputValue()).toBe('Fills in the long form');
    await page.unroute('**/hold');
    await press(page, 'Control+Enter');
    await standsAt(visit, 'held');
  });

  it('DASH-11, DASH-13: shows the note, the history and timers by the branch’s clock', async () => {
    const visit = await issue('cash', { notes: 'Needs a chair' });
    clock.advance(125_000);
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    value(await agent.call('callNext', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'called');
    await page.getByText('Needs a chair').waitFor();
    await page.getByText('Took a ticket').waitFor();
    expect(await page.locator('.current-number').textContent()).toBe(visit.number);
    expect(await page.locator('.current-timers dd').first().textContent()).toMatch(/^2:0\d$/);
  });

  it('DASH-15: a second window shows what the first one does, and can go on with it', async () => {
    await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const [one, two] = [await open('agent'), await open('agent')];
    if (one === undefined || two === undefined) throw new Error('no windows');
    await Promise.all([stageOnPage(one, 'none'), stageOnPage(two, 'none')]);
    await press(one, 'n');
    await Promise.all([stageOnPage(one, 'called'), stageOnPage(two, 'called')]);
    await press(two, 's');
    await Promise.all([stageOnPage(one, 'serving'), stageOnPage(two, 'serving')]);
  });

  it('DASH-77: what was done last is taken back by one key, in every window, for a minute', async () => {
    const [first, second] = [await issue(), await issue()];
    if (!first || !second) throw new Error('no visits');
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const [page, other] = [await open('agent'), await open('agent')];
    await Promise.all([stageOnPage(page, 'none'), stageOnPage(other, 'none')]);
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 's');
    await stageOnPage(page, 'serving');
    await press(page, 'g');
    await standsAt(second, 'called');
    const said = (of: typeof page) => of.locator('.undo').textContent();
    await expect.poll(() => said(other)).toContain(`Finish of ${first.number} and Call of ${second.number}`);
    await press(other, 'u');
    await standsAt(second, 'waiting');
    await standsAt(first, 'serving');
    await stageOnPage(page, 'serving');
    await page.locator('.undo').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.history s').allTextContents()).toEqual(['Service finished']);
    await press(page, 'f');
    await standsAt(first, 'done');
    await page.locator('.undo').waitFor();
    clock.advance(61_000);
    await page.locator('.undo').waitFor({ state: 'detached' });
    await press(page, 'u');
    await page.getByText('There is nothing to undo any more.').waitFor();
  });

  it('DASH-26: says how old its data is when the line is cut', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'none');
    // "Reconnecting" stands only until the data is old, which may be sooner than the branch has closed.
    await Promise.all([page.locator('.fy-stale').getByText('Reconnecting').waitFor(), branch.branch.close()]);
    await page.locator('.fy-stale').getByText('No news for').waitFor({ timeout: 15_000 });
  });

  it('DASH-35: who kept their place after a transfer shows the whole wait, and how long they stand in this line', async () => {
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const moved = await issue();
    clock.advance(20 * 60_000);
    const later = await issue('transfers');
    clock.advance(60_000);
    value(await agent.call('callVisit', { params: { counterId: COUNTER }, body: { visitId: moved.id } }));
    value(await agent.call('start', { params: { visitId: moved.id } }));
    const target = { to: 'service', serviceId: 'transfers' } as const;
    value(await agent.call('transfer', { params: { visitId: moved.id }, body: { target, position: 'original' } }));
    const page = await open('agent');
    const row = (number: string) => page.getByRole('row', { name: number });
    await row(moved.number).getByText('0:00 in this line').waitFor();
    expect(await row(moved.number).locator('.timer').first().textContent()).toMatch(/^21:0/);
    expect(await row(later.number).getByText('in this line').count()).toBe(0);
  });

  it('DASH-127, DASH-130: to finish and call the next stands out while somebody waits, and the agent’s day counts up', async () => {
    const [first, second] = [await issue(), await issue()];
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent', `/counter/${COUNTER}`);
    const standsOut = () => page.locator('.command-bar [data-variant=primary] .command-label').textContent();
    await page.getByText('Served today: 0').waitFor();
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 's');
    await stageOnPage(page, 'serving');
    expect(await standsOut()).toBe('Finish, call next');
    clock.advance(5 * 60_000);
    await press(page, 'g');
    await standsAt(first, 'done');
    await standsAt(second, 'called');
    await stageOnPage(page, 'called');
    await press(page, 'Escape');
    await page.getByText('Served today: 1').waitFor();
    await page.getByText('5 min each').waitFor();
    await stageOnPage(page, 'called');
    await press(page, 's');
    await stageOnPage(page, 'serving');
    await expect.poll(standsOut).toBe('Finish');
    // What is taken back was not served.
    await press(page, 'f');
    await stageOnPage(page, 'none');
    await press(page, 'Escape');
    await page.getByText('Served today: 2').waitFor();
    await press(page, 'u');
    await stageOnPage(page, 'serving');
    await press(page, 'Escape');
    await page.getByText('Served today: 1').waitFor();
  });
});
