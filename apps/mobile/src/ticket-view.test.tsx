import { createClient, type ViewState } from '@foyer/client';
import type { Ticket } from '@foyer/contract';
import { WordsProvider } from '@foyer/ui';
import { wordsOf } from '@foyer/words/catalogue';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { languages } from './languages.ts';
import { TicketView, titleOf } from './ticket-view.tsx';

const ticket: Ticket = {
  id: 'ticket',
  number: 'A042',
  branchName: { en: 'Riverside Bank' },
  serviceName: { en: 'Cash in and out' },
  step: 0,
  planned: [],
  locale: 'en-GB',
  timeZone: 'Asia/Tokyo',
  languages: ['en', 'ar'],
  counterNoun: 'counter',
  looks: { logo: null, accent: null },
  language: 'en',
  issuedAt: '2026-03-02T00:30:00Z',
  opensAt: null,
  closesAt: null,
  stage: { kind: 'held' },
  help: 'none',
  messages: { offered: false, to: null },
};

const state: ViewState = {
  view: 'ticket:x',
  phase: 'live',
  freshness: 'fresh',
  ageSeconds: 0,
  clock: 1,
  epoch: 'e',
  time: null,
  refusal: null,
  branch: null,
  service: {},
  services: [],
  counter: {},
  counters: [],
  visit: {},
  escalation: {},
  print: {},
  message: {},
  notice: {},
  device: {},
  self: null,
  call: {},
  ticket: { kind: 'ticket', ...ticket },
  next: null,
  undo: null,
};

beforeAll(() => Promise.all([languages.load('en'), languages.load('ar')]));

test('PHONE-8: when the ticket was taken is told in the branch’s time, as on its paper', () => {
  const markup = (shown: Ticket) =>
    renderToStaticMarkup(
      <WordsProvider languages={languages} language="en" branch={shown}>
        <TicketView ticket={shown} state={state} token="x" client={createClient()} />
      </WordsProvider>,
    );
  expect(markup(ticket)).toContain('09:30');
  expect(markup({ ...ticket, timeZone: 'America/New_York' })).toContain('19:30');
});

test('ITINERARY-9: the phone says what comes after the present service, and that the customer waits once more', () => {
  const markup = (shown: Ticket) =>
    renderToStaticMarkup(
      <WordsProvider languages={languages} language="en" branch={shown}>
        <TicketView ticket={shown} state={state} token="x" client={createClient()} />
      </WordsProvider>,
    );
  const planned = [{ en: 'Cards' }, { en: 'Loans' }];
  expect(markup({ ...ticket, planned })).toContain('Then: Cards and Loans');
  expect(markup(ticket)).not.toContain('Then:');
  const estimate = { kind: 'withheld', reason: 'no-evidence' } as const;
  const waiting: Ticket = { ...ticket, stage: { kind: 'waiting', ahead: 2, estimate, quoted: null } };
  expect(markup({ ...waiting, step: 1 })).toContain('You are called for Cash in and out with the same number');
  expect(markup(waiting)).not.toContain('with the same number');
  expect(markup({ ...waiting, planned, stage: { kind: 'done', how: 'finished' } })).not.toContain('Then:');
});

test('PHONE-11: the tab says how the ticket stands, in one sentence of the reader’s language', () => {
  const title = (stage: Ticket['stage'], language = 'en') => titleOf({ ...ticket, stage }, wordsOf(language, ticket));
  const waiting = (ahead: number, reason: 'no-evidence' | 'no-counter' = 'no-evidence'): Ticket['stage'] => ({
    kind: 'waiting',
    ahead,
    estimate: { kind: 'withheld', reason },
    quoted: null,
  });
  expect(title(waiting(1))).toBe('A042: 1 person ahead of you');
  expect(title(waiting(16), 'ar')).toBe('A042: 16 شخصًا قبلك');
  expect(title(waiting(0))).toBe('A042: you are next');
  expect(title(waiting(0, 'no-counter'))).toBe('A042: nobody ahead of you');
  const called = { counterNumber: '3', zone: {}, sequence: 1, at: ticket.issuedAt };
  expect(title({ kind: 'called', ...called })).toBe('A042: it is your turn, counter 3');
  expect(title({ kind: 'called', ...called, counterNumber: 'Room 1' })).toBe('A042: it is your turn, Room 1');
  expect(title({ kind: 'held' })).toBe('A042 · Riverside Bank');
});
