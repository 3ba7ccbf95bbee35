import {
  type CustomerMessageId,
  type CustomerRef,
  type DeviceId,
  type Instant,
  MESSAGE_RULES,
  type MessageRule,
  type TextRef,
  type VisitId,
} from '@foyer/basics';
import {
  ana,
  bank,
  ben,
  cards,
  cash,
  cleo,
  counter1,
  counter2,
  loans,
  onlyLoans,
  priority,
} from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { type CommandOf, EVENT_TYPES } from '../commands/index.ts';
import { LOG_VERSION, readEvent } from '../event.ts';
import { evolveAll } from '../evolve.ts';
import { initialState } from '../state.ts';
import { copies, forms } from '../testing/choices.ts';
import { testQuote } from '../testing/quote.ts';
import { Story } from '../testing/story.ts';
import { StoredDataError } from './read-stored.ts';
import { restoreState, snapshotOf, snapshotText } from './snapshot.ts';

const tellsAll = { rules: MESSAGE_RULES, nearlyMinutes: 10, mostPerVisit: 1, apartMinutes: 0 };

/** Somebody lets the branch message them, is, hears of their wait, and wants no more. */
function messageSomebody(story: Story): void {
  const visitId = story.issue();
  const customerRef = 'somebody' as CustomerRef;
  const consent = { channel: 'sms', words: 'Text me.', language: 'en', customerRef } as const;
  story.do({ type: 'give-consent', visitId, ...consent });
  const begin = (rule: MessageRule, messageId: string) => {
    const occasion = { rule, clock: story.state.clock, since: story.now };
    story.do({ type: 'begin-message', visitId, messageId: messageId as CustomerMessageId, occasion, parts: 2 });
  };
  begin('ticket', 'first');
  const first = { visitId, messageId: 'first' as CustomerMessageId, reference: 'SM1' };
  story.do({ type: 'report-message', ...first, state: 'sent' });
  story.do({ type: 'announce-wait', visitId, what: 'nearly', withinSeconds: 300 });
  begin('nearly', 'second');
  story.do({ type: 'withdraw-consent', visitId });
  story.do({ type: 'opt-out', channel: 'sms', customerRef });
  story.do({ type: 'opt-in', channel: 'sms', customerRef });
}

