import { createClient, type ViewState } from '@foyer/client';
import type { Ticket } from '@foyer/contract';
import { createI18n, UiProvider } from '@foyer/ui';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { ar } from './locales/ar.ts';
import { en } from './locales/en.ts';
import { TicketView } from './ticket-view.tsx';

const ticket: Ticket = {
  id: 'ticket',
  number: 'A042',
  branchName: { en: 'Riverside Bank' },
  serviceName: { en: 'Cash in and out' },
  locale: 'en-GB',
  timeZone: 'Asia/Tokyo',
  languages: ['en', 'ar'],
  language: 'en',
  issuedAt: '2026-03-02T00:30:00Z',
  stage: { kind: 'held' },
  help: 'none',
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
  device: {},
  call: {},
  ticket: { kind: 'ticket', ...ticket },
  next: null,
};

test('PHONE-8: when the ticket was taken is told in the branch’s time, as on its paper', () => {
  const markup = (shown: Ticket) =>
    renderToStaticMarkup(
      <I18nextProvider i18n={createI18n({ en, ar }, 'en')}>
        <UiProvider language="en">
          <TicketView ticket={shown} state={state} token="x" client={createClient()} />
        </UiProvider>
      </I18nextProvider>,
    );
  expect(markup(ticket)).toContain('09:30');
  expect(markup({ ...ticket, timeZone: 'America/New_York' })).toContain('19:30');
});
