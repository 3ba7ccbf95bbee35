import type { ClassId, CustomerRef, ServiceId, TextRef } from '@foyer/basics';
import {
  bank,
  cash,
  monday,
  priority,
  regular,
  seriesNamed,
  serviceNamed,
  tuesday,
} from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { Story } from '../testing/story.ts';
import type { CommandOf } from './index.ts';

const issue = (changes: Partial<CommandOf<'issue-ticket'>> = {}): CommandOf<'issue-ticket'> => ({
  type: 'issue-ticket',
  serviceId: cash,
  channel: 'kiosk',
  printing: false,
  ...changes,
});

/** A branch whose cash service has few numbers. */
function withNumbers(last: number, step = 1, maxWaiting = 200): Story {
  return Story.open({
    ...bank,
    series: [seriesNamed(cash, 'A', { last, step, width: 2 }), ...bank.series.slice(1)],
    services: [serviceNamed(cash, { maxWaiting }), ...bank.services.slice(1)],
  });
}

test('ISSUE-1: a ticket takes the branch’s first class and language unless told otherwise', () => {
  const story = Story.open();
  expect(story.do(issue())).toEqual([
    {
      type: 'TicketIssued',
      visitId: 'id-1',
      number: 'A001',
      serial: 1,
      lap: 0,
      day: monday,
      serviceId: cash,
      classId: regular,
      channel: 'kiosk',
      segment: null,
      tags: [],
      language: 'en',
      customerRef: null,
      noteRef: null,
      printId: null,
      overridden: null,
      planned: [],
      servedAt: null,
    },
  ]);
  const told = {
    classId: priority,
    language: 'ar',
    segment: 'gold',
    customerRef: 'someone' as CustomerRef,
    noteRef: 'note' as TextRef,
  };
  expect(story.do(issue(told))).toEqual([expect.objectContaining({ number: 'A002', ...told })]);
});

test('ISSUE-2: a ticket that is going to be printed has a print that is pending', () => {
  const story = Story.open();
  const { printId, visitId } = story.one('TicketIssued', issue({ printing: true }));
  if (printId === null) throw new Error('The ticket has a print');
  expect(story.state.prints.get(printId)).toMatchObject({ visitId, status: 'pending', requestedAt: story.now });
});

test('ISSUE-3: refusals name the first thing in the way: service, class, branch, suspension, room, numbers', () => {
  const story = withNumbers(2, 1, 2);
  const nowhere = issue({ serviceId: 'nowhere' as ServiceId, classId: 'nobody' as ClassId });
  story.do({ type: 'close-branch' });
  story.do({ type: 'suspend-service', serviceId: cash, reason: 'no-staff' });
  expect(story.refusal(nowhere)).toEqual({ code: 'not-found', what: 'service', id: 'nowhere' });
  expect(story.refusal({ ...nowhere, serviceId: cash })).toEqual({ code: 'not-found', what: 'class', id: 'nobody' });
  expect(story.refusal(issue())).toEqual({ code: 'branch-closed' });
  story.do({ type: 'open-branch' });
  expect(story.refusal(issue())).toEqual({ code: 'service-suspended', serviceId: cash, reason: 'no-staff' });
  story.do({ type: 'resume-service', serviceId: cash });
  story.do(issue());
  const second = story.one('TicketIssued', issue());
  expect(story.refusal(issue())).toEqual({ code: 'queue-full', serviceId: cash, limit: 2 });
  story.do({ type: 'hold', visitId: second.visitId, reason: 'form-to-fill' });
  expect(story.refusal(issue())).toEqual({ code: 'numbers-exhausted', serviceId: cash });
});

test('NUM-1: numbers go up from the first by the step, padded to the width', () => {
  const story = withNumbers(9, 3);
  expect([story.issue(), story.issue(), story.issue()].map((id) => story.visit(id).number)).toEqual([
    'A01',
    'A04',
    'A07',
  ]);
});

test('NUM-2: after the last number a series starts over and passes over every number still open', () => {
  const story = withNumbers(3);
  const [first, second, third] = [story.issue(), story.issue(), story.issue()];
  story.do({ type: 'cancel', visitId: second });
  story.do({ type: 'cancel', visitId: third });
  const next = story.one('TicketIssued', issue());
  expect([story.visit(first).number, next.number, next.lap]).toEqual(['A01', 'A02', 1]);
  story.do({ type: 'cancel', visitId: first });
  expect(story.one('TicketIssued', issue())).toMatchObject({ number: 'A03', lap: 1 });
  expect(story.one('TicketIssued', issue())).toMatchObject({ number: 'A01', lap: 2 });
  expect(story.refusal(issue())).toEqual({ code: 'numbers-exhausted', serviceId: cash });
});

test('NUM-3: a number stays with its visit through calls, holds and transfers, and is free once the visit ends', () => {
  const story = withNumbers(1);
  const visitId = story.visitAt('serving');
  const exhausted = { code: 'numbers-exhausted', serviceId: cash };
  expect(story.refusal(issue())).toEqual(exhausted);
  story.do({ type: 'transfer', visitId, target: { to: 'service', serviceId: 'loans' as ServiceId }, position: 'last' });
  expect(story.visit(visitId).number).toBe('A01');
  expect(story.refusal(issue())).toEqual(exhausted);
  story.do({ type: 'abandon', visitId });
  expect(story.one('TicketIssued', issue())).toMatchObject({ number: 'A01', lap: 1 });
});

test('NUM-4: a new branch day starts every series over', () => {
  const story = Story.open();
  story.issue();
  story.issue();
  story.do({ type: 'end-day' });
  story.today = tuesday;
  story.do({ type: 'open-branch' });
  expect(story.one('TicketIssued', issue())).toMatchObject({ number: 'A001', serial: 1, lap: 0, day: tuesday });
});

test('NUM-5: a series changed in mid-day begins in a lap that was not used', () => {
  const story = Story.open();
  story.issue();
  const renumbered = { ...bank, series: [seriesNamed(cash, 'C'), ...bank.series.slice(1)] };
  story.do({ type: 'configure-branch', config: renumbered });
  expect(story.one('TicketIssued', issue())).toMatchObject({ number: 'C001', lap: 1 });
  story.do({ type: 'configure-branch', config: bank });
  const again = story.one('TicketIssued', issue());
  expect(again).toMatchObject({ number: 'A002', lap: 2 });
});