/** A branch in which everything has happened that can, with something of everything still in it. */
function busyBranch(): Story {
  const levels = [{ withinSeconds: 60, remindSeconds: 20 }, { role: 'manager' as const }];
  const story = Story.open({ ...bank, messages: tellsAll, escalations: [{ reason: 'complaint', levels }] });
  story.quote = testQuote;
  story.do({
    type: 'change-settings',
    section: 'policy',
    value: { policy: bank.policy, escalationDeadlineSeconds: 90, noShow: bank.noShow },
    version: 1,
  });
  const marks = [
    { id: forms, name: { en: 'Forms' }, kind: 'counted', amountUnit: 'EUR' },
    { id: copies, name: { en: 'Copies' }, kind: 'timed' },
  ] as const;
  story.do({ type: 'change-settings', section: 'marks', value: { marks: [...marks] }, version: 1 });
  story.do({ type: 'store-picture', hash: 'a'.repeat(64), mediaType: 'image/png', bytes: 1000 });
  story.do({ type: 'found-people', people: [{ id: cleo, name: 'cleo', displayName: 'Cleo', role: 'admin' }] });
  const { personId } = story.one('PersonAdded', { type: 'add-person', name: 'dan', displayName: 'Dan', role: 'agent' });
  story.do({ type: 'change-person', personId, changes: { counters: [counter1], withheld: ['reports'] } });
  story.do({ type: 'set-password', personId, by: 'link' });
  story.do({ type: 'sign-in', personId, address: '10.0.0.1' });
  story.do({ type: 'note-failed-sign-ins', personId, nameHash: null, address: '10.0.0.1', times: 3 });
  const { keyId } = story.one('KeyAdded', { type: 'add-key', name: 'shop', scopes: ['read'] });
  story.do({ type: 'revoke-key', keyId });
  story.do({ type: 'add-key', name: 'site', scopes: ['issue'] });
  const erased = 'a visit' as VisitId;
  story.do({ type: 'erase-customer', by: 'name', visitIds: [erased], contacts: [erased], texts: [], customers: [] });
  story.do({ type: 'note-export', what: 'audit', name: null, from: null, to: null, rows: 12 });
  story.do({ type: 'sign-out', personId });
  story.do({ type: 'sign-out-person', personId });
  story.do({ type: 'reset-password', personId });
  const file = 'copy';
  const facts: readonly CommandOf<'record-backup'>['fact'][] = [
    { type: 'BackupKeyMade', fingerprint: 'AB12-CD34' },
    { type: 'BackupFailed', trouble: 'disk-full' },
    { type: 'BackupMade', file, clock: 9, bytes: 4096, fingerprint: 'AB12-CD34', seconds: 0.5 },
    { type: 'BackupTested', file, trouble: null, seconds: 1.5, removed: ['older'] },
    { type: 'BranchRestored', file, clock: 9, contacts: [], texts: [], customers: [] },
  ];
  for (const fact of facts) story.do({ type: 'record-backup', fact });
  for (const deviceId of ['d1', 'd2', 'd3'] as DeviceId[]) {
    story.do({ type: 'pair-device', deviceId, kind: 'kiosk', name: 'Door' });
    story.do({ type: 'change-device', deviceId, changes: { settings: { languages: ['en'] } } });
    story.do({ type: 'replace-device', deviceId, kind: 'kiosk' });
  }
  story.do({ type: 'revoke-device', deviceId: 'd2' as DeviceId });
  story.do({ type: 'revoke-device', deviceId: 'd3' as DeviceId });
  story.do({ type: 'remove-device', deviceId: 'd3' as DeviceId });
  const notice = {
    about: 'delay',
    text: { en: 'Loans take longer.', ar: 'القروض أبطأ اليوم.' },
    serviceIds: [loans],
    zones: [],
    places: ['screen', 'phone'],
    from: story.now,
    until: (story.now + 86_400_000) as Instant,
    drill: false,
    confirmed: false,
  } as const;
  const { noticeId } = story.one('NoticePosted', { type: 'post-notice', ...notice });
  story.do({ type: 'correct-notice', noticeId, ...notice });
  story.do({ type: 'withdraw-notice', noticeId });
  story.do({ type: 'post-notice', ...notice });
  messageSomebody(story);
  story.do({ type: 'suspend-service', serviceId: loans, reason: 'technical' });
  story.do({ type: 'resume-service', serviceId: loans });
  story.do({ type: 'end-day' });
  story.do({ type: 'open-branch' });
  story.do({ type: 'announce-closing', closesAt: story.now, dueAt: story.now });
  story.do({ type: 'close-branch', dueAt: story.now });
  story.do({ type: 'open-branch' });
  for (const [counterId, agentId] of [
    [counter1, ana],
    [counter2, ben],
  ] as const) {
    story.do({ type: 'open-counter', counterId, agentId });
    story.do({ type: 'pause-counter', counterId, reason: 'lunch' });
    story.do({ type: 'resume-counter', counterId });
  }
  story.do({ type: 'hand-over-counter', counterId: counter2, agentId: cleo });
  story.do({ type: 'hand-over-counter', counterId: counter2, agentId: ben });
  const note = { type: 'message-counter', counterId: counter1, messageRef: 'text' as TextRef } as const;
  const { messageId } = story.one('CounterMessaged', note);
  story.do(note);
  story.do({ type: 'read-message', counterId: counter1, messageId });
  story.issue(cash, { classId: priority });
  story.wait(60);
  story.issue(cash);
  story.callAndFinish();
  const [missed, gone, left] = [story.visitAt('called'), story.issue(), story.issue()];
  story.do({ type: 'recall', visitId: missed });
  story.do({ type: 'no-show', visitId: missed });
  story.do({ type: 'cancel', visitId: gone });
  story.do({ type: 'abandon', visitId: left });
  story.do({ type: 'suspend-service', serviceId: cards, reason: 'technical' });
  for (const kind of ['waiting', 'held', 'serving'] as const) {
    const { escalationId } = story.one('EscalationRaised', {
      type: 'escalate',
      visitId: story.visitAt(kind),
      reason: 'complaint',
    });
    if (kind === 'waiting') {
      story.do({ type: 'remind-escalation', escalationId, dueAt: story.now });
      story.do({ type: 'raise-escalation-further', escalationId, dueAt: story.now });
    } else story.do({ type: 'acknowledge-escalation', escalationId });
    if (kind === 'held') {
      story.do({ type: 'advise-escalation', escalationId, noteRef: 'a note' as TextRef });
      story.do({ type: 'take-over-escalation', escalationId, counterId: counter2 });
      story.do({ type: 'resolve-escalation', escalationId, resolution: 'advised', sendBack: true });
    }
    if (kind === 'serving') story.do({ type: 'resolve-escalation', escalationId, resolution: 'solved' });
  }
  story.do({ type: 'return', visitId: story.visitAt('held') });
  const back = story.visitAt('held');
  story.do({ type: 'resume', visitId: back, counterId: counter2 });
  const added = { type: 'add-mark', visitId: back, markId: forms, amountThousandths: 1500 } as const;
  const { markRecordId } = story.one('MarkAdded', added);
  story.do({ type: 'remove-mark', visitId: back, markRecordId });
  story.do(added);
  const begun = story.one('MarkBegun', { type: 'begin-mark', visitId: back, markId: copies });
  story.do({ type: 'end-mark', visitId: back, markRecordId: begun.markRecordId });
  story.do({ type: 'begin-mark', visitId: back, markId: copies });
  story.do({ type: 'finish', visitId: back });
  story.do({ type: 'change-priority', visitId: story.issue(), classId: priority, reason: 'need' });
  const noteRef = 'its note' as TextRef;
  const visitId = story.issue(cash, { printing: true, segment: 'gold', tags: ['vip'], noteRef });
  story.do({ type: 'edit-note', visitId, noteRef });
  story.do({ type: 'erase-note', visitId, noteRef });
  story.do({ type: 'add-note', visitId, noteRef: 'another note' as TextRef });
  const customer = 'a customer' as CustomerRef;
  story.do({
    type: 'edit-visit',
    visitId,
    language: 'fr',
    tags: ['documents'],
    contact: ['phone'],
    customerRef: customer,
  });
  story.do({ type: 'edit-visit', visitId, segment: null, customerRef: null });
  const { printId } = story.visit(visitId);
  if (printId === null) throw new Error('The ticket has a print');
  story.do({ type: 'report-print', printId, outcome: 'failed', reason: 'paper-out' });
  story.do({ type: 'transfer', visitId, target: { to: 'counter', counterId: counter2 }, position: 'first' });
  story.do({ type: 'call-next', counterId: counter2 });
  story.do({ type: 'undo', counterId: counter2 });
  story.do({ type: 'call-next', counterId: counter2 });
  story.do({ type: 'set-profile', counterId: counter2, profileId: onlyLoans });
  const { visitId: last } = story.state.counters.get(counter1) as { visitId: VisitId };
  story.do({ type: 'add-service', visitId: last, serviceId: loans });
  story.do({ type: 'finish', visitId: last, goOn: { to: 'break', reason: 'form-to-fill' } });
  story.do({ type: 'walk-direct', counterId: counter1, serviceId: cash });
  return story;
}

