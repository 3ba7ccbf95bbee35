import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Instant, manualClock, type VisitId } from '@foyer/basics';
import { routeSchemas } from '@foyer/contract/schemas';
import { logStart, openHistory } from '@foyer/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MORNING, refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

const DAY = 24 * 60 * 60 * 1000;
const today = '2026-03-02';
const clock = manualClock(MORNING);
let branch: TestBranch;
let agent: SignedIn;
let manager: SignedIn;

beforeEach(async () => {
  clock.set(MORNING);
  branch = await startTestBranch({ clock });
  [agent, manager] = await Promise.all([branch.signIn('agent'), branch.signIn('manager')]);
});
afterEach(() => branch.close());

const rita = { name: 'Rita Mora', phone: '+34 600 111 222' };
const take = async (contact: object | undefined, notes = 'wears a red hat') =>
  value(
    await agent.call('issueTicket', {
      body: { serviceId: 'cash', notes, ...(contact === undefined ? {} : { contact }) },
    }),
  ).visit;
type Body = Parameters<typeof manager.call<'eraseCustomer'>>[1]['body'];
const look = async (customer: Body['customer']) =>
  routeSchemas.eraseCustomer.reply.parse(
    value(await manager.call('eraseCustomer', { body: { customer }, query: { dryRun: 'true' } })),
  ).found;
const erase = (body: Body) => manager.call('eraseCustomer', { body });

test('PRIVACY-1, PRIVACY-2, PRIVACY-3, PRIVACY-9: a customer is shown, then erased from all their visits, with a receipt', async () => {
  const first = await take(rita);
  const second = await take({ phone: '+34600111222' }, 'wants the blue form');
  const other = await take({ name: 'Other', phone: '+34 600 999 999' }, 'asks for Ana');
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  value(await agent.call('callVisit', { params: { counterId: 'counter-1' }, body: { visitId: first.id } }));
  value(await agent.call('start', { params: { visitId: first.id } }));
  const { escalation } = value(
    await agent.call('escalate', { params: { visitId: first.id }, body: { reason: 'complaint', note: 'is angry' } }),
  );
  value(
    await (await branch.signIn('supervisor')).call('resolveEscalation', {
      params: { escalationId: escalation.id },
      body: { resolution: 'solved', note: 'lives at the harbour' },
    }),
  );
  const before = branch.branch.context.runner.state.clock;
  for (const customer of [
    { by: 'ticket', number: first.number.toLowerCase(), day: today },
    { by: 'phone', phone: rita.phone },
  ] as const) {
    expect((await look(customer)).map(({ visitId, name, texts }) => [visitId, name, texts])).toEqual([
      [second.id, null, 1],
      [first.id, 'Rita Mora', 3],
    ]);
  }
  expect((await look({ by: 'name', name: 'rita mora' })).map(({ visitId }) => visitId)).toEqual([second.id, first.id]);
  expect(branch.branch.context.runner.state.clock).toBe(before);

  const erased = value(await erase({ customer: { by: 'ticket', number: first.number, day: today } }));
  expect(erased.receipt).toEqual({ sequence: erased.clock, visits: 2, contacts: 2, texts: 4 });
  const { entry } = value(await manager.call('auditEntry', { params: { sequence: erased.clock } }));
  expect(entry).toMatchObject({ kind: 'erasures', actor: { id: 'manager' }, facts: { erasedBy: 'ticket', visits: 2 } });
  expect(await look({ by: 'phone', phone: rita.phone })).toEqual([]);
  expect((await look({ by: 'name', name: 'other' })).map(({ visitId, texts }) => [visitId, texts])).toEqual([
    [other.id, 1],
  ]);
  expect(value(await agent.call('visit', { params: { visitId: first.id } })).visit.number).toBe(first.number);
  await branch.branch.close();
  const read = (file: string) => readFileSync(path.join(branch.dataFolder, file), 'latin1');
  expect(read('branch.sqlite')).toContain('asks for Ana');
  const gone = ['Rita Mora', '600111222', 'red hat', 'is angry', 'the harbour'];
  const files = readdirSync(branch.dataFolder, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of files)
    expect({ name, left: gone.filter((text) => read(name).includes(text)) }).toEqual({ name, left: [] });
  // What makes reports and searches never had anything of anybody.
  expect(read('reports.sqlite')).not.toContain('Ana');
});

/** What the log calls the customer of each ticket, oldest first. */
function customersInLog(folder: string): (string | null)[] {
  const refs: (string | null)[] = [];
  const history = openHistory({ folder });
  history.goTo(logStart, (_before, { body }) => {
    if (body.type === 'TicketIssued') refs.push(body.customerRef);
  });
  history.close();
  return refs;
}

