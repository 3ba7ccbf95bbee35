import type { EscalationId, VisitId } from '@foyer/basics';
import { DEMO_PASSWORD, demoStaff } from '@foyer/branch-server';
import { type Access, ROUTE_NAMES, type RouteName, routes, type View, type ViewKind, views } from '@foyer/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, expected, headersOfAll, NAMES, type Name, WHO } from '../harness/identities.ts';
import { leastRequest } from '../harness/least-request.ts';
import { followLive } from '../harness/live-follower.ts';
import { type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

const COUNTER = 'counter-1';
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
let branch: TestBranch;
let agent: SignedIn;
let supervisor: SignedIn;
let spareDevice: string;
let ticket: { readonly visitId: VisitId; readonly token: string; readonly number: string };
let headers: Map<Name, Record<string, string>>;
const seen = new Set<number>();

const state = () => branch.branch.context.runner.state;

beforeAll(async () => {
  const spare = { name: 'spare', displayName: 'Spare', role: 'agent', password: DEMO_PASSWORD } as const;
  // Each practice would be a server of its own; that one more can’t be begun is said only to those who may.
  branch = await startTestBranch({ settings: { staff: [...demoStaff, spare] }, practice: { most: 0 } });
  headers = await headersOfAll(branch);
  [agent, supervisor] = await Promise.all([branch.signIn('agent'), branch.signIn('supervisor')]);
  await branch.pair('screen', 'spare');
  const admin = await branch.signIn('admin');
  const devices = value(await admin.call('devices')).items;
  spareDevice = devices.find((device) => device.name === 'spare')?.id ?? '';
  const { version } = value(await admin.call('settingsSection', { params: { section: 'escalations' } }));
  // What is the agent's own to answer.
  const escalations = [{ reason: 'advice', levels: [{ people: ['agent'] }] }];
  const body = { version, value: { escalations } };
  value(await admin.call('changeSettings', { params: { section: 'escalations' }, body }));
});
afterAll(() => branch.close());

/** A note of the agent's about their customer. */
function noted(): string {
  const notes = state().visits.get(ticket.visitId)?.notes ?? [];
  return notes.findLast(({ by }) => by.kind === 'staff' && by.id === 'agent')?.ref ?? UNKNOWN;
}

/** Whatever was done before: the branch is open, and the agent has the counter and a customer whom they have called. */
async function prepare(): Promise<void> {
  if (state().branch.kind !== 'open') value(await supervisor.call('openBranch'));
  if (state().services.get('cash' as never)?.suspended) {
    value(await supervisor.call('resumeService', { params: { serviceId: 'cash' } }));
  }
  const at = { params: { counterId: COUNTER } };
  const counter = state().counters.get(COUNTER as never);
  if (counter === undefined || counter.kind === 'closed') value(await agent.call('openCounter', at));
  else if (counter.kind === 'paused') value(await agent.call('resumeCounter', at));
  const withCustomer = [...state().visits.values()].find(
    ({ stage }) => (stage.kind === 'called' || stage.kind === 'serving') && stage.counterId === COUNTER,
  );
  if (withCustomer !== undefined && withCustomer.id === ticket?.visitId) {
    const on = { params: { visitId: ticket.visitId } };
    if (!isAsked()) await agent.call('escalate', { ...on, body: { reason: 'advice' } });
    if (noted() === UNKNOWN) value(await agent.call('addNote', { ...on, body: { note: 'Has the deed' } }));
    return;
  }
  if (withCustomer !== undefined) value(await agent.call('cancelVisit', { params: { visitId: withCustomer.id } }));
  const issued = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  ticket = { visitId: issued.visit.id, token: issued.ticket.token, number: issued.visit.number };
  value(await agent.call('callVisit', { ...at, body: { visitId: ticket.visitId } }));
  const on = { params: { visitId: ticket.visitId } };
  value(await agent.call('escalate', { ...on, body: { reason: 'advice' } }));
  value(await agent.call('addNote', { ...on, body: { note: 'Has the deed' } }));
}

/** Does what the agent may answer wait for an answer? */
function isAsked(): boolean {
  const escalation = state().escalations.get(asked() as EscalationId);
  return escalation?.status.kind === 'raised';
}

/** The newest escalation that was raised to the agent. */
function asked(): string {
  const own = [...state().escalations.values()].filter(({ reason }) => reason === 'advice');
  return own.toSorted((one, other) => (one.id < other.id ? -1 : 1)).at(-1)?.id ?? UNKNOWN;
}

const values = () => ({
  serviceId: 'cash',
  counterId: COUNTER,
  visitId: ticket.visitId,
  agentId: 'agent',
  token: ticket.token,
  profileId: 'teller',
  deviceId: spareDevice,
  // Somebody who asks for nothing here, so that whatever is done to them ends nobody's session.
  personId: 'spare',
  keyId: UNKNOWN,
  customer: { by: 'phone', phone: '+34 600 000 000' },
  phone: '+34 600 000 000',
  agreed: true,
  scopes: ['read'],
  sessionId: UNKNOWN,
  escalationId: asked(),
  printId: UNKNOWN,
  markId: 'copies',
  markRecordId: UNKNOWN,
  marksBy: 'services',
  messageId: UNKNOWN,
  noteId: noted(),
  message: 'Tea is ready',
  noticeId: UNKNOWN,
  about: 'delay',
  text: { en: 'Cards take longer today.' },
  places: ['screen'],
  classId: 'premier',
  report: 'overview',
  by: 'services',
  grouping: 'reasons',
  note: 'Offer a refund',
  from: '2026-03-02',
  to: '2026-03-02',
  reason: 'other',
  resolution: 'solved',
  services: ['loans'],
  target: { to: 'service', serviceId: 'cards' },
  outcome: 'printed',
  printer: 'ready',
  name: 'agent',
  language: 'en',
  password: DEMO_PASSWORD,
  kind: 'screen',
  secret: 'a secret of one more screen',
  code: 'ABCDEF',
  file: { format: 'foyer-configuration', version: 1, branch: state().config },
  base64: 'PHN2Zy8+',
  section: 'outcomes',
  sequence: 1,
  version: 0,
  value: {},
  displayName: 'Spare',
  role: 'agent',
  current: DEMO_PASSWORD,
});

async function ask(name: RouteName, who: Name, changed: Readonly<Record<string, unknown>> = {}): Promise<Response> {
  const { access } = routes[name];
  // What an agent may own is named, also where a request need not.
  const owned = typeof access === 'string' || !('own' in access) ? [] : access.own.map((one) => `${one}Id`);
  const { method, path, body } = leastRequest(name, { ...values(), ...changed }, owned);
  const response = await fetch(branch.address + path, {
    method,
    headers: { ...headers.get(who), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body }),
  });
  seen.add(response.status);
  return response;
}

