import type { DeviceId } from '@foyer/basics';
import { cash, counter1 } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { MOST_DEVICES } from '../devices.ts';
import { Story } from '../testing/story.ts';
import type { CommandOf } from './index.ts';

const door = 'device-door' as DeviceId;
const hall = 'device-hall' as DeviceId;
const pair = (
  deviceId: DeviceId,
  name = 'Kiosk',
  kind: CommandOf<'pair-device'>['kind'] = 'kiosk',
): CommandOf<'pair-device'> => ({ type: 'pair-device', deviceId, kind, name });
const change = (
  deviceId: DeviceId,
  changes: CommandOf<'change-device'>['changes'],
  version?: number,
): CommandOf<'change-device'> => ({ type: 'change-device', deviceId, changes, version });
const mistakes = (story: Story, command: CommandOf<'change-device'>) => {
  const refusal = story.refusal(command);
  if (refusal.code !== 'invalid-configuration') throw new Error(`It is ${refusal.code}`);
  return refusal.mistakes.map(({ code, path }) => `${code} ${path.join('/')}`);
};

test('DEVICE-1: names are unique among devices that have not been removed; one that comes with a name taken gets a number', () => {
  const story = Story.open();
  expect(story.one('DevicePaired', pair(door)).facts).toMatchObject({ name: 'Kiosk', place: {}, zone: null });
  expect(story.one('DevicePaired', pair(hall, ' kiosk ')).facts.name).toBe(' kiosk  2');
  expect(story.refusal(change(hall, { name: 'KIOSK' }))).toEqual({ code: 'device-name-taken', name: 'Kiosk' });
  expect(story.one('DeviceChanged', change(hall, { name: 'Hall' }))).toMatchObject({ before: { name: ' kiosk  2' } });
  story.do({ type: 'revoke-device', deviceId: door });
  expect(story.refusal(change(hall, { name: 'Kiosk' }))).toMatchObject({ code: 'device-name-taken' });
  story.do({ type: 'remove-device', deviceId: door });
  story.do(change(hall, { name: 'Kiosk' }));
  expect(story.state.devices.get(door)).toMatchObject({ name: 'Kiosk', state: 'removed' });
});

test('DEVICE-2: a device’s settings are checked whole, each mistake at its place, and change nothing', () => {
  const story = Story.open();
  story.do(pair(door));
  story.do(pair(hall, 'Hall', 'screen'));
  expect(
    mistakes(
      story,
      change(door, {
        name: '',
        place: { xx: 'Door' },
        zone: 'Nowhere',
        settings: {
          offers: { services: [cash, 'none', cash], categories: ['none'] },
          languages: ['en', 'qq'],
          printer: { address: 'tcp://host:70000', dialect: 'star', dotsPerLine: 500, style: 'drawn', colour: 'red' },
          idleSeconds: 4,
          theme: 'default',
        },
      }),
    ).toSorted(),
  ).toEqual(
    [
      'too-short name',
      'not-one-of place/xx',
      'not-one-of zone',
      'unknown-service settings/offers/services/1',
      'repeated settings/offers/services/2',
      'unknown-category settings/offers/categories/0',
      'not-one-of settings/languages/1',
      'malformed settings/printer/address',
      'not-one-of settings/printer/dialect',
      'not-one-of settings/printer/dotsPerLine',
      'unknown-setting settings/printer/colour',
      'too-small settings/idleSeconds',
      'unknown-setting settings/theme',
    ].toSorted(),
  );
  expect(mistakes(story, change(door, { settings: { kind: 'screen' } }))).toEqual(['not-one-of settings/kind']);
  expect(mistakes(story, change(door, { settings: { offers: { services: [], categories: [] } } }))).toEqual([
    'too-few settings/offers/services',
  ]);
  expect(mistakes(story, change(hall, { settings: { calls: 'zone' } }))).toEqual(['missing zone']);
  expect(mistakes(story, change(hall, { settings: { calls: 'counters' } }))).toEqual(['too-few settings/counters']);
  expect(mistakes(story, change(hall, { settings: { counters: [counter1, 'none'], theme: '../x' } }))).toEqual([
    'malformed settings/theme',
    'unknown-counter settings/counters/1',
  ]);
  expect(story.state.devices.get(door)?.version).toBe(1);
});

