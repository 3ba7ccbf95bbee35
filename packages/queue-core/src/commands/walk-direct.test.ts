import { ana, ben, cards, cash, cleo, counter1, counter2, loans } from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { Story } from '../testing/story.ts';

const people = [
  { id: ana, name: 'ana', displayName: 'Ana', role: 'agent' },
  { id: ben, name: 'ben', displayName: 'Ben', role: 'agent' },
  { id: cleo, name: 'cleo', displayName: 'Cleo', role: 'admin' },
] as const;

describe('DIRECT-1: a customer who comes to a free counter is served at once: they have a number, and neither waited nor were called', () => {
  const walk = { type: 'walk-direct', counterId: counter1, serviceId: loans } as const;

  test('a number of the series, no wait, no call, no quote', () => {
    const story = Story.open();
    story.quote = () => {
      throw new Error('Nobody is told about a wait that there is not');
    };
    const [issued] = story.do(walk);
    story.quote = () => null;
    expect(issued).toMatchObject({
      type: 'TicketIssued',
      number: 'L001',
      printId: null,
      servedAt: { counterId: counter1, agentId: ana },
    });
    const [visit] = [...story.state.visits.values()];
    expect(visit).toMatchObject({
      serviceId: loans,
      course: { intervals: [], inTarget: null, walk: null },
      quote: null,
      stage: { kind: 'serving', counterId: counter1, startedAt: story.now },
    });
    expect(story.state.counters.get(counter1)).toMatchObject({ visitId: visit?.id });
    expect(story.state.calls.size).toBe(0);
    expect(story.state.services.get(loans)?.waiting).toBe(0);
    story.wait(60).do({ type: 'finish', visitId: visit?.id as never });
    expect(story.visit(visit?.id as never).course.intervals).toMatchObject([{ kind: 'serving' }]);
    expect(story.visit(story.issue(loans)).number).toBe('L002');
  });

  test('not at a counter that has somebody, is paused or closed, nor what is not offered or the agent may not serve', () => {
    const story = Story.open();
    story.do({ type: 'suspend-service', serviceId: loans, reason: 'no-staff' });
    expect(story.refusal(walk)).toMatchObject({ code: 'service-suspended' });
    story.do({ type: 'found-people', people });
    story.actor = { kind: 'staff', id: cleo, role: 'admin' };
    story.do({ type: 'change-person', personId: ben, changes: { services: [cards] } });
    expect(story.refusal({ ...walk, counterId: counter2, serviceId: cash })).toMatchObject({
      code: 'not-their-service',
    });
    story.visitAt('called');
    expect(story.refusal({ ...walk, serviceId: cash })).toMatchObject({ code: 'counter-busy' });
    story.do({ type: 'close-branch' });
    expect(story.refusal({ ...walk, counterId: counter2, serviceId: cards })).toEqual({ code: 'branch-closed' });
  });
});

test('DIRECT-2: taken back, the number is given up and the counter is as free as it was', () => {
  const story = Story.open();
  const before = story.state.counters.get(counter1);
  const { visitId, number } = story.one('TicketIssued', {
    type: 'walk-direct',
    counterId: counter1,
    serviceId: cash,
  });
  expect(story.state.actions.get(counter1)?.parts.map(({ did }) => did)).toEqual(['walk-direct']);
  story.wait(20).do({ type: 'undo', counterId: counter1 });
  expect(story.state.counters.get(counter1)).toEqual(before);
  expect(story.visit(visitId)).toMatchObject({
    course: { intervals: [] },
    stage: { kind: 'done', how: 'cancelled', wayBack: null },
  });
  expect(story.state.openNumbers.has(number)).toBe(false);
});
