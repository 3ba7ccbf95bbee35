import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { manualClock, scaledClock, type VisitId } from '@foyer/basics';
import type { Client } from '@foyer/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { estimatesCaughtUp, keptPromise, serveUntilMinutes } from '../harness/quoted-day.ts';
import { MORNING, type SignedIn, TELLS_ALL, value } from '../harness/test-branch.ts';
import {
  LAYLA,
  SAM,
  startTextedBranch,
  type TextedBranch,
  textedTicket,
  untilTexts,
} from '../harness/texted-branch.ts';

let branch: TextedBranch;
let kiosk: Client;
let agent: SignedIn;
const params = { counterId: 'counter-1' };

beforeEach(async () => {
  branch = await startTextedBranch();
  kiosk = await branch.pair('kiosk');
  agent = await branch.signIn('agent');
  value(await agent.call('openCounter', { params }));
});
afterEach(() => branch.close());

const call = async (visitId: string) => value(await agent.call('callVisit', { params, body: { visitId } }));
const states = (visitId: string) => branch.known(visitId).map(({ rule, state }) => `${rule} ${state}`);
const untilStates = (visitId: string, wanted: readonly string[]) =>
  expect.poll(() => states(visitId), { timeout: 60_000 }).toEqual(wanted);

/** Waits until the branch has looked at everything that has happened, and sent what there was to send. */
async function untilTold(visitId: string): Promise<void> {
  const { runner, followers, store } = branch.branch.context;
  const at = runner.state.clock;
  expect(runner.state.visits.has(visitId as VisitId)).toBe(true);
  await expect
    .poll(() => followers().find(({ name }) => name === 'messages')?.clock ?? 0, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(at);
  await expect.poll(() => store.outbox.nextDueAt('messages', new Set()), { timeout: 20_000 }).toBeNull();
}

describe('messages to customers', () => {
  test('MSG-12: who asks for it on their ticket’s page is sent where it is, and to which counter to come, and each is known to have arrived', async () => {
    const { visit, url, token } = await textedTicket(kiosk);
    const [first] = await untilTexts(branch, 1);
    expect(first).toContain(visit.number);
    expect(first).toContain(url);
    const { ticket } = value(await kiosk.call('ticket', { params: { token } }));
    expect(ticket.messages).toEqual({ offered: false, to: '••• 001' });
    await call(visit.id);
    const [, second] = await untilTexts(branch, 2);
    expect(second).toBe(`Riverside Bank: ${visit.number}, please come to counter 1 now.`);
    await untilStates(visit.id, ['ticket delivered', 'called delivered']);
    // Nobody else is told anything.
    expect(await branch.messages()).toHaveLength(2);
    const others = value(await kiosk.call('issueTicket', { body: { serviceId: 'cash' } }));
    value(await agent.call('start', { params: { visitId: visit.id } }));
    value(await agent.call('finish', { params: { visitId: visit.id } }));
    await call(others.visit.id);
    await untilTold(others.visit.id);
    expect(await branch.messages()).toHaveLength(2);
  });

  test('MSG-13: a message is in the language of the ticket', async () => {
    const { visit } = await textedTicket(kiosk, LAYLA, 'ar');
    await untilTexts(branch, 1, LAYLA);
    await call(visit.id);
    const [, called] = await untilTexts(branch, 2, LAYLA);
    expect(called).toContain('يرجى التوجه إلى');
    // Whoever reads the page in another language than their ticket's is written to in that one, and agreed to it.
    const { ticket } = value(await kiosk.call('issueTicket', { body: { serviceId: 'cash', language: 'en' } }));
    const body = { phone: SAM, agreed: true, language: 'ar' } as const;
    value(await kiosk.call('messageTicket', { params: { token: ticket.token }, body }));
    const [text] = await untilTexts(branch, 1);
    expect(text).toContain('تذكرتك');
  });

  test('MSG-14: STOP ends it at once and for good, also for tickets to come; START lets them be asked again', async () => {
    const { visit, token } = await textedTicket(kiosk);
    await untilTexts(branch, 1);
    await branch.reply(SAM, ' stop. ');
    const ticketOf = async (of: string) => value(await kiosk.call('ticket', { params: { token: of } })).ticket.messages;
    await expect.poll(() => ticketOf(token), { timeout: 10_000 }).toEqual({ offered: true, to: null });
    await call(visit.id);
    const next = value(await kiosk.call('issueTicket', { body: { serviceId: 'cash' } }));
    const ask = () =>
      kiosk.call('messageTicket', {
        params: { token: next.ticket.token },
        body: { phone: '+34 600 000 001', agreed: true },
      });
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'opted-out' } });
    await untilTold(visit.id);
    expect(await branch.texts(SAM)).toHaveLength(1);
    await branch.reply(SAM, 'Start');
    await expect.poll(async () => (await ask()).ok, { timeout: 10_000 }).toBe(true);
    await untilTexts(branch, 2);
  });

  test('MSG-15: who takes their yes back on the page is sent nothing more', async () => {
    const { visit, token } = await textedTicket(kiosk);
    await untilTexts(branch, 1);
    value(await kiosk.call('unmessageTicket', { params: { token } }));
    await call(visit.id);
    value(await agent.call('start', { params: { visitId: visit.id } }));
    // Another one's message is sent after it would have been.
    await textedTicket(kiosk, LAYLA);
    await untilTexts(branch, 1, LAYLA);
    expect(await branch.texts(SAM)).toHaveLength(1);
  });

  test('MSG-26: a number that staff put in place of the one that was agreed to is sent nothing', async () => {
    const { visit } = await textedTicket(kiosk, LAYLA);
    await untilTexts(branch, 1, LAYLA);
    const edit = { params: { visitId: visit.id }, body: { contact: { phone: SAM } } };
    value(await agent.call('editVisit', edit));
    await call(visit.id);
    await expect
      .poll(() => branch.branch.context.runner.state.addressees.get(visit.id)?.suppressed)
      .toMatchObject([{ rule: 'called', because: 'withdrawn' }]);
    expect(await branch.messages()).toHaveLength(1);
  });

  test('MSG-16: a number that is none, and a branch that sends none, are said; nothing is kept', async () => {
    const { ticket } = value(await kiosk.call('issueTicket', { body: { serviceId: 'cash' } }));
    const ask = (phone: string) =>
      kiosk.call('messageTicket', { params: { token: ticket.token }, body: { phone, agreed: true } });
    expect(await ask('12345')).toMatchObject({ ok: false, error: { code: 'validation-failed' } });
    expect(value(await kiosk.call('ticket', { params: { token: ticket.token } })).ticket.messages.to).toBeNull();
    const admin = await branch.signIn('admin');
    const { version } = value(await admin.call('settingsSection', { params: { section: 'messages' } }));
    value(await admin.call('changeSettings', { params: { section: 'messages' }, body: { version, value: {} } }));
    expect(await ask(SAM)).toMatchObject({ ok: false, error: { code: 'no-messages' } });
    expect(value(await kiosk.call('ticket', { params: { token: ticket.token } })).ticket.messages.offered).toBe(false);
  });

  test('MSG-17: a provider that takes a message and says it failed, or never answers, has it once', async () => {
    for (const provider of ['takes-and-fails', 'silent'] as const) {
      const number = provider === 'silent' ? LAYLA : SAM;
      await branch.setFaults({ provider });
      const { visit } = await textedTicket(kiosk, number);
      await untilTexts(branch, 1, number);
      await branch.setFaults({ provider: 'ok' });
      await untilStates(visit.id, ['ticket delivered']);
      await call(visit.id);
      await untilTexts(branch, 2, number);
      value(await agent.call('start', { params: { visitId: visit.id } }));
      value(await agent.call('finish', { params: { visitId: visit.id } }));
    }
    expect(await branch.messages()).toHaveLength(4);
  });

  test('MSG-18: a provider that is away or busy is tried again, holds up no call, and is told of on the floor', async () => {
    await branch.setFaults({ provider: 'down' });
    const { visit } = await textedTicket(kiosk);
    await call(visit.id);
    const trouble = async () =>
      value(await kiosk.call('ready')).followers?.find(({ name }) => name === 'messages')?.trouble;
    await expect.poll(trouble, { timeout: 20_000 }).toBe('What it sends is not answered.');
    await branch.setFaults({ provider: 'ok' });
    const texts = await untilTexts(branch, 1);
    // The ticket's own message was no longer true by then.
    expect(texts[0]).toContain('please come to');
    await expect.poll(trouble, { timeout: 20_000 }).toBeNull();
  });

  test.each([
    { code: 21610, failure: 'opted-out' },
    { code: 21614, failure: 'not-a-mobile' },
    { code: 21211, failure: 'unreachable' },
    { code: 21408, failure: 'refused' },
  ])('MSG-19: what the provider refuses ($failure) is written down and not tried again', async ({ code, failure }) => {
    await branch.setFaults({ provider: 'refuses', code });
    const { visit } = await textedTicket(kiosk);
    await untilStates(visit.id, ['ticket failed']);
    expect(branch.known(visit.id)).toMatchObject([{ failure }]);
    await branch.setFaults({ provider: 'ok' });
    await call(visit.id);
    if (failure !== 'opted-out') await untilTexts(branch, 1);
    else await expect.poll(() => branch.branch.context.runner.state.addressees.get(visit.id)?.ended).toBe('opted-out');
  });

  test('MSG-20: reports come twice, in the wrong order, forged or not at all: only what the provider signed counts', async () => {
    for (const [callbacks, state] of [
      ['twice', 'delivered'],
      ['reversed', 'delivered'],
      ['forged', 'sent'],
      ['none', 'sent'],
    ] as const) {
      await branch.setFaults({ callbacks });
      const { visit } = await textedTicket(kiosk, SAM);
      await untilStates(visit.id, [`ticket ${state}`]);
    }
    await branch.setFaults({ callbacks: 'in-order' });
    await branch.setReach(SAM, true);
    const { visit } = await textedTicket(kiosk, SAM);
    await untilStates(visit.id, ['ticket failed']);
    expect(branch.known(visit.id)).toMatchObject([{ failure: 'unreachable' }]);
  });

  test('MSG-21: what was erased in between is not sent, and neither number nor text stands in the log', async () => {
    await branch.setFaults({ provider: 'down' });
    const { visit } = await textedTicket(kiosk);
    await untilStates(visit.id, ['ticket sending']);
    branch.branch.context.store.erase({ contacts: [visit.id], texts: [], customers: [] });
    await branch.setFaults({ provider: 'ok' });
    await untilStates(visit.id, ['ticket failed']);
    expect(branch.known(visit.id)).toMatchObject([{ failure: 'no-contact' }]);
    expect(await branch.messages()).toEqual([]);
    const file = new DatabaseSync(path.join(branch.dataFolder, 'branch.sqlite'), { readOnly: true });
    const written = file.prepare('SELECT payload FROM outbox UNION ALL SELECT payload FROM events').all();
    file.close();
    expect(written.length).toBeGreaterThan(10);
    expect(JSON.stringify(written)).not.toMatch(/600 ?000 ?001|Follow it here/);
  });

  test('MSG-29: who gave their number on their ticket’s page is found by it, and erased', async () => {
    const { visit } = await textedTicket(kiosk);
    await untilTexts(branch, 1);
    const manager = await branch.signIn('manager');
    const { receipt } = value(await manager.call('eraseCustomer', { body: { customer: { by: 'phone', phone: SAM } } }));
    expect(receipt).toMatchObject({ visits: 1, contacts: 1, texts: 1 });
    expect(branch.branch.context.store.contactOf(visit.id)).toBeNull();
    await call(visit.id);
    await untilTold(visit.id);
    expect(await branch.texts(SAM)).toHaveLength(1);
  });

  test('MSG-24: who is nearly there by the estimates is told to come, once; who waits longer than they were told hears the new wait, once', async () => {
    await branch.close();
    const clock = manualClock(MORNING);
    const messages = { ...TELLS_ALL, rules: ['nearly', 'longer'] as const, nearlyMinutes: 5 };
    branch = await startTextedBranch({ clock, messages: { ...messages, rules: [...messages.rules] } });
    kiosk = await branch.pair('kiosk');
    agent = await branch.signIn('agent');
    await serveUntilMinutes(branch, agent, clock);
    const { visit, estimate, ticket } = await keptPromise(branch, agent);
    const told = { params: { token: ticket.token }, body: { phone: SAM, agreed: true as const } };
    value(await kiosk.call('messageTicket', told));
    /** Lets time pass until so many have come. */
    const untilCome = (count: number, seconds: number) =>
      expect
        .poll(
          async () => {
            clock.advance(seconds * 1000);
            return await branch.texts(SAM);
          },
          { timeout: 60_000, interval: 200 },
        )
        .toHaveLength(count);
    await untilCome(1, 10);
    const [nearly] = await branch.texts(SAM);
    expect(nearly).toContain(`${visit.number} will soon be called`);
    clock.advance((estimate.mostMinutes + 10) * 60_000);
    await untilCome(2, 10);
    expect((await branch.texts(SAM))[1]).toContain(`${visit.number} takes longer than we said`);
    clock.advance(60 * 60_000);
    await estimatesCaughtUp(branch);
    expect(await branch.texts(SAM)).toHaveLength(2);
  });

  test('MSG-22: a message that is switched off is left out, and one that must wait comes when it may', async () => {
    await branch.close();
    // Two seconds are a minute.
    const messages = { ...TELLS_ALL, rules: ['called' as const, 'missed' as const], apartMinutes: 3 };
    branch = await startTextedBranch({ messages, clock: scaledClock(MORNING, 30) });
    kiosk = await branch.pair('kiosk');
    agent = await branch.signIn('agent');
    value(await agent.call('openCounter', { params }));
    const { visit } = await textedTicket(kiosk);
    const addressee = () => branch.branch.context.runner.state.addressees.get(visit.id);
    const isOff = [{ rule: 'ticket', because: 'rule-off' }];
    await expect.poll(() => addressee()?.suppressed, { timeout: 10_000 }).toMatchObject(isOff);
    await call(visit.id);
    expect(await untilTexts(branch, 1)).toEqual([expect.stringContaining('please come to')]);
    const on = { params: { visitId: visit.id } };
    await expect.poll(async () => (await agent.call('noShow', on)).ok, { timeout: 10_000 }).toBe(true);
    const [, missed] = await untilTexts(branch, 2);
    expect(missed).toContain('did not see you');
    const [first, second] = addressee()?.messages ?? [];
    expect((second?.begunAt ?? 0) - (first?.begunAt ?? 0)).toBeGreaterThanOrEqual(180_000);
    // That its time had not come was nobody's fault.
    const metrics = await (await fetch(`${branch.address}/metrics`)).text();
    expect(metrics).toMatch(/put-off.* [1-9]/);
    expect(metrics).not.toMatch(/messages.*failed.* [1-9]/);
  });
});
