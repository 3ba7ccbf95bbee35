import { PERMISSIONS } from '@foyer/basics';
import { ROUTE_NAMES, type Route, routes } from '@foyer/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { followLive, type LiveFollower } from '../harness/live-follower.ts';
import { browser, closeAfterEachTest, DAN, GOOD, start } from '../harness/people.ts';
import { refusal, startTestBranch, value } from '../harness/test-branch.ts';

closeAfterEachTest();

const followers: LiveFollower[] = [];
afterEach(() => {
  for (const follower of followers.splice(0)) follower.close();
});

test('PEOPLE-9, PEOPLE-17: an invitation is a link that is good once, and the same request gets the same one', async () => {
  const { address, signIn } = await start();
  const admin = await signIn('admin');
  const commandId = crypto.randomUUID();
  const invited = value(await admin.call('addPerson', { body: DAN, commandId }));
  expect(invited.person).toMatchObject({ ...DAN, state: 'invited', counters: null, withheld: [], lastSignInAt: null });
  const { code } = invited.link;
  expect(value(await admin.call('addPerson', { body: DAN, commandId }))).toEqual(invited);
  expect(refusal(await admin.call('addPerson', { body: { ...DAN, name: ' DAN ' } }))).toBe('name-taken');

  const dan = browser(address);
  const redeem = (password: string, link = code) => dan.call('redeemLink', { body: { code: link, password } });
  const lookUp = (link: string) => dan.call('lookUpLink', { body: { code: link } });
  expect(value(await lookUp(code))).toEqual({ name: 'dan', displayName: 'Dan' });
  expect(await lookUp('another code')).toMatchObject({ error: { code: 'not-found', what: 'link' } });
  expect(await redeem('too short')).toMatchObject({ error: { code: 'weak-password', mistake: 'too-short' } });
  expect(await redeem('password123')).toMatchObject({ error: { mistake: 'too-common' } });
  expect(await redeem(GOOD, 'another code')).toMatchObject({ error: { code: 'not-found', what: 'link' } });
  const both = await Promise.all([
    redeem(GOOD),
    browser(address).call('redeemLink', { body: { code, password: GOOD } }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(refusal(await redeem(GOOD))).toBe('not-found');
  expect(refusal(await lookUp(code))).toBe('not-found');
  expect(await dan.signIn('Dan', GOOD)).toBe('in');
  expect(value(await dan.call('me')).user).toMatchObject({ displayName: 'Dan' });

  const { link, person } = value(await admin.call('resetPassword', { params: { personId: invited.person.id } }));
  expect(person).toMatchObject({ state: 'invited', sessions: 0 });
  expect(await browser(address).signIn('dan', GOOD)).toBe('unauthorised');
  vi.useFakeTimers({ now: Date.now() + 25 * 60 * 60 * 1000, toFake: ['Date'] });
  expect(refusal(await redeem(GOOD, link.code))).toBe('not-found');
});

test('PEOPLE-10: whoever is changed, disabled, reset or signed out is so at once, on the live socket too', async () => {
  const { address, signIn } = await start();
  const admin = await signIn('admin');
  const personId = 'supervisor';
  const params = { personId };
  const ends: readonly (() => Promise<unknown>)[] = [
    () => admin.call('changePerson', { params, body: { withheld: ['reports'] } }),
    () => admin.call('signOutPerson', { params }),
    () => admin.call('changePerson', { params, body: { role: 'agent' } }),
    () => admin.call('changePerson', { params, body: { disabled: true } }),
  ];
  for (const end of ends) {
    const supervisor = await signIn('supervisor');
    const follower = followLive(address, { cookie: supervisor.cookie });
    followers.push(follower);
    await follower.follow('counter:counter-1');
    await end();
    expect(value(await supervisor.call('me')).user).toBeNull();
    await follower.gone();
  }
  await expect(signIn('supervisor')).rejects.toThrow('401');
  value(await admin.call('changePerson', { params, body: { disabled: false, role: 'supervisor' } }));
  const supervisor = await signIn('supervisor');
  value(await admin.call('resetPassword', { params }));
  expect(value(await supervisor.call('me')).user).toBeNull();
  // A change of what is no right ends nothing.
  const agent = await signIn('agent');
  value(await admin.call('changePerson', { params: { personId: 'agent' }, body: { counters: ['counter-2'] } }));
  expect(value(await agent.call('me')).user).toMatchObject({ counters: ['counter-2'] });
  expect(refusal(await agent.call('openCounter', { params: { counterId: 'counter-1' } }))).toBe('not-their-counter');
  value(await agent.call('openCounter', { params: { counterId: 'counter-2' } }));
});

test('PEOPLE-7: nobody is sent to a colleague who may not serve them, nor to one who is shut out', async () => {
  const { signIn } = await start();
  const [admin, agent] = [await signIn('admin'), await signIn('agent')];
  const params = { personId: 'agent2' };
  value(await admin.call('changePerson', { params, body: { services: ['cards'] } }));
  const { visit } = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  const send = (serviceId: string) =>
    agent.call('transfer', {
      params: { visitId: visit.id },
      body: { target: { to: 'agent', agentId: 'agent2', serviceId } },
    });
  expect(refusal(await send('cash'))).toBe('not-their-service');
  value(await send('cards'));
  value(await admin.call('changePerson', { params, body: { disabled: true } }));
  expect(refusal(await send('cards'))).toBe('not-found');
  const open = { params: { counterId: 'counter-1' }, body: { agentId: 'agent2' } };
  expect(refusal(await (await signIn('supervisor')).call('openCounter', open))).toBe('not-found');
});

test('PEOPLE-3, PEOPLE-4, PEOPLE-5: the server refuses what the core refuses, with a code for each', async () => {
  const { signIn } = await start();
  const admin = await signIn('admin');
  const change = (personId: string, body: object) => admin.call('changePerson', { params: { personId }, body });
  expect(refusal(await change('admin', { role: 'agent' }))).toBe('own-rights');
  expect(refusal(await admin.call('resetPassword', { params: { personId: 'admin' } }))).toBe('last-admin');
  expect(refusal(await change('agent', { counters: ['nowhere'] }))).toBe('not-found');
  expect(refusal(await change('nobody', { role: 'agent' }))).toBe('not-found');
  expect(refusal(await change('agent', { name: 'MANAGER' }))).toBe('name-taken');
  value(await change('agent', { displayName: 'Amira B.', version: 1 }));
  expect(refusal(await change('agent', { displayName: 'Amira C.', version: 1 }))).toBe('version-conflict');
  expect(await change('agent', { displayName: 'Amira ანა' })).toMatchObject({
    error: { code: 'validation-failed', errors: [{ field: 'body.displayName' }] },
  });
});

test('PEOPLE-13: what is withheld is refused on every route that needs it, and on no other', async () => {
  const { address, signIn } = await start();
  const admin = await signIn('admin');
  value(await admin.call('changePerson', { params: { personId: 'manager' }, body: { role: 'admin' } }));
  for (const permission of PERMISSIONS) {
    const body = { withheld: [permission] };
    value(await admin.call('changePerson', { params: { personId: 'manager' }, body }));
    const { cookie } = await signIn('manager');
    for (const name of ROUTE_NAMES) {
      const { method, path: place, access }: Route = routes[name];
      if (typeof access === 'string' || access.staff === undefined) continue;
      const url = `${address}/api/v1${place.replaceAll(/:(\w+)/g, 'none')}`;
      // A body that nothing could be made of: whoever is let in learns that, and changes nothing.
      const sent = method === 'GET' || method === 'DELETE' ? {} : { body: '{"none":1}' };
      const response = await fetch(url, { method, headers: { cookie, 'content-type': 'application/json' }, ...sent });
      const { code } = (await response.json()) as { code?: string };
      expect(code === 'forbidden', `${name} without ${permission}`).toBe(access.needs === permission);
    }
  }
});

test('PEOPLE-16: a changed name is on every page and screen at once', async () => {
  const { address, signIn } = await start();
  const [admin, agent, supervisor] = [await signIn('admin'), await signIn('agent'), await signIn('supervisor')];
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  const floor = followLive(address, { cookie: supervisor.cookie });
  followers.push(floor);
  const nameOf = (records: readonly unknown[]) =>
    records.find((one) => (one as { id?: string }).id === 'counter-1') as { agentName: string } | undefined;
  expect(nameOf(await floor.follow('floor'))?.agentName).toBe('Amira');
  value(await admin.call('changePerson', { params: { personId: 'agent' }, body: { displayName: 'Amira B.' } }));
  await expect.poll(() => nameOf(floor.records('floor'))?.agentName).toBe('Amira B.');
});

test('STAFF-1: people in a file found a branch that has none; later starts leave everybody as they are and say so', async () => {
  const ines = { name: 'ines', displayName: 'Ines', role: 'admin', password: 'her own first password' } as const;
  const settings = { demo: false, staff: [ines] };
  const first = await start({ settings, open: false });
  expect(first.branch.wasFounded).toBe(false);
  const { dataFolder } = first;
  const page = browser(first.address);
  expect(await page.signIn('ines', ines.password)).toBe('in');
  value(await page.call('setOwnPassword', { body: { current: ines.password, password: GOOD } }));
  const { cookie } = page;
  await first.branch.close();

  const changed = [
    { ...ines, displayName: 'Another', role: 'agent' as const },
    { ...ines, name: 'eve', id: 'eve' as never },
  ];
  const second = await startTestBranch({ settings: { demo: false, staff: changed }, open: false, dataFolder });
  // By this a start says that its file was not read.
  expect(second.branch.wasFounded).toBe(true);
  const me = await fetch(`${second.address}/api/v1/me`, { headers: { cookie } });
  expect(await me.json()).toMatchObject({ user: { displayName: 'Ines', role: 'admin' } });
  expect(await browser(second.address).signIn('ines', GOOD)).toBe('in');
  expect(await browser(second.address).signIn('eve', ines.password)).toBe('unauthorised');
  await second.close();
});
