import { describe, expect, test } from 'vitest';
import { differences } from './differences.ts';
import { merge } from './merge.ts';

const cash = { id: 'cash', name: { en: 'Cash' }, maxWaiting: 500 };
const cards = { id: 'cards', name: { en: 'Cards' }, maxWaiting: 500 };
const loans = { id: 'loans', name: { en: 'Loans' }, maxWaiting: 500 };
const base = { services: [cash, cards] };
const mine = () => 'mine' as const;
const theirs = () => 'theirs' as const;

describe('two changes of the same section', () => {
  test('SETTINGS-35: what only one changed is kept, within an entry too', () => {
    const one = { services: [{ ...cash, maxWaiting: 9 }, cards] };
    const other = { services: [{ ...cash, name: { en: 'Money' } }, cards] };
    expect(merge(base, one, other, mine)).toEqual({
      value: { services: [{ id: 'cash', name: { en: 'Money' }, maxWaiting: 9 }, cards] },
      conflicts: [],
    });
  });

  test.each([
    ['mine', mine, 'Money'],
    ['theirs', theirs, 'Coins'],
  ] as const)('SETTINGS-35: where both changed the same, the choice decides: %s', (_, choose, name) => {
    const one = { services: [{ ...cash, name: { en: 'Money' } }, cards] };
    const other = { services: [{ ...cash, name: { en: 'Coins' } }, cards] };
    expect(merge(base, one, other, choose)).toEqual({
      value: { services: [{ ...cash, name: { en: name } }, cards] },
      conflicts: [{ path: ['services', 'cash', 'name', 'en'], before: 'Coins', after: 'Money', kind: 'setting' }],
    });
  });

  test('SETTINGS-35: entries that either added are there, in the order of whoever changed it', () => {
    const one = { services: [cards, cash] };
    const other = { services: [cash, loans, cards] };
    const { value, conflicts } = merge(base, one, other, mine);
    expect(value).toEqual({ services: [cards, cash, loans] });
    expect(conflicts).toEqual([]);
  });

  test('SETTINGS-35: what one took out and the other changed is one choice; what nobody else touched goes', () => {
    const one = { services: [cards] };
    const other = { services: [{ ...cash, maxWaiting: 7 }, cards] };
    expect(merge(base, one, other, mine).value).toEqual({ services: [cards] });
    expect(merge(base, one, other, theirs)).toMatchObject({
      value: { services: [{ ...cash, maxWaiting: 7 }, cards] },
      conflicts: [{ path: ['services', 'cash'], kind: 'entry', after: undefined }],
    });
    expect(merge(base, one, { services: [cash, cards, loans] }, theirs).value).toEqual({ services: [cards, loans] });
  });
});

describe('what has changed', () => {
  test('SETTINGS-37: each setting, entry and order is one change', () => {
    const after = { services: [{ ...cards, name: { en: 'Cards', ar: 'بطاقات' } }, loans, cash] };
    expect(differences(base, after)).toEqual([
      { path: ['services', 'cards', 'name', 'ar'], before: undefined, after: 'بطاقات', kind: 'setting' },
      { path: ['services', 'loans'], before: undefined, after: loans, kind: 'entry' },
      { path: ['services'], before: ['cash', 'cards'], after: ['cards', 'loans', 'cash'], kind: 'order' },
    ]);
  });

  test('SETTINGS-37: the same is no change, in whatever order its members stand', () => {
    expect(differences({ a: 1, b: [{ id: 'x', c: 2 }] }, { b: [{ c: 2, id: 'x' }], a: 1 })).toEqual([]);
  });
});
