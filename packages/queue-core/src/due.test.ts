import type { DeviceId, EscalationId, Instant } from '@foyer/basics';
import { ana, bank, ben, cash, counter1, counter2, daily, workdays } from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { isSameDue, nextDue, nextTurnOfDay, wouldClose } from './due.ts';
import { withHours } from './testing/bank-hours.ts';
import { TimedBranch } from './testing/timed-branch.ts';

const monday = '2026-03-02T07:00Z';

describe('what is due', () => {
  test('DUE-1: a branch opens, says when it closes, closes and ends its day by itself', () => {
    const branch = new TimedBranch(monday, withHours());
    expect(branch.until('2026-03-03T09:00Z').told()).toEqual([
      'open-branch 2026-03-02T08:00',
      'announce-closing 2026-03-02T15:45',
      'close-branch 2026-03-02T16:00',
      'end-day 2026-03-03T02:00',
      'open-branch 2026-03-03T08:00',
    ]);
    expect(branch.state).toMatchObject({ day: '2026-03-03', branch: { kind: 'open', closesAt: null } });
  });

  test('COUNTER-7: a counter that has called nobody for as long as the branch allows is closed by the branch itself', () => {
    const branch = new TimedBranch(monday, { ...withHours(), closeIdleAfterMinutes: 30 }).until('2026-03-02T08:00Z');
    for (const [counterId, agentId] of [
      [counter1, ana],
      [counter2, ben],
    ] as const) {
      branch.byHand({ type: 'open-counter', counterId, agentId });
    }
    branch.until('2026-03-02T08:10Z').byHand({ type: 'pause-counter', counterId: counter2, reason: 'lunch' });
    expect(branch.until('2026-03-02T08:31Z').done.at(-1)?.bodies).toEqual([
      { type: 'CounterClosed', counterId: counter1, because: 'idle' },
    ]);
    expect(branch.told().at(-1)).toBe('close-counter 2026-03-02T08:30');
    expect(branch.state.counters.get(counter1)?.kind).toBe('closed');
    expect(branch.until('2026-03-02T12:00Z').state.counters.get(counter2)?.kind).toBe('paused');
    expect(nextTurnOfDay(branch.state, branch.now)?.command.type).toBe('announce-closing');
  });

  test('DUE-1: exceptions to the week count, on days of 23 and 25 hours too', () => {
    const easter = new TimedBranch('2026-04-02T10:00Z', withHours());
    expect(easter.until('2026-04-06T08:00Z').told().slice(-2)).toEqual([
      'end-day 2026-04-03T01:00',
      'open-branch 2026-04-06T07:00',
    ]);
    const everyDay = withHours({ weekly: daily({ from: '02:30', until: '04:00' }), warningMinutes: 0 });
    const spring = new TimedBranch('2026-03-29T00:00Z', everyDay);
    expect(spring.until('2026-03-29T12:00Z').told()).toEqual([
      'open-branch 2026-03-29T01:00',
      'close-branch 2026-03-29T02:00',
    ]);
    const autumn = new TimedBranch('2026-10-24T23:00Z', { ...everyDay, cutOverHour: 5 });
    expect(autumn.until('2026-10-25T12:00Z').told()).toEqual([
      'open-branch 2026-10-25T00:30',
      'close-branch 2026-10-25T03:00',
      'end-day 2026-10-25T04:00',
    ]);
  });

  test('HOURS-8: a change of hours closes the branch at once where by them it has been closed since it opened', () => {
    const { state } = new TimedBranch(monday, withHours()).until('2026-03-02T11:30Z');
    const noon = Date.parse('2026-03-02T11:30Z') as Instant;
    const hours = (from: string, until: string) => ({ weekly: daily({ from, until }) });
    expect(wouldClose(state, withHours(hours('09:00', '12:00')), noon)).toBe(true);
    expect(wouldClose(state, { ...withHours(), timeZone: 'Asia/Bangkok' }, noon)).toBe(true);
    expect(wouldClose(state, withHours(hours('09:00', '12:31')), noon)).toBe(false);
    expect(wouldClose(state, withHours({ ...hours('09:00', '12:00'), closeBySelf: false }), noon)).toBe(false);
    expect(wouldClose(state, bank, noon)).toBe(false);
    // Opened before the hours begin, as by hand.
    expect(wouldClose(state, withHours(hours('13:00', '17:00')), noon)).toBe(false);
  });

  test('DUE-2: without hours, or where it is not to do so by itself, nothing but the cut-over is due', () => {
    for (const config of [bank, withHours({ openBySelf: false, closeBySelf: false })]) {
      const branch = new TimedBranch(monday, config);
      expect(branch.until('2026-03-02T09:00Z').told()).toEqual([]);
      branch.byHand({ type: 'open-branch' });
      expect(branch.until('2026-03-04T07:00Z').told()).toEqual(['end-day 2026-03-03T02:00']);
    }
  });

  test('DUE-3: what people did by hand stands until the hours turn next', () => {
    const sunday = new TimedBranch('2026-03-01T10:00Z', withHours());
    sunday.byHand({ type: 'open-branch' });
    sunday.settle();
    expect(sunday.state.branch.kind).toBe('open');
    expect(sunday.until('2026-03-02T07:59Z').told()).toEqual(['end-day 2026-03-02T02:00']);

    const branch = new TimedBranch(monday, withHours()).until('2026-03-02T11:00Z');
    branch.byHand({ type: 'close-branch' });
    branch.told();
    expect(branch.until('2026-03-03T07:00Z').told()).toEqual(['end-day 2026-03-03T02:00']);

    const early = new TimedBranch(monday, withHours());
    early.byHand({ type: 'open-branch' });
    expect(early.until('2026-03-02T15:50Z').told()).toEqual(['announce-closing 2026-03-02T15:45']);
    early.until('2026-03-02T16:30Z').told();
    early.byHand({ type: 'open-branch' });
    expect(early.until('2026-03-02T22:00Z').told()).toEqual([]);

    const ended = new TimedBranch(monday, withHours()).until('2026-03-02T10:00Z');
    ended.byHand({ type: 'end-day' });
    ended.told();
    expect(ended.until('2026-03-03T08:00Z').told()).toEqual(['open-branch 2026-03-03T08:00']);
  });

  test('DUE-4: what was missed is done late and says when it was due; what a later turn has overtaken is left out', () => {
    const branch = new TimedBranch('2026-03-06T10:00Z', withHours());
    branch.told();
    expect(branch.offUntil('2026-03-06T18:00Z').told()).toEqual(['close-branch 2026-03-06T16:00 late']);
    const night = new TimedBranch('2026-03-06T10:00Z', withHours());
    night.told();
    expect(night.offUntil('2026-03-11T10:00Z').told()).toEqual([
      'end-day 2026-03-07T02:00 late',
      'open-branch 2026-03-11T08:00 late',
    ]);
    expect(night.state).toMatchObject({ day: '2026-03-11', branch: { kind: 'open' } });
    const warned = new TimedBranch('2026-03-06T10:00Z', withHours());
    warned.told();
    expect(warned.offUntil('2026-03-06T15:50Z').told()).toEqual(['announce-closing 2026-03-06T15:45 late']);
    const opened = night.byHand({ type: 'close-branch' });
    expect(opened).toEqual([{ type: 'BranchClosed', dueAt: null }]);
  });

  test('DUE-5: a while after the last closing the day is ended with what is left, not in a lunch break', () => {
    const hours = workdays({ from: '09:00', until: '13:00' }, { from: '14:00', until: '17:00' });
    const branch = new TimedBranch(monday, withHours({ weekly: hours, endAfterMinutes: 45, warningMinutes: 0 }));
    branch.until('2026-03-02T08:30Z');
    const [issued] = branch.byHand({ type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false });
    expect(issued?.type).toBe('TicketIssued');
    branch.told();
    expect(branch.until('2026-03-02T20:00Z').told()).toEqual([
      'close-branch 2026-03-02T12:00',
      'open-branch 2026-03-02T13:00',
      'close-branch 2026-03-02T16:00',
      'end-day 2026-03-02T16:45',
    ]);
    // Who was let in after that is not thrown out at once.
    branch.byHand({ type: 'open-branch' });
    branch.until('2026-03-02T21:00Z');
    branch.byHand({ type: 'close-branch' });
    branch.told();
    expect(branch.until('2026-03-03T01:00Z').told()).toEqual(['end-day 2026-03-02T21:45']);
  });

  test('DUE-6: a branch that stays open over the cut-over goes on in a new day', () => {
    const always = withHours({ weekly: daily({ from: '00:00', until: '24:00' }), exceptions: [] });
    const branch = new TimedBranch(monday, always);
    branch.byHand({ type: 'open-branch' });
    expect(branch.until('2026-03-03T10:00Z').told()).toEqual(['open-branch 2026-03-03T02:00']);
    expect(branch.state).toMatchObject({ day: '2026-03-03', branch: { kind: 'open' } });
  });

  test('DUE-7: changed hours are in force at once, and what was announced is announced anew', () => {
    const branch = new TimedBranch(monday, withHours()).until('2026-03-02T15:50Z');
    branch.byHand({
      type: 'configure-branch',
      config: withHours({ weekly: workdays({ from: '09:00', until: '18:00' }) }),
    });
    branch.told();
    expect(branch.until('2026-03-02T17:00Z').told()).toEqual([
      'announce-closing 2026-03-02T16:45',
      'close-branch 2026-03-02T17:00',
    ]);
    branch.byHand({
      type: 'configure-branch',
      config: withHours({ weekly: workdays({ from: '09:00', until: '20:00' }) }),
    });
    branch.settle();
    expect(branch.state.branch.kind).toBe('closed');
  });

  test('DUE-7: who closes a branch and opens it again at the very instant of its warning hears the warning again', () => {
    const branch = new TimedBranch(monday, withHours()).until('2026-03-02T15:45Z');
    expect(branch.told().at(-1)).toBe('announce-closing 2026-03-02T15:45');
    branch.byHand({ type: 'close-branch' });
    branch.settle();
    branch.byHand({ type: 'open-branch' });
    branch.settle();
    expect(branch.told()).toEqual(['announce-closing 2026-03-02T15:45']);
    expect(branch.until('2026-03-02T16:00Z').told()).toEqual(['close-branch 2026-03-02T16:00']);
  });

  test('DUE-8: where only what is shown turns, nothing is done', () => {
    const branch = new TimedBranch('2026-03-02T10:00Z', withHours());
    expect(nextDue(branch.state, branch.now)).toEqual({ at: Date.parse('2026-03-02T11:00Z'), command: null });
    expect(nextTurnOfDay(branch.state, branch.now)?.command.type).toBe('announce-closing');
  });

  test('DUE-10: who waits is not looked at to say what is due', () => {
    const branch = new TimedBranch('2026-03-02T10:00Z', withHours());
    branch.byHand({ type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false });
    const read = new Set<PropertyKey>();
    const watched = new Proxy(branch.state, {
      get: (state, member, receiver) => {
        read.add(member);
        return Reflect.get(state, member, receiver);
      },
    });
    expect(nextDue(watched, branch.now)).not.toBeNull();
    expect(read).toContain('config');
    for (const member of ['visits', 'queues', 'openNumbers', 'prints', 'calls']) expect(read).not.toContain(member);
  });

  test('DUE-12: a reminder and the next level of an escalation are due in their time until somebody acknowledges it', () => {
    const levels = [{ withinSeconds: 60, remindSeconds: 20 }, { role: 'manager' as const }];
    const config = { ...withHours(), escalations: [{ reason: 'help', levels }] };
    const branch = new TimedBranch('2026-03-02T10:00Z', config);
    branch.told();
    branch.byHand({ type: 'ask-for-help' });
    branch.byHand({ type: 'ask-for-help' }, { kind: 'device', id: 'door' as DeviceId });
    const kinds = (seconds: number) => {
      branch.until(new Date(branch.now + seconds * 1000).toISOString());
      return branch.done.splice(0).map(({ command }) => command.type);
    };
    expect(kinds(39)).toEqual([]);
    expect(kinds(1)).toEqual(['remind-escalation', 'remind-escalation']);
    const [first] = [...branch.state.escalations.keys()];
    if (first === undefined) throw new Error('Nobody was called for help');
    branch.byHand({ type: 'acknowledge-escalation', escalationId: first });
    expect(kinds(20)).toEqual(['raise-escalation-further']);
    expect(kinds(1000)).toEqual([]);
    expect(nextTurnOfDay(branch.state, branch.now)?.command.type).toBe('announce-closing');
  });

  test('DUE-12: a reminder that would come after its time is left out; what was to be raised further is so late', () => {
    const levels = [{ withinSeconds: 60, remindSeconds: 20 }, { remindSeconds: 10 }];
    const branch = new TimedBranch('2026-03-02T10:00Z', { ...withHours(), escalations: [{ reason: 'help', levels }] });
    branch.told();
    branch.byHand({ type: 'ask-for-help' });
    const asked = branch.now;
    branch.offUntil('2026-03-02T10:30Z');
    expect(branch.done.map(({ command }) => [command.type, (command.dueAt ?? 0) - asked])).toEqual([
      ['raise-escalation-further', 60_000],
    ]);
    expect(nextDue(branch.state, branch.now)).toMatchObject({ at: branch.now + 170_000 });
  });

  test('DUE-11: the same thing is known again by when it is due and what does it', () => {
    const at = 1 as Instant;
    const close = { at, command: { type: 'close-branch', dueAt: at } } as const;
    expect(isSameDue(close, { ...close })).toBe(true);
    expect(isSameDue(close, { ...close, at: 2 as Instant })).toBe(false);
    expect(isSameDue(close, { at, command: null })).toBe(false);
    const remind = (id: string) =>
      ({ at, command: { type: 'remind-escalation', escalationId: id as EscalationId, dueAt: at } }) as const;
    expect(isSameDue(remind('one'), remind('one'))).toBe(true);
    expect(isSameDue(remind('one'), remind('other'))).toBe(false);
    expect(isSameDue(null, close)).toBe(false);
    expect(isSameDue(null, null)).toBe(true);
  });
});
