import { createServer as createWebServer, type ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { type Instant, wallClock } from '@foyer/basics';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningVirtualPhone, startVirtualPhone, type VirtualPhoneFaults } from '../virtual-phone/index.ts';
import { type SmsPort, SmsUncertain } from './sms.ts';
import { refusalOf, statusOf } from './twilio-codes.ts';
import { twilioSms } from './twilio-sms.ts';

const ACCOUNT = 'AC00000000000000000000000000000001';
const TOKEN = 'secret token';
const FROM = '+15005550001';
const TO = '+966501234567';

let phone: RunningVirtualPhone;
let sms: SmsPort;
let began: Instant;

beforeEach(async () => {
  phone = await startVirtualPhone({ port: 0, account: ACCOUNT, token: TOKEN, inboundUrl: null });
  sms = twilioSms({ url: `${phone.address}/virtual-phone/sms`, account: ACCOUNT, token: TOKEN, from: FROM });
  began = wallClock.now();
});
afterEach(() => phone.close());

const never = () => AbortSignal.timeout(60_000);
const send = (text = 'Hello', signal = never()) => sms.send({ to: TO, text, statusUrl: null }, signal);
const find = (text = 'Hello', apart: readonly string[] = []) =>
  sms.find({ to: TO, text, since: began, apart }, never());

async function behave(faults: Partial<VirtualPhoneFaults>): Promise<void> {
  const answer = await fetch(`${phone.address}/virtual-phone/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-foyer-phone': '1' },
    body: JSON.stringify(faults),
  });
  expect(answer.status).toBe(204);
}

/** Somebody who answers in a way that no provider should. */
async function startServant(answer: (response: ServerResponse) => void) {
  const server = createWebServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  const port = typeof place === 'object' && place !== null ? place.port : 0;
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
  return { address: `http://127.0.0.1:${port}`, close };
}

test('SMS-1: a message that the provider takes is accepted under its reference, and found by it', async () => {
  const answer = await send();
  expect(answer).toEqual({ kind: 'accepted', reference: expect.stringMatching(/^SM[0-9a-f]{32}$/) });
  const reference = answer.kind === 'accepted' ? answer.reference : '';
  expect(await find()).toEqual({ reference, status: 'delivered' });
});

test('SMS-1: a messaging service sends as well as a number', async () => {
  const { address } = phone;
  const from = 'MG00000000000000000000000000000001';
  sms = twilioSms({ url: `${address}/virtual-phone/sms`, account: ACCOUNT, token: TOKEN, from });
  expect(await send()).toMatchObject({ kind: 'accepted' });
});

test.each([
  [21610, 'opted-out'],
  [21211, 'unreachable'],
  [21614, 'not-a-mobile'],
  [21408, 'refused'],
] as const)('SMS-2: what the provider will never take is refused with the reason, %i is %s', async (code, reason) => {
  await behave({ provider: 'refuses', code });
  expect(await send()).toEqual({ kind: 'refused', reason, code });
  expect(await find()).toBeNull();
});

test('SMS-2, SMS-3: with a wrong token nothing is taken, and a number that is none is refused', async () => {
  const { address } = phone;
  const stranger = twilioSms({ url: `${address}/virtual-phone/sms`, account: ACCOUNT, token: 'other', from: FROM });
  expect(await stranger.send({ to: TO, text: 'Hello', statusUrl: null }, never())).toEqual({ kind: 'not-taken' });
  const nobody = { kind: 'refused', reason: 'unreachable', code: 21211 };
  expect(await sms.send({ to: '+1', text: 'Hello', statusUrl: null }, never())).toEqual(nobody);
});

test('SMS-3: a busy provider has not taken it and says when to try again', async () => {
  await behave({ provider: 'busy', retryAfter: 7 });
  expect(await send()).toEqual({ kind: 'not-taken', after: 7_000 });
  expect(await find()).toBeNull();
});

test('SMS-3: where nobody listens, or there is no such place, it is certainly not taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  const port = typeof place === 'object' && place !== null ? place.port : 0;
  await new Promise((resolve) => server.close(resolve));
  for (const url of [`http://127.0.0.1:${port}`, 'http://nowhere.invalid']) {
    sms = twilioSms({ url, account: ACCOUNT, token: TOKEN, from: FROM });
    expect(await send()).toEqual({ kind: 'not-taken' });
  }
});

