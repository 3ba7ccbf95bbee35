import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AgentId, PracticeTask } from '@foyer/basics';
import { type Client, createClient } from '@foyer/client';
import { PRACTICE_PATH } from '@foyer/contract';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type SignedIn, signIn, startTestBranch, type TestBranchOptions, value } from '../harness/test-branch.ts';

const patience = { timeout: 20_000, interval: 50 };
const COUNTER = 'counter-1';

async function started(options: TestBranchOptions = {}) {
  const branch = await startTestBranch(options);
  onTestFinished(() => branch.close());
  return branch;
}

/** What somebody sends to their practice branch. */
function inPractice(address: string, { cookie }: SignedIn): Client {
  const withCookie: typeof fetch = (input, init) =>
    fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), cookie } });
  return createClient({ baseUrl: `${address}${PRACTICE_PATH}`, fetch: withCookie });
}

const foldersIn = async (dataFolder: string) => await readdir(path.join(dataFolder, 'practice')).catch(() => []);

test('PRACTICE-2: practice is a branch of its own with the services and counters of the real one, which is closed and hears nothing of it', async () => {
  const { branch, address, signIn: as, dataFolder } = await started({ open: false });
  const agent = await as('agent');
  const manager = await as('manager');
  const day = { params: { report: 'days' as const }, query: { from: '2026-03-01', to: '2026-03-03' } };
  const [before, report] = [branch.context.runner.state, value(await manager.call('report', day))];

  expect(value(await agent.call('practice')).practice).toBeNull();
  const { practice } = value(await agent.call('beginPractice'));
  expect(practice?.tasks.every(({ done }) => !done)).toBe(true);
  expect(await foldersIn(dataFolder)).toHaveLength(1);
  const trainee = inPractice(address, agent);
  expect(value(await trainee.call('me')).user).toMatchObject({ id: 'trainee', role: 'agent' });
  const [real, made] = [value(await agent.call('services')), value(await trainee.call('services'))];
  expect(made.items.map(({ id, name }) => [id, name])).toEqual(real.items.map(({ id, name }) => [id, name]));

  value(await trainee.call('openCounter', { params: { counterId: COUNTER } }));
  const { visit } = await vi.waitFor(
    async () => value(await trainee.call('callNext', { params: { counterId: COUNTER } })),
    patience,
  );
  value(await trainee.call('start', { params: { visitId: visit.id } }));
  value(await trainee.call('finish', { params: { visitId: visit.id } }));
  const doneTasks = async (): Promise<readonly PracticeTask[]> =>
    (value(await agent.call('practice')).practice?.tasks ?? []).flatMap(({ task, done }) => (done ? [task] : []));
  await expect.poll(doneTasks, patience).toEqual(['open', 'call', 'start', 'finish']);

  expect(branch.context.runner.state).toBe(before);
  expect(branch.context.store.clock).toBe(before.clock);
  expect(value(await manager.call('report', day))).toEqual(report);
  value(await agent.call('endPractice'));
  expect(await foldersIn(dataFolder)).toEqual([]);
  expect(value(await agent.call('practice')).practice).toBeNull();
  expect(await trainee.call('me')).toMatchObject({ ok: false, error: { code: 'not-found', what: 'practice' } });
});

test('PRACTICE-3: as many practise as the branch bears, each in their own; who has a practice goes on with it', async () => {
  const { address, signIn: as, dataFolder } = await started({ practice: { most: 1 } });
  const [agent, again, supervisor] = [await as('agent'), await as('agent'), await as('supervisor')];
  const [first, second] = await Promise.all([agent.call('beginPractice'), again.call('beginPractice')]);
  expect(value(first)).toEqual(value(second));
  expect(await foldersIn(dataFolder)).toHaveLength(1);
  expect(await supervisor.call('beginPractice')).toMatchObject({ ok: false, error: { code: 'practice-full' } });
  expect(await inPractice(address, supervisor).call('counters')).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  expect(await inPractice(address, agent).call('beginPractice')).toMatchObject({
    ok: false,
    error: { code: 'practice-full' },
  });
  value(await agent.call('endPractice'));
  expect(value(await supervisor.call('beginPractice')).practice).not.toBeNull();
});

test.for([
  ['whose page is gone', { unwatched: 400 }],
  ['in which nothing is done', { idle: 400 }],
] as const)('PRACTICE-4: a practice %s ends, and nothing is left of it', async ([, practice]) => {
  const { branch, signIn: as, dataFolder } = await started({ practice });
  const agent = await as('agent');
  value(await agent.call('beginPractice'));
  const { address } = branch.context.practices.of('agent' as AgentId) ?? { address: '' };
  expect((await fetch(`${address}/health`)).status).toBe(200);
  await expect.poll(() => foldersIn(dataFolder), patience).toEqual([]);
  await expect(fetch(`${address}/health`)).rejects.toThrow();
  expect(value(await agent.call('practice')).practice).toBeNull();
});

test('PRACTICE-4: a practice ends with its server, also with one that was killed', async () => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'foyer-practice-'));
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }));
  const server = fork(new URL('../harness/killable-server.ts', import.meta.url), [dataFolder], { execArgv: [] });
  onTestFinished(() => void server.kill('SIGKILL'));
  const [{ address }] = (await once(server, 'message')) as [{ readonly address: string }];
  const agent = await signIn(address, 'agent');
  value(await agent.call('beginPractice'));
  expect(await foldersIn(dataFolder)).toHaveLength(1);
  server.kill('SIGKILL');
  await expect.poll(() => foldersIn(dataFolder), patience).toEqual([]);
});

test('PRACTICE-5: every member of staff may practise, and nobody else; a practice is open to its trainee alone, and sets no cookie', async () => {
  const { address, signIn: as, keyFor } = await started({ practice: { most: 1 } });
  const admin = await as('admin');
  value(await admin.call('beginPractice'));
  const inside = `${address}${PRACTICE_PATH}/api/v1`;
  const ask = (init: RequestInit, place = '/me') => fetch(`${inside}${place}`, init);
  expect((await ask({})).status).toBe(401);
  const authorization = `Bearer ${await keyFor('call', 'read')}`;
  expect((await ask({ headers: { authorization } })).status).toBe(401);
  const { cookie } = admin;
  expect(await (await ask({ headers: { cookie } })).json()).toMatchObject({ user: { role: 'agent' } });
  const elsewhere = { method: 'DELETE', headers: { cookie, origin: 'https://elsewhere.example' } };
  expect((await ask(elsewhere, '/session')).status).toBe(403);
  const signedOut = await ask({ method: 'DELETE', headers: { cookie } }, '/session');
  expect([signedOut.status, signedOut.headers.get('set-cookie')]).toEqual([200, null]);
  expect(value(await admin.call('me')).user).toMatchObject({ role: 'admin' });
});
