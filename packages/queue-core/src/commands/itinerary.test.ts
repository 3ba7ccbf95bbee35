import { MOST_PLANNED, type ServiceId } from '@foyer/basics';
import {
  ana,
  bank,
  ben,
  cards,
  cash,
  cleo,
  counter1,
  counter2,
  loans,
  priority,
  seriesNamed,
  serviceNamed,
  solved,
} from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import type { GoOn } from '../going-on.ts';
import { snapshotOf } from '../stored/snapshot.ts';
import { Story } from '../testing/story.ts';

const people = [
  { id: ana, name: 'ana', displayName: 'Ana', role: 'agent' },
  { id: ben, name: 'ben', displayName: 'Ben', role: 'agent' },
  { id: cleo, name: 'cleo', displayName: 'Cleo', role: 'admin' },
] as const;

/** A visit that is served its first service at counter 1, with others planned. */
function served(story: Story, ...furtherServices: readonly ServiceId[]) {
  const visitId = story.issue(cash, { furtherServices });
  story.wait(30).do({ type: 'call-visit', visitId, counterId: counter1 });
  story.wait(10).do({ type: 'start', visitId });
  story.wait(120);
  return visitId;
}

describe('ITINERARY-1: a ticket may be for several services, each checked as the first; no service comes twice, and ten are the most', () => {
  test('they are planned in their order', () => {
    const story = Story.open();
    const visitId = story.issue(cash, { furtherServices: [loans, cards] });
    expect(story.visit(visitId)).toMatchObject({ serviceId: cash, planned: [loans, cards], earlierSteps: [] });
    expect(story.state.services.get(loans)?.waiting).toBe(0);
    expect(story.state.used.has('services loans')).toBe(true);
  });

  test('what takes nobody, comes twice or is too much is refused', () => {
    const many = Array.from({ length: MOST_PLANNED + 1 }, (_, index) => `more-${index}` as ServiceId);
    const gone = 'gone' as ServiceId;
    const story = Story.open({
      ...bank,
      services: [...bank.services, ...many.map((id) => serviceNamed(id)), serviceNamed(gone, { retired: true })],
      series: [...bank.series, ...[...many, gone].map((id, index) => seriesNamed(id, `M${index}-`))],
    });
    story.do({ type: 'suspend-service', serviceId: loans, reason: 'no-staff' });
    const refusal = (...furtherServices: readonly ServiceId[]) =>
      story.refusal({ type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false, furtherServices });
    expect(refusal('none' as ServiceId)).toEqual({ code: 'not-found', what: 'service', id: 'none' });
    expect(refusal(gone)).toEqual({ code: 'retired', what: 'service', id: gone });
    expect(refusal(cards, loans)).toEqual({ code: 'service-suspended', serviceId: loans, reason: 'no-staff' });
    expect(refusal(cash)).toEqual({ code: 'already-planned', serviceId: cash });
    expect(refusal(cards, cards)).toEqual({ code: 'already-planned', serviceId: cards });
    expect(refusal(...many)).toEqual({ code: 'too-many', what: 'planned-services', limit: MOST_PLANNED });
  });
});

describe('ITINERARY-2: until a visit ends services are added to it, put into another order and dropped', () => {
  test('one is added at the end or where it is said', () => {
    const story = Story.open();
    const visitId = story.issue(cash);
    expect(story.do({ type: 'add-service', visitId, serviceId: cards })).toEqual([
      { type: 'ServicesPlanned', visitId, planned: [cards] },
    ]);
    story.do({ type: 'add-service', visitId, serviceId: loans, place: 0 });
    expect(story.visit(visitId)).toMatchObject({ planned: [loans, cards], version: 3 });
    for (const serviceId of [cash, loans]) {
      expect(story.refusal({ type: 'add-service', visitId, serviceId })).toEqual({
        code: 'already-planned',
        serviceId,
      });
    }
  });

  test('the rest is said anew; what was planned stays though its service takes nobody new', () => {
    const story = Story.open();
    const visitId = story.issue(cash, { furtherServices: [loans, cards] });
    story.do({ type: 'suspend-service', serviceId: loans, reason: 'no-staff' });
    story.do({ type: 'plan-services', visitId, services: [cards, loans], expectedVersion: 1 });
    expect(story.visit(visitId).planned).toEqual([cards, loans]);
    expect(story.refusal({ type: 'plan-services', visitId, services: [], expectedVersion: 1 })).toMatchObject({
      code: 'version-conflict',
    });
    story.do({ type: 'plan-services', visitId, services: [] });
    expect(story.visit(visitId).planned).toEqual([]);
    expect(story.refusal({ type: 'plan-services', visitId, services: [loans] })).toMatchObject({
      code: 'service-suspended',
    });
  });
});

