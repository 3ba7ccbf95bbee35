import { expect, test } from 'vitest';
import { withRowPut, withServiceShifted } from './tiers.ts';

const tiers = [['cash', 'cards'], ['loans']];

test('SETTINGS-38: a service moves to another tier, beside another service or to its end', () => {
  expect(withRowPut(tiers, 'service/cash', { key: 'tier/1', position: 'on' })).toEqual([['cards'], ['loans', 'cash']]);
  expect(withRowPut(tiers, 'service/loans', { key: 'service/cards', position: 'before' })).toEqual([
    ['cash', 'loans', 'cards'],
    [],
  ]);
});

test('SETTINGS-38: a tier moves before or after another; into one it does not', () => {
  expect(withRowPut(tiers, 'tier/0', { key: 'tier/1', position: 'after' })).toEqual([['loans'], ['cash', 'cards']]);
  expect(withRowPut(tiers, 'tier/1', { key: 'tier/0', position: 'before' })).toEqual([['loans'], ['cash', 'cards']]);
  expect(withRowPut(tiers, 'tier/1', { key: 'tier/0', position: 'on' })).toEqual(tiers);
});

test('SETTINGS-38: a service goes a tier up or down; below the last begins a new one, and an empty one goes', () => {
  expect(withServiceShifted(tiers, 'loans', -1)).toEqual([['cash', 'cards', 'loans']]);
  expect(withServiceShifted(tiers, 'loans', 1)).toEqual([['cash', 'cards'], ['loans']]);
  expect(withServiceShifted(tiers, 'cards', 1)).toEqual([['cash'], ['loans', 'cards']]);
  expect(withServiceShifted(tiers, 'cash', -1)).toEqual(tiers);
});
