import type { BranchDay, CounterId, CustomerRef, EscalationId, Instant, ServiceId, VisitId } from '@foyer/basics';
import { type BranchEvent, type BranchState, visitOf } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import { logStart, openHistory } from './history.ts';
import { branch, reportsForEachTest, visits } from './testing/kept-reports.ts';
import { folder, store } from './testing/kept-store.ts';
import { chance } from './testing/test-branch.ts';

reportsForEachTest();

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
  const history = visits.history(id);
  expect(history?.visit).toMatchObject({ visitId: id, number: 'A001', how: null });
  expect(history?.steps.map(({ serviceId, how, wait }) => [serviceId, how, wait])).toEqual([
    ['cash', 'transferred', 60_000],
    ['loans', null, null],
  ]);
  expect(history?.intervals.map(({ step, kind, endedAt }) => [step, kind, endedAt === null])).toEqual([
    [0, 'waiting', false],
    [0, 'called', false],
    [0, 'serving', false],
    [1, 'waiting', true],
  ]);
  expect(history?.prints).toMatchObject([{ visitId: id, status: 'pending' }]);
  expect(history?.events.map(({ event }) => event.body.type)).toEqual([
    'TicketIssued',
    'EstimateQuoted',
    'VisitCalled',
    'ServiceStarted',
    'VisitTransferred',
  ]);
  expect(visits.history('nobody' as VisitId)).toBeNull();
});

test('STORE-19: a visit’s history holds the answers to its escalations and to no other’s, over random histories', () => {
  for (let seed = 21; seed < 27; seed += 1) branch.wander(chance(seed), 300);
  branch.nextDay();
  const about = new Map<EscalationId, VisitId | null>();
  const expected = new Map<VisitId | null, number[]>();
  const each = (_before: BranchState, { body }: BranchEvent, { clock }: BranchState) => {
    if (body.type === 'EscalationRaised') about.set(body.escalationId, body.visitId);
    const isAnswer = body.type === 'EscalationAcknowledged' || body.type === 'EscalationResolved';
    const visitId = isAnswer ? (about.get(body.escalationId) ?? null) : visitOf(body);
    expected.set(visitId, [...(expected.get(visitId) ?? []), clock]);
  };
  const log = openHistory({ folder });
  log.goTo(logStart, each);
  log.close();
  expected.delete(null);
  const answered = [...about.values()].filter((visitId) => visitId !== null);
  expect(new Set(answered).size).toBeGreaterThan(10);
  for (const [visitId, clocks] of expected) {
    expect(visitId && visits.history(visitId)?.events.map(({ seq }) => seq)).toEqual(clocks);
  }
});

test('STORE-19: an answer is in the history at once, while the visit goes on', () => {
  const { id } = branch.issue();
  branch.do({ type: 'escalate', visitId: id, reason: 'complaint' });
  const [escalationId] = branch.state.escalations.keys();
  if (escalationId === undefined) throw new Error('Nothing was raised.');
  branch.do({ type: 'acknowledge-escalation', escalationId });
  branch.do({ type: 'resolve-escalation', escalationId, resolution: 'approved' });
  expect(visits.history(id)?.events.map(({ event }) => event.body.type)).toEqual([
    'TicketIssued',
    'EstimateQuoted',
    'EscalationRaised',
    'EscalationAcknowledged',
    'EscalationResolved',
  ]);
});

test('STORE-19: a search of a day’s visits matches everything that is asked, newest first, and is bounded', () => {
  const day = branch.today;
  const cash = Array.from({ length: 4 }, () => serve('cash', 10));
  const loans = serve('loans', 10);
  const open = branch.issue('cards');
  const found = (more: object) => visits.search({ day, ...more }).map(({ visitId }) => visitId);
  expect(found({})).toEqual([open.id, loans, ...cash.toReversed()]);
  expect(found({ serviceId: 'loans' })).toEqual([loans]);
  expect(found({ number: 'A002' })).toEqual([cash[1]]);
  expect(found({ open: true })).toEqual([open.id]);
  expect(found({ agentId: 'agent-counter-1', how: 'finished' })).toEqual([loans, ...cash.toReversed()]);
  expect(found({ agentId: 'nobody' })).toEqual([]);
  expect(found({ how: 'abandoned' })).toEqual([]);
  expect(found({ outcomeId: 'none' })).toEqual([]);
  expect(found({ counterId: first, open: false })).toEqual([loans, ...cash.toReversed()]);
  expect(found({ limit: 2 })).toEqual([open.id, loans]);
  expect(found({ limit: -5 })).toHaveLength(1);
  expect(visits.search({ day: '2020-01-01' as BranchDay })).toEqual([]);
});

test('PRIVACY-1: a customer with very many visits is erased in several goes, and is known until the last', () => {
  const customerRef = 'someone' as CustomerRef;
  store.customers.save({ lookup: 'hash', customerRef, at: 0 as Instant });
  for (let count = 0; count < 201; count += 1) {
    const { id: visitId } = branch.issue('cash', { customerRef });
    branch.do({ type: 'cancel', visitId });
    store.saveContact({ visitId, phone: '+34 600 000 000', at: 0 as Instant });
  }
  const find = () => visits.ofCustomer({ by: 'phone', lookup: 'hash' });
  const most = find();
  expect([most.length, new Set(most.map((visit) => visit.customerRef))]).toEqual([200, new Set([null])]);
  store.erase({ contacts: most.map(({ visitId }) => visitId), texts: [], customers: [] });
  expect(find().map((visit) => visit.customerRef)).toEqual([customerRef]);
});
