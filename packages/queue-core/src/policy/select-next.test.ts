import type { VisitId } from '@foyer/basics';
import type { CallingPolicy } from '@foyer/configuration';
import {
  ana,
  bank,
  ben,
  cards,
  cash,
  cleo,
  counter1,
  counter2,
  counter3,
  loans,
  priority,
  regular,
} from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { RECENT_CALLS } from '../state.ts';
import { Story } from '../testing/story.ts';
import { selectNext } from './select-next.ts';

const withPolicy = (policy: CallingPolicy): Story => Story.open({ ...bank, policy });
const arrival = { kind: 'arrival', maxOvertakes: 3 } as const;

test('CALL-1: a counter calls those whose service is in its work profile, and those reserved for it or its agent', () => {
  const story = Story.open();
  const visitId = story.issue(cash);
  story.do({ type: 'open-counter', counterId: counter3, agentId: cleo });
  expect(story.refusal({ type: 'call-next', counterId: counter3 })).toEqual({
    code: 'queue-empty',
    counterId: counter3,
  });
  story.do({ type: 'transfer', visitId, target: { to: 'agent', agentId: cleo }, position: 'last' });
  expect(story.refusal({ type: 'call-next', counterId: counter1 })).toMatchObject({ code: 'queue-empty' });
  expect(story.callAndFinish(counter3)).toMatchObject({ visitId, agentId: cleo });
  expect(selectNext(story.state, counter1, ana, story.now)).toBeNull();
});

test('CALL-2: returns marked first come first, then what is reserved, then the policy’s choice', () => {
  const story = withPolicy(arrival);
  const [plain, reserved, first] = [story.issue(), story.issue(), story.issue()];
  story.do({ type: 'transfer', visitId: reserved, target: { to: 'counter', counterId: counter1 }, position: 'last' });
  story.do({ type: 'transfer', visitId: first, target: { to: 'service', serviceId: cards }, position: 'first' });
  const calls = [story.callAndFinish(), story.callAndFinish(), story.callAndFinish()];
  expect(calls.map(({ visitId, because }) => [visitId, because.rule])).toEqual([
    [first, 'returned-first'],
    [reserved, 'pinned'],
    [plain, 'policy'],
  ]);
});

test('CALL-3: a tier is looked at only when every tier above it is empty', () => {
  const story = withPolicy({ ...arrival, maxOvertakes: 99 });
  const [loan, coins, card] = [story.issue(loans), story.issue(cash), story.issue(cards)];
  const calls = [story.callAndFinish(), story.callAndFinish(), story.callAndFinish()];
  expect(calls.map(({ visitId }) => visitId)).toEqual([coins, card, loan]);
  expect(calls.map(({ because }) => because.rule === 'policy' && because.tier)).toEqual([0, 0, 1]);
});

test('CALL-4: urgency grows at the class’s rate from its head start, as a multiple of the service’s target', () => {
  const story = Story.open();
  const regularOne = story.issue(cash);
  story.wait(98);
  const priorityOne = story.issue(cash, { classId: priority });
  story.wait(1);
  // 100 s at rate 1 against 60 s + 1 s at rate 2, both of a target of 300 s.
  expect(selectNext(story.state, counter1, ana, story.now)).toEqual({
    visitId: regularOne,
    because: {
      rule: 'policy',
      kind: 'accumulating',
      tier: 0,
      classId: regular,
      waitedSeconds: 100,
      targetSeconds: 300,
      urgency: 100 / 300,
      before: { visitId: priorityOne, tier: 0, urgency: 62 / 300 },
    },
  });
  story.wait(40);
  expect(selectNext(story.state, counter1, ana, story.now)).toMatchObject({
    visitId: priorityOne,
    because: { urgency: 142 / 300, before: { visitId: regularOne, urgency: 140 / 300 } },
  });
});

