import type { TextRef } from '@foyer/basics';
import { ana, ben, cash, cleo, counter1, counter2, counter3, loans } from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { Story } from '../testing/story.ts';

test('COUNTER-1: a counter is opened by one agent, pauses, resumes and closes', () => {
  const story = Story.open();
  const at = { counterId: counter3 };
  expect(story.do({ type: 'open-counter', ...at, agentId: cleo })).toEqual([
    { type: 'CounterOpened', ...at, agentId: cleo },
  ]);
  story.wait(60);
  expect(story.do({ type: 'pause-counter', ...at, reason: 'lunch' })).toEqual([
    { type: 'CounterPaused', ...at, reason: 'lunch', returnsAt: null },
  ]);
  expect(story.state.counters.get(counter3)).toEqual({
    kind: 'paused',
    agentId: cleo,
    since: story.now,
    reason: 'lunch',
    returnsAt: null,
  });
  story.wait(600);
  expect(story.do({ type: 'resume-counter', ...at })).toEqual([{ type: 'CounterResumed', ...at }]);
  expect(story.state.counters.get(counter3)).toEqual({
    kind: 'open',
    agentId: cleo,
    since: story.now,
    visitId: null,
    freeSince: story.now,
    finished: null,
  });
  expect(story.do({ type: 'close-counter', ...at })).toEqual([{ type: 'CounterClosed', ...at, because: 'by-hand' }]);
  expect(story.state.counters.get(counter3)).toEqual({ kind: 'closed' });
});

test('COUNTER-2: a counter belongs to whoever opened it, and an agent has one counter at most', () => {
  const story = Story.open();
  const taken = { code: 'counter-taken', counterId: counter1, agentId: ana, state: 'open' };
  expect(story.refusal({ type: 'open-counter', counterId: counter1, agentId: cleo })).toEqual(taken);
  expect(story.refusal({ type: 'open-counter', counterId: counter3, agentId: ben })).toEqual({
    code: 'agent-busy',
    agentId: ben,
    counterId: counter2,
    state: 'open',
  });
  story.do({ type: 'pause-counter', counterId: counter1, reason: 'lunch' });
  expect(story.refusal({ type: 'open-counter', counterId: counter1, agentId: cleo })).toEqual({
    ...taken,
    state: 'paused',
  });
  expect(story.refusal({ type: 'open-counter', counterId: counter1, agentId: ana })).toEqual({
    code: 'invalid-state',
    what: 'counter',
    id: counter1,
    state: 'paused',
  });
});

test('COUNTER-3: a counter with a customer neither pauses nor closes, nor calls another', () => {
  const story = Story.open();
  const visitId = story.visitAt('called');
  story.issue();
  const busy = { code: 'counter-busy', counterId: counter1, visitId };
  for (const type of ['pause-counter', 'close-counter', 'call-next'] as const) {
    expect(story.refusal({ type, counterId: counter1, reason: 'lunch' })).toEqual(busy);
  }
  story.do({ type: 'start', visitId });
  expect(story.refusal({ type: 'close-counter', counterId: counter1 })).toEqual(busy);
  story.wait(90).do({ type: 'finish', visitId });
  expect(story.state.counters.get(counter1)).toMatchObject({ visitId: null, freeSince: story.now });
  expect(story.do({ type: 'close-counter', counterId: counter1 })).toHaveLength(1);
});

test('COUNTER-4: a paused counter can be closed', () => {
  const story = Story.open();
  story.do({ type: 'pause-counter', counterId: counter1, reason: 'lunch' });
  expect(story.do({ type: 'close-counter', counterId: counter1 })).toHaveLength(1);
});

test('COUNTER-5: a pause says when it means to end, if whoever takes it does', () => {
  const story = Story.open();
  const returnsAt = story.now + 20 * 60_000;
  expect(story.do({ type: 'pause-counter', counterId: counter1, reason: 'lunch', minutes: 20 })).toEqual([
    { type: 'CounterPaused', counterId: counter1, reason: 'lunch', returnsAt },
  ]);
  expect(story.state.counters.get(counter1)).toMatchObject({ kind: 'paused', returnsAt });
});

