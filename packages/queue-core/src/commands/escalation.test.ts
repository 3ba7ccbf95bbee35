import type { AgentId, DeviceId, EscalationId, TextRef } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { ana, bank, ben, counter1, counter2, loans } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { isRaisedTo, presentLevel } from '../escalations.ts';
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
        to: { role: 'supervisor', people: [], deadline: story.now + 180_000, remindAt: null },
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

const dora = 'dora' as AgentId;
/** Ben is asked first, then Dora and everybody from supervisors on, then managers. */
const chained: BranchConfig = {
  ...bank,
  escalations: [
    {
      reason: 'complaint',
      levels: [
        { people: [ben], withinSeconds: 60, remindSeconds: 20 },
        { people: [dora], role: 'supervisor', withinSeconds: 90 },
        { role: 'manager' },
      ],
    },
    { reason: 'help', levels: [{ role: 'manager', withinSeconds: 30 }] },
  ],
};
const note = 'a note' as TextRef;

test('ESC-7: an escalation goes to supervisors and a call for help to everybody, or to whom the branch has its reason go', () => {
  const usual = Story.open();
  const visitId = usual.visitAt('serving');
  const to = { people: [], remindAt: null };
  const raised = (story: Story, command: Parameters<Story['do']>[0]) => story.one('EscalationRaised', command).to;
  expect(raised(usual, { type: 'escalate', visitId, reason: 'complaint' })).toMatchObject({
    ...to,
    role: 'supervisor',
  });
  expect(raised(usual, { type: 'ask-for-help', visitId })).toMatchObject({ ...to, role: 'agent' });
  const own = Story.open(chained);
  const other = own.visitAt('serving');
  const deadline = own.now + 60_000;
  expect(raised(own, { type: 'escalate', visitId: other, reason: 'complaint' })).toEqual({
    role: null,
    people: [ben],
    deadline,
    remindAt: deadline - 20_000,
  });
  expect(raised(own, { type: 'ask-for-help' })).toEqual({ ...to, role: 'manager', deadline: own.now + 30_000 });
});

