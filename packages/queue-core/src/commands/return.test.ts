import type { BranchConfig } from '@foyer/configuration';
import { ana, bank, ben, cash, counter1, counter2 } from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { nextDue } from '../due.ts';
import { mayReturn } from '../no-show.ts';
import { Story } from '../testing/story.ts';

const withRules = (noShow: Partial<BranchConfig['noShow']>): BranchConfig => ({
  ...bank,
  noShow: { ...bank.noShow, ...noShow },
});

describe('back to the queue', () => {
  test.each(['called', 'serving', 'held'] as const)(
    'RETURN-1: from %s a visit comes to stand where it stood, at the head, or at the end',
    (kind) => {
      for (const position of ['original', 'first', 'last'] as const) {
        const story = Story.open();
        const visitId = story.visitAt(kind);
        const { issuedAt } = story.visit(visitId);
        story.wait(60);
        expect(story.do({ type: 'return', visitId, position })).toEqual([{ type: 'VisitReturned', visitId, position }]);
        expect(story.visit(visitId)).toMatchObject({ number: 'A001', earlierSteps: [] });
        expect(story.stage(visitId)).toMatchObject({
          kind: 'waiting',
          queued: {
            since: story.now,
            seniority: position === 'last' ? story.now : issuedAt,
            first: position === 'first',
          },
        });
        expect(story.state.counters.get(counter1)).toMatchObject({ visitId: null });
      }
    },
  );
});

describe('a hold', () => {
  test('HOLD-1: has an owner, and a time at which the customer is to be called back', () => {
    const story = Story.open();
    const visitId = story.visitAt('serving');
    const hold = { type: 'hold', visitId, reason: 'form-to-fill' } as const;
    expect(story.refusal({ ...hold, owner: { to: 'agent', agentId: 'nobody' as never } })).toMatchObject({
      code: 'not-found',
      what: 'agent',
    });
    expect(story.refusal({ ...hold, owner: { to: 'counter', counterId: 'none' as never } })).toMatchObject({
      code: 'not-found',
      what: 'counter',
    });
    story.do({ ...hold, owner: { to: 'counter', counterId: counter2 }, minutes: 10 });
    expect(story.stage(visitId)).toMatchObject({
      kind: 'held',
      agentId: ana,
      owner: { to: 'counter', counterId: counter2 },
      dueAt: story.now + 600_000,
    });
  });

  test('HOLD-2: the customer is called back to any free counter like everybody else, by hand, with their seniority', () => {
    const story = Story.open();
    const visitId = story.visitAt('held');
    const { queued } = story.stage(visitId) as { queued: object };
    story.do({ type: 'call-visit', visitId, counterId: counter2 });
    expect(story.stage(visitId)).toMatchObject({ kind: 'called', counterId: counter2, agentId: ben, queued });
    expect(story.state.calls.last()).toMatchObject({ visitId, times: 1 });
  });
});

describe('who does not come', () => {
  test('NOSHOW-1: nobody is a no-show within the grace after the newest call, nor called again more often than allowed', () => {
    const story = Story.open(withRules({ graceSeconds: 30, mostRecalls: 1 }));
    const visitId = story.visitAt('called');
    story.wait(20).do({ type: 'recall', visitId });
    expect(story.refusal({ type: 'recall', visitId })).toEqual({ code: 'recalled-enough', visitId, limit: 1 });
    expect(story.wait(29).refusal({ type: 'no-show', visitId })).toEqual({
      code: 'too-early',
      visitId,
      until: story.now + 1_000,
    });
    story.wait(1).do({ type: 'no-show', visitId });
    expect(story.stage(visitId)).toMatchObject({ kind: 'done', how: 'no-show' });
  });

  test('NOSHOW-2: comes back within a set time, to the set position or another one; not later', () => {
    for (const returnPosition of ['first', 'original', 'last'] as const) {
      const story = Story.open(withRules({ returnMinutes: 10, returnPosition }));
      const visitId = story.visitAt('called');
      story.do({ type: 'no-show', visitId });
      story.wait(600).do({ type: 'return', visitId });
      expect(story.events.at(-1)?.body).toMatchObject({ type: 'VisitReturned', position: returnPosition });
      expect(story.stage(visitId).kind).toBe('waiting');
    }
    const late = Story.open(withRules({ returnMinutes: 10 }));
    const visitId = late.visitAt('called');
    late.do({ type: 'no-show', visitId });
    expect(late.wait(601).refusal({ type: 'return', visitId })).toMatchObject({ code: 'invalid-state', state: 'done' });
    const finished = late.visitAt('done');
    expect(late.refusal({ type: 'return', visitId: finished })).toMatchObject({ code: 'invalid-state', state: 'done' });
  });

  test('NOSHOW-3: the number stays reserved while they may come back, and is given again after that', () => {
    const config = withRules({ returnMinutes: 10 });
    const story = Story.open({ ...config, series: config.series.map((series) => ({ ...series, last: 2 })) });
    const visitId = story.visitAt('called');
    story.do({ type: 'no-show', visitId });
    const second = story.issue(cash);
    expect(story.refusal({ type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false })).toMatchObject({
      code: 'numbers-exhausted',
    });
    story.wait(600);
    const again = story.issue(cash);
    expect([story.visit(second).number, story.visit(again).number]).toEqual(['A002', story.visit(visitId).number]);
    expect(mayReturn(story.state, story.visit(visitId), story.now)).toBe(false);
  });

  test('NOSHOW-4: where the branch says so, who has not come after a while is a no-show by itself', () => {
    const story = Story.open(withRules({ graceSeconds: 90, automaticSeconds: 60 }));
    const [first, second] = [story.visitAt('called'), story.issue()];
    story.wait(5).do({ type: 'call-visit', visitId: second, counterId: counter2 });
    const due = nextDue(story.state, story.now);
    expect(due).toEqual({ at: story.now - 5_000 + 90_000 - 1_000, command: expect.anything() });
    expect(due?.command).toMatchObject({ type: 'no-show', visitId: first });
    story.wait(90);
    if (due?.command) story.do(due.command);
    expect(story.stage(first)).toMatchObject({ kind: 'done', how: 'no-show' });
    expect(nextDue(story.state, story.now)?.command).toMatchObject({ type: 'no-show', visitId: second });
  });
});
