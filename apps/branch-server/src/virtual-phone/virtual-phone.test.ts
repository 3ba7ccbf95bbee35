import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWebhook, type Webhook } from '../messages/testing/webhook.ts';
import { twilioSms } from '../messages/twilio-sms.ts';
import { type RunningVirtualPhone, startVirtualPhone, type VirtualPhoneState } from './index.ts';

const ACCOUNT = 'AC00000000000000000000000000000001';
const TOKEN = 'secret token';
const FROM = '+15005550001';
const TO = '+966501234567';

let branch: Webhook;
let phone: RunningVirtualPhone;
let inboundUrl: string | null;

beforeEach(async () => {
  branch = await startWebhook(TOKEN);
  inboundUrl = `${branch.address}/inbound?branch=riverside`;
  phone = await startVirtualPhone({ port: 0, account: ACCOUNT, token: TOKEN, inboundUrl: () => inboundUrl });
});
afterEach(async () => {
  await phone.close();
  await branch.close();
});

async function send(text = 'Hello', to = TO, statusUrl: string | null = `${branch.address}/status?of=1`) {
  const url = `${phone.address}/virtual-phone/sms`;
  const sms = twilioSms({ url, account: ACCOUNT, token: TOKEN, from: FROM });
  const answer = await sms.send({ to, text, statusUrl }, AbortSignal.timeout(60_000));
  return answer.kind === 'accepted' ? answer.reference : answer.kind;
}

