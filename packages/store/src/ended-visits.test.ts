import type { CounterId, Instant, ServiceId, VisitId } from '@foyer/basics';
import { beforeEach, expect, test } from 'vitest';
import { store } from './testing/kept-store.ts';
import { chance, TestBranch } from './testing/test-branch.ts';

const HOUR = 3_600_000;
const first = 'counter-1' as CounterId;

let branch: TestBranch;

beforeEach(() => {
  branch = new TestBranch(store);
  branch.begin();
});

test('PAST-1: the tickets of visits that ended after an instant are found, whatever day they were of', () => {
  const since = () => store.ticketsEndedSince((branch.now - 24 * HOUR) as Instant);
  const early = branch.issue();
  branch.do({ type: 'cancel', visitId: early.id });
  branch.seconds(6 * 3600);
  const late = branch.issue();
  branch.do({ type: 'call-visit', counterId: first, visitId: late.id });
  branch.do({ type: 'start', visitId: late.id });
  const loans = { to: 'service', serviceId: 'loans' as ServiceId } as const;
  branch.do({ type: 'transfer', visitId: late.id, target: loans, position: 'last' });
  const { id, number, language, issuedAt } = late;
  const closed = { id, number, serviceId: 'loans', language, issuedAt, endedAt: branch.now, how: 'auto-closed' };
  branch.do({ type: 'end-day' });
  expect(since()).toContainEqual(closed);
  expect(since()).toHaveLength(2);

  branch.seconds(20 * 3600);
  branch.openDay();
  expect(since()).toEqual([closed]);
  const today = branch.issue();
  expect(since()).toEqual([closed]);
  branch.do({ type: 'abandon', visitId: today.id });
  branch.seconds(4 * 3600);
  expect(since()).toMatchObject([{ id: today.id, how: 'abandoned' }]);
});

test('PAST-2: a visit that has ended is the same in the projections as in the state, over random histories', () => {
  const ends = new Set<string>();
  for (let seed = 11; seed < 17; seed += 1) {
    branch.wander(chance(seed), 150);
    for (const [id, visit] of branch.state.visits) {
      const { serial: _serial, sequence: _sequence, quote: _quote, printId, stage, ...rest } = visit;
      const print = printId === null ? null : branch.state.prints.get(printId)?.status;
      if (stage.kind === 'done') ends.add(stage.how);
      const { kind: _kind, ...end } = stage;
      expect(store.endedVisit(id)).toEqual(stage.kind === 'done' ? { ...rest, ...end, print } : null);
    }
  }
  expect([...ends].toSorted()).toEqual(['abandoned', 'cancelled', 'finished', 'no-show']);
  expect(store.endedVisit('nobody' as VisitId)).toBeNull();
});
