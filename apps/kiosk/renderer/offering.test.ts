import type { Service } from '@foyer/contract';
import { branch, service } from '@foyer/contract/schemas';
import { expect, test } from 'vitest';
import { groupServices, isNotOffered, isUnstaffed, shownGroups, soonestOf } from './offering.ts';

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
