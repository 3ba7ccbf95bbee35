import type { CounterId, EscalationId, MessageId, ServiceId, StageKind, TextRef, VisitId } from '@foyer/basics';
import { ana, cash, cleo, counter1, counter2, counter3, loans, priority } from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { Story } from '../testing/story.ts';
import type { Command } from './index.ts';

/** Tries a command: accepted, or refused with the state untouched. */
function attempt(story: Story, command: Command) {
  const before = story.state;
  try {
    story.do(command);
    return 'accepted';
  } catch {
    expect(story.state).toBe(before);
    return story.refusal(command);
  }
}

const stages: readonly StageKind[] = ['waiting', 'called', 'serving', 'held', 'done'];

const onVisit: readonly {
  readonly command: (visitId: VisitId) => Command;
  readonly from: readonly StageKind[];
}[] = [
  { command: (visitId) => ({ type: 'call-visit', visitId, counterId: counter2 }), from: ['waiting', 'held'] },
  { command: (visitId) => ({ type: 'recall', visitId }), from: ['called'] },
  { command: (visitId) => ({ type: 'start', visitId }), from: ['called'] },
  { command: (visitId) => ({ type: 'finish', visitId }), from: ['serving'] },
  { command: (visitId) => ({ type: 'no-show', visitId }), from: ['called'] },
  { command: (visitId) => ({ type: 'hold', visitId, reason: 'form-to-fill' }), from: ['waiting', 'called', 'serving'] },
  { command: (visitId) => ({ type: 'return', visitId }), from: ['called', 'serving', 'held'] },
  { command: (visitId) => ({ type: 'resume', visitId, counterId: counter2 }), from: ['held'] },
  {
    command: (visitId) => ({
      type: 'transfer',
      visitId,
      target: { to: 'service', serviceId: loans },
      position: 'original',
    }),
    from: ['waiting', 'called', 'serving', 'held'],
  },
  {
    command: (visitId) => ({ type: 'change-priority', visitId, classId: priority, reason: 'need' }),
    from: ['waiting', 'held'],
  },
  {
    command: (visitId) => ({ type: 'add-service', visitId, serviceId: loans }),
    from: ['waiting', 'called', 'serving', 'held'],
  },
  {
    command: (visitId) => ({ type: 'plan-services', visitId, services: [loans] }),
    from: ['waiting', 'called', 'serving', 'held'],
  },
  {
    command: (visitId) => ({ type: 'edit-visit', visitId, language: 'fr' }),
    from: ['waiting', 'called', 'serving', 'held'],
  },
  { command: (visitId) => ({ type: 'cancel', visitId }), from: ['waiting', 'called', 'held'] },
  { command: (visitId) => ({ type: 'abandon', visitId }), from: ['waiting'] },
  {
    command: (visitId) => ({ type: 'escalate', visitId, reason: 'complaint' }),
    from: ['waiting', 'called', 'serving', 'held'],
  },
  {
    command: (visitId) => ({ type: 'ask-for-help', visitId }),
    from: ['waiting', 'called', 'serving', 'held'],
  },
];

describe('REFUSE-1: a command on a visit in the wrong stage names the stage found and changes nothing', () => {
  const cases = onVisit.flatMap(({ command, from }) => stages.map((stage) => ({ command, from, stage })));
  test.each(cases.map((one) => ({ ...one, type: one.command('x' as VisitId).type })))(
    '$type on a visit that is $stage',
    ({ command, from, stage }) => {
      const story = Story.open();
      const visitId = story.visitAt(stage);
      const refused = { code: 'invalid-state', what: 'visit', id: visitId, state: stage };
      expect(attempt(story, command(visitId))).toEqual(from.includes(stage) ? 'accepted' : refused);
    },
  );
});

describe('REFUSE-2: a command on a counter in the wrong state names the state found and changes nothing', () => {
  const prepare = {
    closed: (story: Story) => story.do({ type: 'close-counter', counterId: counter1 }),
    free: (story: Story) => story.issue(),
    called: (story: Story) => story.visitAt('called'),
    serving: (story: Story) => story.visitAt('serving'),
    paused: (story: Story) => story.do({ type: 'pause-counter', counterId: counter1, reason: 'lunch' }),
  } as const;
  const wrong = (state: string) => ({ code: 'invalid-state', what: 'counter', id: counter1, state });
  const busy = { code: 'counter-busy', counterId: counter1, visitId: expect.any(String) };
  const table: readonly { readonly command: Command; readonly expected: Record<keyof typeof prepare, unknown> }[] = [
    {
      command: { type: 'open-counter', counterId: counter1, agentId: ana },
      expected: {
        closed: 'accepted',
        free: wrong('open'),
        called: wrong('open'),
        serving: wrong('open'),
        paused: wrong('paused'),
      },
    },
    {
      command: { type: 'pause-counter', counterId: counter1, reason: 'lunch' },
      expected: { closed: wrong('closed'), free: 'accepted', called: busy, serving: busy, paused: wrong('paused') },
    },
    {
      command: { type: 'resume-counter', counterId: counter1 },
      expected: {
        closed: wrong('closed'),
        free: wrong('open'),
        called: wrong('open'),
        serving: wrong('open'),
        paused: 'accepted',
      },
    },
    {
      command: { type: 'close-counter', counterId: counter1 },
      expected: { closed: wrong('closed'), free: 'accepted', called: busy, serving: busy, paused: 'accepted' },
    },
    {
      command: { type: 'hand-over-counter', counterId: counter1, agentId: cleo },
      expected: {
        closed: wrong('closed'),
        free: 'accepted',
        called: 'accepted',
        serving: 'accepted',
        paused: 'accepted',
      },
    },
    {
      command: { type: 'message-counter', counterId: counter1, messageRef: 'text' as TextRef },
      expected: {
        closed: wrong('closed'),
        free: 'accepted',
        called: 'accepted',
        serving: 'accepted',
        paused: 'accepted',
      },
    },
    {
      command: { type: 'call-next', counterId: counter1 },
      expected: { closed: wrong('closed'), free: 'accepted', called: busy, serving: busy, paused: wrong('paused') },
    },
    {
      command: { type: 'walk-direct', counterId: counter1, serviceId: cash },
      expected: { closed: wrong('closed'), free: 'accepted', called: busy, serving: busy, paused: wrong('paused') },
    },
    {
      command: { type: 'finish-and-call-next', counterId: counter1 },
      expected: {
        closed: wrong('closed'),
        free: wrong('free'),
        called: { code: 'invalid-state', what: 'visit', id: expect.any(String), state: 'called' },
        serving: 'accepted',
        paused: wrong('paused'),
      },
    },
  ];
  const cases = table.flatMap(({ command, expected }) =>
    (Object.keys(prepare) as (keyof typeof prepare)[]).map((state) => ({
      type: command.type,
      command,
      state,
      expected: expected[state],
    })),
  );
  test.each(cases)('$type on a counter that is $state', ({ command, state, expected }) => {
    const story = Story.open();
    prepare[state](story);
    expect(attempt(story, command)).toEqual(expected);
  });
});

