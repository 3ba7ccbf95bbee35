import type { Instant } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { bank, bankHours, cash, counter1, daily, loans } from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { testQuote } from '../testing/quote.ts';
import { Story } from '../testing/story.ts';

describe('closing time', () => {
  const evening = { ...bank, hours: { ...bankHours, weekly: daily({ from: '08:00', until: '18:00' }) } };
  const issue = (more: object = {}) =>
    ({ type: 'issue-ticket', serviceId: cash, channel: 'staff', printing: false, ...more }) as const;
  const closesAt = Date.parse('2026-03-02T17:00:00Z');

  function lateBranch(config: BranchConfig = evening, time = '2026-03-02T16:50:00Z'): Story {
    const story = Story.open(config);
    story.quote = testQuote;
    story.now = Date.parse(time) as Instant;
    return story;
  }

  test('LATE-1: outside its own hours a service takes nobody new; who waits is still called', () => {
    const story = Story.open(evening);
    story.now = Date.parse('2026-03-02T10:30:00Z') as Instant;
    const visitId = story.issue(loans);
    story.now = Date.parse('2026-03-02T11:00:00Z') as Instant;
    const opensAt = Date.parse('2026-03-03T08:00:00Z');
    expect(story.refusal(issue({ serviceId: loans }))).toEqual({ code: 'service-closed', serviceId: loans, opensAt });
    expect(story.do(issue())).toHaveLength(1);
    expect(story.one('TicketIssued', issue({ serviceId: loans, override: true })).overridden).toBe('service-closed');
    story.do({ type: 'call-visit', visitId, counterId: counter1 });
    expect(story.stage(visitId).kind).toBe('called');
  });

  test('LATE-2: who would not be called before closing gets no ticket, by the 90 % bound and not before', () => {
    const story = lateBranch();
    // The first in the queue is told nothing, and the bound of the second is eight minutes.
    story.do(issue());
    story.do(issue());
    expect(story.refusal(issue())).toEqual({ code: 'too-late', serviceId: cash, closesAt });
    story.callAndFinish();
    expect(story.do(issue())).toHaveLength(2);
    const exactly = lateBranch(evening, '2026-03-02T16:52:00Z');
    exactly.do(issue());
    expect(exactly.do(issue())).toHaveLength(2);
    const second = lateBranch(evening, '2026-03-02T16:52:01Z');
    second.do(issue());
    expect(second.refusal(issue())).toMatchObject({ code: 'too-late' });
  });

  test('LATE-2: a service that closes before the branch counts by its own closing', () => {
    const story = lateBranch(evening, '2026-03-02T10:55:00Z');
    story.do(issue({ serviceId: loans }));
    expect(story.refusal(issue({ serviceId: loans }))).toMatchObject({
      code: 'too-late',
      closesAt: Date.parse('2026-03-02T11:00:00Z'),
    });
    story.do(issue());
    expect(story.do(issue())).toHaveLength(2);
  });

  test('LATE-2: without the rule, without hours, and opened by hand outside them, nobody is too late', () => {
    const ruleless = { ...evening, hours: { ...evening.hours, lastTicket: false } };
    const shut = { ...evening, hours: { ...evening.hours, services: [], weekly: daily() } };
    for (const config of [bank, ruleless, shut]) {
      const story = lateBranch(config);
      for (let tickets = 0; tickets < 6; tickets += 1) story.do(issue());
      expect(story.state.visits.size).toBe(6);
    }
  });

  test('LATE-3: staff may decide otherwise; the event says so only where it made a difference', () => {
    const story = lateBranch();
    expect(story.one('TicketIssued', issue({ override: true })).overridden).toBeNull();
    story.do(issue());
    expect(story.one('TicketIssued', issue({ override: true })).overridden).toBe('too-late');
  });
});
