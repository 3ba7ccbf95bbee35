import { describe, expect, it } from 'vitest';
import {
  agent,
  branchForEachTest,
  COUNTER,
  chooseLanguage,
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

describe('the dialogs of the counter', () => {
  it('DASH-45: a dialog opens on its first field, Escape closes it, and the focus comes back to its button', async () => {
    await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'none');
    await press(page, 'n');
    await stageOnPage(page, 'called');
    const focused = page.locator(':focus');
    const shown = page.locator('.fy-dialog');
    const outlined = () =>
      page.evaluate(() => {
        const at = document.activeElement?.closest('.choice, .fy-select-button, .fy-button');
        return at ? getComputedStyle(at).outlineStyle : 'none';
      });
    for (const [key, name, first] of [
      ['h', 'Hold', 'input[type=radio]'],
      ['t', 'Transfer', '.transfer-where button'],
      ['e', 'Escalate', 'input[type=radio]'],
      ['x', 'Cancel visit', '.fy-dialog-actions [type=submit]'],
    ] as const) {
      const button = page.locator('.command-bar').getByRole('button', { name });
      for (const how of ['key', 'button', 'pointer'] as const) {
        if (how === 'key') {
          // From nowhere in particular, as after a press that took its button away; the window before has let go of the
          // focus some frames after it went.
          await page.evaluate(async () => {
            for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          });
          await press(page, key);
        }
        if (how === 'pointer') await button.click();
        if (how === 'button') {
          await button.focus();
          await press(page, 'Enter');
        }
        await shown.locator(`${first}:focus`).waitFor();
        expect(`${name}, ${how}: ${await outlined()}`).toBe(`${name}, ${how}: solid`);
        await press(page, 'Escape');
        await shown.waitFor({ state: 'detached' });
        await expect.poll(() => focused.getAttribute('aria-keyshortcuts')).toBe(key.toUpperCase());
      }
    }
    await press(page, '?');
    await shown.locator(':focus').waitFor();
    await press(page, 'Escape');
    await shown.waitFor({ state: 'detached' });
  });

  it('DASH-50: closing a counter names the customers on hold who stay with its agent', async () => {
    const visit = await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    const asked = page.getByRole('alertdialog');
    await stageOnPage(page, 'none');
    await press(page, 'c');
    await asked.waitFor();
    expect(await asked.getByText('on hold').count()).toBe(0);
    await press(page, 'Escape');
    await asked.waitFor({ state: 'detached' });
    value(await agent.call('callNext', { params: { counterId: COUNTER } }));
    value(await agent.call('hold', { params: { visitId: visit.id }, body: { reason: 'form-to-fill' } }));
    await page.locator('.held').getByText(visit.number).waitFor();
    await press(page, 'c');
    await asked.getByText(`Still on hold with you: ${visit.number}.`).waitFor();
  });

  for (const [language, arrow, opens] of [
    ['en', 'ArrowRight', 'Open counter'],
    ['ar', 'ArrowLeft', 'فتح الشباك'],
  ] as const) {
    it(`DASH-53: the list of shortcuts names the keys that work (${language})`, async () => {
      const visit = await issue();
      value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
      const page = await open('agent', `/counter/${COUNTER}`, { language });
      await page.getByRole('row', { name: visit.number }).waitFor();
      await press(page, '?');
      const line = (words: string) => page.locator('.help-groups li', { hasText: words }).locator('kbd');
      expect(await line(opens).allTextContents()).toEqual(['O']);
      const shown = await line(language === 'en' ? 'Reach the buttons' : 'الوصول إلى أزرار').textContent();
      expect(shown).toBe(arrow === 'ArrowRight' ? '→' : '←');
      await press(page, 'Escape');
      await page.locator('.fy-dialog').waitFor({ state: 'detached' });
      await press(page, 'w', arrow);
      const name = language === 'en' ? `Call ${visit.number}` : `نداء ${visit.number}`;
      await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toBe(name);
    });
  }

  it('DASH-51: what a press came to is said in the language the page has now', async () => {
    await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'none');
    await press(page, 'n');
    await page.getByRole('status').getByText('Called the next customer').waitFor();
    await chooseLanguage(page, 'العربية');
    await page.getByRole('status').getByText('نودي العميل التالي').waitFor();
    const lines = await page
      .locator('.command-label')
      .evaluateAll((labels) =>
        labels.map((label) =>
          Math.round(label.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(label).lineHeight)),
        ),
      );
    expect(Math.max(...lines)).toBe(1);
  });

  it('DASH-48: a no-show right after a call asks first, and half a minute later it does not', async () => {
    const [first, second] = [await issue(), await issue()];
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    const asked = page.getByRole('alertdialog');
    await stageOnPage(page, 'none');
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 'm');
    await asked.getByText(/^Called \d+ sec ago\./).waitFor();
    await press(page, 'Escape');
    await asked.waitFor({ state: 'detached' });
    expect((await stored(first)).stage.kind).toBe('called');
    await press(page, 'm');
    await asked.waitFor();
    await press(page, 'Enter');
    expect((await standsAt(first, 'done')).stage).toMatchObject({ how: 'no-show' });
    await asked.waitFor({ state: 'detached' });

    await press(page, 'n');
    await stageOnPage(page, 'called');
    clock.advance(30_000);
    // The page hears the branch's new time with the next thing that happens.
    await issue();
    await page.locator('.current-timers [data-active] .timer', { hasText: /^0:3/ }).waitFor();
    await press(page, 'm');
    expect((await standsAt(second, 'done')).stage).toMatchObject({ how: 'no-show' });
    expect(await asked.count()).toBe(0);
  });

  it('DASH-45: after the last word the focus is where the work goes on, not on a button that is gone', async () => {
    await issue();
    value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
    const page = await open('agent');
    await stageOnPage(page, 'none');
    await press(page, 'n');
    await stageOnPage(page, 'called');
    await press(page, 's');
    await stageOnPage(page, 'serving');
    await page.locator('.command-bar').getByRole('button', { name: 'Transfer' }).click();
    await page.locator('.transfer-where button:focus').waitFor();
    // A digit says where to, and what must be chosen then has the focus.
    await press(page, '2');
    await page.getByRole('button', { name: 'Which counter' }).waitFor();
    await page.locator('.transfer-where button:focus').first().waitFor();
    await press(page, '1');
    await page.locator('.transfer-where button:focus', { hasText: 'Choose' }).waitFor();
    await press(page, 'Enter');
    await page.getByRole('listbox').waitFor();
    await press(page, 'ArrowDown', 'Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await page.locator('.transfer-where button:focus').waitFor();
    await press(page, 'Control+Enter');
    await stageOnPage(page, 'none');
    await page.locator('.work-next:focus').waitFor();
    await press(page, 'p');
    await dialog(page).locator('input[type=radio]:focus').waitFor();
    await press(page, 'Enter');
    await page.getByText('Nobody is called to this counter').waitFor();
    await page.locator('.work-next:focus').waitFor();
  });
});
