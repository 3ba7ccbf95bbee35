import type { ReturnPosition, TextRef } from '@foyer/basics';
import { ana, ben, cards, cash, counter1, counter2, loans } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { Story } from '../testing/story.ts';

test('TRANSFER-1: a visit can be sent on from waiting, called, serving and held; it begins a new step and keeps its number', () => {
  for (const kind of ['waiting', 'called', 'serving', 'held'] as const) {
    const story = Story.open();
    const visitId = story.visitAt(kind);
    const { number, earlierSteps } = story.visit(visitId);
    story.wait(60);
    const target = { to: 'service', serviceId: loans } as const;
    expect(story.do({ type: 'transfer', visitId, target, position: 'last', noteRef: 'note' as TextRef })).toEqual([
      { type: 'VisitTransferred', visitId, serviceId: loans, pin: null, position: 'last', noteRef: 'note' },
    ]);
    expect(story.visit(visitId)).toMatchObject({
      number,
      earlierSteps: [...earlierSteps, { serviceId: cash, how: 'transferred', endedAt: story.now, resolved: null }],
      serviceId: loans,
      notes: [{ ref: 'note', at: story.now, editedAt: null }],
      stage: {
        kind: 'waiting',
        queued: { since: story.now, seniority: story.now, pin: null, first: false, overtakenBy: [] },
      },
    });
    expect(story.state.services.get(loans)?.waiting).toBe(1);
    expect(story.state.services.get(cash)?.waiting).toBe(0);
    expect(story.state.counters.get(counter1)).toMatchObject({ visitId: null });
  }
});

test('TRANSFER-2: it comes to stand at the head, by its seniority, or at the end', () => {
  const orderAfter = (position: ReturnPosition): readonly number[] => {
    const story = Story.open();
    const [a, b, c] = [story.issue(cards), story.issue(cash), story.issue(cards)];
    const placed = [a, b, c];
    story.wait(5).do({ type: 'transfer', visitId: b, target: { to: 'service', serviceId: cards }, position });
    return placed.map(() => placed.indexOf(story.callAndFinish().visitId));
  };
  expect(orderAfter('first')).toEqual([1, 0, 2]);
  expect(orderAfter('original')).toEqual([0, 1, 2]);
  expect(orderAfter('last')).toEqual([0, 2, 1]);
});

test('TRANSFER-3: sent to a counter or an agent, a visit keeps its service unless told another, and waits for them alone', () => {
  const story = Story.open();
  const [toCounter, toAgent] = [story.issue(), story.issue()];
  const target = { to: 'counter', counterId: counter2 } as const;
  expect(story.do({ type: 'transfer', visitId: toCounter, target, position: 'last' })).toMatchObject([
    { serviceId: cash, pin: target },
  ]);
  const agent = { to: 'agent', agentId: ben } as const;
  expect(
    story.do({ type: 'transfer', visitId: toAgent, target: { ...agent, serviceId: cards }, position: 'last' }),
  ).toMatchObject([{ serviceId: cards, pin: agent }]);
  expect(story.refusal({ type: 'call-next', counterId: counter1 })).toMatchObject({ code: 'queue-empty' });
  const order = [story.callAndFinish(counter2), story.callAndFinish(counter2)];
  expect(order.map(({ visitId, because }) => ({ visitId, because }))).toEqual([
    { visitId: toCounter, because: { rule: 'pinned', pin: target } },
    { visitId: toAgent, because: { rule: 'pinned', pin: agent } },
  ]);
  expect(ana).not.toBe(ben);
});

test('TRANSFER-4: the target must exist, and a suspended service takes nobody new', () => {
  const story = Story.open();
  const visitId = story.issue();
  const to = (target: Parameters<Story['refusal']>[0] & { type: 'transfer' }) => story.refusal(target);
  const transfer = { type: 'transfer', visitId, position: 'last' } as const;
  expect(to({ ...transfer, target: { to: 'service', serviceId: 'nowhere' as typeof cash } })).toEqual({
    code: 'not-found',
    what: 'service',
    id: 'nowhere',
  });
  expect(to({ ...transfer, target: { to: 'counter', counterId: 'nowhere' as typeof counter1 } })).toEqual({
    code: 'not-found',
    what: 'counter',
    id: 'nowhere',
  });
  story.do({ type: 'suspend-service', serviceId: cards, reason: 'technical' });
  expect(to({ ...transfer, target: { to: 'service', serviceId: cards } })).toEqual({
    code: 'service-suspended',
    serviceId: cards,
    reason: 'technical',
  });
  story.do({ type: 'suspend-service', serviceId: cash, reason: 'no-staff' });
  expect(story.do({ ...transfer, target: { to: 'counter', counterId: counter2 } })).toHaveLength(1);
});
