import { agentId, counterId, serviceId } from '@foyer/contract/schemas';
import { wordsOf } from '@foyer/words/catalogue';
import { expect, it } from 'vitest';
import { formatDeviceName, formatPlace } from './format-facts.ts';

const names = { service: (id: string) => `the service ${id}`, counter: (id: string) => id.replace('counter-', '') };
const words = wordsOf('en', null);
const raisedAt1 = { source: 'agent', place: '1' } as const;
const at = '2026-03-02T09:00:00Z';
const loans = serviceId.parse('loans');

it('DASH-47: an escalation is where its visit is now', () => {
  const waiting = { kind: 'waiting', since: at, seniority: at, pin: null, first: false } as const;
  expect(formatPlace(raisedAt1, { serviceId: loans, stage: waiting }, names, words)).toBe(
    'Waiting for the service loans',
  );
  const serving = {
    kind: 'serving',
    counterId: counterId.parse('counter-6'),
    agentId: agentId.parse('noor'),
    startedAt: at,
  } as const;
  expect(formatPlace(raisedAt1, { serviceId: loans, stage: serving }, names, words)).toBe('Counter 6');
});

it('DASH-47: what is about no visit is where it was asked from', () => {
  expect(formatPlace({ source: 'kiosk', place: 'Kiosk by the door' }, undefined, names, words)).toBe(
    'Kiosk by the door',
  );
  expect(formatPlace(raisedAt1, undefined, names, words)).toBe('Counter 1');
});

it('DASH-31: a device that is named by an id is called by words; a given name stays as it was given', () => {
  expect(formatDeviceName('lobby')).toBe('Lobby');
  expect(formatDeviceName('screen-2')).toBe('Screen 2');
  expect(formatDeviceName('Kiosk by the door')).toBe('Kiosk by the door');
  expect(formatDeviceName('كشك الباب')).toBe('كشك الباب');
});