function control(method: string, path: string, body?: object, headers: object = { 'x-foyer-phone': '1' }) {
  return fetch(`${phone.address}/virtual-phone/control${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

async function state(query = ''): Promise<VirtualPhoneState> {
  return (await control('GET', query)).json() as Promise<VirtualPhoneState>;
}

const phonePath = (number: string) => `/phones/${encodeURIComponent(number)}`;

test('VPHONE-1: it answers as the provider does, and only whoever has the account’s token', async () => {
  const path = `${phone.address}/virtual-phone/sms/2010-04-01/Accounts/${ACCOUNT}/Messages.json`;
  const credentials = (token: string) => ({
    authorization: `Basic ${Buffer.from(`${ACCOUNT}:${token}`).toString('base64')}`,
  });
  for (const headers of [{}, credentials('other')]) {
    expect((await fetch(path, { headers })).status).toBe(401);
    expect((await fetch(path, { method: 'POST', headers, body: new URLSearchParams({ To: TO }) })).status).toBe(401);
  }
  const elsewhere = path.replace(ACCOUNT, 'AC2');
  expect((await fetch(elsewhere, { headers: credentials(TOKEN) })).status).toBe(404);
  const post = async (fields: Record<string, string>) => {
    const sent = await fetch(path, { method: 'POST', headers: credentials(TOKEN), body: new URLSearchParams(fields) });
    return { status: sent.status, body: (await sent.json()) as Record<string, unknown> };
  };
  const whole = { To: TO, From: FROM, Body: 'م'.repeat(71) };
  const taken = { to: TO, from: FROM, body: whole.Body, status: 'queued', num_segments: '2', error_code: null };
  expect(await post(whole)).toMatchObject({ status: 201, body: taken });
  for (const [lacking, code] of [
    ['To', 21604],
    ['From', 21603],
    ['Body', 21602],
  ] as const) {
    const { [lacking]: _, ...fields } = whole;
    expect(await post(fields)).toMatchObject({ status: 400, body: { code, status: 400 } });
  }
  expect(await post({ ...whole, Body: 'a'.repeat(1_601) })).toMatchObject({ status: 400, body: { code: 21617 } });
  expect(await post({ ...whole, StatusCallback: 'file:///etc/passwd' })).toMatchObject({ body: { code: 21609 } });
});

test.each([
  ['in-order', ['sent', 'delivered'], true],
  ['twice', ['sent', 'sent', 'delivered', 'delivered'], true],
  ['reversed', ['delivered', 'sent'], true],
  ['forged', ['sent', 'delivered'], false],
] as const)(
  'VPHONE-2: what became of a message is told in signed forms, or wrongly: %s',
  async (callbacks, statuses, signed) => {
    await control('PUT', '/faults', { callbacks });
    const reference = await send();
    await expect.poll(() => branch.statuses()).toEqual(statuses);
    for (const call of branch.calls) {
      expect(call).toMatchObject({ path: '/status?of=1', signed });
      expect(call.params).toMatchObject({ MessageSid: reference, To: TO, From: FROM, AccountSid: ACCOUNT });
    }
  },
);

test('VPHONE-2: it may tell nothing, and delivers all the same', async () => {
  await control('PUT', '/faults', { callbacks: 'none' });
  await send();
  await control('DELETE', '/faults');
  const reference = await send('Second');
  await expect.poll(() => branch.statuses()).toEqual(['sent', 'delivered']);
  expect(branch.calls.every(({ params }) => params.MessageSid === reference)).toBe(true);
  expect((await state()).messages.map(({ status }) => status)).toEqual(['delivered', 'delivered']);
});

test('VPHONE-3: what was not taken as told is told twice more and no oftener', async () => {
  const failing = await startWebhook(TOKEN, (before) => (before < 4 ? 500 : 204));
  await send('Hello', TO, `${failing.address}/status`);
  await expect.poll(() => failing.statuses()).toEqual(['sent', 'sent', 'sent', 'delivered', 'delivered']);
  await failing.close();
});

test('VPHONE-3: it ends with calls on their way and messages unanswered', async () => {
  const silent = await startWebhook(TOKEN, () => null);
  await send('Hello', TO, `${silent.address}/status`);
  await expect.poll(() => silent.calls.length).toBe(1);
  await control('PUT', '/faults', { provider: 'silent' });
  const waiting = send('Never answered');
  const broken = expect(waiting).rejects.toThrow('not known');
  await expect.poll(async () => (await state()).messages.length).toBe(2);
  await phone.close();
  await broken;
  await silent.close();
});

test('VPHONE-4: an answer arrives signed, from the phone to whoever wrote to it', async () => {
  expect((await control('POST', `${phonePath(TO)}/replies`, { text: 'Hi' })).status).toBe(404);
  await send('Hello', TO, null);
  const text = 'نعم & شكرًا 😀';
  expect((await control('POST', `${phonePath(TO)}/replies`, { text })).status).toBe(201);
  await expect.poll(() => branch.calls.length).toBe(1);
  const [call] = branch.calls;
  expect(call).toMatchObject({ path: '/inbound?branch=riverside', signed: true });
  expect(call?.params).toMatchObject({ From: TO, To: FROM, Body: text, MessageSid: expect.stringMatching(/^SM/) });
  await expect.poll(async () => (await state()).messages.at(-1)?.status).toBe('received');
});

test('VPHONE-4: an answer may be forged, and says when nobody took it', async () => {
  await send('Hello', TO, null);
  await control('PUT', '/faults', { callbacks: 'forged' });
  await control('POST', `${phonePath(TO)}/replies`, { text: 'Hi' });
  await expect.poll(() => branch.calls.length).toBe(1);
  expect(branch.calls[0]?.signed).toBe(false);
  inboundUrl = null;
  await control('POST', `${phonePath(TO)}/replies`, { text: 'Hi' });
  await expect.poll(async () => (await state()).messages.at(-1)?.status).toBe('failed');
});

test('VPHONE-5: a phone out of reach gets nothing until it is back, and the branch is told', async () => {
  await control('PUT', phonePath(TO), { outOfReach: true });
  await send();
  await expect.poll(() => branch.statuses()).toEqual(['sent', 'undelivered']);
  expect(branch.calls[1]?.params.ErrorCode).toBe('30003');
  expect((await state()).phones).toEqual([{ number: TO, outOfReach: true, unread: 0 }]);
  await control('PUT', phonePath(TO), { outOfReach: false });
  await send('Again');
  await expect.poll(() => branch.statuses().slice(2)).toEqual(['sent', 'delivered']);
});

test('VPHONE-5: a message that is marked as read is told to be', async () => {
  const reference = await send();
  expect((await state()).phones[0]?.unread).toBe(1);
  expect((await control('POST', `/messages/${reference}/read`)).status).toBe(204);
  expect((await control('POST', `/messages/${reference}/read`)).status).toBe(404);
  await expect.poll(() => branch.statuses()).toEqual(['sent', 'delivered', 'read']);
  expect((await state()).phones[0]?.unread).toBe(0);
});

test('VPHONE-6: it is told what to do only with its own header and in words it knows', async () => {
  const before = await state();
  expect((await control('PUT', '/faults', { provider: 'down' }, {})).status).toBe(403);
  expect((await control('DELETE', '/phones', undefined, {})).status).toBe(403);
  for (const faults of [{ provider: 'fire' }, { code: 1 }, { retryAfter: -1 }, { other: 1 }]) {
    expect((await control('PUT', '/faults', faults)).status).toBe(422);
  }
  expect((await control('PUT', phonePath('+1'), { outOfReach: true })).status).toBe(422);
  expect(await state()).toEqual(before);
  expect((await control('GET', `?version=${before.version}`)).status).toBe(204);
  await send();
  await send('Elsewhere', '+447700900123');
  const { phones, messages } = await state(`?number=${encodeURIComponent(TO)}`);
  expect(phones.map(({ number }) => number)).toEqual(['+447700900123', TO]);
  expect(messages.map(({ body }) => body)).toEqual(['Hello']);
  await control('DELETE', '/phones');
  expect(await state()).toMatchObject({ phones: [], messages: [] });
});

test('VPHONE-7: it keeps the latest 500 messages and 50 phones', async () => {
  for (let at = 0; at < 51; at += 1) await send(`Number ${at}`, `+4477009001${String(at).padStart(2, '0')}`, null);
  const { phones, messages } = await state();
  expect(phones).toHaveLength(50);
  expect(messages).toHaveLength(50);
  expect(messages[0]?.body).toBe('Number 1');
  for (let more = 0; more < 460; more += 1) await send(`More ${more}`, '+447700900150', null);
  const after = await state();
  expect(after.messages).toHaveLength(500);
  expect(after.messages.at(-1)?.body).toBe('More 459');
});

test('VPHONE-8: the page comes whole in the reader’s language or the chosen one, without script or style within', async () => {
  const page = async (query: string, language: string) => {
    const answer = await fetch(`${phone.address}/virtual-phone${query}`, { headers: { 'accept-language': language } });
    return { policy: answer.headers.get('content-security-policy') ?? '', text: await answer.text() };
  };
  const english = await page('', 'en');
  expect(english.text).toContain('<html lang="en" dir="ltr">');
  expect(english.policy).toContain("default-src 'none'; style-src 'self'; script-src 'self'");
  expect(english.text).not.toMatch(/<style|<script(?! type="module" src)| on\w+=| style=/);
  for (const arabic of [await page('?lang=ar', 'en'), await page('', 'ar-EG, en;q=0.5')]) {
    expect(arabic.text).toMatch(/<html lang="ar[^"]*" dir="rtl">/);
    expect(arabic.text).toContain('الهاتف الافتراضي');
  }
  expect((await page('?lang=%22%3E%3Cscript%3E', 'en')).text).toBe(english.text);
  const files = [...english.text.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, file = '']) => file);
  expect(files).toHaveLength(6);
  for (const file of [...files, '/virtual-phone/panel.js', '/virtual-phone/conversation.js']) {
    expect((await fetch(phone.address + file)).status).toBe(200);
  }
  expect((await page('/', 'en')).text).toBe(english.text);
  expect((await fetch(`${phone.address}/virtual-phone/page.ts`)).status).toBe(404);
});

test('VPHONE-9: a provider that is down cuts the line before it has read anything', async () => {
  await control('PUT', '/faults', { provider: 'down' });
  const line = connect(Number(new URL(phone.address).port), '127.0.0.1');
  const answered: Buffer[] = [];
  line.on('data', (bytes) => answered.push(bytes));
  line.on('error', () => undefined);
  const closed = new Promise((resolve) => line.once('close', resolve));
  const path = `/virtual-phone/sms/2010-04-01/Accounts/${ACCOUNT}/Messages.json`;
  line.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nTo=`);
  await closed;
  expect(answered).toEqual([]);
  expect((await state()).messages).toEqual([]);
});
