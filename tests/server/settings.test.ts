import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoBranch } from '@foyer/branch-server';
import { SECTION_IDS, type SectionId } from '@foyer/configuration';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { followLive } from '../harness/live-follower.ts';
import { type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch;
let admin: SignedIn;
beforeEach(async () => {
  branch = await startTestBranch();
  admin = await branch.signIn('admin');
});
afterEach(() => branch.close());

const read = async (section: SectionId) => value(await admin.call('settingsSection', { params: { section } }));
const write = (section: SectionId, version: number, given: object, note?: string) =>
  admin.call('changeSettings', {
    params: { section },
    body: { version, value: { ...given }, ...(note === undefined ? {} : { note }) },
  });
const state = () => branch.branch.context.runner.state;

describe('SETTINGS-9: settings are read and saved by section', () => {
  test('SETTINGS-9: all sections together are the configuration, each with its version, and who changed it last', async () => {
    const { items } = value(await admin.call('settings'));
    expect(items.map(({ section }) => section)).toEqual(SECTION_IDS);
    expect(Object.assign({ branchId: demoBranch.branchId }, ...items.map((item) => item.value))).toEqual(demoBranch);
    const before = await read('policy');
    expect(before.changedBy).toBeNull();
    const saved = value(await write('policy', before.version, { ...before.value, escalationDeadlineSeconds: 240 }));
    expect(saved.version).toBe(saved.clock);
    expect(await read('policy')).toMatchObject({
      version: saved.version,
      value: { escalationDeadlineSeconds: 240 },
      changedBy: { id: 'admin' },
    });
  });

  test('SETTINGS-3: of two who save at once one is told who was first, and nothing of theirs is kept', async () => {
    const { version, value: given } = await read('branch');
    const [one, two] = await Promise.all([
      write('branch', version, { ...given, name: { en: 'One', ar: 'واحد' } }),
      write('branch', version, { ...given, name: { en: 'Two', ar: 'اثنان' } }),
    ]);
    expect([one.ok, two.ok]).toEqual([true, false]);
    if (!two.ok) expect(two.error).toMatchObject({ code: 'version-conflict', status: 409, by: 'admin' });
    expect(state().config?.name.en).toBe('One');
  });

  test('SETTINGS-5: every mistake comes with its place as a JSON Pointer, and nothing is changed', async () => {
    const { version, value: given } = await read('counters');
    const counters = structuredClone(demoBranch.counters).map((counter, index) =>
      index === 1 ? { ...counter, number: '1', profileId: 'nobody', colour: 'red' } : counter,
    );
    const refused = await write('counters', version, { ...given, counters });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        status: 422,
        code: 'validation-failed',
        mistakes: [
          { code: 'unknown-setting', pointer: '/counters/1/colour' },
          { code: 'repeated', pointer: '/counters/1/number', facts: { value: '1' } },
          { code: 'unknown-profile', pointer: '/counters/1/profileId', item: { kind: 'counter', id: 'counter-2' } },
        ],
      },
    });
    expect((await read('counters')).version).toBe(version);
  });

  test('SETTINGS-9: a repeated save with the same key is one change', async () => {
    const { version, value: given } = await read('policy');
    const commandId = crypto.randomUUID();
    const body = { version, value: { ...given, escalationDeadlineSeconds: 99 }, note: 'Faster' };
    const first = value(await admin.call('changeSettings', { params: { section: 'policy' }, body, commandId }));
    const clock = state().clock;
    const second = value(await admin.call('changeSettings', { params: { section: 'policy' }, body, commandId }));
    expect(second.version).toBe(first.version);
    expect(state().clock).toBe(clock);
  });
});

test('SETTINGS-10: with 200 waiting a change is on every screen at once, and nobody is lost or renumbered', async () => {
  const agent = await branch.signIn('agent');
  const kiosk = await branch.pair('kiosk');
  const issued = await Promise.all(
    Array.from({ length: 200 }, async () => value(await kiosk.call('issueTicket', { body: { serviceId: 'cash' } }))),
  );
  const [first] = issued;
  if (first === undefined) throw new Error('There are tickets');
  const screen = await branch.pair('screen');
  const watched = [
    { view: 'kiosk', live: followLive(branch.address, { token: kiosk.token }) },
    { view: 'signage:hall', live: followLive(branch.address, { token: screen.token }) },
    { view: `ticket:${first.ticket.token}`, live: followLive(branch.address, {}) },
  ];
  for (const { view, live } of watched) await live.follow(view);
  try {
    const numbers = state()
      .visits.map(({ number }) => number)
      .toList();
    const { version, value: given } = await read('services');
    const services = demoBranch.services.map((service) =>
      service.id === 'cash' ? { ...service, name: { en: 'Money in and out', ar: 'النقد' } } : service,
    );
    value(await write('services', version, { ...given, services }));
    for (const { view, live } of watched) {
      await expect.poll(() => JSON.stringify(live.records(view))).toContain('Money in and out');
    }
    expect(
      state()
        .visits.map(({ number }) => number)
        .toList(),
    ).toEqual(numbers);
    value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
    const called = value(await agent.call('callNext', { params: { counterId: 'counter-1' } }));
    expect(called.visit.number).toBe(first.visit.number);
    const paper = value(await kiosk.call('issueTicket', { body: { serviceId: 'cash' } }));
    expect(paper.ticket.serviceName).toBe('Money in and out');
  } finally {
    for (const { live } of watched) live.close();
  }
});

