import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { KeyScope } from '@foyer/basics';
import { createClient } from '@foyer/client';
import { routeSchemas } from '@foyer/contract/schemas';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followLive } from '../harness/live-follower.ts';
import { refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch;
let admin: SignedIn;
beforeEach(async () => {
  branch = await startTestBranch();
  admin = await branch.signIn('admin');
});
afterEach(() => branch.close());

const add = async (name: string, ...scopes: KeyScope[]) =>
  routeSchemas.addKey.reply.parse(value(await admin.call('addKey', { body: { name, scopes } })));
const program = (secret: string) => createClient({ baseUrl: branch.address, token: secret });

test('KEY-2: a program issues, calls for whoever is at a counter, looks up and reads reports, each by its own scope', async () => {
  const { secret, key } = await add('Web shop', 'issue', 'call', 'read', 'reports');
  const shop = program(secret);
  value(await shop.call('openCounter', { params: { counterId: 'counter-1' }, body: { agentId: 'agent' } }));
  expect(refusal(await shop.call('openCounter', { params: { counterId: 'counter-2' } }))).toBe('validation-failed');
  const { visit } = value(await shop.call('issueTicket', { body: { serviceId: 'cash' } }));
  const called = value(await shop.call('callNext', { params: { counterId: 'counter-1' } }));
  expect(called.visit.id).toBe(visit.id);
  value(await shop.call('start', { params: { visitId: visit.id } }));
  value(await shop.call('finish', { params: { visitId: visit.id } }));
  expect(value(await shop.call('searchVisits')).items[0]?.id).toBe(visit.id);
  const days = { from: '2026-03-02', to: '2026-03-02' };
  expect(value(await shop.call('report', { params: { report: 'overview' }, query: days })).items).toHaveLength(1);
  expect((await branch.branch.context.reports.visitHistory(visit.id))?.visit.channel).toBe('integration');
  const { items } = value(await admin.call('audit', { query: { actorId: key.id } }));
  expect(new Set(items.map(({ actor }) => actor.name))).toEqual(new Set(['Web shop']));
  expect(
    refusal(await program((await add('Sign', 'events')).secret).call('issueTicket', { body: { serviceId: 'cash' } })),
  ).toBe('forbidden');
});

test('KEY-3: the secret is shown once and to the very same request, and is stored nowhere', async () => {
  const commandId = crypto.randomUUID();
  const body = { name: 'Board', scopes: ['events'] } as const;
  const send = () => admin.call('addKey', { body: { name: body.name, scopes: [...body.scopes] }, commandId });
  const first = value(await send());
  expect(value(await send()).secret).toBe(first.secret);
  expect(JSON.stringify(value(await admin.call('keys')))).not.toContain(first.secret);
  const files = readdirSync(branch.dataFolder).map((file) =>
    readFileSync(path.join(branch.dataFolder, file), 'latin1'),
  );
  expect(files.join('')).not.toContain(first.secret);
});

test('KEY-4: when a key was last used is told, and a revoked one is out at once, on the live socket too', async () => {
  const { secret, key } = await add('Board', 'events', 'read');
  expect(key.lastUsedAt).toBeNull();
  const follower = followLive(branch.address, { token: secret });
  expect(await follower.ask('subscribe', { view: 'floor' })).toBeNull();
  expect(follower.records('floor').length).toBeGreaterThan(0);
  value(await program(secret).call('floor'));
  expect(value(await admin.call('keys')).items[0]?.lastUsedAt).not.toBeNull();
  const revoked = value(await admin.call('revokeKey', { params: { keyId: key.id } }));
  expect(revoked.key.revokedAt).not.toBeNull();
  await follower.gone();
  follower.close();
  expect(refusal(await program(secret).call('floor'))).toBe('unauthorised');
  expect(refusal(await admin.call('revokeKey', { params: { keyId: key.id } }))).toBe('invalid-state');
});

test('KEY-5: a key has a limit of its own, which no other key and no person shares', async () => {
  await branch.close();
  const rateLimits = { anonymousPerMinute: 1_000, knownPerMinute: 1_000, keyPerMinute: 3 };
  branch = await startTestBranch({ settings: { rateLimits } });
  admin = await branch.signIn('admin');
  const [one, two] = [program((await add('one', 'read')).secret), program((await add('two', 'read')).secret)];
  const answers = [];
  for (let count = 0; count < 4; count += 1) answers.push((await one.call('searchVisits')).ok);
  expect(answers).toEqual([true, true, true, false]);
  expect(refusal(await one.call('searchVisits'))).toBe('rate-limited');
  value(await two.call('searchVisits'));
  value(await admin.call('searchVisits'));
});

test('KEY-6: the guide’s program issues, listens and calls, as it stands there', async () => {
  const guide = readFileSync(path.join(import.meta.dirname, '../../docs/api.md'), 'utf8');
  const code = /```ts\n(.*?)```/s.exec(guide)?.[1] ?? '';
  expect(code.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(30);
  const { secret } = await add('Guide', 'issue', 'call', 'events');
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '--eval', code], {
    cwd: path.join(import.meta.dirname, '..'),
    env: { ...process.env, FOYER_URL: branch.address, FOYER_KEY: secret },
    timeout: 20_000,
  });
  expect(stdout.trim().split('\n')).toEqual(['issued A001', 'called A001']);
});