describe('ITINERARY-3: with a service still planned, finishing ends the step with its outcome and the visit goes on', () => {
  test('to the end of the next queue, with its number, and waits anew', () => {
    const story = Story.open();
    const visitId = served(story, loans, cards);
    const { number } = story.visit(visitId);
    expect(story.do({ type: 'finish', visitId, outcomeId: solved })).toEqual([
      {
        type: 'VisitFinished',
        visitId,
        outcomeId: solved,
        resolved: true,
        goesOn: { to: 'queue', serviceId: loans, position: 'last' },
      },
    ]);
    expect(story.visit(visitId)).toMatchObject({
      number,
      earlierSteps: [{ serviceId: cash, how: 'finished', outcomeId: solved, resolved: true, endedAt: story.now }],
      serviceId: loans,
      planned: [cards],
      course: { arrivedAt: story.now, intervals: [] },
      stage: { kind: 'waiting', queued: { since: story.now, seniority: story.now, pin: null, first: false } },
    });
    expect(story.visit(visitId).earlierSteps[0]?.course.intervals.map(({ kind }) => kind)).toEqual([
      'waiting',
      'called',
      'serving',
    ]);
    expect(story.state.counters.get(counter1)).toMatchObject({ visitId: null });
    expect(story.state.services.get(loans)?.waiting).toBe(1);
    expect(story.one('VisitCalled', { type: 'call-next', counterId: counter2 }).visitId).toBe(visitId);
  });

  test('where the branch has it come to stand, or where it is said', () => {
    const seniorityAfter = (goOn?: GoOn, policy: Partial<typeof bank.policy> = {}) => {
      const story = Story.open({ ...bank, policy: { ...bank.policy, ...policy } });
      const visitId = served(story, loans);
      const { issuedAt } = story.visit(visitId);
      story.do({ type: 'finish', visitId, ...(goOn === undefined ? {} : { goOn }) });
      const { queued } = story.stage(visitId) as { queued: { seniority: number; first: boolean } };
      return [queued.seniority === issuedAt ? 'original' : 'new', queued.first];
    };
    expect(seniorityAfter()).toEqual(['new', false]);
    expect(seniorityAfter(undefined, { nextStep: 'original' })).toEqual(['original', false]);
    expect(seniorityAfter({ to: 'queue' }, { nextStep: 'first' })).toEqual(['original', true]);
    expect(seniorityAfter({ to: 'queue', position: 'last' }, { nextStep: 'first' })).toEqual(['new', false]);
  });

  test('at once at the same counter, whatever its work profile, but not what its agent may not serve', () => {
    const story = Story.open({
      ...bank,
      profiles: bank.profiles.map((profile) => ({ ...profile, tiers: [[cash]] })),
    });
    const visitId = served(story, loans);
    story.do({ type: 'finish', visitId, goOn: { to: 'here' } });
    expect(story.visit(visitId)).toMatchObject({
      serviceId: loans,
      planned: [],
      course: { intervals: [], inTarget: null, walk: null },
      stage: { kind: 'serving', counterId: counter1, startedAt: story.now },
    });
    expect(story.state.counters.get(counter1)).toMatchObject({ visitId });
    expect(story.state.calls.size).toBe(1);
    // In the very instant too, each step has its own stretch.
    story.do({ type: 'add-service', visitId, serviceId: cards });
    story.do({ type: 'finish', visitId, goOn: { to: 'here' } });
    expect(story.visit(visitId).earlierSteps.map(({ course }) => course.intervals.at(-1)?.kind)).toEqual([
      'serving',
      'serving',
    ]);

    const narrow = Story.open();
    narrow.do({
      type: 'found-people',
      people,
    });
    const other = served(narrow, loans);
    narrow.actor = { kind: 'staff', id: cleo, role: 'admin' };
    narrow.do({ type: 'change-person', personId: ana, changes: { services: [cash] } });
    expect(narrow.refusal({ type: 'finish', visitId: other, goOn: { to: 'here' } })).toMatchObject({
      code: 'not-their-service',
      serviceId: loans,
    });
  });

  test('after a break, on hold, from which it is called back as if it had waited', () => {
    const story = Story.open();
    const visitId = served(story, loans);
    const goOn = { to: 'break', reason: 'form-to-fill', minutes: 10 } as const;
    expect(story.refusal({ type: 'finish', visitId, goOn: { ...goOn, reason: 'none' } })).toMatchObject({
      code: 'not-found',
      what: 'reason',
    });
    story.do({ type: 'finish', visitId, goOn });
    expect(story.visit(visitId)).toMatchObject({
      serviceId: loans,
      stage: {
        kind: 'held',
        owner: { to: 'everyone' },
        dueAt: story.now + 600_000,
        reason: 'form-to-fill',
        queued: { seniority: story.now, overtakenBy: [] },
      },
    });
    const { seniority } = (story.stage(visitId) as { queued: { seniority: number } }).queued;
    story.wait(300).do({ type: 'return', visitId });
    expect(story.stage(visitId)).toMatchObject({ kind: 'waiting', queued: { since: story.now, seniority } });

    const mine = served(story, cards);
    story.do({ type: 'finish', visitId: mine, goOn: { ...goOn, owner: { to: 'agent', agentId: ana } } });
    expect(story.stage(mine)).toMatchObject({ owner: { to: 'agent', agentId: ana } });
  });

  test('or it ends with the rest dropped', () => {
    const story = Story.open();
    const visitId = served(story, loans);
    story.do({ type: 'finish', visitId, goOn: { to: 'end' } });
    expect(story.visit(visitId)).toMatchObject({ serviceId: cash, stage: { kind: 'done', how: 'finished' } });
    expect(story.state.services.get(loans)?.waiting).toBe(0);
  });

  test('a visit with nothing planned has nowhere to go on to', () => {
    const story = Story.open();
    const visitId = served(story);
    for (const goOn of [{ to: 'queue' }, { to: 'here' }, { to: 'break', reason: 'form-to-fill' }] as const) {
      expect(story.refusal({ type: 'finish', visitId, goOn })).toEqual({ code: 'nothing-planned', visitId });
    }
    story.do({ type: 'finish', visitId, goOn: { to: 'end' } });
    expect(story.stage(visitId).kind).toBe('done');
  });
});

