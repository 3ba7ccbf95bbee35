import { expect, test } from 'vitest';
import { Agenda } from './agenda.ts';

test('WAITS-20: what is to happen comes in order of time, and at the same moment in order of entry', () => {
  const agenda = new Agenda<string>();
  const entries: readonly (readonly [number, string])[] = [
    [5, 'a'],
    [1, 'b'],
    [5, 'c'],
    [3, 'd'],
    [1, 'e'],
    [4, 'f'],
    [5, 'g'],
    [0, 'h'],
  ];
  for (const [at, item] of entries) agenda.enter(at, item);
  const order: string[] = [];
  for (let next = agenda.next(); next !== undefined; next = agenda.next()) {
    order.push(`${next.item}${next.at}`);
    if (next.item === 'd') agenda.enter(2, 'late');
  }
  expect(order).toEqual(['h0', 'b1', 'e1', 'd3', 'late2', 'f4', 'a5', 'c5', 'g5']);
});