describe('SETTINGS-13: the whole configuration goes out and comes in as one file', () => {
  const exported = async () => value(await admin.call('exportSettings'));
  type SettingsFile = Awaited<ReturnType<typeof exported>>;
  const look = (file: object) =>
    admin.call('importSettings', { query: { dryRun: 'true' }, body: { file: file as SettingsFile, version: null } });
  const newest = () => Math.max(...[...state().settings.values()].map(({ version }) => version));
  const take = (file: object, version = newest()) =>
    admin.call('importSettings', { body: { file: file as SettingsFile, version } });

  test('SETTINGS-13: what it would change is shown first, and then it is all or nothing', async () => {
    const file = await exported();
    const branch = { ...file.branch, name: { en: 'Quay', ar: 'الرصيف' }, escalationDeadlineSeconds: 60 };
    const before = state().clock;
    const shown = value(await look({ ...file, branch }));
    expect(shown.differences).toEqual([
      { pointer: '/name/en', within: [], before: demoBranch.name.en, after: 'Quay' },
      { pointer: '/name/ar', within: [], before: demoBranch.name.ar, after: 'الرصيف' },
      { pointer: '/escalationDeadlineSeconds', within: [], before: 180, after: 60 },
    ]);
    expect(state().clock).toBe(before);
    expect(value(await take({ ...file, branch }, shown.version)).total).toBe(3);
    expect(state().config).toEqual({ ...demoBranch, ...branch });
    expect((await read('policy')).changedBy?.id).toBe('admin');
    expect((await read('counters')).changedBy).toBeNull();
    expect(value(await look(await exported())).total).toBe(0);
  });

  test('SETTINGS-13: a file of another branch, of a newer version or with a mistake is refused, and nothing is changed', async () => {
    const file = await exported();
    const codesOf = async (given: object) => {
      const refused = await take(given);
      if (refused.ok) throw new Error('It was taken in');
      return refused.error;
    };
    expect(await codesOf({ ...file, branch: { ...file.branch, branchId: 'inland' } })).toMatchObject({
      code: 'validation-failed',
      mistakes: [{ code: 'branch-renamed', pointer: '/branchId' }],
    });
    expect(await codesOf({ ...file, version: 2 })).toMatchObject({ code: 'newer-file', status: 422 });
    expect(await codesOf({ ...file, branch: { ...file.branch, services: [] } })).toMatchObject({
      mistakes: expect.arrayContaining([expect.objectContaining({ code: 'too-few', pointer: '/services' })]),
    });
    expect(await codesOf({ ...file, format: 'something' })).toMatchObject({ code: 'validation-failed' });
    expect(state().config).toEqual(demoBranch);
  });

  test('SETTINGS-92: a file is taken in as it was looked at: not without a look, nor over what was saved since; tickets don’t matter', async () => {
    const file = await exported();
    const changed = { ...file, branch: { ...file.branch, name: { en: 'Quay', ar: 'الرصيف' } } };
    const seen = value(await look(changed));
    const unseen = await admin.call('importSettings', { body: { file: changed, version: null } });
    expect(unseen).toMatchObject({
      ok: false,
      error: { code: 'validation-failed', errors: [{ field: 'body.version' }] },
    });
    const { version, value: given } = await read('policy');
    const saved = value(await write('policy', version, { ...given, escalationDeadlineSeconds: 60 }));
    value(await admin.call('issueTicket', { body: { serviceId: 'cash' } }));
    expect(await take(changed, seen.version)).toMatchObject({
      ok: false,
      error: { code: 'version-conflict', status: 409, by: 'admin', expected: seen.version, found: saved.version },
    });
    expect(state().config).toEqual({ ...demoBranch, escalationDeadlineSeconds: 60 });
    const again = value(await look(changed));
    expect(again).toMatchObject({ total: seen.total + 1, version: saved.version, closes: null });
    value(await admin.call('issueTicket', { body: { serviceId: 'cash' } }));
    expect(value(await take(changed, again.version)).version).toBe(state().clock);
    expect(state().config).toEqual({ ...demoBranch, ...changed.branch });
  });
});

test('SETTINGS-11: what was saved is there after the next start, with who saved it', async () => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'foyer-settings-'));
  try {
    const founded = await startTestBranch({ dataFolder });
    const client = await founded.signIn('admin');
    const { version, value: given } = value(await client.call('settingsSection', { params: { section: 'policy' } }));
    const body = { version, value: { ...given, escalationDeadlineSeconds: 77 }, note: 'Sooner' };
    value(await client.call('changeSettings', { params: { section: 'policy' }, body }));
    await founded.close();
    const again = await startTestBranch({ dataFolder, open: false });
    const { state: kept } = again.branch.context.runner;
    expect(kept.config?.escalationDeadlineSeconds).toBe(77);
    expect(kept.settings.get('policy')).toMatchObject({ actor: { id: 'admin' } });
    await again.close();
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
});
