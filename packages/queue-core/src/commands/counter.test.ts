import { ana, ben, cash, cleo, counter1, counter2, counter3 } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { Story } from '../testing/story.ts';

test('COUNTER-1: a counter is opened by one agent, pauses, resumes and closes', () => {
  const story = Story.open();
  const at = { counterId: counter3 };
  expect(story.do({ type: 'open-counter', ...at, agentId: cleo })).toEqual([
    { type: 'CounterOpened', ...at, agentId: cleo },
  ]);
  story.wait(60);
  expect(story.do({ type: 'pause-counter', ...at, reason: 'lunch' })).toEqual([
    { type: 'CounterPaused', ...at, reason: 'lunch' },
  ]);
  expect(story.state.counters.get(counter3)).toEqual({
    kind: 'paused',
    agentId: cleo,
    since: story.now,
    reason: 'lunch',
  });
  story.wait(600);
  expect(story.do({ type: 'resume-counter', ...at })).toEqual([{ type: 'CounterResumed', ...at }]);
  expect(story.state.counters.get(counter3)).toEqual({
    kind: 'open',
    agentId: cleo,
    since: story.now,
    visitId: null,
    freeSince: story.now,
  });
  expect(story.do({ type: 'close-counter', ...at })).toEqual([{ type: 'CounterClosed', ...at }]);
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
