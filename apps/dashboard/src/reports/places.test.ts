import { wordsOf } from '@foyer/words/catalogue';
import { expect, it } from 'vitest';
import { inNameOrder, placesOf, withoutEmptyEnds } from './places.ts';

const row = (key: string, count = 1) => ({ key, count });
const empty = ({ count }: { count: number }) => count === 0;

it('DASH-44: hours stand without a gap, so that each is as wide as the next', () => {
  expect(placesOf([row('9'), row('12')], 'hours')).toEqual([
    { key: '9', row: row('9') },
    { key: '10', row: null },
    { key: '11', row: null },
    { key: '12', row: row('12') },
  ]);
  expect(placesOf([], 'hours')).toEqual([]);
});

it('DASH-44: days stand as they came: those between them had no visits', () => {
  expect(placesOf([row('2026-02-16'), row('2026-03-02')], 'days').map(({ key }) => key)).toEqual([
    '2026-02-16',
    '2026-03-02',
  ]);
});

it('DASH-44: what had nothing is left out at both ends, not in between', () => {
  const rows = [row('a', 0), row('b'), row('c', 0), row('d'), row('e', 0), row('f', 0)];
  expect(withoutEmptyEnds(rows, empty).map(({ key }) => key)).toEqual(['b', 'c', 'd']);
  expect(withoutEmptyEnds([row('a', 0)], empty)).toEqual([]);
});

it('DASH-63: services stand in the order of their names as the language sorts them, hours as they came', () => {
  const names: Record<string, string> = { a: 'Zoll', b: 'Ärzte', c: 'Bank' };
  const rows = [{ key: 'a' }, { key: 'b' }, { key: 'c' }];
  const keys = (by: string) =>
    inNameOrder(rows, by, (key) => names[key] ?? key, wordsOf('de', null)).map(({ key }) => key);
  expect(keys('services')).toEqual(['b', 'c', 'a']);
  expect(keys('hours')).toEqual(['a', 'b', 'c']);
});
