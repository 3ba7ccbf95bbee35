import { request } from 'node:http';
import { connect } from 'node:net';
import { DEMO_PASSWORD, demoBranch } from '@foyer/branch-server';
import { afterEach, expect, test } from 'vitest';
import { followLive, type LiveFollower } from '../harness/live-follower.ts';
import { refusal, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch | null = null;
const followers: LiveFollower[] = [];
afterEach(async () => {
  for (const follower of followers.splice(0)) follower.close();
  await branch?.close();
  branch = null;
});

async function start(options: Parameters<typeof startTestBranch>[0] = {}): Promise<TestBranch> {
  branch = await startTestBranch(options);
  return branch;
}

function follow(...parameters: Parameters<typeof followLive>): LiveFollower {
  const follower = followLive(...parameters);
  followers.push(follower);
  return follower;
}

const post = (address: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

test('API-8: a caller’s requests count over all routes together, whatever became of them', async () => {
  const rateLimits = { anonymousPerMinute: 21, knownPerMinute: 6, keyPerMinute: 4 };
  const { address, signIn } = await start({ settings: { rateLimits } });
  const statusesOf = async (rounds: number, ...sends: (() => Promise<Response>)[]) => {
    const statuses: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const send of sends) statuses.push((await send()).status);
    }
    return statuses;
  };
  const get = (path: string, headers = {}) => fetch(address + path, { headers });
  const issue = (body: unknown, headers = {}) => post(address, '/tickets', body, headers);
  const [agent, agent2] = [await signIn('agent'), await signIn('agent2')];

  // With the two who have signed in and the one who has opened the branch it is 21.
  const strange = [() => issue({ serviceId: 'cash' }), () => get('/api/v1/services'), () => get('/api/v1/nothing')];
  const strangers = await statusesOf(8, ...strange);
  expect(strangers).toEqual([...Array(6).fill([401, 200, 404]).flat(), ...Array(6).fill(429)]);
  const own = { cookie: agent.cookie };
  const known = await statusesOf(
    4,
    () => issue({ serviceId: 7 }, own),
    () => get('/api/v1/me', own),
  );
  expect(known).toEqual([...Array(3).fill([422, 200]).flat(), 429, 429]);

  // Somebody else at the same address is not held up, and pages are not counted.
  expect((await issue({ serviceId: 'cash' }, { cookie: agent2.cookie })).status).toBe(201);
  expect(
    await statusesOf(
      1,
      () => get('/kiosk'),
      () => get('/kioskk'),
    ),
  ).toEqual([200, 404]);
  // Monitoring is always answered.
  const watching = await statusesOf(
    30,
    () => get('/health'),
    () => get('/api/v1/ready'),
  );
  expect(new Set(watching)).toEqual(new Set([200]));
});

test('API-15: guessing many passwords at once is slowed down as well', async () => {
  const { address } = await start();
  const guesses = await Promise.all(
    Array.from({ length: 40 }, (_, guess) => post(address, '/session', { name: 'agent', password: `guess ${guess}` })),
  );
  const statuses = guesses.map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(35);
});

test('API-15: guesses from elsewhere don’t lock out who has signed in at their place before', async () => {
  const { address } = await start();
  const signInFrom = (localAddress: string, password: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const sent = request(`${address}/api/v1/session`, { method: 'POST', headers, localAddress }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sent.on('error', reject);
      sent.end(JSON.stringify({ name: 'agent', password }));
    });
  const [home, elsewhere] = ['127.0.0.2', '127.0.0.3'];
  expect(await signInFrom(home, DEMO_PASSWORD)).toBe(200);
  for (let guess = 0; guess < 5; guess += 1) expect(await signInFrom(elsewhere, 'a guess')).toBe(401);
  expect(await signInFrom(elsewhere, DEMO_PASSWORD)).toBe(429);
  expect(await signInFrom('127.0.0.4', DEMO_PASSWORD)).toBe(429);
  expect(await signInFrom(home, DEMO_PASSWORD)).toBe(200);
  // Guesses at that very place are slowed down all the same.
  for (let guess = 0; guess < 5; guess += 1) expect(await signInFrom(home, 'a guess')).toBe(401);
  expect(await signInFrom(home, DEMO_PASSWORD)).toBe(429);
});

test('SOCKET-6: whoever is signed out or shut out is told nothing more', async () => {
  const { address, signIn, pair } = await start();
  const [admin, agent, screen] = [await signIn('admin'), await signIn('agent'), await pair('screen')];
  const counter = follow(address, { cookie: agent.cookie });
  const lobby = follow(address, { token: screen.token });
  const phone = follow(address, {});
  await Promise.all([counter.follow('counter:counter-1'), lobby.follow('signage:hall'), phone.connected()]);
  value(await agent.call('signOut'));
  await counter.gone();
  const devices = value(await admin.call('devices')).items;
  value(await admin.call('revokeDevice', { params: { deviceId: devices[0]?.id ?? '' } }));
  await lobby.gone();
  expect(refusal(await screen.call('help'))).toBe('unauthorised');
  expect(phone.isConnected()).toBe(true);
  expect(await lobby.comeBack()).toBe('unauthorised');
});

test('SOCKET-7: guests take only their share of the connections; staff and devices get in', async () => {
  const { address, signIn, pair } = await start({ socketLimits: { most: 10 } });
  const [agent, screen] = [await signIn('agent'), await pair('screen')];
  const guests = Array.from({ length: 9 }, () => follow(address, {}));
  await Promise.all(guests.map((guest) => guest.connected()));
  await expect(follow(address, {}).connected()).rejects.toThrow('rate-limited');
  await follow(address, { token: screen.token }).connected();
  await expect(follow(address, { cookie: agent.cookie }).connected()).rejects.toThrow('rate-limited');
  guests[0]?.close();
  await expect
    .poll(() =>
      follow(address, { cookie: agent.cookie })
        .connected()
        .then(() => 'in', String),
    )
    .toBe('in');
});

