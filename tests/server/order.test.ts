import type { CounterId, ServiceId } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import { indexOf } from '@foyer/configuration';
import type { RecordKind } from '@foyer/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followLive } from '../harness/live-follower.ts';
import { type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

/** In this order in the configuration; as keys of an object, or sorted, they would stand in another. */
const SERVICES = ['214', 'cash', '7', '0'];
const COUNTERS = ['12', 'window', '3'];

let branch: TestBranch;
let supervisor: SignedIn;

beforeAll(async () => {
  const [service] = demoBranch.services;
  const [counter] = demoBranch.counters;
  const [profile] = demoBranch.profiles;
  if (service === undefined || counter === undefined || profile === undefined) throw new Error('The demo is empty');
  const ids = SERVICES as ServiceId[];
  branch = await startTestBranch({
    settings: {
      branch: {
        ...demoBranch,
        marks: [],
        services: ids.map((id) => ({
          ...service,
          id,
        })),
        profiles: [{ ...profile, tiers: [ids] }],
        counters: COUNTERS.map((id, at) => ({
          ...counter,
          id: id as CounterId,
          number: String(at + 1),
          profileId: profile.id,
        })),
      },
    },
  });
  supervisor = await branch.signIn('supervisor');
});
afterAll(() => branch.close());

test('ORDER-1: replies give services and counters in the configuration’s order, each with its place', async () => {
  const placesOf = (items: readonly { id: string; order: number }[]) => items.map(({ id, order }) => [order, id]);
  const services = SERVICES.map((id, order) => [order, id]);
  const counters = COUNTERS.map((id, order) => [order, id]);
  expect(placesOf(value(await supervisor.call('services')).items)).toEqual(services);
  expect(placesOf(value(await supervisor.call('counters')).items)).toEqual(counters);
  const floor = value(await supervisor.call('floor'));
  expect(placesOf(floor.services)).toEqual(services);
  expect(placesOf(floor.counters)).toEqual(counters);
});

test('ORDER-1: ids that look like numbers work in commands and views, which carry the same places', async () => {
  const params = { counterId: '3' };
  value(await supervisor.call('openCounter', { params }));
  value(await supervisor.call('issueTicket', { body: { serviceId: '0' } }));
  const first = value(await supervisor.call('issueTicket', { body: { serviceId: '214' } }));
  value(await supervisor.call('callVisit', { params, body: { visitId: first.visit.id } }));
  const { cookie } = supervisor;
  const follower = followLive(branch.address, { cookie });
  const placesIn = async (view: string, kind: RecordKind) =>
    (await follower.follow(view))
      .flatMap((record) => (record.kind === kind && 'order' in record ? [[record.order, record.id] as const] : []))
      .sort(([one], [other]) => one - other)
      .map(([, id]) => id);
  for (const view of ['kiosk', 'signage:hall', 'floor', 'counter:3'])
    expect(await placesIn(view, 'service'), view).toEqual(SERVICES);
  for (const view of ['signage:hall', 'floor', 'counter:3'])
    expect(await placesIn(view, 'counter'), view).toEqual(COUNTERS);
  expect(follower.records('counter:3')).toContainEqual(
    expect.objectContaining({ kind: 'counter', id: '3', visitId: first.visit.id }),
  );
  follower.close();
});

test('ORDER-1: services stand by category in the categories’ order, within each in their own', () => {
  const categories = demoBranch.categories.toReversed();
  const { inOrder } = indexOf({ ...demoBranch, categories });
  const expected = categories.flatMap(({ id }) => demoBranch.services.filter(({ categoryId }) => categoryId === id));
  expect(inOrder.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  expect(inOrder).not.toEqual(demoBranch.services);
});
