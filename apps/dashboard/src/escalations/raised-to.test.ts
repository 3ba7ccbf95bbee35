import type { AgentId } from '@foyer/basics';
import { expect, test } from 'vitest';
import { byUrgency, mayAnswer, waitsFor } from './raised-to.ts';

const at = '2026-03-02T09:00:00Z';
const level = (role: 'agent' | 'supervisor' | 'manager' | null, ...people: string[]) => ({
  role,
  people: people.map((id) => ({ id: id as AgentId, name: id })),
  since: at,
  deadline: at,
  reminded: false,
});
const user = (id: string, role: 'agent' | 'supervisor' | 'manager' | 'admin') => ({
  id: id as AgentId,
  role,
  withheld: [],
});

test('DASH-121: what is raised waits for everybody of its role or above and for who is named, at the level that it stands at', () => {
  const levels = [level(null, 'dora'), level('supervisor')];
  expect(waitsFor({ status: 'raised', levels }, user('dora', 'agent'))).toBe(false);
  expect(waitsFor({ status: 'raised', levels: levels.slice(0, 1) }, user('dora', 'agent'))).toBe(true);
  for (const role of ['supervisor', 'manager', 'admin'] as const) {
    expect(waitsFor({ status: 'raised', levels }, user('eve', role))).toBe(true);
    expect(waitsFor({ status: 'acknowledged', levels }, user('eve', role))).toBe(false);
  }
});

test('DASH-121: an agent may answer what was ever raised to them, a supervisor any, and nobody what is withheld or over', () => {
  const levels = [level(null, 'dora'), level('manager')];
  expect(mayAnswer({ status: 'raised', levels }, user('dora', 'agent'))).toBe(true);
  expect(mayAnswer({ status: 'raised', levels }, user('amira', 'agent'))).toBe(false);
  expect(mayAnswer({ status: 'acknowledged', levels }, user('salma', 'supervisor'))).toBe(true);
  expect(mayAnswer({ status: 'resolved', levels }, user('salma', 'supervisor'))).toBe(false);
  const withheld = { ...user('salma', 'supervisor'), withheld: ['escalations' as const] };
  expect(mayAnswer({ status: 'raised', levels }, withheld)).toBe(false);
});

test('DASH-18: unanswered calls stand first, the earliest deadline on top, what was decided last', () => {
  const list = [
    { id: 4, status: 'resolved', deadline: '2026-03-02T08:00:00Z' },
    { id: 1, status: 'acknowledged', deadline: '2026-03-02T09:00:00Z' },
    { id: 2, status: 'raised', deadline: '2026-03-02T09:10:00Z' },
    { id: 3, status: 'raised', deadline: '2026-03-02T09:05:00+00:00' },
  ] as const;
  expect(byUrgency(list).map(({ id }) => id)).toEqual([3, 2, 1, 4]);
});
