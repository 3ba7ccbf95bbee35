import { MAX_BODY_BYTES, PROTOCOL_VERSION } from '@foyer/contract';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Credentials, followLive, type LiveFollower } from '../harness/live-follower.ts';
import { type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch;
let agent: SignedIn;
let supervisor: SignedIn;
let screenToken: string;
let kioskToken: string;
let ticketToken: string;
const followers: LiveFollower[] = [];

beforeAll(async () => {
  branch = await startTestBranch();
  [agent, supervisor] = [await branch.signIn('agent'), await branch.signIn('supervisor')];
  screenToken = (await branch.pair('screen')).token;
  kioskToken = (await branch.pair('kiosk')).token;
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  ticketToken = value(await agent.call('issueTicket', { body: { serviceId: 'loans' } })).ticket.token;
});
afterEach(() => {
  for (const follower of followers.splice(0)) follower.close();
});
afterAll(() => branch.close());

function connect(credentials: Credentials = {}): LiveFollower {
  const follower = followLive(branch.address, credentials);
  followers.push(follower);
  return follower;
}

/** Speaks as no Socket.IO client would: a handshake by hand, then this. */
function sendRaw(packet: string): Promise<void> {
  const socket = new WebSocket(`${branch.address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  return new Promise((resolve, reject) => {
    socket.onmessage = ({ data }) => {
      if (String(data).startsWith('0'))
        socket.send(`40/live,{"protocol":${PROTOCOL_VERSION},"token":"${screenToken}"}`);
      else if (String(data).startsWith('40')) {
        socket.send(packet);
        // Whatever it is answered, the next one is heard or the connection has ended.
        socket.send('42/live,["what"]');
      } else socket.close();
    };
    socket.onclose = () => resolve();
    socket.onerror = () => reject(new Error('The server could not be reached'));
  });
}

test('SOCKET-1: a broken message is answered with an error, and the connection lives on', async () => {
  const screen = connect({ token: screenToken });
  await screen.connected();
  const broken: unknown[][] = [
    ['subscribe'],
    ['subscribe', null],
    ['subscribe', 7, { view: 'kiosk' }],
    ['subscribe', { view: 'signage:' }],
    ['subscribe', { view: 'signage:hall', clock: 'late' }],
    ['subscribe', { view: ['kiosk'] }],
    ['subscribe', Buffer.from('kiosk')],
    ['subscribe', { view: { toString: 'kiosk' } }],
    ['unsubscribe', { view: 1e9 }],
    ['unsubscribe'],
    ['delta', { view: 'kiosk' }],
    ['error', 'made up'],
    ['__proto__', {}],
    ['x'.repeat(1000), {}],
  ];
  for (const [event, ...message] of broken) {
    expect(await screen.ask(String(event), ...message), String(event)).toMatchObject({ code: 'malformed' });
  }
  expect(screen.isConnected()).toBe(true);
});

test('SOCKET-1: a message without an acknowledgement is answered by a problem of its own', async () => {
  const screen = connect({ token: screenToken });
  await screen.connected();
  for (const send of [
    () => screen.socket.emit('subscribe', { view: 'nonsense' }),
    () => screen.socket.emit('subscribe', { view: 'floor' }),
    () => screen.socket.emit('what'),
  ]) {
    const problem = new Promise((resolve) => screen.socket.once('problem', resolve));
    send();
    expect(await problem).toMatchObject({ code: expect.stringMatching(/^(malformed|forbidden)$/) });
  }
  await screen.follow('signage:hall');
});

test('SOCKET-1: whatever is sent, the server goes on and says no', async () => {
  const watcher = connect({ token: screenToken });
  await watcher.follow('signage:hall');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('subscribe', 'unsubscribe', 'snapshot', 'error', ''),
      fc.array(fc.oneof(fc.jsonValue(), fc.record({ view: fc.jsonValue() })), { maxLength: 3 }),
      async (event, message) => {
        const screen = followLive(branch.address, { token: screenToken });
        try {
          await screen.connected();
          const answer = await screen.ask(event, ...message);
          if (answer !== null) expect(answer).toMatchObject({ code: expect.any(String), message: expect.any(String) });
          await screen.follow('kiosk');
        } finally {
          screen.close();
        }
      },
    ),
    { numRuns: 100, seed: 20_260_302 },
  );
  expect(watcher.isConnected()).toBe(true);
});

test('SOCKET-1: what is not even a message, or far too large, ends that connection and no other', async () => {
  const watcher = connect({ token: screenToken });
  await watcher.follow('signage:hall');
  const raw = [
    '4{"nonsense',
    '42/live,{"not":"an array"}',
    '42/live,["disconnect"]',
    '45-["subscribe"]',
    '4',
    '49',
    '9',
  ];
  for (const packet of raw) {
    await sendRaw(packet);
    expect((await fetch(`${branch.address}/health`)).status).toBe(200);
  }
  const large = connect({ token: screenToken });
  await large.connected();
  large.socket.emit('subscribe', { view: 'x'.repeat(MAX_BODY_BYTES) });
  await large.gone();
  expect(await large.comeBack()).toBeNull();
  expect(watcher.isConnected()).toBe(true);
});

test('SOCKET-1: too many views and too many messages are refused; a flood is cut off', async () => {
  const screen = connect({ token: screenToken });
  for (let index = 0; index < 16; index += 1) await screen.follow(`signage:screen-${index}`);
  expect(await screen.ask('subscribe', { view: 'signage:one-more' })).toMatchObject({ code: 'too-many-views' });
  expect(await screen.ask('unsubscribe', { view: 'signage:screen-3' })).toBeNull();
  const busy = connect({ token: screenToken });
  await busy.connected();
  const answers = await Promise.all(
    Array.from(
      { length: 60 },
      () => busy.socket.timeout(5_000).emitWithAck('subscribe', { view: 'kiosk' }) as Promise<{ code: string } | null>,
    ),
  );
  expect(answers.filter((answer) => answer?.code === 'rate-limited').length).toBeGreaterThanOrEqual(20);
  expect(answers.filter((answer) => answer === null).length).toBeGreaterThanOrEqual(20);
  const flood = connect({});
  await flood.connected();
  for (let message = 0; message < 1_000; message += 1) flood.socket.emit('noise', message);
  await flood.gone();
  expect(screen.isConnected()).toBe(true);
});

test('SOCKET-2: a view is given only to those who may see it', async () => {
  const views = ['kiosk', 'signage:hall', 'counter:counter-1', 'floor', `ticket:${ticketToken}`];
  const manager = await branch.signIn('manager');
  const given: Record<string, string[]> = {};
  for (const [who, credentials] of Object.entries({
    nobody: {},
    screen: { token: screenToken },
    kiosk: { token: kioskToken },
    agent: { cookie: agent.cookie },
    supervisor: { cookie: supervisor.cookie },
    manager: { cookie: manager.cookie },
  })) {
    const follower = connect(credentials);
    given[who] = [];
    for (const view of views) {
      const refused = (await follower.ask('subscribe', { view })) as { code: string } | null;
      if (refused === null) given[who].push(view.split(':')[0] ?? '');
      else {
        expect(refused).toMatchObject({ code: 'forbidden', view });
        expect(follower.records(view)).toEqual([]);
      }
    }
  }
  expect(given).toEqual({
    nobody: ['ticket'],
    screen: ['kiosk', 'signage', 'ticket'],
    kiosk: ['kiosk', 'signage', 'ticket'],
    agent: ['kiosk', 'signage', 'counter', 'ticket'],
    supervisor: ['kiosk', 'signage', 'counter', 'floor', 'ticket'],
    manager: ['kiosk', 'signage', 'counter', 'floor', 'ticket'],
  });
  const staff = connect({ cookie: agent.cookie });
  expect(await staff.ask('subscribe', { view: 'counter:no-such' })).toMatchObject({ code: 'not-found' });
});

test('API-14, SOCKET-2: whatever a wrong ticket token looks like, its view is refused in one way', async () => {
  const phone = connect({});
  for (const token of ['A'.repeat(22), 'zz', 'x'.repeat(200), 'a b', '\n', '']) {
    const view = `ticket:${token}`;
    expect(await phone.ask('subscribe', { view })).toEqual({
      code: 'not-found',
      message: 'There is no such ticket, or its day is over.',
      view,
    });
  }
});

test('SOCKET-2: a wrong token and a page of another site are not let in', async () => {
  const refused = (credentials: Credentials) => connect(credentials).connected();
  await expect(refused({ token: 'made-up' })).rejects.toThrow('unauthorised');
  await expect(refused({ auth: {} })).rejects.toThrow('unauthorised');
  await expect(refused({ auth: { protocol: 'new' } })).rejects.toThrow('unauthorised');
  const crossSite = await fetch(`${branch.address}/socket.io/?EIO=4&transport=polling`, {
    headers: { origin: 'https://elsewhere.example', cookie: agent.cookie },
  });
  expect(crossSite.status).toBe(403);
});

test('SOCKET-4: a client with an older protocol is refused by name', async () => {
  const old = connect({ auth: { protocol: PROTOCOL_VERSION - 1, token: screenToken } });
  await expect(old.connected()).rejects.toThrow('protocol-too-old');
});

test('SOCKET-5: a call reaches every screen and every other view', async () => {
  const ROUNDS = 5;
  const token = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } })).ticket.token;
  const screens = Array.from({ length: 20 }, () => connect({ token: screenToken }));
  await Promise.all(screens.map((screen, index) => screen.follow(`signage:screen-${index}`)));
  const others = [
    { follower: connect({ cookie: agent.cookie }), view: 'counter:counter-1' },
    { follower: connect({ cookie: supervisor.cookie }), view: 'floor' },
    { follower: connect({}), view: `ticket:${token}` },
  ];
  await Promise.all(others.map(({ follower, view }) => follower.follow(view)));
  const shown = (follower: LiveFollower, kind: string) =>
    new Promise<void>((resolve) => {
      const listen = (delta: { upserts: { kind: string; stage?: { kind: string } }[] }) => {
        const found = delta.upserts.some(
          (one) => one.kind === kind && (kind === 'call' || one.stage?.kind === 'called'),
        );
        if (!found) return;
        follower.socket.off('delta', listen);
        resolve();
      };
      follower.socket.on('delta', listen);
    });
  for (let round = 0; round < ROUNDS; round += 1) {
    const [counter, floor, phone] = others;
    if (counter === undefined || floor === undefined || phone === undefined) throw new Error('unreachable');
    const arrivals = [
      ...screens.map((screen) => shown(screen, 'call')),
      shown(counter.follower, 'visit'),
      shown(floor.follower, 'visit'),
      ...(round === 0 ? [shown(phone.follower, 'ticket')] : []),
    ];
    // Something ordinary is pending when the call comes.
    value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
    const { visit } = value(await agent.call('callNext', { params: { counterId: 'counter-1' } }));
    expect(await Promise.all(arrivals)).toHaveLength(arrivals.length);
    value(await agent.call('noShow', { params: { visitId: visit.id } }));
  }
});
