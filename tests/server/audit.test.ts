import { type Instant, manualClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import type { AuditEntry } from '@foyer/contract';
import { routeSchemas } from '@foyer/contract/schemas';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MORNING, refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

const DAY = 24 * 60 * 60 * 1000;
const clock = manualClock(MORNING);
let branch: TestBranch;
let admin: SignedIn;
let manager: SignedIn;
let agent: SignedIn;

beforeEach(async () => {
  clock.set(MORNING);
  branch = await startTestBranch({ clock });
  [admin, manager, agent] = (await Promise.all(
    (['admin', 'manager', 'agent'] as const).map((name) => branch.signIn(name)),
  )) as [SignedIn, SignedIn, SignedIn];
});
afterEach(() => branch.close());

type Query = NonNullable<Parameters<typeof manager.call<'audit'>>[1]>['query'];
const ask = async (query: Query = {}) => routeSchemas.audit.reply.parse(value(await manager.call('audit', { query })));
const types = (items: readonly AuditEntry[]) => items.map(({ type }) => type);
const fileOf = async (path: string, client = manager) =>
  await fetch(`${branch.address}/api/v1/${path}`, { headers: { cookie: client.cookie } });

/** A customer who is called, served and finished by the agent. */
async function serve(): Promise<{ readonly id: string; readonly number: string }> {
  const { visit } = value(
    await agent.call('issueTicket', {
      body: { serviceId: 'cash', notes: 'wears a red hat', contact: { name: 'Rita Mora', phone: '+34600111222' } },
    }),
  );
  const on = { params: { visitId: visit.id } };
  value(await agent.call('callVisit', { params: { counterId: 'counter-1' }, body: { visitId: visit.id } }));
  value(await agent.call('start', on));
  value(await agent.call('finish', on));
  return visit;
}

test('AUDIT-1, AUDIT-2: the log is read by kind, person, visit, ticket and day, newest first, and says who did what', async () => {
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  const served = await serve();
  const all = await ask({ limit: 200 });
  expect(all.next).toBeNull();
  expect(all.items.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: all.items.length }, (_, index) => all.items.length - index),
  );
  const ofVisit = await ask({ visitId: served.id });
  expect(types(ofVisit.items)).toEqual([
    'VisitFinished',
    'ServiceStarted',
    'VisitCalled',
    'EstimateQuoted',
    'TicketIssued',
  ]);
  expect(ofVisit.items[2]).toMatchObject({
    kind: 'visits',
    number: served.number,
    visitId: served.id,
    actor: { kind: 'staff', id: 'agent', role: 'agent' },
    facts: { counter: '1', rule: 'by-hand' },
  });
  const day = { from: '2026-03-02', to: '2026-03-02' };
  expect((await ask({ number: served.number.toLowerCase(), ...day })).items).toEqual(ofVisit.items);
  expect(types((await ask({ kind: 'counters', actorId: 'agent' })).items)).toEqual(['CounterOpened']);
  expect((await ask({ kind: 'counters', actorId: 'manager' })).items).toEqual([]);
  const signIns = await ask({ kind: 'sign-ins' });
  expect(new Set(types(signIns.items))).toEqual(new Set(['SignedIn']));
  expect(signIns.items[0]?.address).toBe('127.0.0.1');
  const mine = await ask({ actorId: 'agent' });
  expect(mine.items.every(({ actor }) => actor.id === 'agent')).toBe(true);
  expect(mine.items).toEqual(all.items.filter(({ actor }) => actor.id === 'agent'));
  const told = JSON.stringify(all);
  for (const secret of ['red hat', 'Rita', '600111222']) expect(told).not.toContain(secret);
});

test('AUDIT-1: pages follow on each other without a gap, and answers to escalations are told with their visit', async () => {
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  const { visit } = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  const on = { params: { visitId: visit.id } };
  value(await agent.call('callVisit', { params: { counterId: 'counter-1' }, body: { visitId: visit.id } }));
  const { escalation } = value(await agent.call('escalate', { ...on, body: { reason: 'complaint' } }));
  value(await admin.call('acknowledgeEscalation', { params: { escalationId: escalation.id } }));
  expect(types((await ask({ visitId: visit.id })).items).slice(0, 2)).toEqual([
    'EscalationAcknowledged',
    'EscalationRaised',
  ]);
  for (const query of [{}, { kind: 'visits' }, { actorId: 'agent' }, { kind: 'visits', actorId: 'agent' }] as const) {
    const whole = (await ask({ ...query, limit: 200 })).items;
    expect(whole.length).toBeGreaterThan(3);
    const read: AuditEntry[] = [];
    for (let before: number | null | undefined; before !== null; ) {
      const page = await ask({ ...query, limit: 2, ...(before === undefined ? {} : { before }) });
      read.push(...page.items);
      before = page.next;
    }
    expect(read).toEqual(whole);
  }
});