test('CALL-5: under arrival the earliest comes first, under strict the larger rate; ties go by seniority, then issue', () => {
  const orderUnder = (kind: CallingPolicy['kind']): readonly VisitId[] => {
    const story = withPolicy({ kind, maxOvertakes: 99 });
    story.issue();
    story.issue(cards);
    story.issue(cash, { classId: priority });
    story.wait(-1);
    story.issue(cash, { classId: priority });
    return [1, 2, 3, 4].map(() => story.callAndFinish().visitId);
  };
  expect(orderUnder('arrival')).toEqual(['id-1', 'id-2', 'id-3', 'id-4']);
  expect(orderUnder('strict')).toEqual(['id-3', 'id-4', 'id-1', 'id-2']);
});

test('CALL-6: who has been overtaken as often as the branch allows is called before the policy chooses', () => {
  const story = withPolicy({ kind: 'strict', maxOvertakes: 2 });
  const patient = story.issue(cash);
  const others = [1, 2, 3].map(() => story.issue(cash, { classId: priority }));
  const calls = [1, 2, 3, 4].map(() => story.callAndFinish());
  expect(calls.map(({ visitId }) => visitId)).toEqual([others[0], others[1], patient, others[2]]);
  expect(calls[2]?.because).toEqual({ rule: 'overtaken-enough', overtakes: 2 });
});

test('CALL-7: the guarantee holds over tiers too', () => {
  const story = withPolicy({ ...arrival, maxOvertakes: 2 });
  const loan = story.issue(loans);
  const others = [1, 2, 3].map(() => story.issue(cash));
  const calls = [1, 2, 3, 4].map(() => story.callAndFinish().visitId);
  expect(calls).toEqual([others[0], others[1], loan, others[2]]);
});

test('CALL-8: only a later arrival whom the policy chooses at a counter that could have served a visit overtakes it', () => {
  const story = withPolicy({ kind: 'strict', maxOvertakes: 3 });
  const overtakes = (id: VisitId) => {
    const stage = story.stage(id);
    return stage.kind === 'done' ? null : stage.queued.overtakenBy.length;
  };
  story.do({ type: 'open-counter', counterId: counter3, agentId: cleo });
  const patient = story.issue(cash);
  const away = story.issue(cash);
  const byHand = story.issue(cash);
  story.do({ type: 'call-visit', visitId: byHand, counterId: counter1 });
  story.do({ type: 'no-show', visitId: byHand });
  const reserved = story.issue(cash);
  story.do({ type: 'transfer', visitId: reserved, target: { to: 'counter', counterId: counter1 }, position: 'last' });
  story.callAndFinish();
  const returned = story.issue(cash);
  story.do({ type: 'transfer', visitId: returned, target: { to: 'service', serviceId: cards }, position: 'first' });
  story.callAndFinish();
  story.issue(loans);
  story.callAndFinish(counter3);
  expect([overtakes(patient), overtakes(away)]).toEqual([0, 0]);
  story.do({ type: 'hold', visitId: away, reason: 'form-to-fill' });
  story.issue(cash, { classId: priority });
  story.callAndFinish();
  story.do({ type: 'return', visitId: away });
  expect([overtakes(patient), overtakes(away)]).toEqual([1, 0]);
  story.issue(cash, { classId: priority });
  story.callAndFinish(counter2);
  expect([overtakes(patient), overtakes(away)]).toEqual([2, 1]);
});

test('CALL-8: who is called by the guarantee overtakes those who came earlier', () => {
  const story = withPolicy({ kind: 'strict', maxOvertakes: 2 });
  const [away, patient] = [story.issue(cash), story.issue(cards)];
  story.do({ type: 'hold', visitId: away, reason: 'form-to-fill' });
  for (const _ of [1, 2]) {
    story.issue(cash, { classId: priority });
    story.callAndFinish();
  }
  story.do({ type: 'return', visitId: away });
  expect(story.callAndFinish()).toMatchObject({ visitId: patient, because: { rule: 'overtaken-enough' } });
  expect(story.stage(away)).toMatchObject({ kind: 'waiting', queued: { overtakenBy: [story.state.clock - 2] } });
});

test('CALL-9: a lower limit of overtaking counts at once for those who wait', () => {
  const story = withPolicy({ kind: 'strict', maxOvertakes: 99 });
  const patient = story.issue(cash);
  for (let i = 0; i < 4; i += 1) story.issue(cash, { classId: priority });
  story.callAndFinish();
  story.callAndFinish();
  story.do({ type: 'configure-branch', config: { ...bank, policy: { kind: 'strict', maxOvertakes: 2 } } });
  expect(story.callAndFinish()).toMatchObject({ visitId: patient, because: { rule: 'overtaken-enough' } });
});

