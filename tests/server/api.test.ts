import { PROBLEMS } from '@foyer/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch;
let agent: SignedIn;
let agent2: SignedIn;
let supervisor: SignedIn;
let manager: SignedIn;

beforeAll(async () => {
  branch = await startTestBranch();
  [agent, agent2, supervisor, manager] = await Promise.all([
    branch.signIn('agent'),
    branch.signIn('agent2'),
    branch.signIn('supervisor'),
    branch.signIn('manager'),
  ]);
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
});
afterAll(() => branch.close());

const clock = () => branch.branch.context.runner.state.clock;

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${branch.address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: agent.cookie, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function issue(by: SignedIn = agent, serviceId = 'cash') {
  return value(await by.call('issueTicket', { body: { serviceId } }));
}

describe('a branch over HTTP', () => {
  test('API-1: a ticket is issued, called, started, finished, and counted', async () => {
    const { visit, position } = await issue();
    expect(visit.number).toBe('A001');
    expect(position).toBe(0);
    const called = value(await agent.call('callNext', { params: { counterId: 'counter-1' } }));
    expect(called.visit.id).toBe(visit.id);
    expect(called.because).toMatchObject({ rule: 'policy', tier: 0 });
    value(await agent.call('start', { params: { visitId: visit.id } }));
    const finished = value(
      await agent.call('finish', { params: { visitId: visit.id }, body: { outcomeId: 'resolved' } }),
    );
    expect(finished.visit.stage).toMatchObject({ kind: 'done', how: 'finished', outcomeId: 'resolved' });
    const report = value(
      await manager.call('report', { params: { report: 'overview' }, query: { from: '2026-03-02', to: '2026-03-02' } }),
    );
    expect(report.items[0]).toMatchObject({ tickets: 1, served: 1, resolved: 1 });
  });

  test('API-2, API-3: an Idempotency-Key means one command', async () => {
    const key = crypto.randomUUID();
    const first = await (
      await post('/tickets', { serviceId: 'cash', notes: 'in a wheelchair' }, { 'idempotency-key': key })
    ).json();
    const before = clock();
    const again = await post('/tickets', { serviceId: 'cash', notes: 'in a wheelchair' }, { 'idempotency-key': key });
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(first);
    const other = await post('/tickets', { serviceId: 'cards' }, { 'idempotency-key': key });
    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ code: 'command-id-reused' });
    expect(clock()).toBe(before);
  });

  test('API-2: a customer’s repeated command gets the first reply, whatever has happened since', async () => {
    const { ticket, visit } = await issue();
    const ask = (command: 'help' | 'cancel', key: string) =>
      post(`/tickets/${ticket.token}/${command}`, {}, { cookie: '', 'idempotency-key': key });
    const helpKey = crypto.randomUUID();
    const asked = await (await ask('help', helpKey)).json();
    expect(asked).toMatchObject({ ticket: { help: 'raised' }, clock: clock() });
    const floor = value(await supervisor.call('floor'));
    const escalationId = floor.escalations.find(({ visitId }) => visitId === visit.id)?.id ?? '';
    value(await supervisor.call('acknowledgeEscalation', { params: { escalationId } }));
    expect(await (await ask('help', helpKey)).json()).toEqual(asked);
    const cancelKey = crypto.randomUUID();
    const cancelled = await (await ask('cancel', cancelKey)).json();
    expect(cancelled).toMatchObject({ ticket: { stage: { kind: 'done', how: 'cancelled' } }, clock: clock() });
    const after = clock();
    expect(await (await ask('help', helpKey)).json()).toEqual(asked);
    expect(await (await ask('cancel', cancelKey)).json()).toEqual(cancelled);
    expect(clock()).toBe(after);
  });

  test('API-4, API-5, API-6: bad requests are refused with what is wrong', async () => {
    const before = clock();
    const unknown = await post(`/visits/${crypto.randomUUID()}/start`, {});
    expect(unknown.status).toBe(404);
    expect((await post('/visits/nonsense/start', {})).status).toBe(404);
    expect((await post('/tickets', { serviceId: 'no-such' })).status).toBe(404);
    const malformed = await post('/tickets', { serviceId: 7, colour: 'red', contact: { email: 'nobody' } });
    expect(malformed.status).toBe(422);
    const problem = await malformed.json();
    expect(problem.code).toBe('validation-failed');
    expect(problem.errors.map((error: { field: string }) => error.field).sort()).toEqual([
      'body.colour',
      'body.contact.email',
      'body.serviceId',
    ]);
    expect((await post('/tickets', '{"serviceId":')).status).toBe(422);
    expect((await post('/tickets', { serviceId: 'cash', language: 'en_US' })).status).toBe(422);
    expect(clock()).toBe(before);
    const { visit } = await issue();
    const wrongState = await post(`/visits/${visit.id}/finish`, {});
    expect(wrongState.status).toBe(409);
    expect(await wrongState.json()).toMatchObject({ code: 'invalid-state', state: 'waiting' });
    // The one ticket that was issued, and what it was told.
    expect(clock()).toBe(before + 2);
  });

  test('API-5: a counter that has a customer or an agent is refused with the state it was found in', async () => {
    const { visit } = await issue();
    const at = (counter: string, command: string, by: SignedIn, body = {}) =>
      post(`/counters/${counter}/${command}`, body, { cookie: by.cookie });
    expect((await at('counter-1', 'call', agent, { visitId: visit.id })).status).toBe(200);
    const busy = await at('counter-1', 'call-next', agent);
    expect(await busy.json()).toMatchObject({ code: 'counter-busy', state: 'open', visitId: visit.id });
    expect((await post(`/visits/${visit.id}/no-show`, {})).status).toBe(200);
    expect((await at('counter-1', 'pause', agent, { reason: 'break' })).status).toBe(200);
    const taken = await at('counter-1', 'open', agent2);
    expect(await taken.json()).toMatchObject({ code: 'counter-taken', state: 'paused' });
    const elsewhere = await at('counter-2', 'open', agent);
    expect(await elsewhere.json()).toMatchObject({ code: 'agent-busy', state: 'paused', counterId: 'counter-1' });
    expect((await at('counter-1', 'resume', agent)).status).toBe(200);
  });

  test('API-7, API-18: roles and counters are respected', async () => {
    expect((await post('/branch/close', {})).status).toBe(403);
    expect((await post('/tickets', { serviceId: 'cash' }, { cookie: '' })).status).toBe(401);
    expect(refusal(await agent2.call('callNext', { params: { counterId: 'counter-1' } }))).toBe('forbidden');
    expect(refusal(await agent2.call('openCounter', { params: { counterId: 'counter-1' } }))).toBe('counter-taken');
    const called = value(await supervisor.call('callNext', { params: { counterId: 'counter-1' } }));
    expect(refusal(await agent2.call('start', { params: { visitId: called.visit.id } }))).toBe('forbidden');
    value(await agent.call('noShow', { params: { visitId: called.visit.id } }));
  });

  test('API-9: a body over 64 KB is refused', async () => {
    const response = await post('/tickets', { serviceId: 'cash', notes: 'x'.repeat(70_000) });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'body-too-large' });
  });

  test('API-12: pages of other sites can do nothing', async () => {
    const response = await post('/tickets', { serviceId: 'cash' }, { origin: 'https://elsewhere.example' });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'wrong-origin' });
    expect((await post('/tickets', { serviceId: 'cash' }, { origin: branch.address })).status).toBe(201);
  });

  test('API-13: words and contact details stay out of the log and out of stored replies', async () => {
    const key = crypto.randomUUID();
    const body = {
      serviceId: 'cash',
      notes: 'speaks only Basque',
      contact: { phone: '+34 600 123 456', name: 'Itziar' },
    };
    const first = await (await post('/tickets', body, { 'idempotency-key': key })).json();
    expect(first.visit.notes).toMatchObject([{ text: 'speaks only Basque' }]);
    const repeated = await (await post('/tickets', body, { 'idempotency-key': key })).json();
    expect(repeated.visit.notes).toMatchObject([{ text: 'speaks only Basque' }]);
    const { store, reports } = branch.branch.context;
    const history = JSON.stringify(await reports.visitHistory(first.visit.id));
    const reply = JSON.stringify(store.findCommand(key as never));
    // Three digits alone stand in many a hash.
    for (const secret of ['Basque', '600 123 456', '600123456', 'Itziar']) {
      expect(history).not.toContain(secret);
      expect(reply).not.toContain(secret);
    }
    expect(reply).not.toContain(first.ticket.token);
    // A reason stands in the log, so words about a customer are not taken for one.
    const words = await post(`/visits/${first.visit.id}/escalate`, { reason: 'Itziar is upset' });
    expect(words.status).toBe(422);
    expect((await words.json()).errors).toEqual([
      { field: 'body.reason', message: expect.stringContaining('words belong in the note') },
    ]);
    expect(store.contactOf(first.visit.id)).toMatchObject({ name: 'Itziar', phone: '+34 600 123 456' });
  });

  test('API-14: a token opens one ticket', async () => {
    const { ticket, visit } = await issue();
    const own = await fetch(`${branch.address}/api/v1/tickets/${ticket.token}`);
    expect(await own.json()).toMatchObject({ ticket: { number: visit.number, stage: { kind: 'waiting' } } });
    const cancelled = await post(`/tickets/${ticket.token}/cancel`, {}, { cookie: '' });
    expect(await cancelled.json()).toMatchObject({ ticket: { stage: { kind: 'done', how: 'cancelled' } } });
    expect((await post(`/tickets/${ticket.token}/cancel`, {}, { cookie: '' })).status).toBe(409);
  });

  test('API-14: a token that stands for no ticket is answered in one way, whatever it looks like', async () => {
    const answers = await Promise.all(
      ['A'.repeat(22), 'zz', 'x'.repeat(200), 'x'.repeat(5_000), 'a.b', '%20', '%0A', '%C3%A9%00'].flatMap((token) => [
        fetch(`${branch.address}/api/v1/tickets/${token}`),
        post(`/tickets/${token}/cancel`, {}, { cookie: '' }),
        post(`/tickets/${token}/help`, {}, { cookie: '' }),
      ]),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    const problems = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect([...problems].map((problem) => JSON.parse(problem))).toEqual([
      {
        type: '/problems/not-found',
        title: 'Not found',
        status: 404,
        code: 'not-found',
        detail: 'There is no such ticket, or its day is over.',
      },
    ]);
  });

  test('API-19: operations need no sign-in', async () => {
    for (const path of ['/health', '/ready', '/api/v1/health', '/api/v1/ready']) {
      expect((await fetch(`${branch.address}${path}`)).status, path).toBe(200);
    }
    expect(await (await fetch(`${branch.address}/metrics`)).text()).toContain('foyer_log_clock');
  });

  test('API-15: guessing is slowed down', async () => {
    const attempt = () => post('/session', { name: 'ghost', password: 'guess' });
    for (let guess = 0; guess < 5; guess += 1) expect((await attempt()).status).toBe(401);
    const locked = await attempt();
    expect(locked.status).toBe(429);
    expect(locked.headers.get('retry-after')).toBe('5');
    expect(await locked.json()).toMatchObject({ code: 'locked-out', retryAfterSeconds: 5 });
  });
});