test('ESC-8: what nobody has acknowledged is brought to mind, and raised from level to level; each may answer it from then on', () => {
  const story = Story.open(chained);
  const visitId = story.visitAt('serving');
  story.do({ type: 'escalate', visitId, reason: 'complaint' });
  const escalationId = raisedId(story);
  const found = () => {
    const escalation = story.state.escalations.get(escalationId);
    if (escalation === undefined) throw new Error('The escalation is gone');
    return escalation;
  };
  const may = (id: AgentId, role: 'agent' | 'supervisor' | 'manager') => isRaisedTo(found(), { id, role });
  expect([may(ben, 'agent'), may(ana, 'agent'), may(dora, 'manager')]).toEqual([true, false, false]);
  const remind = { type: 'remind-escalation', escalationId, dueAt: story.now } as const;
  const further = { type: 'raise-escalation-further', escalationId, dueAt: story.now } as const;
  const facts = { escalationId, visitId, dueAt: story.now };
  story.wait(40);
  expect(story.do(remind)).toEqual([{ type: 'EscalationReminded', ...facts }]);
  expect(presentLevel(found())).toMatchObject({ remindAt: null, reminded: true });
  expect(story.refusal(remind)).toMatchObject({ code: 'invalid-state', what: 'escalation', state: 'raised' });
  story.wait(20);
  const second = { role: 'supervisor', people: [dora], deadline: story.now + 90_000, remindAt: null };
  expect(story.do(further)).toEqual([{ type: 'EscalationRaisedFurther', ...facts, to: second }]);
  expect(found().levels).toHaveLength(2);
  expect([may(ben, 'agent'), may(dora, 'agent'), may(ana, 'agent'), may(ana, 'supervisor')]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  story.do(further);
  expect(presentLevel(found())).toMatchObject({ role: 'manager', deadline: story.now + 180_000 });
  expect(story.refusal(further)).toMatchObject({ code: 'invalid-state', state: 'raised' });
  story.do({ type: 'acknowledge-escalation', escalationId });
  for (const command of [remind, further]) expect(story.refusal(command)).toMatchObject({ state: 'acknowledged' });
});

test('ESC-9: an answer in words acknowledges an escalation; the last one counts, and it stays open', () => {
  const story = Story.open();
  const visitId = story.visitAt('serving');
  story.do({ type: 'escalate', visitId, reason: 'complaint' });
  const escalationId = raisedId(story);
  const advise = { type: 'advise-escalation', escalationId, noteRef: note } as const;
  expect(story.do(advise)).toEqual([{ type: 'EscalationAdvised', escalationId, visitId, noteRef: note }]);
  const at = story.now;
  const other = 'another note' as TextRef;
  story.actor = { kind: 'staff', id: ben, role: 'supervisor' };
  story.wait(5).do({ ...advise, noteRef: other });
  expect(story.state.escalations.get(escalationId)).toMatchObject({
    advice: { by: ben, at: story.now, noteRef: other },
    status: { kind: 'acknowledged', by: ana, at },
  });
  story.do({ type: 'resolve-escalation', escalationId, resolution: 'advised', noteRef: note });
  expect(story.state.escalations.get(escalationId)?.status).toMatchObject({ resolution: 'advised', noteRef: note });
  expect(story.refusal(advise)).toMatchObject({ state: 'resolved' });
});

test('ESC-10: a customer is taken over to a free counter, by a call, from wherever they are', () => {
  for (const kind of ['waiting', 'called', 'serving', 'held'] as const) {
    const story = Story.open();
    const visitId = story.visitAt(kind);
    story.do({ type: 'escalate', visitId, reason: 'complaint' });
    const escalationId = raisedId(story);
    const bodies = story.do({ type: 'take-over-escalation', escalationId, counterId: counter2 });
    expect(bodies.map(({ type }) => type)).toEqual(['EscalationTakenOver', 'VisitTransferred', 'VisitCalled']);
    expect(story.stage(visitId)).toMatchObject({ kind: 'called', counterId: counter2, agentId: ben });
    expect(story.state.escalations.get(escalationId)).toMatchObject({
      takenFrom: { agentId: kind === 'waiting' ? null : ana },
      status: { kind: 'acknowledged' },
    });
    expect(story.state.counters.get(counter1)).toMatchObject({ visitId: null });
  }
});

test('ESC-10: nobody is taken over to a counter that is closed or has a customer, by who may not serve them, or where there is no customer', () => {
  const story = Story.open();
  const visitId = story.visitAt('serving');
  story.do({ type: 'escalate', visitId, reason: 'complaint' });
  const escalationId = raisedId(story);
  const take = { type: 'take-over-escalation', escalationId, counterId: counter2 } as const;
  expect(story.refusal({ ...take, counterId: counter1 })).toMatchObject({ code: 'counter-busy' });
  story.do({ type: 'found-people', people: [{ id: ben, name: 'ben', displayName: 'Ben', role: 'admin' }] });
  story.do({ type: 'change-person', personId: ben, changes: { services: [loans] } });
  expect(story.refusal(take)).toMatchObject({ code: 'not-their-service' });
  story.do({ type: 'change-person', personId: ben, changes: { services: null, counters: [counter1] } });
  expect(story.refusal(take)).toMatchObject({ code: 'not-their-counter' });
  story.do({ type: 'ask-for-help' });
  expect(story.refusal({ ...take, escalationId: raisedId(story) })).toMatchObject({ code: 'not-found', what: 'visit' });
});

test('ESC-11: whom a decision sends back is the next of the agent they were with, or stands where they stood', () => {
  for (const kind of ['serving', 'waiting'] as const) {
    const story = Story.open();
    const visitId = story.visitAt(kind);
    const since = story.now;
    story.do({ type: 'escalate', visitId, reason: 'complaint' });
    const escalationId = raisedId(story);
    const decide = { type: 'resolve-escalation', escalationId, resolution: 'approved', sendBack: true } as const;
    expect(story.refusal(decide)).toMatchObject({ code: 'invalid-state', what: 'escalation', state: 'raised' });
    story.do({ type: 'take-over-escalation', escalationId, counterId: counter2 });
    story.wait(30).issue();
    story.do({ type: 'start', visitId });
    story.do(decide);
    const pin = kind === 'serving' ? { to: 'agent', agentId: ana } : null;
    expect(story.stage(visitId)).toMatchObject({ kind: 'waiting', queued: { pin, seniority: since } });
    expect(story.one('VisitCalled', { type: 'call-next', counterId: counter1 }).visitId).toBe(visitId);
    expect(story.state.escalations.get(escalationId)?.status.kind).toBe('resolved');
  }
});
