import type { ClassId } from '@foyer/basics';
import { cash, counter1, priority, regular } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { Story } from '../testing/story.ts';

const change = { type: 'change-priority', classId: priority, reason: 'need' } as const;

test('PRIORITY-1: a visit that is still to be called is put into another class, and keeps how long it has waited', () => {
  const story = Story.open();
  const before = story.issue();
  const visitId = story.issue();
  const was = story.stage(visitId);
  story.wait(300);
  expect(story.do({ ...change, visitId })).toEqual([
    { type: 'PriorityChanged', visitId, classId: priority, reason: 'need' },
  ]);
  expect(story.visit(visitId)).toMatchObject({ classId: priority, version: 2, stage: was });
  expect(story.state.services.get(cash)?.waiting).toBe(2);
  expect(story.one('VisitCalled', { type: 'call-next', counterId: counter1 }).visitId).toBe(visitId);
  expect(story.stage(before).kind).toBe('waiting');
  const held = story.visitAt('held');
  story.do({ ...change, visitId: held });
  story.do({ type: 'return', visitId: held });
  expect(story.visit(held)).toMatchObject({ classId: priority, stage: { kind: 'waiting' } });
});

test('PRIORITY-2: it needs a class and a reason that the branch has; the same class changes nothing', () => {
  const story = Story.open();
  const visitId = story.issue();
  const missing = { code: 'not-found', id: 'none' };
  expect(story.refusal({ ...change, visitId, classId: 'none' as ClassId })).toEqual({ ...missing, what: 'class' });
  expect(story.refusal({ ...change, visitId, reason: 'none' })).toEqual({ ...missing, what: 'reason' });
  expect(story.do({ ...change, visitId, classId: regular })).toEqual([]);
  expect(story.refusal({ ...change, visitId, expectedVersion: 7 })).toMatchObject({ code: 'version-conflict' });
});
