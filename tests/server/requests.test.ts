import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch;
let agent: SignedIn;
let manager: SignedIn;

beforeAll(async () => {
  branch = await startTestBranch();
  [agent, manager] = [await branch.signIn('agent'), await branch.signIn('manager')];
});
afterAll(() => branch.close());

/** Sends a request as it stands here; a client of Foyer's would put it right. */
function send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Response> {
  return fetch(`${branch.address}/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
}

test('API-25: a request that announces JSON and sends nothing is one without details', async () => {
  const json = { 'content-type': 'application/json', cookie: agent.cookie };
  expect((await send('POST', '/counters/counter-1/open', json)).status).toBe(200);
  expect((await send('POST', '/counters/counter-1/resume', json, '')).status).toBe(409);
  expect((await send('POST', '/counters/counter-1/close', json, '')).status).toBe(200);
  const lacking = await send('POST', '/tickets', json, '');
  expect(lacking.status).toBe(422);
  expect(await lacking.json()).toMatchObject({ errors: [{ field: 'body.serviceId' }] });
  for (const body of [' ', '{', '{"__proto__":{}}', '{"constructor":{"prototype":{}}}']) {
    expect((await send('POST', '/counters/counter-1/open', json, body)).status, body).toBe(422);
  }
  const leaving = await branch.signIn('agent2');
  expect((await send('DELETE', '/session', { ...json, cookie: leaving.cookie })).status).toBe(200);
  expect(value(await leaving.call('me'))).toEqual({ user: null });
});

test('API-25: a body with objects or lists within each other without end is one that can’t be read', async () => {
  const json = { 'content-type': 'application/json', cookie: agent.cookie };
  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const) {
    const nested = `${open.repeat(10_000)}1${close.repeat(10_000)}`;
    const [bare, within] = [nested, `{"serviceId":"cash","notes":${nested}}`];
    for (const body of [bare, within]) expect((await send('POST', '/tickets', json, body)).status).toBe(422);
  }
});

test.each([
  ['application/json;q=0.1, text/csv', 'text/csv'],
  ['TEXT/CSV', 'text/csv'],
  ['text/html, text/csv', 'text/csv'],
  ['text/*', 'text/csv'],
  ['text/csv;q=0, application/json', 'application/json'],
  ['application/json, text/csv;q=0.9', 'application/json'],
  ['text/csvx', 'application/json'],
  ['*/*', 'application/json'],
  ['', 'application/json'],
])('API-26: a report for whoever accepts “%s” comes as %s', async (accept, type) => {
  for (const report of ['overview', 'quoted/days']) {
    const answer = await send('GET', `/reports/${report}?from=2026-03-02&to=2026-03-02`, {
      accept,
      cookie: manager.cookie,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.headers.get('vary')).toBe('accept');
  }
});

test('API-26: the format in the query goes before what is accepted', async () => {
  const days = '/reports/overview?from=2026-03-02&to=2026-03-02';
  const typeOf = async (format: string, accept: string) =>
    (await send('GET', `${days}&format=${format}`, { accept, cookie: manager.cookie })).headers.get('content-type');
  expect(await typeOf('csv', 'application/json')).toContain('text/csv');
  expect(await typeOf('json', 'text/csv')).toContain('application/json');
});

test('API-28: a device’s token is read whatever the case of the word before it', async () => {
  const { token } = await branch.pair('screen');
  const statusWith = async (authorization: string) =>
    (await send('POST', '/devices/status', { authorization, 'content-type': 'application/json' }, '{"printer":"none"}'))
      .status;
  for (const scheme of ['Bearer', 'bearer', 'BEARER']) expect(await statusWith(`${scheme} ${token}`), scheme).toBe(200);
  for (const wrong of [`Basic ${token}`, `bearer${token}`, token]) expect(await statusWith(wrong), wrong).toBe(401);
});

test('API-28: an Idempotency-Key counts for commands only', async () => {
  const headers = { 'idempotency-key': 'no UUID', cookie: agent.cookie };
  expect((await send('GET', '/me', headers)).status).toBe(200);
  expect((await send('DELETE', '/session', { 'idempotency-key': 'no UUID' })).status).toBe(200);
  const refused = await send('POST', '/counters/counter-1/open', headers);
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    errors: [{ field: 'headers.idempotency-key', message: 'must be a UUID' }],
  });
});