test('DEVICE-2: a printer is in the network, by name or number, or a file of the kiosk', () => {
  const story = Story.open();
  story.do(pair(door));
  const at = (address: string) =>
    change(door, { settings: { printer: { address, dialect: 'epson', dotsPerLine: 512, style: 'drawn' } } });
  for (const address of [
    'tcp://printer',
    'tcp://10.0.0.9:9101',
    'tcp://[::1]:9100',
    'tcp://[fe80::1]',
    'device:/dev/usb/lp0',
  ]) {
    story.one('DeviceChanged', at(address));
  }
  for (const address of [
    '',
    'printer',
    'tcp://',
    'tcp://a b',
    'tcp://::1',
    'tcp://[zz]',
    'tcp://a:0',
    'device:lp0',
    'lpt1',
  ]) {
    expect(mistakes(story, at(address)), address).toEqual(['malformed settings/printer/address']);
  }
});

test('DEVICE-3: what somebody else has changed since is not overwritten; what is the same is no change', () => {
  const story = Story.open();
  story.do(pair(door));
  story.do(change(door, { settings: { languages: ['en'] } }, 1));
  expect(story.refusal(change(door, { name: 'Door' }, 1))).toEqual({
    code: 'version-conflict',
    id: door,
    expected: 1,
    found: 2,
  });
  expect(story.do(change(door, { settings: { languages: ['en'] } }, 2))).toEqual([]);
  expect(story.state.devices.get(door)?.settings).toMatchObject({ languages: ['en'], idleSeconds: 30 });
});

test('DEVICE-4: another machine of the kind takes a device’s name, place and settings, a revoked one’s too', () => {
  const story = Story.open();
  story.do(pair(door));
  story.do(change(door, { name: 'Door', settings: { idleSeconds: 60 } }));
  expect(story.refusal({ type: 'replace-device', deviceId: door, kind: 'screen' })).toEqual({
    code: 'other-device-kind',
    expected: 'kiosk',
    found: 'screen',
  });
  story.do({ type: 'revoke-device', deviceId: door });
  story.wait(60);
  story.do({ type: 'replace-device', deviceId: door, kind: 'kiosk' });
  expect(story.state.devices.get(door)).toMatchObject({
    name: 'Door',
    state: 'active',
    revokedAt: null,
    pairedAt: story.state.at,
    settings: { idleSeconds: 60 },
  });
});

test('DEVICE-5: a device is removed once it was revoked; then it can’t be spoken of any more', () => {
  const story = Story.open();
  story.do(pair(door));
  expect(story.refusal({ type: 'remove-device', deviceId: door })).toMatchObject({
    code: 'invalid-state',
    state: 'active',
  });
  story.do({ type: 'revoke-device', deviceId: door });
  expect(story.do({ type: 'revoke-device', deviceId: door })).toEqual([]);
  expect(story.refusal(change(door, { name: 'Door' }))).toMatchObject({ code: 'invalid-state', state: 'revoked' });
  story.do({ type: 'remove-device', deviceId: door });
  for (const type of ['remove-device', 'revoke-device'] as const) {
    expect(story.refusal({ type, deviceId: door })).toEqual({ code: 'not-found', what: 'device', id: door });
  }
  expect(story.refusal(pair(door))).toMatchObject({ code: 'invalid-state', state: 'removed' });
});

test('DEVICE-6: a branch has a thousand devices at most', () => {
  const story = Story.open();
  for (let made = 0; made < MOST_DEVICES; made += 1) story.do(pair(`device-${made}` as DeviceId, `Kiosk ${made}`));
  expect(story.refusal(pair(door))).toEqual({ code: 'too-many', what: 'devices', limit: MOST_DEVICES });
});
