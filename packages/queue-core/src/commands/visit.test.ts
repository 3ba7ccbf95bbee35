import type { AgentId, OutcomeId } from '@foyer/basics';
import { ana, ben, cash, counter1, counter2, priority, solved, unsolved } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { testQuote } from '../testing/quote.ts';
import { Story } from '../testing/story.ts';

test('VISIT-1: a visit is called, started and finished, and frees its counter', () => {
  const story = Story.open();
  const visitId = story.issue();
  const at = { counterId: counter1, agentId: ana };
  const issuedAt = story.now;
  story.wait(30);
  expect(story.do({ type: 'call-visit', visitId, counterId: counter1 })).toEqual([
    { type: 'VisitCalled', visitId, ...at, because: { rule: 'by-hand' } },
  ]);
  expect(story.stage(visitId)).toMatchObject({ kind: 'called', ...at, calledAt: story.now, times: 1 });
  expect(story.state.counters.get(counter1)).toMatchObject({ visitId });
  expect(story.state.services.get(cash)?.waiting).toBe(0);
  expect(story.wait(10).do({ type: 'start', visitId })).toEqual([{ type: 'ServiceStarted', visitId, ...at }]);
  expect(story.stage(visitId)).toMatchObject({
    kind: 'serving',
    ...at,
    startedAt: story.now,
    queued: { seniority: issuedAt },
  });
  expect(story.wait(120).do({ type: 'finish', visitId })).toEqual([
    { type: 'VisitFinished', visitId, outcomeId: solved, resolved: true, goesOn: null },
  ]);
  expect(story.stage(visitId)).toEqual({
    kind: 'done',
    endedAt: story.now,
    how: 'finished',
    outcomeId: solved,
    resolved: true,
    wayBack: null,
  });
  expect(story.state.counters.get(counter1)).toMatchObject({ visitId: null, freeSince: story.now });
  expect(story.visit(visitId).version).toBe(4);
});

test('VISIT-2: finishing takes the first outcome unless told another, which must exist', () => {
  const story = Story.open();
  const visitId = story.visitAt('serving');
  expect(story.refusal({ type: 'finish', visitId, outcomeId: 'lost' as OutcomeId })).toEqual({
    code: 'not-found',
    what: 'outcome',
    id: 'lost',
  });
  expect(story.do({ type: 'finish', visitId, outcomeId: unsolved })).toEqual([
    { type: 'VisitFinished', visitId, outcomeId: unsolved, resolved: false, goesOn: null },
  ]);
});

test('VISIT-3: a recall repeats the call at its counter and counts how often', () => {
  const story = Story.open();
  const visitId = story.visitAt('called');
  const calledAt = story.now;
  expect(story.wait(20).do({ type: 'recall', visitId })).toEqual([
    { type: 'VisitRecalled', visitId, counterId: counter1 },
  ]);
  expect(story.stage(visitId)).toMatchObject({ calledAt, lastCalledAt: story.now, times: 2 });
});

test('VISIT-4: who does not come is a no-show; who leaves has abandoned; who says so has cancelled', () => {
  const story = Story.open();
  const ends = (visitId: ReturnType<Story['issue']>) => story.stage(visitId);
  const missing = story.visitAt('called');
  expect(story.do({ type: 'no-show', visitId: missing })).toEqual([{ type: 'VisitNoShow', visitId: missing }]);
  expect(ends(missing)).toMatchObject({ how: 'no-show', outcomeId: null });
  expect(story.state.counters.get(counter1)).toMatchObject({ visitId: null });
  const gone = story.issue();
  expect(story.do({ type: 'abandon', visitId: gone })).toEqual([{ type: 'VisitAbandoned', visitId: gone }]);
  expect(ends(gone)).toMatchObject({ how: 'abandoned' });
  for (const kind of ['waiting', 'called', 'held'] as const) {
    const visitId = story.visitAt(kind);
    expect(story.do({ type: 'cancel', visitId })).toEqual([{ type: 'VisitCancelled', visitId }]);
    expect(ends(visitId)).toMatchObject({ how: 'cancelled' });
  }
  expect(story.state.counters.get(counter1)).toMatchObject({ visitId: null });
});

test('VISIT-5: a hold takes a visit off the queue or the counter, with an owner; it comes back at its seniority', () => {
  const story = Story.open();
  const first = story.issue();
  const second = story.issue();
  const seniority = story.stage(first).kind === 'waiting' && story.visit(first).issuedAt;
  expect(story.do({ type: 'hold', visitId: first, reason: 'form-to-fill' })).toEqual([
    {
      type: 'VisitHeld',
      visitId: first,
      agentId: ana,
      owner: { to: 'agent', agentId: ana },
      dueAt: null,
      reason: 'form-to-fill',
      noteRef: null,
    },
  ]);
  expect(story.state.services.get(cash)?.waiting).toBe(1);
  story.wait(300);
  expect(story.do({ type: 'return', visitId: first })).toEqual([
    { type: 'VisitReturned', visitId: first, position: 'original' },
  ]);
  expect(story.stage(first)).toMatchObject({ kind: 'waiting', queued: { since: story.now, seniority } });
  expect([story.callAndFinish().visitId, story.callAndFinish().visitId]).toEqual([first, second]);
});