test('REFUSE-3: suspending what is suspended and resuming what is not name the state found', () => {
  const story = Story.open();
  const wrong = { code: 'invalid-state', what: 'service', id: cash };
  expect(attempt(story, { type: 'resume-service', serviceId: cash })).toEqual({ ...wrong, state: 'available' });
  story.do({ type: 'suspend-service', serviceId: cash, reason: 'no-staff' });
  const again: Command = { type: 'suspend-service', serviceId: cash, reason: 'no-staff' };
  expect(attempt(story, again)).toEqual({ ...wrong, state: 'suspended' });
});

test('REFUSE-4: what does not exist is not found, whatever is asked of it', () => {
  const story = Story.open();
  const missing = (what: string) => ({ code: 'not-found', what, id: 'none' });
  for (const { command } of onVisit) {
    expect(attempt(story, command('none' as VisitId))).toEqual(missing('visit'));
  }
  const noteRef = 'none' as TextRef;
  for (const type of ['add-note', 'edit-note', 'erase-note'] as const) {
    expect(attempt(story, { type, visitId: 'none' as VisitId, noteRef })).toEqual(missing('visit'));
  }
  const counterId = 'none' as CounterId;
  const visitId = story.issue();
  for (const type of ['edit-note', 'erase-note'] as const) {
    expect(attempt(story, { type, visitId, noteRef })).toEqual(missing('note'));
  }
  expect(attempt(story, { type: 'edit-visit', visitId, segment: 'none' })).toEqual(missing('segment'));
  expect(attempt(story, { type: 'edit-visit', visitId, tags: ['none'] })).toEqual(missing('tag'));
  const held = story.visitAt('held');
  const onCounter: readonly Command[] = [
    { type: 'open-counter', counterId, agentId: cleo },
    { type: 'pause-counter', counterId, reason: 'lunch' },
    { type: 'resume-counter', counterId },
    { type: 'close-counter', counterId },
    { type: 'hand-over-counter', counterId, agentId: cleo },
    { type: 'message-counter', counterId, messageRef: 'text' as TextRef },
    { type: 'read-message', counterId, messageId: 'none' as MessageId },
    { type: 'call-next', counterId },
    { type: 'call-visit', counterId, visitId },
    { type: 'walk-direct', counterId, serviceId: cash },
    { type: 'finish-and-call-next', counterId },
    { type: 'resume', visitId: held, counterId },
  ];
  for (const command of onCounter) expect(attempt(story, command)).toEqual(missing('counter'));
  const serviceId = 'none' as ServiceId;
  expect(attempt(story, { type: 'suspend-service', serviceId, reason: 'no-staff' })).toEqual(missing('service'));
  expect(attempt(story, { type: 'resume-service', serviceId })).toEqual(missing('service'));
  const escalationId = 'none' as EscalationId;
  expect(attempt(story, { type: 'acknowledge-escalation', escalationId })).toEqual(missing('escalation'));
  const answers: readonly Command[] = [
    { type: 'resolve-escalation', escalationId, resolution: 'solved' },
    { type: 'advise-escalation', escalationId, noteRef: 'note' as TextRef },
    { type: 'take-over-escalation', escalationId, counterId: counter1 },
    { type: 'remind-escalation', escalationId, dueAt: story.now },
    { type: 'raise-escalation-further', escalationId, dueAt: story.now },
  ];
  for (const command of answers) expect(attempt(story, command)).toEqual(missing('escalation'));
});

test('REFUSE-5: a visit is not called or resumed to a counter that is closed or paused', () => {
  const story = Story.open();
  const waiting = story.issue();
  const held = story.visitAt('held');
  const wrong = { code: 'invalid-state', what: 'counter' };
  expect(attempt(story, { type: 'call-visit', visitId: waiting, counterId: counter3 })).toEqual({
    ...wrong,
    id: counter3,
    state: 'closed',
  });
  story.do({ type: 'pause-counter', counterId: counter1, reason: 'lunch' });
  expect(attempt(story, { type: 'resume', visitId: held, counterId: counter1 })).toEqual({
    ...wrong,
    id: counter1,
    state: 'paused',
  });
});
