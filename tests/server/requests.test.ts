import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch;
let agent: SignedIn;

beforeAll(async () => {
  branch = await startTestBranch();
  agent = await branch.signIn('agent');
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
