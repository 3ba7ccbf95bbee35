import { describe, expect, test } from 'vitest';
import { freePrefix, idFor, putBeside } from './entries.ts';
import { movedInTree, serviceTree } from './service-tree.ts';

describe('ids', () => {
  test.each([
    ['Cash in & out', 'service', 'cash-in-out'],
    ['Öffentliche Dienste', 'service', 'offentliche-dienste'],
    ['القروض', 'service', 'service'],
    ['---', 'class', 'class'],
  ])('SETTINGS-39: “%s” gives %s … %s', (name, kind, id) => {
    expect(idFor(name, kind, new Set())).toBe(id);
  });

  test('SETTINGS-39: an id that is taken gets a number', () => {
    expect(idFor('Cash', 'service', new Set(['cash', 'cash-2']))).toBe('cash-3');
  });

  test('SETTINGS-39: a new service gets letters that no other has', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((prefix) => ({ id: prefix, prefix }));
    expect(freePrefix([])).toBe('A');
    expect(freePrefix(letters.filter(({ id }) => id !== 'C'))).toBe('C');
    expect(freePrefix(letters)).toBe('AA');
  });
});

test('SETTINGS-38: an entry is put before or after another', () => {
  const list = ['a', 'b', 'c'].map((id) => ({ id }));
  const order = (key: string, position: 'before' | 'after') =>
    putBeside(list, new Set(['a']), { key, position }).map(({ id }) => id);
  expect(order('c', 'before')).toEqual(['b', 'a', 'c']);
  expect(order('c', 'after')).toEqual(['b', 'c', 'a']);
  expect(order('a', 'after')).toEqual(['a', 'b', 'c']);
  expect(order('lost', 'after')).toEqual(['a', 'b', 'c']);
});

describe('the tree of services', () => {
  const value = {
    categories: [{ id: 'desk' }, { id: 'advice' }, { id: 'homes', parentId: 'advice' }],
    services: [
      { id: 'cash', categoryId: 'desk' },
      { id: 'cards', categoryId: 'desk' },
      { id: 'loans', categoryId: 'homes' },
      { id: 'lost', categoryId: 'nowhere' },
    ],
  };
  const shape = (tree: ReturnType<typeof serviceTree>): unknown[] =>
    tree.map(({ entry, children }) => (children.length === 0 ? entry.id : [entry.id, ...shape(children)]));

  test('SETTINGS-38: categories hold categories and services; what belongs nowhere stands at the top', () => {
    expect(shape(serviceTree(value))).toEqual([['desk', 'cash', 'cards'], ['advice', ['homes', 'loans']], 'lost']);
  });

  test('SETTINGS-38: categories that stand under each other are shown, so that they can be mended', () => {
    const circle = {
      categories: [
        { id: 'a', parentId: 'b' },
        { id: 'b', parentId: 'a' },
      ],
      services: [],
    };
    expect(shape(serviceTree(circle))).toEqual(['a', 'b']);
  });

  test('SETTINGS-38: a service moves into a category, or beside another one in its category', () => {
    const into = movedInTree(value, 'services/cash', { key: 'categories/homes', position: 'on' });
    expect(shape(serviceTree(into ?? {}))).toEqual([['desk', 'cards'], ['advice', ['homes', 'loans', 'cash']], 'lost']);
    const beside = movedInTree(value, 'services/loans', { key: 'services/cards', position: 'before' });
    expect(shape(serviceTree(beside ?? {}))).toEqual([['desk', 'cash', 'loans', 'cards'], ['advice', 'homes'], 'lost']);
  });

  test('SETTINGS-38: a category moves with all in it, but not into itself', () => {
    const top = movedInTree(value, 'categories/homes', { key: 'categories/desk', position: 'before' });
    expect(shape(serviceTree(top ?? {}))).toEqual([['homes', 'loans'], ['desk', 'cash', 'cards'], 'advice', 'lost']);
    expect(movedInTree(value, 'categories/advice', { key: 'categories/homes', position: 'on' })).toBeNull();
    expect(movedInTree(value, 'services/cash', { key: 'categories/homes', position: 'before' })).toBeNull();
  });
});
