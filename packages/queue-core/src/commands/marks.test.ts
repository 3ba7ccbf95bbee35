import type { MarkId, MarkRecordId, VisitId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { bank, cash, cleo, counter1, counter2, counter3, loans } from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { MOST_MARKS, workAfter } from '../marks.ts';
import { copies, forms, insurance } from '../testing/choices.ts';
import { Story } from '../testing/story.ts';

const config: BranchConfig = {
  ...bank,
  marks: [
    { id: forms, name: { en: 'Forms' }, kind: 'counted' },
    { id: copies, name: { en: 'Copies' }, kind: 'timed' },
    { id: insurance, name: { en: 'Insurance' }, kind: 'counted', amountUnit: 'EUR', offer: true },
    { id: 'deeds' as MarkId, name: { en: 'Deeds' }, kind: 'counted', services: [loans] },
    { id: 'faxes' as MarkId, name: { en: 'Faxes' }, kind: 'counted', retired: true },
  ],
};

/** A branch that has these marks, with a customer at counter 1. */
function served(): { story: Story; visitId: VisitId } {
  const story = Story.open(config);
  return { story, visitId: story.visitAt('serving') };
}

const marksOf = (story: Story, visitId: VisitId) => story.visit(visitId).marks;
const runs = (story: Story, visitId: VisitId) => marksOf(story, visitId).map(({ until }) => until === null);

describe('marks', () => {
  test('MARK-1: what is counted is recorded of the step that is served, so many times, by the agent who serves it', () => {
    const { story, visitId } = served();
    expect(story.do({ type: 'add-mark', visitId, markId: forms, count: 3 })).toEqual([
      {
        type: 'MarkAdded',
        visitId,
        step: 0,
        markRecordId: expect.any(String),
        markId: forms,
        counterId: counter1,
        agentId: 'ana',
        offer: false,
        count: 3,
        amount: null,
      },
    ]);
    story.do({ type: 'add-mark', visitId, markId: insurance, amountThousandths: 12_500 });
    expect(marksOf(story, visitId)).toMatchObject([
      { markId: forms, count: 3, from: story.now, until: story.now },
      { markId: insurance, count: 1, offer: true, amount: { unit: 'EUR', thousandths: 12_500 } },
    ]);
    expect(story.visit(visitId).version).toBe(3);
  });

  test('MARK-2: what is timed goes on until it is ended, or until its step is served no more; it goes on once at a time', () => {
    const { story, visitId } = served();
    const begun = story.one('MarkBegun', { type: 'begin-mark', visitId, markId: copies });
    expect(story.refusal({ type: 'begin-mark', visitId, markId: copies })).toEqual({
      code: 'invalid-state',
      what: 'mark',
      id: copies,
      state: 'running',
    });
    story.wait(30);
    const { markRecordId } = begun;
    expect(story.do({ type: 'end-mark', visitId, markRecordId })).toEqual([
      { type: 'MarkEnded', visitId, markRecordId, markId: copies },
    ]);
    expect(story.refusal({ type: 'end-mark', visitId, markRecordId })).toMatchObject({ state: 'ended' });
    story.do({ type: 'begin-mark', visitId, markId: copies });
    story.wait(10);
    story.do({ type: 'hold', visitId, reason: 'form-to-fill' });
    const lengths = marksOf(story, visitId).map(({ from, until }) => (until ?? 0) - from);
    expect(lengths).toEqual([30_000, 10_000]);
  });

  test.each([
    ['the next customer is called', { type: 'call-next', counterId: counter1 }],
    ['the counter takes a break', { type: 'pause-counter', counterId: counter1, reason: 'lunch' }],
    ['the counter is closed', { type: 'close-counter', counterId: counter1 }],
    ['somebody else takes the counter', { type: 'hand-over-counter', counterId: counter1, agentId: cleo }],
    ['the day ends', { type: 'end-day' }],
  ] as const)(
    'MARK-3: after its end marks are recorded of a step as long as the counter that finished it is free; then %s',
    (_, next) => {
      const { story, visitId } = served();
      story.issue();
      story.do({ type: 'finish', visitId });
      story.wait(5);
      story.do({ type: 'begin-mark', visitId, markId: copies });
      story.do({ type: 'add-mark', visitId, markId: forms });
      story.wait(20);
      story.do(next);
      const visit = story.state.visits.get(visitId) ?? story.state.past.get(visitId);
      const [mark] = visit?.marks ?? [];
      expect((mark?.until ?? 0) - (mark?.from ?? 0)).toBe(20_000);
      const refusal = { code: next.type === 'end-day' ? 'not-found' : 'invalid-state', what: 'visit', id: visitId };
      expect(story.refusal({ type: 'add-mark', visitId, markId: forms })).toMatchObject(refusal);
      expect(
        story.refusal({ type: 'remove-mark', visitId, markRecordId: mark?.id ?? ('' as MarkRecordId) }),
      ).toMatchObject(refusal);
    },
  );

  test('MARK-3: only the counter that finished the step, and only of a step that was finished', () => {
    const { story, visitId } = served();
    story.do({ type: 'finish', visitId });
    // Another counter's customer is not in the way.
    const other = story.issue();
    story.do({ type: 'call-visit', visitId: other, counterId: counter2 });
    story.do({ type: 'add-mark', visitId, markId: forms });
    expect(marksOf(story, visitId)).toMatchObject([{ counterId: counter1 }]);
    story.do({ type: 'no-show', visitId: other });
    expect(story.refusal({ type: 'add-mark', visitId: other, markId: forms })).toMatchObject({ state: 'done' });
    expect(story.refusal({ type: 'add-mark', visitId: story.issue(), markId: forms })).toMatchObject({
      code: 'invalid-state',
      state: 'waiting',
    });
  });

  test('MARK-4: a mark is one that the branch has, for the service, of its kind, with an amount where it has a unit', () => {
    const { story, visitId } = served();
    const refusal = (markId: string, more: object = {}) =>
      story.refusal({ type: 'add-mark', visitId, markId: markId as MarkId, ...more });
    expect(refusal('nothing')).toEqual({ code: 'not-found', what: 'mark', id: 'nothing' });
    expect(refusal('faxes')).toEqual({ code: 'retired', what: 'mark', id: 'faxes' });
    expect(refusal('deeds')).toEqual({ code: 'not-of-service', what: 'mark', id: 'deeds', serviceId: cash });
    expect(refusal(copies)).toEqual({ code: 'other-mark-kind', markId: copies, expected: 'counted', found: 'timed' });
    expect(refusal(insurance)).toEqual({ code: 'mark-amount', markId: insurance, unit: 'EUR' });
    expect(refusal(forms, { amountThousandths: 1 })).toEqual({ code: 'mark-amount', markId: forms, unit: null });
    expect(story.refusal({ type: 'begin-mark', visitId, markId: forms })).toMatchObject({ code: 'other-mark-kind' });
    for (let count = 0; count < MOST_MARKS; count += 1) story.do({ type: 'add-mark', visitId, markId: forms });
    expect(refusal(forms)).toEqual({ code: 'too-many', what: 'marks', limit: MOST_MARKS });
  });

  test('MARK-5: a mark is taken back by removing it', () => {
    const { story, visitId } = served();
    const { markRecordId } = story.one('MarkAdded', { type: 'add-mark', visitId, markId: forms });
    story.do({ type: 'begin-mark', visitId, markId: copies });
    story.do({ type: 'remove-mark', visitId, markRecordId });
    expect(marksOf(story, visitId)).toMatchObject([{ markId: copies }]);
    expect(story.refusal({ type: 'remove-mark', visitId, markRecordId })).toEqual({
      code: 'not-found',
      what: 'mark',
      id: markRecordId,
    });
  });

  test('MARK-6: marks are no counter’s action: they stand in the way of no undoing, and undoing takes none of them back', () => {
    const { story, visitId } = served();
    story.do({ type: 'begin-mark', visitId, markId: copies });
    story.do({ type: 'finish', visitId });
    story.do({ type: 'add-mark', visitId, markId: forms });
    story.do({ type: 'begin-mark', visitId, markId: copies });
    story.do({ type: 'undo', counterId: counter1 });
    expect(story.stage(visitId).kind).toBe('serving');
    // What is begun after the end goes on: the same step is served again.
    expect(runs(story, visitId)).toEqual([false, false, true]);
    story.do({ type: 'transfer', visitId, target: { to: 'service', serviceId: loans }, position: 'last' });
    story.do({ type: 'undo', counterId: counter1 });
    expect(runs(story, visitId)).toEqual([false, false, false]);
  });

  test('MARK-6: undoing a call makes marks of the customer before possible again', () => {
    const { story, visitId } = served();
    story.issue();
    story.do({ type: 'finish', visitId });
    story.do({ type: 'call-next', counterId: counter1 });
    story.do({ type: 'undo', counterId: counter1 });
    story.do({ type: 'add-mark', visitId, markId: forms });
    expect(marksOf(story, visitId)).toHaveLength(1);
  });

  test('MARK-7: work after a customer has gone is the time in which any timed mark went on after the end, once', () => {
    const at = (from: number, until: number | null, step = 0) => ({
      ...{ id: 'mark' as MarkRecordId, markId: copies, step, counterId: counter3, agentId: cleo, offer: false },
      ...{ kind: 'timed' as const, count: 1, amount: null, from: from as never, until: until as never },
    });
    expect(workAfter([], 0, 100)).toBe(0);
    expect(workAfter([at(20, 90)], 0, 100)).toBe(0);
    expect(workAfter([at(90, 130), at(110, 120), at(150, 170), at(160, 200, 1), at(180, null)], 0, 100)).toBe(50);
  });

  test('MARK-8: what has been recorded is never taken out of the configuration', () => {
    const { story, visitId } = served();
    story.do({ type: 'add-mark', visitId, markId: forms });
    const version = story.state.settings.get('marks')?.version ?? 0;
    const without = (id: MarkId) => config.marks.filter((mark) => mark.id !== id);
    expect(
      story.refusal({ type: 'change-settings', section: 'marks', value: { marks: without(forms) }, version }),
    ).toMatchObject({
      code: 'invalid-configuration',
      mistakes: [{ code: 'in-use', item: { kind: 'mark', id: forms } }],
    });
    story.do({ type: 'change-settings', section: 'marks', value: { marks: without(copies) }, version });
  });
});