describe('COUNTER-6: an agent goes on at a counter that another one left, with the customer who is there', () => {
  const handOver = { type: 'hand-over-counter', counterId: counter1, agentId: cleo } as const;

  test('a free or a paused one is open for the other from then on', () => {
    for (const paused of [false, true]) {
      const story = Story.open();
      if (paused) story.do({ type: 'pause-counter', counterId: counter1, reason: 'lunch' });
      story.wait(300);
      expect(story.do(handOver)).toEqual([
        { type: 'CounterHandedOver', counterId: counter1, agentId: cleo, visitId: null },
      ]);
      expect(story.state.counters.get(counter1)).toMatchObject({ kind: 'open', agentId: cleo, since: story.now });
    }
  });

  test('the service so far stays the first one’s, the rest is the other’s', () => {
    const story = Story.open();
    const visitId = story.visitAt('serving');
    const begun = story.now;
    const taken = story.wait(120).now;
    expect(story.do(handOver)).toMatchObject([{ visitId }]);
    expect(story.stage(visitId)).toMatchObject({ kind: 'serving', agentId: cleo, startedAt: taken });
    story.wait(60).do({ type: 'finish', visitId });
    expect(story.visit(visitId).course.intervals.slice(-2)).toMatchObject([
      { kind: 'serving', agentId: ana, from: begun, until: taken },
      { kind: 'serving', agentId: cleo, from: taken, until: story.now },
    ]);
  });

  test('a customer who was only called is the other’s, and was called once', () => {
    const story = Story.open();
    const visitId = story.visitAt('called');
    story.wait(30).do(handOver);
    expect(story.stage(visitId)).toMatchObject({ kind: 'called', agentId: cleo, times: 1 });
    expect(story.visit(visitId).course.recalls).toBe(0);
    expect(story.refusal({ type: 'undo', counterId: counter1 })).toMatchObject({ code: 'nothing-to-undo' });
  });

  test('nobody takes over their own, nor while they have another, nor what they may not serve', () => {
    const story = Story.open();
    expect(story.refusal({ ...handOver, agentId: ana })).toMatchObject({ code: 'invalid-state', state: 'open' });
    expect(story.refusal({ ...handOver, agentId: ben })).toMatchObject({ code: 'agent-busy', counterId: counter2 });
    expect(story.refusal({ ...handOver, counterId: counter3 })).toMatchObject({ state: 'closed' });
    story.do({ type: 'found-people', people: [{ id: ana, name: 'ana', displayName: 'Ana', role: 'admin' }] });
    const { personId } = story.one('PersonAdded', { type: 'add-person', name: 'd', displayName: 'D', role: 'agent' });
    story.visitAt('serving');
    story.actor = { kind: 'system' };
    story.do({ type: 'change-person', personId, changes: { services: [loans] } });
    expect(story.refusal({ ...handOver, agentId: personId })).toMatchObject({ code: 'not-their-service' });
    story.do({ type: 'change-person', personId, changes: { counters: [counter2] } });
    expect(story.refusal({ ...handOver, agentId: personId })).toMatchObject({ code: 'not-their-counter' });
  });
});

test('COUNTER-8: signing somebody out everywhere closes the counter that they left without a customer', () => {
  const story = Story.open();
  story.do({ type: 'found-people', people: [{ id: ana, name: 'ana', displayName: 'Ana', role: 'admin' }] });
  const visitId = story.visitAt('called');
  const signOut = { type: 'sign-out-person', personId: ana } as const;
  expect(story.do(signOut)).toEqual([{ type: 'PersonSignedOut', personId: ana }]);
  story.do({ type: 'no-show', visitId });
  expect(story.do(signOut)).toEqual([
    { type: 'PersonSignedOut', personId: ana },
    { type: 'CounterClosed', counterId: counter1, because: 'signed-out' },
  ]);
});

test('MESSAGE-1: a message stands at a counter until it is read or the counter is closed, five at most', () => {
  const story = Story.open();
  const at = { counterId: counter1 };
  const say = (text: string) => ({ type: 'message-counter', ...at, messageRef: text as TextRef }) as const;
  expect(story.refusal({ ...say('a'), counterId: counter3 })).toMatchObject({ code: 'invalid-state' });
  const { messageId } = story.one('CounterMessaged', say('a'));
  expect(story.state.counterMessages.get(counter1)).toEqual([{ id: messageId, textRef: 'a', by: ana, at: story.now }]);
  for (const text of ['b', 'c', 'd', 'e']) story.do(say(text));
  expect(story.refusal(say('f'))).toEqual({ code: 'messages-unread', ...at, limit: 5 });
  expect(story.do({ type: 'read-message', ...at, messageId })).toEqual([{ type: 'MessageRead', ...at, messageId }]);
  expect(story.refusal({ type: 'read-message', ...at, messageId })).toMatchObject({ what: 'message' });
  expect(story.state.counterMessages.get(counter1)).toHaveLength(4);
  story.do({ type: 'close-counter', ...at });
  expect(story.state.counterMessages.size).toBe(0);
});

test('SERVICE-1: a service is suspended with a reason and resumed; who waits for it is still called', () => {
  const story = Story.open();
  const visitId = story.issue();
  expect(story.do({ type: 'suspend-service', serviceId: cash, reason: 'no-staff' })).toEqual([
    { type: 'ServiceSuspended', serviceId: cash, reason: 'no-staff', messageRef: null },
  ]);
  expect(story.state.services.get(cash)?.suspended).toEqual({ reason: 'no-staff', messageRef: null, since: story.now });
  expect(story.callAndFinish().visitId).toBe(visitId);
  expect(story.do({ type: 'resume-service', serviceId: cash })).toEqual([{ type: 'ServiceResumed', serviceId: cash }]);
  expect(story.state.services.get(cash)?.suspended).toBeNull();
});
