import type { CustomerMessageId, CustomerRef, Instant, MessageRule, VisitId } from '@foyer/basics';
import type { MessageRules } from '@foyer/configuration';
import { bank, counter1 } from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { Story } from '../testing/story.ts';

const MINUTE = 60;
const RULES: MessageRules = {
  rules: ['ticket', 'nearly', 'called', 'longer', 'missed'],
  nearlyMinutes: 10,
  mostPerVisit: 3,
  apartMinutes: 3,
};

/** A branch that sends messages, and somebody who waits and wants some; the story begins on a Monday at nine in Madrid, eight in UTC. */
function waiting(changes: Partial<MessageRules> = {}, customerRef = 'ana' as CustomerRef) {
  const story = Story.open({ ...bank, messages: { ...RULES, ...changes } });
  const visitId = story.issue();
  story.do({ type: 'give-consent', visitId, channel: 'sms', words: 'Text me.', language: 'en', customerRef });
  return { story, visitId };
}

let count = 0;
function begin(visitId: VisitId, rule: MessageRule, clock: number, since: Instant) {
  count += 1;
  const messageId = `message-${count}` as CustomerMessageId;
  return { type: 'begin-message', visitId, messageId, occasion: { rule, clock, since }, parts: 1 } as const;
}

/** The occasion of what has just happened. */
const just = (story: Story, visitId: VisitId, rule: MessageRule) =>
  begin(visitId, rule, story.state.clock, story.state.at);

function call({ story, visitId }: ReturnType<typeof waiting>) {
  story.do({ type: 'call-visit', visitId, counterId: counter1 });
  return just(story, visitId, 'called');
}

/** That they are nearly there, or wait longer. */
function announce({ story, visitId }: ReturnType<typeof waiting>, what: 'nearly' | 'longer') {
  story.do({ type: 'announce-wait', visitId, what, withinSeconds: 300 });
  return just(story, visitId, what);
}

