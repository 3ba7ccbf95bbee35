import type { DeviceId, EscalationId } from '@foyer/basics';
import { ana, counter1 } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { Story } from '../testing/story.ts';

const raisedId = (story: Story): EscalationId => {
  const last = story.events.findLast(({ body }) => body.type === 'EscalationRaised')?.body;
  if (last?.type !== 'EscalationRaised') throw new Error('Nothing was escalated');
  return last.escalationId;
};

test('ESC-1: an escalation leaves the visit where it is, says where that is, and has a deadline', () => {
  for (const kind of ['waiting', 'called', 'serving', 'held'] as const) {
    const story = Story.open();
    const visitId = story.visitAt(kind);
    const before = story.visit(visitId);
    const place =
      kind === 'called' || kind === 'serving' ? { kind: 'counter', counterId: counter1 } : { kind: 'visit' };
    expect(story.do({ type: 'escalate', visitId, reason: 'complaint' })).toEqual([
      {
        type: 'EscalationRaised',
        escalationId: expect.any(String),
        source: 'agent',
        visitId,
        place,
        reason: 'complaint',
        deadline: story.now + 180_000,
        noteRef: null,
      },
    ]);
    expect(story.visit(visitId)).toEqual(before);
  }
});

test('ESC-2: an escalation is acknowledged, then resolved, each once; it may be resolved at once', () => {
  const story = Story.open();
  const visitId = story.issue();
  story.do({ type: 'escalate', visitId, reason: 'complaint' });
  const escalationId = raisedId(story);
  story.wait(30);
  expect(story.do({ type: 'acknowledge-escalation', escalationId })).toEqual([
    { type: 'EscalationAcknowledged', escalationId, visitId },
  ]);
  expect(story.state.escalations.get(escalationId)?.status).toEqual({ kind: 'acknowledged', by: ana, at: story.now });
  expect(story.refusal({ type: 'acknowledge-escalation', escalationId })).toEqual({
    code: 'invalid-state',
    what: 'escalation',
    id: escalationId,
    state: 'acknowledged',
  });
  expect(story.do({ type: 'resolve-escalation', escalationId, resolution: 'solved' })).toEqual([
    { type: 'EscalationResolved', escalationId, visitId, resolution: 'solved', noteRef: null },
  ]);
  expect(story.refusal({ type: 'resolve-escalation', escalationId, resolution: 'solved' })).toMatchObject({
    state: 'resolved',
  });
  story.do({ type: 'escalate', visitId: story.issue(), reason: 'complaint' });
  story.actor = { kind: 'system' };
  story.do({ type: 'resolve-escalation', escalationId: raisedId(story), resolution: 'solved' });
  expect(story.state.escalations.get(raisedId(story))?.status).toMatchObject({ kind: 'resolved', by: 'system' });
});

test('ESC-3: one unanswered escalation of a visit from each source: a second is refused until the first is answered', () => {
  const story = Story.open();
  const visitId = story.visitAt('serving');
  story.do({ type: 'escalate', visitId, reason: 'complaint' });
  const first = raisedId(story);
  const asked = { code: 'invalid-state', what: 'escalation', id: first, state: 'raised' };
  expect(story.refusal({ type: 'escalate', visitId, reason: 'advice' })).toEqual(asked);
  expect(story.do({ type: 'ask-for-help', visitId })).toMatchObject([{ source: 'phone', visitId }]);
  expect(story.refusal({ type: 'ask-for-help', visitId })).toMatchObject({ state: 'raised' });
  story.do({ type: 'acknowledge-escalation', escalationId: first });
  expect(story.do({ type: 'escalate', visitId, reason: 'advice' })).toHaveLength(1);
});

test('ESC-4: a kiosk has one open call for help, until it is resolved', () => {
  const story = Story.open();
  const ask = { type: 'ask-for-help' } as const;
  const at = (name: string) => {
    const deviceId = name as DeviceId;
    story.actor = { kind: 'device', id: deviceId };
    return { kind: 'device', deviceId } as const;
  };
  const place = at('kiosk-1');
  expect(story.do(ask)).toMatchObject([{ source: 'kiosk', visitId: null, place, reason: 'help' }]);
  const escalationId = raisedId(story);
  at('kiosk-2');
  expect(story.do(ask)).toHaveLength(1);
  story.actor = { kind: 'staff', id: ana, role: 'agent' };
  expect(story.do(ask)).toMatchObject([{ place: { kind: 'kiosk' } }]);
  expect(story.refusal(ask)).toMatchObject({ state: 'raised' });
  at('kiosk-1');
  expect(story.refusal(ask)).toMatchObject({ code: 'invalid-state', id: escalationId, state: 'raised' });
  story.do({ type: 'acknowledge-escalation', escalationId });
  expect(story.refusal(ask)).toMatchObject({ state: 'acknowledged' });
  story.do({ type: 'resolve-escalation', escalationId, resolution: 'solved' });
  expect(story.do(ask)).toHaveLength(1);
});

test('ESC-5: without a branch day nobody can be called for help', () => {
  const story = Story.open();
  story.do({ type: 'end-day' });
  expect(story.refusal({ type: 'ask-for-help' })).toEqual({ code: 'branch-closed' });
});

test('ESC-6: when a visit ends, what is open about it lapses; what was resolved stays so', () => {
  const story = Story.open();
  const visitId = story.visitAt('serving');
  story.do({ type: 'escalate', visitId, reason: 'complaint' });
  const resolved = raisedId(story);
  story.do({ type: 'resolve-escalation', escalationId: resolved, resolution: 'solved' });
  story.do({ type: 'escalate', visitId, reason: 'advice' });
  const acknowledged = raisedId(story);
  story.do({ type: 'acknowledge-escalation', escalationId: acknowledged });
  story.do({ type: 'ask-for-help', visitId });
  const raised = raisedId(story);
  story.do({ type: 'ask-for-help' });
  const elsewhere = raisedId(story);
  story.wait(10).do({ type: 'finish', visitId });
  const statusOf = (id: EscalationId) => story.state.escalations.get(id)?.status.kind;
  expect([resolved, acknowledged, raised, elsewhere].map(statusOf)).toEqual(['resolved', 'lapsed', 'lapsed', 'raised']);
  expect(story.refusal({ type: 'acknowledge-escalation', escalationId: raised })).toMatchObject({ state: 'lapsed' });
  expect(story.state.counters.get(counter1)).toMatchObject({ visitId: null });
});