test('VISIT-6: a hold from the counter frees it; the visit can go straight on at any free counter', () => {
  const story = Story.open();
  const visitId = story.visitAt('serving');
  story.actor = { kind: 'integration', id: 'crm' };
  expect(story.do({ type: 'hold', visitId, reason: 'form-to-fill' })).toEqual([
    {
      type: 'VisitHeld',
      visitId,
      agentId: ana,
      owner: { to: 'agent', agentId: ana },
      dueAt: null,
      reason: 'form-to-fill',
      noteRef: null,
    },
  ]);
  const other = story.visitAt('called');
  const resume = { type: 'resume', visitId } as const;
  expect(story.refusal({ ...resume, counterId: counter1 })).toEqual({
    code: 'counter-busy',
    counterId: counter1,
    visitId: other,
  });
  expect(story.wait(60).do({ ...resume, counterId: counter2 })).toEqual([
    { type: 'VisitResumed', visitId, counterId: counter2, agentId: ben },
  ]);
  expect(story.stage(visitId)).toMatchObject({ kind: 'serving', counterId: counter2, startedAt: story.now });
});

test('VISIT-7: a waiting visit held by nobody of the staff is owned by whoever asked', () => {
  const story = Story.open();
  const owners = (['integration', 'customer'] as const).map((kind) => {
    story.actor = kind === 'integration' ? { kind, id: 'crm' } : { kind };
    return story.one('VisitHeld', { type: 'hold', visitId: story.issue(), reason: 'form-to-fill' }).agentId;
  });
  expect(owners).toEqual(['crm' as AgentId, 'customer' as AgentId]);
});

test('VISIT-8: a pin outlasts a call and a hold', () => {
  const story = Story.open();
  const visitId = story.issue();
  story.do({ type: 'transfer', visitId, target: { to: 'counter', counterId: counter2 }, position: 'last' });
  story.do({ type: 'call-next', counterId: counter2 });
  story.do({ type: 'start', visitId });
  story.do({ type: 'hold', visitId, reason: 'form-to-fill' });
  story.do({ type: 'return', visitId });
  expect(story.refusal({ type: 'call-next', counterId: counter1 })).toEqual({
    code: 'queue-empty',
    counterId: counter1,
  });
  expect(story.one('VisitCalled', { type: 'call-next', counterId: counter2 }).visitId).toBe(visitId);
});

test('VISIT-9: a command for another version than the present one is refused before its state is looked at', () => {
  const story = Story.open();
  const visitId = story.issue();
  story.do({ type: 'hold', visitId, reason: 'form-to-fill' });
  const stale = { visitId, expectedVersion: 1 };
  const conflict = { code: 'version-conflict', id: visitId, expected: 1, found: 2 };
  expect(story.refusal({ type: 'cancel', ...stale })).toEqual(conflict);
  expect(story.refusal({ type: 'abandon', ...stale })).toEqual(conflict);
  expect(story.do({ type: 'cancel', visitId, expectedVersion: 2 })).toHaveLength(1);
});

test('VISIT-10: what is told, reported, asked or answered about a visit leaves its version as it is', () => {
  const story = Story.open();
  story.quote = testQuote;
  const visitId = story.issue(cash, { printing: true });
  const { printId, version } = story.visit(visitId);
  if (printId === null) throw new Error('The ticket has a print');
  story.do({ type: 'report-print', printId, outcome: 'failed' });
  story.do({ type: 'ask-for-help', visitId });
  const { escalationId } = story.one('EscalationRaised', { type: 'escalate', visitId, reason: 'complaint' });
  story.do({ type: 'acknowledge-escalation', escalationId });
  story.do({ type: 'resolve-escalation', escalationId, resolution: 'solved' });
  expect(story.visit(visitId).version).toBe(version);
  expect(story.do({ type: 'call-visit', visitId, counterId: counter1, expectedVersion: version })).toHaveLength(1);
});

test('VISIT-11: a call, a service and a hold hand on whole where a visit stood; back in the queue only its wait is new', () => {
  const story = Story.open();
  const [overtaken, later] = [story.issue(cash), story.issue(cash, { classId: priority })];
  story.wait(60);
  expect(story.one('VisitCalled', { type: 'call-next', counterId: counter1 }).visitId).toBe(later);
  const call = story.state.clock;
  story.do({ type: 'transfer', visitId: overtaken, target: { to: 'agent', agentId: ben }, position: 'first' });
  const stage = story.stage(overtaken);
  if (stage.kind !== 'waiting') throw new Error('It waits');
  const { queued } = stage;
  expect(queued).toMatchObject({ first: true, pin: { to: 'agent', agentId: ben }, overtakenBy: [call] });
  const { counterId, visitId } = story.one('VisitCalled', { type: 'call-next', counterId: counter2 });
  expect({ counterId, visitId }).toEqual({ counterId: counter2, visitId: overtaken });
  expect(story.stage(overtaken)).toMatchObject({ kind: 'called', queued });
  story.wait(30).do({ type: 'start', visitId });
  expect(story.stage(overtaken)).toMatchObject({ kind: 'serving', queued });
  story.wait(30).do({ type: 'hold', visitId, reason: 'form-to-fill' });
  expect(story.stage(overtaken)).toMatchObject({ kind: 'held', queued });
  story.wait(30).do({ type: 'return', visitId });
  expect(story.stage(overtaken)).toEqual({ kind: 'waiting', queued: { ...queued, since: story.now } });
});
