import type { ViewState } from '@foyer/client';
import { expect, test } from 'vitest';
import { type Shows, shownCalls } from './shown-calls.ts';

const call = (sequence: number, counterId: string, zone: string) => ({
  kind: 'call' as const,
  id: String(sequence),
  sequence,
  number: `A00${sequence}`,
  counterId: counterId as never,
  counterNumber: counterId,
  zone: { en: zone },
  serviceId: 'cash' as never,
  at: '2026-03-02T09:00:00.000Z',
  times: 1,
  pending: true,
});
const calls: ViewState['call'] = {
  1: call(1, 'one', 'Hall'),
  2: call(2, 'two', 'Hall'),
  3: call(3, 'three', 'Upstairs'),
};
const shown = (settings: object, zone: string | null = null) => {
  const usual = { kind: 'screen', theme: 'default', languages: null, calls: 'all', counters: [], waits: true };
  const self = { zone, settings: { ...usual, ...settings } };
  const counters = Object.values(calls).map((one) => ({ zone: one.zone }));
  return Object.keys(shownCalls(calls, { self, branch: { languages: ['en'] }, counters } as never as Shows));
};

test('SCREEN-33: a screen shows all calls, those of its zone, or those of some counters', () => {
  expect(shown({})).toEqual(['1', '2', '3']);
  expect(shown({ calls: 'zone' }, 'Hall')).toEqual(['1', '2']);
  expect(shown({ calls: 'counters', counters: ['three', 'one'] })).toEqual(['1', '3']);
  // The zone was renamed: better too many than none.
  expect(shown({ calls: 'zone' }, 'Cellar')).toEqual(['1', '2', '3']);
});