const throughJson = (value: unknown) => JSON.parse(JSON.stringify(value));

test('STORED-1: a snapshot restores the state it was made of', () => {
  const { state } = busyBranch();
  const restored = restoreState(throughJson(snapshotOf(state)));
  expect(snapshotOf(restored)).toEqual(snapshotOf(state));
  expect(restored.queues.toJS()).toEqual(state.queues.toJS());
  expect(restored.openNumbers.toJS()).toEqual(state.openNumbers.toJS());
  expect(snapshotOf(restoreState(throughJson(snapshotOf(initialState))))).toEqual(snapshotOf(initialState));
});

test('STORED-2: equal states give the same snapshot text, whether reached by commands or by replay', () => {
  const { state, events } = busyBranch();
  const replayed = evolveAll(
    initialState,
    events.map((event) => readEvent(throughJson(event))),
  );
  expect(snapshotText(replayed)).toBe(snapshotText(state));
});

test('STORED-3: a damaged snapshot, or one of another version, is refused with the field named', () => {
  const snapshot = throughJson(snapshotOf(busyBranch().state));
  const restoring = (changes: object) => () => restoreState({ ...snapshot, ...changes });
  expect(restoring({ version: 7 })).toThrow('snapshot.version: expected 1');
  expect(restoring({ clock: '7' })).toThrow('snapshot.clock: Invalid input: expected number, received string');
  expect(restoring({ visits: [{ ...snapshot.visits[0], stage: { kind: 'lost' } }] })).toThrow(
    "snapshot.visits[0].stage.kind: Invalid discriminator value. Expected 'waiting' | 'called' | 'serving' | 'held' | 'done'",
  );
  expect(restoring({ more: 1 })).toThrow('snapshot: Unrecognized key: "more"');
  expect(() => restoreState(null)).toThrow(StoredDataError);
  expect(() => restoreState([])).toThrow('snapshot: Invalid input: expected object');
});

