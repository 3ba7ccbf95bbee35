import type { BranchDay, CounterId, ServiceId, VisitId } from '@foyer/basics';
import { beforeEach, expect, test } from 'vitest';
import { store } from './testing/kept-store.ts';
import { TestBranch } from './testing/test-branch.ts';

let branch: TestBranch;

beforeEach(() => {
  branch = new TestBranch(store);
  branch.begin();
});

const first = 'counter-1' as CounterId;

/** One customer of a service, served at the first counter for so many seconds. */
function serve(service: string, seconds: number): VisitId {
  const { id } = branch.issue(service, { printing: true });
  branch.do({ type: 'call-visit', counterId: first, visitId: id });
  branch.do({ type: 'start', visitId: id });
  branch.seconds(seconds);
  branch.do({ type: 'finish', visitId: id });
  return id;
}

test('STORE-19: a visit’s history holds its steps, stretches, print and events in order', () => {
  const { id } = branch.issue('cash', { printing: true });
  branch.seconds(60);
  branch.do({ type: 'call-visit', counterId: first, visitId: id });
  branch.do({ type: 'start', visitId: id });
  const target = { to: 'service', serviceId: 'loans' as ServiceId } as const;
  branch.do({ type: 'transfer', visitId: id, target, position: 'last' });
  const history = store.visitHistory(id);
  expect(history?.visit).toMatchObject({ visitId: id, number: 'A001', how: null });
  expect(history?.steps.map(({ serviceId, how, wait }) => [serviceId, how, wait])).toEqual([
    ['cash', 'transferred', 60_000],
    ['loans', null, null],
  ]);
  expect(history?.intervals.map(({ kind, endedBy }) => [kind, endedBy])).toEqual([
    ['waiting', 'VisitCalled'],
    ['called', 'ServiceStarted'],
    ['serving', 'VisitTransferred'],
    ['waiting', null],
  ]);
  expect(history?.prints).toMatchObject([{ visitId: id, status: 'pending' }]);
  expect(history?.events.map(({ type }) => type)).toEqual([
    'TicketIssued',
    'EstimateQuoted',
    'VisitCalled',
    'ServiceStarted',
    'VisitTransferred',
  ]);
  expect(store.visitHistory('nobody' as VisitId)).toBeNull();
});

test('STORE-19: a search of a day’s visits matches everything that is asked, newest first, and is bounded', () => {
  const day = branch.today;
  const cash = Array.from({ length: 4 }, () => serve('cash', 10));
  const loans = serve('loans', 10);
  const open = branch.issue('cards');
  const found = (more: object) => store.searchVisits({ day, ...more }).map(({ visitId }) => visitId);
  expect(found({})).toEqual([open.id, loans, ...cash.toReversed()]);
  expect(found({ serviceId: 'loans' })).toEqual([loans]);
  expect(found({ number: 'A002' })).toEqual([cash[1]]);
  expect(found({ open: true })).toEqual([open.id]);
  expect(found({ counterId: first, open: false })).toEqual([loans, ...cash.toReversed()]);
  expect(found({ limit: 2 })).toEqual([open.id, loans]);
  expect(found({ limit: -5 })).toHaveLength(1);
  expect(store.searchVisits({ day: '2020-01-01' as BranchDay })).toEqual([]);
});
