import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Client, createClient } from './client.ts';
import { type ManualTimers, manualTimers } from './testing/manual-timers.ts';

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly key: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const closing = {
  type: 'about:blank',
  title: 'The server is shutting down',
  status: 503,
  code: 'server-closing',
  detail: 'Try again in a moment.',
};
const done = { clock: 7, time: { now: '2026-02-03T10:00:00.000Z', speed: 1 } };

let server: Server;
let heard: Heard[];
/** Answers the requests to come, one each; the last one stays. */
let answers: ((response: ServerResponse) => void)[];
let baseUrl: string;
let timers: ManualTimers;
let client: Client;

const reply = (status: number, body: unknown) => (response: ServerResponse) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const cut = (response: ServerResponse) => response.destroy();

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) text += String(part);
  return text === '' ? undefined : JSON.parse(text);
}

beforeEach(async () => {
  heard = [];
  answers = [reply(200, done)];
  timers = manualTimers();
  server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method, url, headers } = request;
      const key = headers['idempotency-key'];
      heard.push({
        method,
        url,
        key: typeof key === 'string' ? key : undefined,
        authorization: headers.authorization,
        body,
      });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      answer?.(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = createClient({ baseUrl, token: 'device-token', timers });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Lets a pause between two attempts pass once it has begun: the attempt's own alarm is gone, the pause's is set. */
async function passPause(requests: number): Promise<void> {
  await expect.poll(() => heard.length).toBe(requests);
  const before = timers.now();
  await expect
    .poll(() => {
      timers.advance(50);
      return heard.length;
    })
    .toBe(requests + 1);
  expect(timers.now()).toBeGreaterThan(before);
}

test('CLIENT-1: a call goes to the contract’s path with its parameters, token and JSON body', async () => {
  const answer = await client.call('suspendService', { params: { serviceId: 'a/b' }, body: { reason: 'staff-short' } });
  expect(answer).toEqual({ ok: true, value: done });
  expect(heard).toMatchObject([
    {
      method: 'POST',
      url: '/api/v1/services/a%2Fb/suspend',
      authorization: 'Bearer device-token',
      body: { reason: 'staff-short' },
    },
  ]);
  expect(
    client.address('report', { params: { report: 'hours' }, query: { from: '2026-02-01', to: '2026-02-03' } }),
  ).toBe(`${baseUrl}/api/v1/reports/hours?from=2026-02-01&to=2026-02-03`);
});

test('CLIENT-2: a command has one UUIDv7 key and is repeated with it after a 503 and after a cut connection', async () => {
  answers = [reply(503, closing), cut, reply(200, done)];
  const call = client.call('openBranch');
  await passPause(1);
  await passPause(2);
  expect(await call).toEqual({ ok: true, value: done });
  const keys = heard.map(({ key }) => key);
  expect(keys[0]).toMatch(UUID_V7);
  expect(new Set(keys).size).toBe(1);
});

test('CLIENT-2: a given command id is the key, so that a command can be repeated after a reload', async () => {
  const commandId = '018f3a5e-0000-7000-8000-000000000001';
  await client.call('openBranch', { commandId });
  expect(heard[0]?.key).toBe(commandId);
});

test('CLIENT-3: repeating ends with the time given, and the last answer is the result', async () => {
  answers = [reply(503, closing)];
  const call = client.call('openBranch', { timeoutSeconds: 1 });
  await passPause(1);
  await passPause(2);
  expect(await call).toMatchObject({ ok: false, error: { code: 'server-closing' } });
  expect(heard).toHaveLength(3);
  expect(timers.pending()).toBe(0);
});

test('CLIENT-4: what is not a command is not repeated and has no key', async () => {
  answers = [reply(503, closing)];
  expect(await client.call('services')).toMatchObject({ ok: false, error: { code: 'server-closing' } });
  expect(await client.call('signIn', { body: { name: 'agent', password: 'x' } })).toMatchObject({ ok: false });
  expect(heard.map(({ key }) => key)).toEqual([undefined, undefined]);
});

test('CLIENT-5: a refusal is a value with the server’s code and is not repeated', async () => {
  const refusal = { ...closing, status: 409, code: 'queue-empty', detail: 'Nobody is waiting.' };
  answers = [reply(409, refusal)];
  expect(await client.call('callNext', { params: { counterId: 'c1' } })).toEqual({ ok: false, error: refusal });
  expect(heard).toHaveLength(1);
});

test('CLIENT-6: no server, no answer in time, a cancelled call and an answer that is no reply are told apart', async () => {
  const nowhere = createClient({ baseUrl: 'http://127.0.0.1:1' });
  expect(await nowhere.call('services')).toMatchObject({ ok: false, error: { code: 'unreachable', status: 0 } });

  answers = [(response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome to our Wi-Fi</p>')];
  expect(await client.call('services')).toMatchObject({ ok: false, error: { code: 'unreadable-reply' } });

  answers = [() => {}];
  const slow = client.call('services', { timeoutSeconds: 3 });
  await expect.poll(() => heard.length).toBe(2);
  timers.advance(3_000);
  expect(await slow).toMatchObject({ ok: false, error: { code: 'timed-out' } });

  const control = new AbortController();
  const cancelled = client.call('openBranch', { signal: control.signal });
  await expect.poll(() => heard.length).toBe(3);
  control.abort();
  expect(await cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(timers.pending()).toBe(0);
});