test('STORED-4: an event is read back as it was written, and one of another version of the log is refused', () => {
  const [event] = busyBranch().events;
  expect(readEvent(throughJson(event))).toEqual(event);
  for (const version of [0, LOG_VERSION + 1]) {
    expect(() => readEvent({ ...event, version })).toThrow(
      'event.version: expected 1; the data were written by another version of Foyer',
    );
  }
  expect(() => readEvent('event')).toThrow('event: Invalid input: expected object, received string');
});

test('STORED-7: one history with every kind of event passes through JSON, reads as it was and replays to the same state', () => {
  const story = busyBranch();
  story.do({ type: 'end-day' });
  const { events } = story;
  expect(new Set(events.map(({ body }) => body.type))).toEqual(new Set(EVENT_TYPES));
  const read = events.map((event) => readEvent(throughJson(event)));
  expect(read).toEqual(events);
  expect(snapshotOf(evolveAll(initialState, read))).toEqual(snapshotOf(story.state));
});

test('STORED-8: a field that no event or part of it has is refused, and so is one that is missing', () => {
  for (const event of busyBranch().events) {
    const body = Object.keys(event.body);
    expect(() => readEvent({ ...event, more: 1 })).toThrow('event: Unrecognized key: "more"');
    expect(() => readEvent({ ...event, body: { ...event.body, more: 1 } })).toThrow(
      'event.body: Unrecognized key: "more"',
    );
    for (const field of body) {
      const { [field as 'type']: _, ...rest } = event.body;
      expect(() => readEvent({ ...event, body: rest })).toThrow(`event.body.${field}: `);
    }
  }
});

test('STORED-5: a damaged event is refused with the field named', () => {
  const event = busyBranch().events.find(({ body }) => body.type === 'VisitCalled');
  const reading = (changes: object) => () => readEvent({ ...event, ...changes });
  expect(reading({ actor: { kind: 'ghost' } })).toThrow(
    "event.actor.kind: Invalid discriminator value. Expected 'staff'",
  );
  expect(reading({ body: { type: 'VisitVanished' } })).toThrow(
    "event.body.type: Invalid discriminator value. Expected 'BranchConfigured'",
  );
  for (const counterId of [3, '']) {
    expect(reading({ body: { ...event?.body, counterId } })).toThrow(
      'event.body.counterId: Invalid input: expected a text with content',
    );
  }
});

test('STORED-6: an event that contradicts the state is refused loudly: only a damaged log holds one', () => {
  const { events } = busyBranch();
  const called = events.filter(({ body }) => body.type === 'VisitCalled');
  expect(called).not.toEqual([]);
  for (const event of called) expect(() => evolveAll(initialState, [event])).toThrow('which it never issued');
});
