import type { Service } from '@foyer/contract';
import { branch, service } from '@foyer/contract/schemas';
import { expect, test } from 'vitest';
import { isNotOffered, isUnstaffed, levelOf, soonestOf, treeOf } from './offering.ts';

const offer = (id: string, categoryId: string, status: Service['status'] = 'open'): Service =>
  service.parse({
    id,
    order: 0,
    categoryId,
    name: { en: id },
    pictogram: null,
    status,
    reason: null,
    message: null,
    opensAt: null,
    closesAt: null,
    waiting: 0,
    openCounters: 1,
    ahead: 0,
    estimate: { kind: 'withheld', reason: 'no-evidence' },
    estimates: [],
    targetSeconds: 600,
    targetShare: 0.8,
    outcomes: [],
    outcomeRequired: false,
    marks: [],
  });
const categories = (...ids: string[]) => ({
  categories: branch.shape.categories.parse(
    ids.map((id) => ({ id, name: { en: id }, parentId: null, pictogram: null })),
  ),
});
/** Categories by what they stand below. */
const below = (parents: Readonly<Record<string, string | null>>) => ({
  categories: branch.shape.categories.parse(
    Object.entries(parents).map(([id, parentId]) => ({ id, name: { en: id }, parentId, pictogram: null })),
  ),
});
const USUAL = { largeText: false, overflows: false };
const many = (count: number, categoryId: string) =>
  Array.from({ length: count }, (_, at) => offer(`${categoryId}${at}`, categoryId));

test('KIOSK-26: services that fit are shown at once, under their categories; empty ones are left out', () => {
  const tree = treeOf(categories('a', 'b', 'c'), [...many(4, 'a'), ...many(4, 'b')]);
  const level = levelOf(tree, null, USUAL);
  expect(level).toMatchObject({ kind: 'services', chosen: null });
  expect(level.groups.map(({ categoryId, services }) => [categoryId, services.length])).toEqual([
    ['a', 4],
    ['b', 4],
  ]);
});

test('KIOSK-26: more than fit are reached through their category, sooner with large text or long words', () => {
  const tree = treeOf(categories('a', 'b'), [...many(4, 'a'), ...many(4, 'b')]);
  expect(levelOf(tree, null, { ...USUAL, largeText: true }).kind).toBe('categories');
  expect(levelOf(tree, 'b', { ...USUAL, largeText: true })).toMatchObject({
    kind: 'services',
    groups: [{ categoryId: 'b' }],
    back: null,
  });
  expect(levelOf(tree, null, { ...USUAL, overflows: true }).kind).toBe('categories');
  const one = treeOf(categories('a'), many(14, 'a'));
  expect(levelOf(one, null, { ...USUAL, overflows: true }).kind).toBe('services');
});

test('KIOSK-60: a tree is asked one level at a time, with a way back; a level with one choice is passed over', () => {
  const tree = treeOf(below({ a: null, a1: 'a', a2: 'a', a21: 'a2', b: null, b1: 'b', c: null }), [
    ...many(6, 'a1'),
    ...many(6, 'a21'),
    ...many(6, 'b1'),
    offer('a-own', 'a'),
    ...many(2, 'c'),
  ]);
  const first = levelOf(tree, null, USUAL);
  expect(first.groups.map(({ categoryId, services }) => [categoryId, services.length])).toEqual([
    ['a', 13],
    ['b1', 6],
    ['c', 2],
  ]);
  const second = levelOf(tree, 'a', USUAL);
  expect(second).toMatchObject({ kind: 'categories', own: [{ id: 'a-own' }], back: null });
  expect(second.groups.map(({ categoryId }) => categoryId)).toEqual(['a1', 'a21']);
  expect(levelOf(tree, 'a21', USUAL)).toMatchObject({ kind: 'services', groups: [{ categoryId: 'a21' }], back: 'a' });
  // What has gone meanwhile, or was passed over, was not chosen.
  expect(levelOf(tree, 'a2', USUAL)).toEqual(first);
});

test('KIOSK-60: categories that stand below each other in a circle hold up nothing', () => {
  expect(treeOf(below({ a: 'b', b: 'a', c: null }), [...many(1, 'a'), ...many(1, 'c')])).toHaveLength(1);
});

test('KIOSK-15: tickets are had for open and unstaffed services only', () => {
  const statuses = ['open', 'unstaffed', 'suspended', 'full', 'last-ticket', 'closed'] as const;
  expect(statuses.filter((status) => !isNotOffered(offer('x', 'a', status)))).toEqual(['open', 'unstaffed']);
});

test('KIOSK-57: a category tells the shortest wait of its services that can be had', () => {
  const waits = (
    id: string,
    aboutMinutes: number | null,
    ahead: number,
    status: Service['status'] = 'open',
  ): Service => ({
    ...offer(id, 'a', status),
    ahead,
    ...(aboutMinutes === null
      ? {}
      : { estimate: { kind: 'minutes', aboutMinutes, mostMinutes: aboutMinutes + 5 } as Service['estimate'] }),
  });
  const services = [waits('long', 20, 1), waits('short', 5, 9), waits('shut', 1, 0, 'closed'), waits('none', null, 0)];
  expect(soonestOf(services)?.id).toBe('short');
  expect(soonestOf([waits('many', null, 4), waits('few', null, 2), waits('empty', null, 0, 'unstaffed')])?.id).toBe(
    'few',
  );
  expect(soonestOf([waits('shut', 1, 0, 'suspended')])).toBeNull();
});

test('KIOSK-36: that no counter is open is said once where it holds of all that can be had', () => {
  expect(isUnstaffed([offer('a', 'a', 'unstaffed'), offer('b', 'a', 'unstaffed'), offer('c', 'a', 'closed')])).toBe(
    true,
  );
  expect(isUnstaffed([offer('a', 'a', 'unstaffed'), offer('b', 'a')])).toBe(false);
  expect(isUnstaffed([offer('a', 'a', 'unstaffed')])).toBe(false);
  expect(isUnstaffed([])).toBe(false);
});