test('SMS-4: a connection that breaks off leaves it uncertain; the provider tells afterwards that it has nothing', async () => {
  await behave({ provider: 'down' });
  await expect(send()).rejects.toBeInstanceOf(SmsUncertain);
  await expect(find()).rejects.toBeInstanceOf(SmsUncertain);
  await behave({ provider: 'ok' });
  expect(await find()).toBeNull();
});

test('SMS-4: an answer that it failed leaves it uncertain, and it is found where it was taken', async () => {
  await behave({ provider: 'takes-and-fails' });
  await expect(send()).rejects.toBeInstanceOf(SmsUncertain);
  expect(await find()).toEqual({ reference: expect.stringMatching(/^SM/), status: 'delivered' });
});

test('SMS-4: no answer in time leaves it uncertain, and it is found where it was taken', async () => {
  await behave({ provider: 'silent' });
  const giveUp = new AbortController();
  const sending = send('Hello', giveUp.signal);
  await expect.poll(() => find()).not.toBeNull();
  giveUp.abort();
  await expect(sending).rejects.toBeInstanceOf(SmsUncertain);
});

test.each([
  ['an answer that is cut off', 201, '{"sid": "SM', 'uncertain'],
  ['an answer without a reference', 200, '{}', 'uncertain'],
  ['a page instead of an answer', 200, '<html>', 'uncertain'],
  ['a way elsewhere', 302, '', 'uncertain'],
  ['too slow a request', 408, '{"code": 20408}', 'uncertain'],
  ['no such page', 404, '<html>', { kind: 'not-taken' }],
  ['too many requests', 429, '', { kind: 'not-taken' }],
] as const)('SMS-4: %s is taken for what it is', async (_what, status, body, meant) => {
  const servant = await startServant((response) => response.writeHead(status, { location: '/' }).end(body));
  sms = twilioSms({ url: servant.address, account: ACCOUNT, token: TOKEN, from: FROM });
  if (meant === 'uncertain') await expect(send()).rejects.toBeInstanceOf(SmsUncertain);
  else expect(await send()).toEqual(meant);
  await expect(find()).rejects.toBeInstanceOf(SmsUncertain);
  await servant.close();
});

test('SMS-5: it follows a list of messages nowhere else, for it sends its token along', async () => {
  const list = JSON.stringify({ messages: [], next_page_uri: 'http://127.0.0.2/next' });
  const servant = await startServant((response) => response.end(list));
  sms = twilioSms({ url: servant.address, account: ACCOUNT, token: TOKEN, from: FROM });
  await expect(find()).rejects.toThrow('goes on elsewhere');
  await servant.close();
});

test('SMS-5: looking for one leaves out those with another text, those that are known, and those from before', async () => {
  const first = await send();
  const second = await send();
  await send('Something else');
  const references = [first, second].map((answer) => (answer.kind === 'accepted' ? answer.reference : ''));
  const found = await find('Hello', references.slice(0, 1));
  expect(found?.reference).toBe(references[1]);
  expect(await find('Hello', references)).toBeNull();
  const later = { to: TO, text: 'Hello', since: (began + 7 * 3_600_000) as Instant, apart: [] };
  expect(await sms.find(later, never())).toBeNull();
});

test('SMS-5: it looks through the latest hundred to the number and no further', async () => {
  await send();
  for (let more = 0; more < 99; more += 1) await send('Another');
  expect(await find()).not.toBeNull();
  await send('Another');
  await expect(find()).rejects.toThrow('goes on for too long');
});

test('SMS-6: the words and codes of the provider mean one thing each', () => {
  const words = ['queued', 'accepted', 'sending', 'sent', 'delivered', 'read', 'undelivered', 'failed', 'something'];
  expect(words.map(statusOf)).toEqual([null, null, null, 'sent', 'delivered', 'delivered', 'failed', 'failed', null]);
  expect([30003, 30006, 30007, null].map(refusalOf)).toEqual(['unreachable', 'not-a-mobile', 'refused', 'refused']);
});
