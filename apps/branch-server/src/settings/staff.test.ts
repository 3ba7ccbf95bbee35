import type { AgentId } from '@foyer/basics';
import { expect, test } from 'vitest';
import { checkStaff, type Staff } from './staff-schema.ts';

const ANNA: Staff = { name: 'anna', displayName: 'Anna', role: 'agent', password: 'first password' };

test('PEOPLE-2: two accounts in a file with one name, however it is written, are told', () => {
  const mistakesIn = (...staff: readonly Staff[]) => [...checkStaff(staff)].map(({ code, path }) => [code, ...path]);
  expect(mistakesIn(ANNA, { ...ANNA, name: 'Annabel' })).toEqual([]);
  expect(mistakesIn(ANNA, { ...ANNA, name: ' ANNA' })).toEqual([['repeated', 'staff', 1, 'name']]);
  expect(mistakesIn(ANNA, { ...ANNA, name: 'ben', id: 'anna' as AgentId })).toEqual([['repeated', 'staff', 1, 'id']]);
});