test('API-27: a device that was shut out and asks again shows a new code, to be accepted anew', async () => {
  const ines = { name: 'ines', password: 'a password of her own' };
  const staff = [{ ...ines, displayName: 'Ines', role: 'admin' }] as const;
  const { address } = await start({ settings: { demo: false, staff }, open: false });
  const cookie = (await post(address, '/session', ines)).headers.get('set-cookie')?.split(';')[0] ?? '';
  const secret = crypto.randomUUID();
  const ask = async () => (await post(address, '/devices/pair', { kind: 'kiosk', name: 'Door', secret })).json();
  const accept = async (code: string) => (await post(address, '/devices/claim', { code }, { cookie })).json();
  const statusOf = async (token: string) =>
    (await post(address, '/devices/status', { printer: 'ready' }, { authorization: `Bearer ${token}` })).status;

  const first = await ask();
  await accept(first.code);
  const paired = await ask();
  expect(await statusOf(paired.token)).toBe(200);
  await fetch(`${address}/api/v1/devices/${paired.device.id}`, { method: 'DELETE', headers: { cookie } });
  const again = await ask();
  expect(again).toEqual({ status: 'waiting', code: expect.any(String), expiresAt: expect.any(String) });
  expect(again.code).not.toBe(first.code);
  await accept(again.code);
  expect([await statusOf(paired.token), await statusOf((await ask()).token)]).toEqual([401, 200]);
});

test('PAIR-3: a device that nobody has named is called by its kind, in the branch’s first language', async () => {
  const settings = { branch: { ...demoBranch, languages: ['ar', 'en'] } };
  const { address, signIn } = await start({ settings });
  const pair = async (kind: string) =>
    (await post(address, '/devices/pair', { kind, secret: crypto.randomUUID() })).json();
  const [kiosk, screen] = [await pair('kiosk'), await pair('screen')];
  expect([kiosk.device.name, screen.device.name]).toEqual(['كشك', 'شاشة الصالة']);
  await post(address, '/help', {}, { authorization: `Bearer ${kiosk.token}` });
  const { escalations } = value(await (await signIn('supervisor')).call('floor'));
  expect(escalations.map(({ place }) => place)).toEqual(['كشك']);
});

test('API-21: visitors learn of counters, not of who works at them', async () => {
  const { address, signIn, pair } = await start();
  const agent = await signIn('agent');
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  const visitors = await (await fetch(`${address}/api/v1/counters`)).json();
  expect(visitors.items[0]).toMatchObject({ id: 'counter-1', status: 'open', agentId: null, agentName: null });
  const { token } = await pair('screen');
  const screen = follow(address, { token });
  const shown = await screen.follow('signage:hall');
  expect(shown.find(({ kind, id }) => kind === 'counter' && id === 'counter-1')).toMatchObject({
    status: 'open',
    agentId: null,
    agentName: null,
  });
});

test('API-13: words that look like the mark of a kept text stay the words they are', async () => {
  const { signIn, branch: server } = await start();
  const agent = await signIn('agent');
  const { visit } = value(await agent.call('issueTicket', { body: { serviceId: 'cash', notes: 'a secret' } }));
  const history = await server.context.reports.visitHistory(visit.id);
  const issued = history?.events[0]?.event.body;
  const ref = issued?.type === 'TicketIssued' ? issued.noteRef : null;
  expect(ref).not.toBeNull();
  const on = { params: { counterId: 'counter-1' } };
  value(await agent.call('openCounter', on));
  const reason = `\u0001text:${ref}`;
  const paused = await agent.call('pauseCounter', { ...on, body: { reason } });
  if (paused.ok) expect(paused.value.counter.reason).toBe(reason);
  else expect(paused.error.code).toBe('validation-failed');
});

test('API-29: a visit’s history tells why it was called, and nothing that could tell who the customer is', async () => {
  const { signIn } = await start();
  const agent = await signIn('agent');
  const body = { serviceId: 'cash', notes: 'a secret', contact: { phone: '+49 30 1234567' }, segment: 'salary' };
  const { visit } = value(await agent.call('issueTicket', { body }));
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  const called = value(await agent.call('callNext', { params: { counterId: 'counter-1' } }));
  const { items } = value(await agent.call('visitHistory', { params: { visitId: visit.id } }));
  expect(items.map(({ type, facts }) => ({ type, facts }))).toEqual([
    { type: 'TicketIssued', facts: { serviceId: 'cash' } },
    { type: 'EstimateQuoted', facts: { quote: expect.objectContaining({ kind: 'withheld' }) } },
    { type: 'VisitCalled', facts: { counterId: 'counter-1', because: called.because } },
  ]);
});

test('API-17: half a request holds nobody up, and noise on the port breaks nothing', async () => {
  const { address } = await start();
  const { hostname, port } = new URL(address);
  const noises = [
    'POST /api/v1/tickets HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{',
    '\u0016\u0003\u0001\u0002',
    'GET',
  ];
  const sockets = noises.map((noise) => {
    const socket = connect(Number(port), hostname, () => socket.write(noise));
    socket.on('error', () => socket.destroy());
    return socket;
  });
  for (let time = 0; time < 20; time += 1) expect((await fetch(`${address}/health`)).status).toBe(200);
  for (const socket of sockets) socket.destroy();
});