test('CALL-10: a call by hand takes any waiting visit, whatever the work profile says', () => {
  const story = Story.open();
  story.do({ type: 'open-counter', counterId: counter3, agentId: cleo });
  story.issue();
  const visitId = story.issue();
  expect(story.do({ type: 'call-visit', visitId, counterId: counter3 })).toEqual([
    { type: 'VisitCalled', visitId, counterId: counter3, agentId: cleo, because: { rule: 'by-hand' } },
  ]);
});

test('CALL-11: finish and call next does both at once; when nobody waits it only finishes', () => {
  const story = Story.open();
  const served = story.visitAt('serving');
  const next = story.issue();
  const both = { type: 'finish-and-call-next', counterId: counter1 } as const;
  expect(story.do(both)).toMatchObject([
    { type: 'VisitFinished', visitId: served, resolved: true },
    { type: 'VisitCalled', visitId: next, counterId: counter1, agentId: ana },
  ]);
  story.do({ type: 'start', visitId: next });
  expect(story.do({ ...both, outcomeId: bank.outcomes[1]?.id ?? ('' as never) })).toMatchObject([
    { type: 'VisitFinished', visitId: next, resolved: false },
  ]);
  expect(story.state.counters.get(counter1)).toMatchObject({ visitId: null });
});

test('CALL-12: the newest calls and recalls are remembered, each with a number that only rises', () => {
  const story = Story.open();
  const visitId = story.visitAt('called');
  story.wait(10).do({ type: 'recall', visitId });
  const calls = story.state.calls.toArray();
  expect(calls).toMatchObject([
    { visitId, number: 'A001', serviceId: cash, counterId: counter1, times: 1 },
    { visitId, times: 2, at: story.now },
  ]);
  expect(calls.map(({ sequence }) => sequence)).toEqual([story.state.clock - 1, story.state.clock]);
  for (let i = 0; i < RECENT_CALLS; i += 1) story.do({ type: 'recall', visitId });
  expect(story.state.calls.size).toBe(RECENT_CALLS);
  expect(story.state.calls.last()?.sequence).toBe(story.state.clock);
});

test('CALL-13: a pin to an agent follows them to another counter', () => {
  const story = Story.open();
  const visitId = story.issue();
  story.do({ type: 'transfer', visitId, target: { to: 'agent', agentId: ben }, position: 'last' });
  story.do({ type: 'close-counter', counterId: counter2 });
  story.do({ type: 'open-counter', counterId: counter3, agentId: ben });
  expect(story.callAndFinish(counter3)).toMatchObject({ visitId, agentId: ben });
});

test('CALL-15: the guarantee carries everybody up to the last in a queue who was overtaken enough, whoever joins or leaves', () => {
  const story = withPolicy({ kind: 'strict', maxOvertakes: 2 });
  const [early, middle, late] = [story.issue(cash), story.issue(cash), story.issue(cash)];
  story.do({ type: 'hold', visitId: early, reason: 'form-to-fill' });
  for (const _ of [1, 2]) {
    story.issue(cash, { classId: priority });
    story.callAndFinish();
  }
  const guaranteed = () => story.state.queues.find(({ classId }) => classId === regular)?.guaranteed;
  expect(guaranteed()).toBe(2);
  story.do({ type: 'return', visitId: early });
  expect(guaranteed()).toBe(3);
  story.do({ type: 'hold', visitId: middle, reason: 'form-to-fill' });
  expect(guaranteed()).toBe(2);
  const newest = story.issue(cash, { classId: priority });
  expect(selectNext(story.state, counter1, ana, story.now)?.visitId).toBe(early);
  story.do({ type: 'hold', visitId: late, reason: 'form-to-fill' });
  expect(guaranteed()).toBe(0);
  expect(selectNext(story.state, counter1, ana, story.now)?.visitId).toBe(newest);
  story.do({ type: 'return', visitId: middle });
  expect(guaranteed()).toBe(2);
});
