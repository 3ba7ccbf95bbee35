import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '@foyer/client';
import { createClient } from '@foyer/client';
import type { LiveRecord } from '@foyer/contract';
import { afterEach, expect, test } from 'vitest';
import { followLive, type LiveFollower } from '../harness/live-follower.ts';
import { refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let running: TestBranch | null = null;
const followers: LiveFollower[] = [];

afterEach(async () => {
  for (const follower of followers.splice(0)) follower.close();
  await running?.close();
  running = null;
});

async function start(): Promise<{ branch: TestBranch; address: string; admin: SignedIn }> {
  const started = await startTestBranch();
  running = started;
  return { branch: started, address: started.address, admin: await started.signIn('admin') };
}

const follow = (address: string, token: string): LiveFollower => {
  const follower = followLive(address, { token });
  followers.push(follower);
  return follower;
};
const self = (records: readonly LiveRecord[]) => records.find((record) => record.kind === 'self');
const kioskPrinter = { address: 'tcp://[::1]:9100', dialect: 'epson', dotsPerLine: 512, style: 'drawn' } as const;

test('DEVICE-9: what is settled for a device reaches it within a second, and it can ask for it', async () => {
  const { branch, address, admin } = await start();
  const kiosk = await branch.pair('kiosk', 'Door');
  const other = await branch.pair('kiosk', 'Hall');
  const door = follow(address, kiosk.token);
  const hall = follow(address, other.token);
  expect(self(await door.follow('device'))).toMatchObject({
    name: 'Door',
    settings: { languages: null, printer: null },
  });
  await hall.follow('device');
  const { deviceId, version } = value(await kiosk.call('ownDevice'));
  const params = { deviceId };
  const offers = { services: ['cash', 'cards'], categories: [] };
  const body = { version, place: { en: 'Entrance' }, settings: { offers, languages: ['en'], printer: kioskPrinter } };
  const asked = performance.now();
  const changed = value(await admin.call('changeDevice', { params, body })).device;
  expect(changed).toMatchObject({
    version: version + 1,
    place: { en: 'Entrance' },
    settings: { printer: kioskPrinter },
  });
  await expect.poll(() => self(door.records('device'))).toMatchObject({ settings: { offers, languages: ['en'] } });
  expect(performance.now() - asked).toBeLessThan(1_000);
  expect(value(await kiosk.call('ownDevice'))).toMatchObject({ version: version + 1, settings: { offers } });
  expect(self(hall.records('device'))).toMatchObject({ name: 'Hall', settings: { offers: null } });
  expect(refusal(await admin.call('changeDevice', { params, body }))).toBe('version-conflict');
  const wrong = await admin.call('changeDevice', {
    params,
    body: { settings: { printer: { ...kioskPrinter, address: 'x' } } },
  });
  expect(wrong).toMatchObject({
    error: { code: 'validation-failed', mistakes: [{ code: 'malformed', pointer: '/settings/printer/address' }] },
  });
});

test('DEVICE-9: a device’s view is for devices', async () => {
  const { address, admin } = await start();
  const staff = followLive(address, { cookie: admin.cookie });
  followers.push(staff);
  await expect(staff.follow('device')).rejects.toThrow('forbidden');
});

test('DEVICE-4: whoever takes a device’s place has its name and settings, and the one before is out at once', async () => {
  const { branch, address, admin } = await start();
  const old = await branch.pair('kiosk', 'Door');
  const { deviceId } = value(await old.call('ownDevice'));
  const params = { deviceId };
  value(await admin.call('changeDevice', { params, body: { settings: { idleSeconds: 77 } } }));
  const oldPage = follow(address, old.token);
  await oldPage.follow('kiosk');
  // The demo lets machines in at once: the code of one that waits is had from the pairings themselves.
  const { pairings } = branch.branch.context;
  const secret = 'a-secret-of-the-new-machine';
  const waiting = pairings.ask({ kind: 'kiosk', name: 'New', secret }, '10.0.0.9', false);
  if (waiting.status !== 'waiting') throw new Error(waiting.status);
  const screen = pairings.ask({ kind: 'screen', name: 'New', secret: 'another-secret-of-a-screen' }, '10.0.0.9', false);
  if (screen.status !== 'waiting') throw new Error(screen.status);
  expect(refusal(await admin.call('replaceDevice', { params, body: { code: screen.code } }))).toBe('other-device-kind');
  expect(refusal(await admin.call('replaceDevice', { params, body: { code: 'NOSUCH' } }))).toBe('not-found');
  const commandId = crypto.randomUUID();
  const replace = () => admin.call('replaceDevice', { params, body: { code: waiting.code }, commandId });
  expect(value(await replace()).device).toMatchObject({ id: deviceId, name: 'Door', state: 'active' });
  await oldPage.gone();
  expect(refusal(await old.call('ownDevice'))).toBe('unauthorised');
  value(await replace());
  const paired = value(
    await createClient({ baseUrl: address }).call('pairDevice', { body: { kind: 'kiosk', name: 'New', secret } }),
  );
  if (paired.status !== 'paired') throw new Error(paired.status);
  const machine: Client = createClient({ baseUrl: address, token: paired.token });
  expect(value(await machine.call('ownDevice'))).toMatchObject({
    deviceId,
    name: 'Door',
    settings: { idleSeconds: 77 },
  });
});

test('DEVICE-5: a revoked device can be removed, and is told of no more; its token is nowhere in the log', async () => {
  const { branch, admin } = await start();
  const kiosk = await branch.pair('kiosk', 'Door');
  const { deviceId } = value(await kiosk.call('ownDevice'));
  const params = { deviceId };
  expect(refusal(await admin.call('removeDevice', { params }))).toBe('invalid-state');
  expect(value(await admin.call('revokeDevice', { params })).device).toMatchObject({ state: 'revoked' });
  expect(refusal(await kiosk.call('ownDevice'))).toBe('unauthorised');
  value(await admin.call('removeDevice', { params }));
  expect(refusal(await admin.call('device', { params }))).toBe('not-found');
  expect(value(await admin.call('devices')).items).toEqual([]);
  const files = readdirSync(branch.dataFolder, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const kept = files.map((file) => readFileSync(path.join(file.parentPath, file.name)));
  expect(kept.some((bytes) => bytes.includes(deviceId))).toBe(true);
  expect(kept.some((bytes) => bytes.includes(kiosk.token))).toBe(false);
});

test('DEVICE-8: a test print is asked for over the live view, and its outcome is seen', async () => {
  const { branch, address, admin } = await start();
  const kiosk = await branch.pair('kiosk', 'Door');
  const { deviceId } = value(await kiosk.call('ownDevice'));
  const params = { deviceId };
  expect(await admin.call('testPrint', { params })).toMatchObject({ error: { state: 'without-printer' } });
  value(await admin.call('changeDevice', { params, body: { settings: { printer: kioskPrinter } } }));
  expect(await admin.call('testPrint', { params })).toMatchObject({ error: { state: 'not-connected' } });
  const agent = follow(address, kiosk.token);
  await agent.follow('device');
  expect(value(await admin.call('testPrint', { params })).device.testPrint).toMatchObject({ outcome: null });
  await expect.poll(() => self(agent.records('device'))?.testPrint).not.toBeNull();
  const id = self(agent.records('device'))?.testPrint?.id ?? '';
  const body = {
    printer: 'ready',
    openJobs: 1,
    software: '1.2',
    testPrint: { id, outcome: 'printed', reason: null },
  } as const;
  value(await kiosk.call('reportStatus', { body }));
  expect(value(await admin.call('device', { params })).device).toMatchObject({
    openJobs: 1,
    software: '1.2',
    connected: true,
    testPrint: { outcome: 'printed' },
  });
  await expect.poll(() => self(agent.records('device'))?.testPrint).toBeNull();
});

test('DEVICE-10: devices and their settings are as they were after a restart', async () => {
  const { branch, admin } = await start();
  const kiosk = await branch.pair('kiosk', 'Door');
  const { deviceId } = value(await kiosk.call('ownDevice'));
  value(
    await admin.call('changeDevice', { params: { deviceId }, body: { name: 'Gate', settings: { idleSeconds: 60 } } }),
  );
  const { dataFolder } = branch;
  await branch.branch.close();
  const again = await startTestBranch({ dataFolder });
  const same = createClient({ baseUrl: again.address, token: kiosk.token });
  const known = value(await same.call('ownDevice'));
  await again.close();
  expect(known).toMatchObject({ deviceId, name: 'Gate', settings: { idleSeconds: 60 } });
});

test('DEVICE-1: a device is accepted under a name that no other has', async () => {
  const { branch, address, admin } = await start();
  await branch.pair('kiosk', 'Door');
  const request = { kind: 'kiosk', name: 'Door', secret: 'a-secret-of-another-kiosk' } as const;
  const waiting = branch.branch.context.pairings.ask(request, '10.0.0.9', false);
  if (waiting.status !== 'waiting') throw new Error(waiting.status);
  const { code } = waiting;
  expect(refusal(await admin.call('claimDevice', { body: { code, name: ' door' } }))).toBe('device-name-taken');
  expect(value(await admin.call('claimDevice', { body: { code } })).device).toMatchObject({ state: 'expected' });
  expect(value(await admin.call('devices')).items.map(({ state }) => state)).toEqual(['active', 'expected']);
  const paired = value(await createClient({ baseUrl: address }).call('pairDevice', { body: request }));
  expect(paired).toMatchObject({ status: 'paired', device: { name: 'Door 2', state: 'active', version: 1 } });
});