test('API-30: staff who sign in find the language they chose; nobody else is changed', async () => {
  const branch = await startTestBranch();
  try {
    const [agent, supervisor] = await Promise.all([branch.signIn('agent'), branch.signIn('supervisor')]);
    const languageOf = async (who: SignedIn) => value(await who.call('me', {})).user?.language;
    expect(await languageOf(agent)).toBeNull();
    value(await agent.call('chooseLanguage', { body: { language: 'ar' } }));
    expect([await languageOf(agent), await languageOf(supervisor)]).toEqual(['ar', null]);
    expect(await languageOf(await branch.signIn('agent'))).toBe('ar');
    expect(refusal(await agent.call('chooseLanguage', { body: { language: 'e_n' } }))).toBe('validation-failed');
    expect(await languageOf(agent)).toBe('ar');
  } finally {
    await branch.close();
  }
});

test('API-8: too many requests are refused and told when to come back', async () => {
  const strict = await startTestBranch({
    settings: { rateLimits: { anonymousPerMinute: 10, knownPerMinute: 1000, keyPerMinute: 1000 } },
  });
  try {
    const statuses: number[] = [];
    let last: Response | null = null;
    for (let request = 0; request < 12; request += 1) {
      last = await fetch(`${strict.address}/api/v1/services`);
      statuses.push(last.status);
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    const retryAfterSeconds = Number(last?.headers.get('retry-after'));
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(await last?.json()).toMatchObject({
      code: 'rate-limited',
      status: PROBLEMS['rate-limited'].status,
      retryAfterSeconds,
    });
  } finally {
    await strict.close();
  }
});