test('ITINERARY-4: finish and call next goes on too, and the policy may choose the same visit; undo takes both back, with the turn that was taken', () => {
  const story = Story.open({ ...bank, policy: { ...bank.policy, kind: 'ratio' } });
  const essence = () => {
    const { clock: _clock, at: _at, used: _used, actions: _actions, visits, ...rest } = snapshotOf(story.state);
    return {
      ...rest,
      queues: story.state.queues.toJS(),
      visits: visits.map(({ version: _version, ...visit }) => visit),
    };
  };
  // Turns have been taken before.
  story.issue();
  story.callAndFinish();
  const visitId = served(story, cards);
  const before = essence();
  story.do({ type: 'finish-and-call-next', counterId: counter1 });
  expect(story.visit(visitId)).toMatchObject({ serviceId: cards, stage: { kind: 'called', counterId: counter1 } });
  story.wait(5).do({ type: 'undo', counterId: counter1 });
  expect(essence()).toEqual(before);

  const waiting = story.issue(cards, { classId: priority });
  story.do({ type: 'finish-and-call-next', counterId: counter1, goOn: { to: 'end' } });
  expect(story.stage(visitId).kind).toBe('done');
  expect(story.stage(waiting).kind).toBe('called');
});

test('ITINERARY-5: a step joins its queue though the service was suspended, retired or full meanwhile', () => {
  const story = Story.open();
  const visitId = served(story, loans);
  story.do({ type: 'suspend-service', serviceId: loans, reason: 'no-staff' });
  const services = bank.services.map((each) => (each.id === loans ? { ...each, retired: true as const } : each));
  story.do({ type: 'configure-branch', config: { ...bank, services } });
  story.do({ type: 'finish', visitId });
  expect(story.visit(visitId)).toMatchObject({ serviceId: loans, stage: { kind: 'waiting' } });
  expect(story.one('VisitCalled', { type: 'call-next', counterId: counter2 }).visitId).toBe(visitId);
});

test('ITINERARY-6: a transfer keeps what is planned, and one to a planned service reaches it; any other end is that of the whole visit', () => {
  const story = Story.open();
  const visitId = served(story, loans);
  story.do({ type: 'transfer', visitId, target: { to: 'service', serviceId: cards }, position: 'last' });
  expect(story.visit(visitId)).toMatchObject({ serviceId: cards, planned: [loans] });
  story.do({ type: 'add-service', visitId, serviceId: cash });
  story.do({ type: 'transfer', visitId, target: { to: 'service', serviceId: loans }, position: 'last' });
  expect(story.visit(visitId)).toMatchObject({ serviceId: loans, planned: [cash] });
  story.do({ type: 'call-visit', visitId, counterId: counter1 });
  story.do({ type: 'no-show', visitId });
  expect(story.stage(visitId).kind).toBe('done');
  // Who comes back after all has it before them still.
  story.do({ type: 'return', visitId });
  expect(story.visit(visitId)).toMatchObject({ serviceId: loans, planned: [cash] });
  story.do({ type: 'cancel', visitId });
  expect(story.stage(visitId)).toMatchObject({ kind: 'done', how: 'cancelled' });
  const left = story.issue(cash, { furtherServices: [loans] });
  story.do({ type: 'end-day' });
  expect(story.state.past.get(left)?.stage).toMatchObject({ kind: 'done', how: 'auto-closed' });
});
