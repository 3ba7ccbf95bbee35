import { REASON_KINDS, type ReasonKind } from '@foyer/basics';
import { bank, cash, counter1, priority } from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { Story } from '../testing/story.ts';
import type { ChangeSettings } from './change-settings.ts';

const USED = {
  pause: 'lunch',
  hold: 'technical',
  escalation: 'complaint',
  resolution: 'advised',
  suspension: 'no-staff',
  priority: 'need',
} as const satisfies Record<ReasonKind, string>;

/** A story in which a reason of each kind has been used; `edit`: the lists it begins with. */
function storyWithReasons(edit?: (kind: ReasonKind) => readonly { readonly id: string }[]): Story {
  const story = Story.open();
  if (edit !== undefined) story.do(changeReasons(story, edit));
  const held = story.issue(cash);
  story.do({ type: 'escalate', visitId: held, reason: USED.escalation });
  const [escalationId] = story.state.escalations.keys();
  if (escalationId === undefined) throw new Error('There is no escalation');
  story.do({ type: 'resolve-escalation', escalationId, resolution: USED.resolution });
  story.do({ type: 'hold', visitId: held, reason: USED.hold });
  story.do({ type: 'change-priority', visitId: story.issue(), classId: priority, reason: USED.priority });
  story.do({ type: 'pause-counter', counterId: counter1, reason: USED.pause });
  story.do({ type: 'suspend-service', serviceId: cash, reason: USED.suspension });
  return story;
}

function changeReasons(story: Story, edit: (kind: ReasonKind) => readonly { readonly id: string }[]): ChangeSettings {
  const reasons = Object.fromEntries(REASON_KINDS.map((kind) => [kind, edit(kind)]));
  return {
    type: 'change-settings',
    section: 'reasons',
    value: { reasons },
    version: story.state.settings.get('reasons')?.version ?? 0,
  };
}

describe('SETTINGS-61: reasons that have been used', () => {
  test('can’t be taken out: each is told, and nothing is changed', () => {
    const story = storyWithReasons();
    const others = (kind: ReasonKind) => bank.reasons[kind].filter(({ id }) => id !== USED[kind]);
    expect(story.refusal(changeReasons(story, others))).toEqual({
      code: 'invalid-configuration',
      mistakes: REASON_KINDS.map((kind) => ({
        code: 'in-use',
        item: { kind: 'reason', id: USED[kind] },
        path: ['reasons', kind],
        facts: {},
      })),
    });
    expect(story.state.config?.reasons).toEqual(bank.reasons);
  });

  test('can be retired or called otherwise; those that nobody has used go', () => {
    const story = storyWithReasons();
    const edited = (kind: ReasonKind) => [
      { id: 'other' },
      { id: USED[kind], name: { en: 'As we say here' }, retired: true },
    ];
    expect(story.one('SettingsChanged', changeReasons(story, edited)).section).toBe('reasons');
    expect(story.state.config?.reasons.pause.map(({ id }) => id)).toEqual(['other', 'lunch']);
  });
});

test('SETTINGS-75: a retired reason of any kind that a page still sends is taken, is known by its name and can’t be taken out', () => {
  const others = (kind: ReasonKind) => bank.reasons[kind].filter(({ id }) => id !== USED[kind]);
  const retired = (kind: ReasonKind) => [...others(kind), { id: USED[kind], name: { en: 'Gone' }, retired: true }];
  const story = storyWithReasons(retired);
  const { counters, services, escalations, visits } = story.state;
  expect([
    counters.get(counter1),
    visits.first()?.stage,
    escalations.first(),
    escalations.first()?.status,
    services.get(cash)?.suspended,
  ]).toMatchObject([
    { kind: 'paused', reason: USED.pause },
    { kind: 'held', reason: USED.hold },
    { reason: USED.escalation },
    { resolution: USED.resolution },
    { reason: USED.suspension },
  ]);
  expect(story.refusal(changeReasons(story, others))).toMatchObject({
    code: 'invalid-configuration',
    mistakes: REASON_KINDS.map((kind) => ({ code: 'in-use', item: { kind: 'reason', id: USED[kind] } })),
  });
  for (const kind of REASON_KINDS) {
    expect(story.state.config?.reasons[kind]).toContainEqual({ id: USED[kind], name: { en: 'Gone' }, retired: true });
  }
});

test('SETTINGS-95: a reason that the branch doesn’t have is refused', () => {
  const story = Story.open();
  const visitId = story.issue(cash);
  const { escalationId } = story.one('EscalationRaised', { type: 'escalate', visitId, reason: USED.escalation });
  const reason = 'Ms Roth';
  for (const command of [
    { type: 'pause-counter', counterId: counter1, reason },
    { type: 'hold', visitId, reason },
    { type: 'escalate', visitId: story.issue(cash), reason },
    { type: 'resolve-escalation', escalationId, resolution: reason },
    { type: 'suspend-service', serviceId: cash, reason },
  ] as const) {
    expect(story.refusal(command)).toEqual({ code: 'not-found', what: 'reason', id: reason });
  }
});

describe('segments', () => {
  const segments = (story: Story, list: readonly object[]): ChangeSettings => ({
    type: 'change-settings',
    section: 'classes',
    value: { classes: bank.classes, segments: list, tags: bank.tags },
    version: story.state.settings.get('classes')?.version ?? 0,
  });

  test('SETTINGS-62: a ticket’s segment is one of the branch’s that is not retired', () => {
    const story = Story.open();
    const issue = { type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false } as const;
    expect(story.refusal({ ...issue, segment: 'silver' })).toEqual({
      code: 'not-found',
      what: 'segment',
      id: 'silver',
    });
    expect(story.one('TicketIssued', { ...issue, segment: 'gold' }).segment).toBe('gold');
    story.do(segments(story, [{ id: 'gold', name: { en: 'Gold' }, retired: true }]));
    expect(story.refusal({ ...issue, segment: 'gold' })).toEqual({ code: 'retired', what: 'segment', id: 'gold' });
    expect(story.state.visits.size).toBe(1);
  });

  test('SETTINGS-61: one that a ticket has had can’t be taken out', () => {
    const story = Story.open();
    story.issue(cash, { segment: 'gold' });
    expect(story.refusal(segments(story, []))).toMatchObject({
      code: 'invalid-configuration',
      mistakes: [{ code: 'in-use', item: { kind: 'segment', id: 'gold' }, path: ['segments'] }],
    });
  });
});