describe('messages to customers', () => {
  test('MSG-1: only who said yes to it is sent anything, and only where the branch sends messages', () => {
    const story = Story.open({ ...bank, messages: RULES });
    const visitId = story.issue();
    expect(story.refusal(just(story, visitId, 'ticket'))).toEqual({ code: 'not-found', what: 'consent', id: visitId });
    const yes = { type: 'give-consent', visitId, channel: 'sms', words: 'Text me.', language: 'en' } as const;
    expect(story.one('ConsentGiven', yes).words).toBe('Text me.');
    expect(story.do(just(story, visitId, 'ticket'))).toMatchObject([{ type: 'MessageBegun', channel: 'sms' }]);
    const silent = Story.open(bank);
    expect(silent.refusal({ ...yes, visitId: silent.issue() })).toEqual({ code: 'no-messages' });
  });

  test('MSG-2: one occasion comes to one message, however often it is asked for', () => {
    const one = waiting();
    const called = call(one);
    expect(one.story.do(called)).toHaveLength(1);
    expect(one.story.do({ ...called, messageId: 'other' as CustomerMessageId })).toEqual([]);
    expect(one.story.state.addressees.get(one.visitId)?.messages).toHaveLength(1);
  });

  test('MSG-3: there are so many about a visit at most, and so long apart; a call is sent all the same', () => {
    const one = waiting({ mostPerVisit: 2 });
    const { story, visitId } = one;
    story.do(just(story, visitId, 'ticket'));
    story.wait(MINUTE);
    const nearly = announce(one, 'nearly');
    expect(story.refusal(nearly)).toEqual({ code: 'not-yet', until: story.now + 2 * MINUTE * 1000 });
    story.wait(2 * MINUTE);
    expect(story.do(nearly)).toMatchObject([{ type: 'MessageBegun' }]);
    const longer = announce(one, 'longer');
    expect(story.do(longer)).toMatchObject([{ type: 'MessageSuppressed', because: 'most-messages' }]);
    expect(story.do(call(one))).toMatchObject([{ type: 'MessageBegun', occasion: { rule: 'called' } }]);
  });

  test('MSG-4: in the quiet hours nobody is sent anything; what is of no use afterwards is left out', () => {
    const one = waiting({ quiet: { from: '08:50', until: '09:05' } });
    const { story, visitId } = one;
    const ticket = just(story, visitId, 'ticket');
    const until = Date.UTC(2026, 2, 2, 8, 5);
    expect(story.refusal(ticket)).toEqual({ code: 'not-yet', until });
    story.now = until as Instant;
    expect(story.do(ticket)).toMatchObject([{ type: 'MessageBegun' }]);
    const all = waiting({ quiet: { from: '08:50', until: '20:00' } });
    expect(all.story.do(call(all))).toMatchObject([{ type: 'MessageSuppressed', because: 'quiet-hours' }]);
  });

  test('MSG-5: what is no longer true is not sent', () => {
    const one = waiting();
    const { story, visitId } = one;
    const ticket = just(story, visitId, 'ticket');
    const nearly = announce(one, 'nearly');
    const called = call(one);
    const isOver = [{ type: 'MessageSuppressed', because: 'over' }];
    expect(story.do(ticket)).toMatchObject(isOver);
    expect(story.do(nearly)).toMatchObject(isOver);
    story.wait(1).do({ type: 'undo', counterId: counter1 });
    expect(story.do(called)).toMatchObject(isOver);
    const again = call(one);
    expect(story.do(again)).toMatchObject([{ type: 'MessageBegun' }]);
    story.wait(MINUTE).do({ type: 'no-show', visitId });
    const missed = just(story, visitId, 'missed');
    story.do({ type: 'return', visitId });
    expect(story.do(missed)).toMatchObject(isOver);
  });

  test('MSG-6: a message has an end, after which it is not sent', () => {
    const one = waiting();
    const called = call(one);
    one.story.wait(11 * MINUTE);
    expect(one.story.do(called)).toMatchObject([{ type: 'MessageSuppressed', because: 'too-late' }]);
    const soon = waiting({ apartMinutes: 20 });
    soon.story.do(just(soon.story, soon.visitId, 'ticket'));
    const nearly = announce(soon, 'nearly');
    expect(soon.story.do(nearly)).toMatchObject([{ type: 'MessageSuppressed', because: 'too-soon' }]);
  });

  test('MSG-7: who withdraws their yes or wrote STOP is sent nothing more, also what was on its way to be', () => {
    const one = waiting();
    const called = call(one);
    one.story.do({ type: 'withdraw-consent', visitId: one.visitId });
    expect(one.story.do(called)).toMatchObject([{ type: 'MessageSuppressed', because: 'withdrawn' }]);
    expect(one.story.do({ type: 'withdraw-consent', visitId: one.visitId })).toEqual([]);
    const other = waiting();
    const theirs = call(other);
    other.story.do({ type: 'opt-out', channel: 'sms', customerRef: 'ben' as CustomerRef });
    other.story.do({ type: 'opt-out', channel: 'sms', customerRef: 'ana' as CustomerRef });
    expect(other.story.do(theirs)).toMatchObject([{ type: 'MessageSuppressed', because: 'opted-out' }]);
    other.story.do({ type: 'opt-in', channel: 'sms', customerRef: 'ana' as CustomerRef });
    expect(other.story.state.addressees.get(other.visitId)?.ended).toBe('opted-out');
  });

  test('MSG-26: a number that staff put in its place, or that was erased, is not one that anybody agreed to', () => {
    const one = waiting();
    const edit = { type: 'edit-visit', visitId: one.visitId } as const;
    one.story.do({ ...edit, contact: ['name'] });
    expect(one.story.do(call(one))).toMatchObject([{ type: 'MessageBegun' }]);
    const other = waiting();
    other.story.do({ ...edit, visitId: other.visitId, contact: ['phone'] });
    expect(other.story.do(call(other))).toMatchObject([{ type: 'MessageSuppressed', because: 'withdrawn' }]);
    const gone = waiting();
    const erased = {
      by: 'phone',
      visitIds: [gone.visitId],
      contacts: [gone.visitId],
      texts: [],
      customers: [],
    } as const;
    gone.story.do({ type: 'erase-customer', ...erased });
    expect(gone.story.do(call(gone))).toMatchObject([{ type: 'MessageSuppressed', because: 'withdrawn' }]);
  });

  test('MSG-27: who says yes once more is told once where their ticket is', () => {
    const { story, visitId } = waiting();
    const first = just(story, visitId, 'ticket');
    story.wait(1).do({ type: 'give-consent', visitId, channel: 'sms', words: 'Text me.', language: 'en' });
    const second = just(story, visitId, 'ticket');
    expect(story.do(first)).toMatchObject([{ type: 'MessageSuppressed', because: 'over' }]);
    expect(story.do(second)).toMatchObject([{ type: 'MessageBegun' }]);
  });

  test('MSG-28: in data that were restored everybody is asked again, for who has said no since is not in them', () => {
    const one = waiting();
    const fact = { type: 'BranchRestored', file: 'copy', clock: 1, contacts: [], texts: [], customers: [] } as const;
    one.story.do({ type: 'record-backup', fact });
    expect(one.story.do(call(one))).toMatchObject([{ type: 'MessageSuppressed', because: 'withdrawn' }]);
  });

  test('MSG-8: reports come twice and in any order: what is known for sure stands', () => {
    const one = waiting();
    const called = call(one);
    one.story.do(called);
    const report = (state: 'sent' | 'delivered' | 'failed' | 'uncertain') =>
      one.story.do({ type: 'report-message', visitId: one.visitId, messageId: called.messageId, state }).length;
    expect((['uncertain', 'sent', 'sent', 'uncertain', 'delivered', 'sent', 'failed'] as const).map(report)).toEqual([
      1, 1, 0, 0, 1, 0, 0,
    ]);
    expect(one.story.state.addressees.get(one.visitId)?.messages).toMatchObject([{ state: 'delivered' }]);
    const strange = { type: 'report-message', messageId: 'none' as CustomerMessageId, state: 'sent' } as const;
    expect(one.story.refusal({ ...strange, visitId: one.visitId })).toMatchObject({
      code: 'not-found',
      what: 'message',
    });
  });

  test('MSG-9: that somebody is nearly there, or waits longer, is announced once in each of their waits', () => {
    const one = waiting();
    const { story, visitId } = one;
    const nearly = { type: 'announce-wait', visitId, what: 'nearly', withinSeconds: 300 } as const;
    expect([story.do(nearly).length, story.do(nearly).length]).toEqual([1, 0]);
    expect(story.do({ ...nearly, what: 'longer' })).toHaveLength(1);
    call(one);
    story.wait(1).do({ type: 'return', visitId, position: 'original' });
    expect(story.do(nearly)).toHaveLength(1);
    const silent = story.issue();
    expect(story.refusal({ ...nearly, visitId: silent })).toMatchObject({ code: 'not-found', what: 'consent' });
  });

  test('MSG-10: messages do not stand in the way of undo, and are kept as long as the ticket', () => {
    const one = waiting();
    const { story, visitId } = one;
    story.do(call(one));
    story.do({ type: 'undo', counterId: counter1 });
    expect(story.stage(visitId).kind).toBe('waiting');
    expect(story.state.addressees.get(visitId)?.messages).toHaveLength(1);
    story.do({ type: 'end-day' });
    expect(story.state.addressees.has(visitId)).toBe(true);
    story.wait(25 * 60 * MINUTE).do({ type: 'open-branch' });
    story.do({ type: 'end-day' });
    expect(story.state.addressees.has(visitId)).toBe(false);
  });
});