test('PRIVACY-8: a customer is the same one when they come again, until they are forgotten: then nothing leads to them', async () => {
  const { store, customers } = branch.branch.context;
  const lookup = await customers.of(rita, 'en-GB');
  if (typeof lookup !== 'string') throw new Error('Rita has no phone');
  const { phone } = rita;
  const first = await take(rita);
  await take({ phone: '0034 600 111 222' });
  const refused = { body: { serviceId: 'nothing', contact: { phone: '+34 600 999 999' } } };
  expect(refusal(await agent.call('issueTicket', refused))).toBe('not-found');
  const wrong = await agent.call('issueTicket', { body: { serviceId: 'cash', contact: { phone: 'none' } } });
  expect(wrong).toMatchObject({ error: { code: 'validation-failed', errors: [{ field: 'body.contact.phone' }] } });
  const known = store.customers.find(lookup);
  expect(known).toMatch(/^[\w-]{22}$/);
  const overview = { params: { report: 'overview' }, query: { from: today, to: today } } as const;
  const figures = async () => value(await manager.call('report', overview)).items;
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  value(await agent.call('callVisit', { params: { counterId: 'counter-1' }, body: { visitId: first.id } }));
  value(await agent.call('start', { params: { visitId: first.id } }));
  value(await agent.call('finish', { params: { visitId: first.id } }));
  const before = await figures();
  const history = value(await agent.call('visitHistory', { params: { visitId: first.id } }));
  const audit = value(await manager.call('audit', { query: { visitId: first.id } }));
  expect(history.items.length).toBeGreaterThan(2);
  expect(JSON.stringify([history, audit])).not.toContain(known);

  value(await erase({ customer: { by: 'phone', phone } }));
  expect(store.customers.find(lookup)).toBeNull();
  expect(await figures()).toEqual(before);
  await branch.branch.close();
  const raw = readFileSync(path.join(branch.dataFolder, 'branch.sqlite'), 'latin1');
  expect([lookup, '600111222', '600 111 222'].map((way) => raw.includes(way))).toEqual([false, false, false]);
  expect(customersInLog(branch.dataFolder)).toEqual([known, known]);

  branch = await startTestBranch({ clock, dataFolder: branch.dataFolder, open: false });
  agent = await branch.signIn('agent');
  await take(rita);
  const anew = branch.branch.context.store.customers.find(lookup);
  expect(anew).not.toBe(known);
  expect(customersInLog(branch.dataFolder)).toEqual([known, known, anew]);
});

test('PRIVACY-1: of two customers with one name only the chosen one is erased; whom there is not is not found', async () => {
  const one = await take({ name: 'Ana Ruiz', phone: '+34 600 000 001' });
  const two = await take({ name: 'Ana Ruiz', phone: '+34 600 000 002' });
  const customer = { by: 'name', name: 'Ana Ruiz' } as const;
  expect(value(await erase({ customer, visitIds: [one.id] })).receipt).toMatchObject({ visits: 1 });
  expect((await look(customer)).map(({ visitId }) => visitId)).toEqual([two.id]);
  expect(refusal(await erase({ customer: { by: 'name', name: 'Nobody' } }))).toBe('not-found');
  expect(refusal(await erase({ customer: { by: 'phone', phone: 'abc' } }))).toBe('not-found');
});

test('PRIVACY-2: a repeated request gets its receipt again, and nothing of the customer is in a stored reply', async () => {
  const visit = await take(rita);
  const commandId = crypto.randomUUID();
  const customer = { by: 'ticket', number: visit.number, day: today } as const;
  const send = () => manager.call('eraseCustomer', { body: { customer }, commandId });
  expect(value(await send())).toEqual(value(await send()));
});

test('PRIVACY-4: how long names and notes are kept is a setting of the branch', async () => {
  await take(rita);
  const admin = await branch.signIn('admin');
  const section = { params: { section: 'branch' } } as const;
  const { version, value: given } = value(await admin.call('settingsSection', section));
  expect(value(await manager.call('privacy'))).toEqual({ retentionDays: 90, replyDays: 7 });
  value(await admin.call('changeSettings', { ...section, body: { version, value: { ...given, retentionDays: 2 } } }));
  expect(value(await manager.call('privacy')).retentionDays).toBe(2);
  const lookup = (await branch.branch.context.customers.of(rita, 'en-GB')) ?? '';
  const known = () => branch.branch.context.store.customers.find(lookup);
  expect(known()).not.toBeNull();
  // More than is erased at a time.
  const many = Array.from({ length: 2_000 }, (_, index) => `visit ${index}` as VisitId);
  const { store } = branch.branch.context;
  store.batch(() => {
    for (const visitId of many) store.saveContact({ visitId, name: 'Somebody', at: MORNING });
  });
  await branch.branch.close();
  clock.set((MORNING + 1.5 * DAY) as Instant);
  branch = await startTestBranch({ clock, dataFolder: branch.dataFolder, open: false });
  manager = await branch.signIn('manager');
  expect(await look({ by: 'phone', phone: rita.phone })).toHaveLength(1);
  await branch.branch.close();
  clock.set((MORNING + 2.5 * DAY) as Instant);
  branch = await startTestBranch({ clock, dataFolder: branch.dataFolder, open: false });
  manager = await branch.signIn('manager');
  expect(await look({ by: 'phone', phone: rita.phone })).toEqual([]);
  await expect.poll(() => known()).toBeNull();
  const left = () => many.filter((visitId) => branch.branch.context.store.contactOf(visitId) !== null);
  await expect.poll(left, { timeout: 10_000 }).toEqual([]);
});