test('AUDIT-1: a day is the branch’s own, also where nothing was open', async () => {
  clock.set((MORNING + DAY) as Instant);
  const read = value(await admin.call('settingsSection', { params: { section: 'policy' } }));
  const given = { ...read.value, escalationDeadlineSeconds: 240 };
  value(
    await admin.call('changeSettings', {
      params: { section: 'policy' },
      body: { version: read.version, value: given },
    }),
  );
  const second = { from: '2026-03-03', to: '2026-03-03' };
  expect(types((await ask({ ...second, kind: 'settings' })).items)).toEqual(['SettingsChanged']);
  expect(types((await ask({ from: '2026-03-02', to: '2026-03-02', kind: 'settings' })).items)).toEqual([
    'BranchConfigured',
  ]);
  expect((await ask({ from: '2026-03-04' })).items).toEqual([]);
  expect(refusal(await manager.call('audit', { query: { from: '2026-03-04', to: '2026-03-03' } }))).toBe(
    'validation-failed',
  );
  expect(refusal(await manager.call('audit', { query: { number: 'A001' } }))).toBe('validation-failed');
});

test('AUDIT-3, AUDIT-4: what is asked for is taken away as a file in the reader’s language, and that is an event', async () => {
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  const query = 'from=2026-03-02&to=2026-03-02&kind=counters&format=csv';
  const file = await fileOf(`audit?${query}`);
  expect(file.headers.get('content-disposition')).toContain('foyer-audit-2026-03-02-2026-03-02.csv');
  const [line] = parse(await file.text(), { bom: true, columns: true }) as Record<string, string>[];
  expect(line).toMatchObject({ Who: 'Amira', Kind: 'Counters', 'What happened': 'Amira opened counter 1' });
  const arabic = await (await fileOf(`audit?${query}&language=ar`)).text();
  expect(arabic).toContain('فُتح');
  await (await fileOf('reports/services?from=2026-03-02&to=2026-03-02&format=csv')).text();
  const { items } = await ask({ kind: 'exports' });
  expect(items.map(({ actor, facts }) => [actor.id, facts])).toEqual([
    [
      'manager',
      { file: 'report', fileName: 'services', from: '2026-03-02', to: '2026-03-02', rows: expect.any(Number) },
    ],
    ['manager', { file: 'audit', fileName: 'counters', from: '2026-03-02', to: '2026-03-02', rows: 1 }],
    ['manager', { file: 'audit', fileName: 'counters', from: '2026-03-02', to: '2026-03-02', rows: 1 }],
  ]);
  expect((await fileOf(`audit?${query}`, agent)).status).toBe(403);
});

test('AUDIT-5, AUDIT-6: a change of settings is told place by place, and put back by a new one', async () => {
  const section = { params: { section: 'services' } } as const;
  const read = async () => value(await admin.call('settingsSection', section));
  const first = await read();
  const services = demoBranch.services.map((service, index) =>
    index === 0
      ? { ...service, target: { ...service.target, withinSeconds: 60 }, name: { ...service.name, en: 'Cash desk' } }
      : service,
  );
  const save = (version: number, to: Readonly<Record<string, unknown>>) =>
    admin.call('changeSettings', { ...section, body: { version, value: { ...to }, note: 'for the summer' } });
  value(await save(first.version, { ...first.value, services }));
  value(
    await save((await read()).version, {
      ...first.value,
      services: services.slice(0, -1).concat(services.slice(-1).map((one) => ({ ...one, maxWaiting: 7 }))),
    }),
  );

  const [, changed] = (await ask({ kind: 'settings' })).items;
  expect(changed).toMatchObject({ facts: { section: 'services', note: 'for the summer' }, actor: { id: 'admin' } });
  const detail = routeSchemas.auditEntry.reply.parse(
    value(await manager.call('auditEntry', { params: { sequence: changed?.sequence ?? 0 } })),
  );
  expect(detail.changes.map(({ pointer, before, after }) => [pointer, before, after])).toEqual([
    ['/services/0/name/en', demoBranch.services[0]?.name.en, 'Cash desk'],
    ['/services/0/target/withinSeconds', demoBranch.services[0]?.target.withinSeconds, 60],
  ]);
  expect(detail.changes[0]?.within).toEqual(['cash']);
  expect(detail.names).toMatchObject({ cash: services[0]?.name });
  expect(detail.former).toEqual({ section: 'services', value: first.value });
  const present = await read();
  expect(refusal(await save(first.version, detail.former?.value ?? {}))).toBe('version-conflict');
  value(await save(present.version, detail.former?.value ?? {}));
  expect((await read()).value).toEqual(first.value);
  const newest = (await ask({ kind: 'settings' })).items[0]?.sequence ?? 0;
  const back = value(await manager.call('auditEntry', { params: { sequence: newest } }));
  expect(back.changes.map(({ pointer }) => pointer)).toHaveLength(3);
  expect(refusal(await manager.call('auditEntry', { params: { sequence: newest + 100 } }))).toBe('not-found');
});

test('AUDIT-5: a change of a person is told with what was before', async () => {
  value(await admin.call('changePerson', { params: { personId: 'agent2' }, body: { role: 'supervisor' } }));
  const [entry] = (await ask({ kind: 'people' })).items;
  expect(entry).toMatchObject({ type: 'PersonChanged', facts: { person: { id: 'agent2' }, changed: ['role'] } });
  const { changes, former } = value(await manager.call('auditEntry', { params: { sequence: entry?.sequence ?? 0 } }));
  expect(changes).toMatchObject([{ pointer: '/role', before: 'agent', after: 'supervisor' }]);
  expect(former).toBeNull();
});