/** Let in is a caller who gets an answer that comes from the route itself. */
async function answerOf(response: Response): Promise<Answer | string> {
  const { status } = response;
  if (status === 401 || status === 403) return status;
  if ([200, 201, 404, 409].includes(status)) return 'let in';
  const text = await response.text();
  return /"code":"(weak-password|locked-out)"/.test(text) ? 'let in' : `${status} ${text}`;
}

/** Where the server does otherwise than the access says. Those who are refused come first, and change nothing. */
async function contradictions(name: RouteName, access: Access): Promise<string[]> {
  const found: string[] = [];
  const refused = NAMES.filter((who) => expected(access, WHO[who]) !== 'let in');
  for (const who of [...refused, ...NAMES.filter((one) => !refused.includes(one))]) {
    await prepare();
    const before = state().clock;
    const right = expected(access, WHO[who]);
    const answer = await answerOf(await ask(name, who));
    if (answer !== right) found.push(`${name} by ${who}: ${answer} instead of ${right}`);
    if (right !== 'let in' && state().clock !== before) found.push(`${name} by ${who} changed something`);
  }
  return found;
}

/** Signing out ends the sessions that the others ask with. */
const inOrder = [...ROUTE_NAMES.filter((name) => name !== 'signOut'), 'signOut' as const];

test('API-7, API-18, API-10, KEY-2: every route answers every identity as the contract’s table says', async () => {
  const found: string[] = [];
  for (const name of inOrder) found.push(...(await contradictions(name, routes[name].access)));
  expect(found).toEqual([]);
  for (const status of [200, 201, 401, 403, 404, 409]) expect(seen).toContain(status);
});

test('API-7, API-18: the matrix finds a table that says too much or too little', async () => {
  for (const name of ['agent', 'agent2', 'supervisor', 'manager', 'admin'] as const) {
    headers.set(name, { cookie: (await branch.signIn(name)).cookie });
  }
  const wrong: readonly (readonly [RouteName, Access])[] = [
    ['floor', 'public'],
    ['report', { staff: 'supervisor' }],
    ['devices', { staff: 'admin', device: 'any' }],
    ['services', { staff: 'agent' }],
    ['callNext', { staff: 'agent' }],
    ['recall', { staff: 'agent' }],
    ['openCounter', { staff: 'agent' }],
    ['visit', { staff: 'agent', own: ['visit'] }],
  ];
  for (const [name, access] of wrong) expect(await contradictions(name, access), name).not.toEqual([]);
});

test('API-14: a ticket’s routes open to whoever has its token, whoever they are, and to nobody else', async () => {
  const byTicket = ROUTE_NAMES.filter((name) => routes[name].access === 'ticket');
  expect(byTicket).not.toEqual([]);
  await prepare();
  const own = ticket;
  const other = value(await agent.call('issueTicket', { body: { serviceId: 'cards' } })).ticket.token;
  for (const who of NAMES) {
    for (const name of byTicket)
      expect((await ask(name, who, { token: 'nobodys' })).status, `${name} ${who}`).toBe(404);
    const shown = await (await ask('ticket', who)).json();
    expect(shown.ticket.number).toBe(own.number);
    expect((await (await ask('ticket', who, { token: other })).json()).ticket.number).not.toBe(own.number);
  }
});

test('SOCKET-2, KEY-2: every live view answers every identity as the contract’s table says', async () => {
  await prepare();
  const parameters = { screen: 'hall', counterId: COUNTER, token: ticket.token };
  const found: string[] = [];
  for (const who of NAMES) {
    const { authorization, cookie } = headers.get(who) ?? {};
    const token = authorization?.replace('Bearer ', '');
    const follower = followLive(branch.address, {
      ...(token === undefined ? {} : { token }),
      ...(cookie === undefined ? {} : { cookie }),
    });
    for (const kind of Object.keys(views) as ViewKind[]) {
      const { access, parameter }: View = views[kind];
      const view = parameter === undefined ? kind : `${kind}:${parameters[parameter]}`;
      const refused = (await follower.ask('subscribe', { view })) as { code: string } | null;
      const right = expected(access, WHO[who]) === 'let in' ? null : 'forbidden';
      if ((refused?.code ?? null) !== right) found.push(`${view} by ${who}: ${refused?.code} instead of ${right}`);
      if (refused !== null && follower.records(view).length > 0) found.push(`${view} by ${who} was shown`);
    }
    expect(await follower.ask('subscribe', { view: 'ticket:nobodys' })).toMatchObject({ code: 'not-found' });
    follower.close();
  }
  expect(found).toEqual([]);
});
