import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  agent,
  branch,
  branchForAllTests,
  COUNTER,
  clock,
  dialog,
  issue,
  open,
  openWindow,
  press,
  stageOnPage,
  standsAt,
  stored,
  supervisor,
} from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

const OWN = 'counter-3';

branchForAllTests(async () => {
  value(await agent.call('openCounter', { params: { counterId: COUNTER } }));
  value(await supervisor.call('openCounter', { params: { counterId: OWN } }));
});

/** A customer whom the agent serves and asks others about. */
async function escalated(reason = 'complaint') {
  const visit = await issue();
  const params = { visitId: visit.id };
  value(await agent.call('callVisit', { params: { counterId: COUNTER }, body: { visitId: visit.id } }));
  value(await agent.call('start', { params }));
  value(await agent.call('escalate', { params, body: { reason } }));
  return visit;
}

/** Presses Tab until the button with this name has the focus, then Enter. */
async function pressButton(page: Page, name: string) {
  const focused = () => page.evaluate(() => document.activeElement?.closest('button')?.textContent ?? '');
  for (let presses = 0; presses < 12 && !(await focused()).includes(name); presses += 1) await press(page, 'Tab');
  expect(await focused()).toContain(name);
  await press(page, 'Enter');
}

describe('escalations', () => {
  it('DASH-122: are answered by keyboard alone, and the agent reads each answer at the counter', async () => {
    const visit = await escalated();
    const [floor, counter] = await Promise.all([open('supervisor', '/floor'), open('agent', `/counter/${COUNTER}`)]);
    const own = counter.locator('.escalations');
    await floor.getByText('For supervisors').waitFor();
    await press(floor, 'e', 'Enter');
    await own.getByText('Salma is on the way').waitFor();

    await pressButton(floor, 'Advise');
    await dialog(floor).waitFor();
    await floor.keyboard.type('Offer the refund');
    await press(floor, 'Control+Enter');
    await own.getByText('Offer the refund').waitFor();
    await counter.locator('.current-note').getByText('Offer the refund').waitFor();
    expect(await violations(floor)).toEqual([]);
    expect(await violations(counter)).toEqual([]);

    await pressButton(floor, 'Take over');
    await stageOnPage(counter, 'none');
    expect((await standsAt(visit, 'called')).stage).toMatchObject({ counterId: OWN });
    await floor.getByText('Salma has taken over').waitFor();
    await own.getByText('Salma has taken over').waitFor();

    await pressButton(floor, 'Resolve');
    await dialog(floor).getByText('Send the customer back to Amira').waitFor();
    await press(floor, '3', 'Control+Enter');
    await floor.getByText('Nothing needs you now').waitFor();
    expect((await stored(visit)).stage).toMatchObject({
      kind: 'waiting',
      pin: { to: 'agent', agentId: 'agent' },
      first: true,
    });
    await own.getByText('Salma: Approved').waitFor();
    await press(counter, 'n');
    await stageOnPage(counter, 'called');
    const note = counter.locator('.current-note');
    await note.getByText('Offer the refund').waitFor();
    await note.getByText('Approved').waitFor();
    expect((await stored(visit)).stage).toMatchObject({ kind: 'called', counterId: COUNTER });
    await press(counter, 's');
    await stageOnPage(counter, 'serving');
    await press(counter, 'f');
    await standsAt(visit, 'done');
    await counter.getByText('No open escalations').waitFor();
  });

  it('DASH-123: a call for help sounds once at an open counter, counts in the title, and is answered there', async () => {
    const page = await open('agent', `/counter/${COUNTER}`);
    await page.evaluate(() => {
      const { dataset } = document.body;
      window.OscillatorNode = class extends OscillatorNode {
        override start(when?: number) {
          dataset.tones = String(Number(dataset.tones ?? 0) + 1);
          super.start(when);
        }
      };
    });
    const heard = () => page.evaluate(() => Number(document.body.dataset.tones ?? 0));
    await page.locator('.escalations').click();
    const kiosk = await branch.pair('kiosk', 'Kiosk by the door');
    value(await kiosk.call('help'));
    await page.getByText('Help at a kiosk').waitFor();
    await expect.poll(heard).toBe(2);
    await expect.poll(() => page.title()).toContain('(1)');
    await press(page, 'i', 'Enter');
    await page.getByText('Amira is on the way').waitFor();
    await expect.poll(() => page.title()).not.toContain('(1)');
    expect(await violations(page)).toEqual([]);
    const [escalation] = value(await supervisor.call('floor')).escalations;
    const params = { escalationId: escalation?.id ?? '' };
    value(await agent.call('resolveEscalation', { params, body: { resolution: 'solved' } }));
    await page.getByText('No open escalations').waitFor();

    await page.getByRole('button', { name: 'Mute sounds' }).click();
    value(await kiosk.call('help'));
    await expect.poll(() => page.title()).toContain('(1)');
    expect(await heard()).toBe(2);
    const [again] = value(await supervisor.call('floor')).escalations;
    value(
      await supervisor.call('resolveEscalation', {
        params: { escalationId: again?.id ?? '' },
        body: { resolution: 'solved' },
      }),
    );
  });

  it('DASH-124: are in a report by reason, by who asked and by hour', async () => {
    const visit = await escalated('approval');
    clock.advance(90_000);
    const [escalation] = value(await supervisor.call('floor')).escalations;
    value(await supervisor.call('acknowledgeEscalation', { params: { escalationId: escalation?.id ?? '' } }));
    value(await agent.call('finish', { params: { visitId: visit.id } }));
    for (const language of ['en', 'ar'] as const) {
      const page = await open('manager', '/reports', { language, scheme: language === 'ar' ? 'dark' : 'light' });
      await page.getByRole('tab', { name: language === 'ar' ? 'التصعيدات' : 'Escalations' }).click();
      const table = page.locator('.report-figures table');
      await table.waitFor();
      const row = table.locator('tr', { hasText: language === 'ar' ? 'موافقة' : 'Approval' });
      expect(await row.innerText()).toMatch(language === 'ar' ? /١?[.,٫]?5/ : /1\.5/);
      expect(await violations(page)).toEqual([]);
    }
    const csv = await fetch(
      `${branch.address}/api/v1/reports/escalations/sources?from=2026-03-02&to=2026-03-02&format=csv`,
      { headers: { cookie: (await branch.signIn('manager')).cookie } },
    );
    expect((await csv.text()).split('\n')[1]).toMatch(/^Escalations,/);
  });

  it('DASH-125: where they go is set level by level, and a reminder before its time is said to be wrong at its field', async () => {
    const page = await openWindow('/settings/escalations');
    const group = page.locator('.form-group', { has: page.getByRole('heading', { name: 'Complaint' }) });
    await group.getByText('As usual: supervisors, 3').waitFor();
    await group.getByRole('button', { name: 'Another way for Complaint' }).click();
    await group.getByLabel(/^Time to answer/).fill('2');
    await group.getByLabel(/^Reminder before the end/).fill('5');
    await group.getByText('There are only 2').waitFor();
    await group.getByLabel(/^Reminder before the end/).fill('1');
    await group.getByText('There are only 2').waitFor({ state: 'detached' });
    await group.getByText('Salma').click();
    await group.getByRole('button', { name: 'Add a level to Complaint' }).click();
    await group.getByRole('heading', { name: 'Level 2' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    const admin = await branch.signIn('admin');
    const saved = async () => value(await admin.call('settingsSection', { params: { section: 'escalations' } })).value;
    const levels = [
      { role: 'supervisor', people: ['supervisor'], withinSeconds: 120, remindSeconds: 60 },
      { role: 'manager' },
    ];
    await expect.poll(saved).toEqual({ escalations: expect.arrayContaining([{ reason: 'complaint', levels }]) });

    const visit = await escalated();
    const floor = await open('supervisor', '/floor');
    await floor.getByText('For supervisors and Salma').waitFor();
    clock.advance(60_000);
    await floor.getByText('Reminded').waitFor();
    clock.advance(60_000);
    await floor.getByText('Raised further: level 2').waitFor();
    await floor.getByText('For managers').waitFor();
    value(await agent.call('finish', { params: { visitId: visit.id } }));
  });
});
