import { expect, test } from 'vitest';
import type { IssuedTicket } from './ticket-entry.ts';
import { ticketPaper } from './ticket-paper.ts';

const ticket = (language: string, estimate: IssuedTicket['customer']['estimate'], ahead = 3): IssuedTicket => ({
  token: 'token-of-A001-1234567',
  printId: 'print',
  branchName: 'Riverside',
  serviceName: 'Cash',
  timeZone: 'Asia/Riyadh',
  customer: {
    number: 'A001',
    serviceId: 'cash',
    language,
    ahead,
    estimate,
    url: 'http://127.0.0.1/b/riverside/t/token',
    issuedAt: '2026-03-02T09:00:00.000Z',
  },
});
const minutes = {
  kind: 'minutes',
  p50Seconds: 700,
  p90Seconds: 1_300,
  aboutMinutes: 10,
  mostMinutes: 25,
  madeAt: '2026-03-02T09:00:00.000Z',
  asOf: null,
} as const;
const withheld = { kind: 'withheld', reason: 'no-evidence' } as const;

test('KIOSK-27: the estimate is a range, or it is said that there is none', () => {
  expect(ticketPaper(ticket('en', minutes), false)).toMatchObject({ estimateText: '10–25 min', peopleAhead: 3 });
  const without = ticketPaper(ticket('en', withheld), false);
  expect(without.estimateText).toBeNull();
  expect(without.texts.noEstimate).toBe('No reliable estimate right now');
});

test('KIOSK-27: the words are the customer’s, the time the branch’s', () => {
  const english = ticketPaper(ticket('en', withheld, 1), true);
  expect(english).toMatchObject({ direction: 'ltr', copy: true, issuedAtText: 'Monday, March 2 · 12:00' });
  expect(english.texts.peopleAhead).toBe('person ahead of you');
  const arabic = ticketPaper(ticket('ar', withheld), false);
  expect(arabic).toMatchObject({ direction: 'rtl', language: 'ar' });
  expect(arabic.issuedAtText).toContain('12:00');
  expect(arabic.texts.peopleAhead).toBe('أشخاص قبلك');
  expect(arabic.texts.copy).toBe('نسخة');
});
