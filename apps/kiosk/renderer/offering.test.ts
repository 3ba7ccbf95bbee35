import type { Service } from '@foyer/contract';
import { branch, service } from '@foyer/contract/schemas';
import { expect, test } from 'vitest';
import { groupServices, isNotOffered, shownGroups } from './offering.ts';

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
  });
const categories = (...ids: string[]) => ({
  categories: branch.shape.categories.parse(
    ids.map((id) => ({ id, name: { en: id }, parentId: null, pictogram: null })),
  ),
});
const USUAL = { largeText: false, overflows: false };
const many = (count: number, categoryId: string) =>
  Array.from({ length: count }, (_, at) => offer(`${categoryId}${at}`, categoryId));

test('KIOSK-26: services that fit are shown at once, under their categories; empty ones are left out', () => {
  const groups = groupServices(categories('a', 'b', 'c'), [...many(4, 'a'), ...many(4, 'b')]);
  expect(groups.map(({ categoryId, services }) => [categoryId, services.length])).toEqual([
    ['a', 4],
    ['b', 4],
  ]);
  expect(shownGroups(groups, null, USUAL).kind).toBe('services');
});

test('KIOSK-26: more than fit are reached through their category, sooner with large text or long words', () => {
  const groups = groupServices(categories('a', 'b'), [...many(4, 'a'), ...many(4, 'b')]);
  expect(shownGroups(groups, null, { ...USUAL, largeText: true }).kind).toBe('categories');
  expect(shownGroups(groups, 'b', { ...USUAL, largeText: true })).toMatchObject({
    kind: 'services',
    groups: [{ categoryId: 'b' }],
  });
  expect(shownGroups(groups, null, { ...USUAL, overflows: true }).kind).toBe('categories');
  const one = groupServices(categories('a'), many(14, 'a'));
  expect(shownGroups(one, null, { ...USUAL, overflows: true }).kind).toBe('services');
});

test('KIOSK-15: tickets are had for open and unstaffed services only', () => {
  const statuses = ['open', 'unstaffed', 'suspended', 'full', 'last-ticket', 'closed'] as const;
  expect(statuses.filter((status) => !isNotOffered(offer('x', 'a', status)))).toEqual(['open', 'unstaffed']);
});
