import { expect, test } from 'vitest';
import { differencesOf } from './differences.ts';
import { bank, cash } from './testing/bank.ts';

test('SETTINGS-12: the difference of two configurations names each place once, entries by their ids', () => {
  const [first, second, third] = bank.services;
  if (first === undefined || second === undefined || third === undefined) throw new Error('The bank has services');
  const after = {
    ...bank,
    name: { ...bank.name, en: 'Quay' },
    services: [{ ...second }, { ...first, maxWaiting: 9 }],
    policy: { ...bank.policy, kind: 'strict' },
  };
  expect(differencesOf(bank, after)).toEqual([
    { pointer: '/name/en', within: [], before: 'Harbour', after: 'Quay' },
    { pointer: '/services', within: [], before: ['cash', 'cards'], after: ['cards', 'cash'] },
    { pointer: '/services/2', within: ['loans'], before: third, after: undefined },
    { pointer: '/services/1/maxWaiting', within: [cash], before: 200, after: 9 },
    { pointer: '/policy/kind', within: [], before: 'accumulating', after: 'strict' },
  ]);
  expect(differencesOf(bank, structuredClone(bank))).toEqual([]);
  expect(differencesOf({ a: [1, 2] }, { a: [2], b: null })).toEqual([
    { pointer: '/a', within: [], before: [1, 2], after: [2] },
    { pointer: '/b', within: [], before: undefined, after: null },
  ]);
});
