import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DEMO_PASSWORD } from '@foyer/branch-server';
import { type Each, logStart, openHistory, verify } from '@foyer/store';
import { expect, test } from 'vitest';
import { browser, closeAfterEachTest, DAN, GOOD, start } from '../harness/people.ts';
import { refusal, value } from '../harness/test-branch.ts';

closeAfterEachTest();

test('PEOPLE-11: one’s own password is changed with the present one; other sessions end; nothing of it is told', async () => {
  const { address, dataFolder, branch: server } = await start();
  const [here, there] = [browser(address), browser(address)];
  for (const each of [here, there]) expect(await each.signIn('agent', DEMO_PASSWORD)).toBe('in');
  const set = (current: string, password: string) => here.call('setOwnPassword', { body: { current, password } });
  expect(refusal(await set('not this one', GOOD))).toBe('wrong-password');
  expect(await set(DEMO_PASSWORD, 'qwertyuiop')).toMatchObject({ error: { code: 'weak-password' } });
  value(await set(DEMO_PASSWORD, GOOD));
  expect(value(await here.call('me')).user).not.toBeNull();
  expect(value(await there.call('me')).user).toBeNull();
  expect(await there.signIn('agent', DEMO_PASSWORD)).toBe('unauthorised');
  expect(await there.signIn('agent', GOOD)).toBe('in');
  // Guessing at the present one from a session left open is slowed down.
  for (let guess = 0; guess < 5; guess += 1) await set(`guess ${guess}`, 'another heron');
  expect(refusal(await set(GOOD, 'another heron'))).toBe('locked-out');

  const admin = browser(address);
  await admin.signIn('admin', DEMO_PASSWORD);
  const { link } = value(await admin.call('addPerson', { body: DAN }));
  const { store } = server.context;
  const hash = store.secrets.of('agent', 'password', 0 as never)?.hash ?? '';
  expect(hash).toMatch(/^\$argon2id\$/);
  await server.close();
  expect(verify(dataFolder)).toMatchObject({ ok: true });
  const bytes = readFileSync(path.join(dataFolder, 'branch.sqlite'));
  expect(bytes.includes(link.code)).toBe(false);
  expect(bytes.includes(GOOD)).toBe(false);
  expect(JSON.stringify(eventsIn(dataFolder))).not.toContain(hash);
});

test('PEOPLE-12: everybody sees where they are signed in themselves, and ends it there', async () => {
  const { address, signIn } = await start();
  const [here, there] = [await signIn('agent'), browser(address)];
  await there.signIn('agent', DEMO_PASSWORD);
  const { items } = value(await here.call('ownSessions'));
  expect(items.map(({ current }) => current).toSorted()).toEqual([false, true]);
  expect(items[0]).toMatchObject({ address: '127.0.0.1', browser: 'node' });
  const other = items.find(({ current }) => !current)?.id ?? '';
  const stranger = await signIn('admin');
  expect(refusal(await stranger.call('endOwnSession', { params: { sessionId: other } }))).toBe('not-found');
  value(await here.call('endOwnSession', { params: { sessionId: other } }));
  expect(value(await there.call('me')).user).toBeNull();
  expect(value(await here.call('ownSessions')).items).toHaveLength(1);
});

test('PEOPLE-14: sign-ins are in the log, and failed ones once for each account, address and quarter of an hour', async () => {
  const { address, branch: server, dataFolder, signIn } = await start();
  const told = () => server.context.runner.state.clock;
  const before = told();
  const guess = (name: string) => browser(address).signIn(name, 'a wrong one');
  for (let time = 0; time < 30; time += 1) await guess('Agent ');
  expect(told() - before).toBe(1);
  // However many names are made up.
  for (let name = 0; name < 40; name += 1) await guess(`made up ${name}`);
  expect(told() - before).toBeLessThanOrEqual(11);
  await signIn('manager');
  await server.close();
  const events = eventsIn(dataFolder);
  const failed = events.filter((body) => body.type === 'SignInFailed');
  expect(failed.filter(({ personId }) => personId === 'agent').map(({ times }) => times)).toEqual([1, 29]);
  expect(failed.reduce((sum, { times }) => sum + times, 0)).toBe(70);
  expect(JSON.stringify(failed)).not.toContain('made up');
  expect(events.filter(({ type }) => type === 'SignedIn').at(-1)).toMatchObject({ personId: 'manager' });
});

type LoggedBody = Parameters<Each>[1]['body'];

/** The log as it is stored. */
function eventsIn(folder: string): readonly LoggedBody[] {
  const history = openHistory({ folder });
  const bodies: LoggedBody[] = [];
  history.goTo(logStart, (_before, { body }) => bodies.push(body));
  history.close();
  return bodies;
}

test('PEOPLE-15: an unknown name is answered as a wrong password is, and takes as long', async () => {
  const { address } = await start();
  const ask = async (name: string) => {
    const began = performance.now();
    const response = await fetch(`${address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password: 'a wrong one' }),
    });
    return { text: await response.text(), took: performance.now() - began };
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (const name of ['agent', 'agent2', 'supervisor', 'manager', 'admin']) {
    const [right, wrong] = [await ask(name), await ask(`${name} of nowhere`)];
    expect(wrong.text).toBe(right.text);
    known.push(right.took);
    unknown.push(wrong.took);
  }
  const middle = (times: number[]) => times.toSorted((one, other) => one - other)[2] ?? 0;
  // An argon2id hash is tens of milliseconds; an answer without one would be there in a tenth of that.
  expect(middle(unknown)).toBeGreaterThan(middle(known) / 3);
});
