import { expect, test } from 'vitest';
import type { IssuedTicket } from './ticket-entry.ts';
import { ticketPaper } from './ticket-paper.ts';

const ticket = (language: string, estimate: IssuedTicket['customer']['estimate'], ahead = 3): IssuedTicket => ({
  token: 'token-of-A001-1234567',
  printId: 'print',
  branchName: 'Riverside',
  serviceName: 'Cash',
  furtherServices: [],
  locale: 'en-GB',
  timeZone: 'Asia/Riyadh',
  languages: ['en', 'ar'],
  counterNoun: 'counter',
  logo: null,
  notices: [],
  closing: null,
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

test('KIOSK-27: the estimate is said as everywhere, on a line or in two parts, or that nobody knows', () => {
  const [place, wait] = ticketPaper(ticket('en', minutes), false, null).facts;
  expect(place).toEqual({ line: '3 people ahead of you', parts: { figure: '3 people', label: 'ahead of you' } });
  expect(wait).toEqual({
    line: 'about 10 min, at most 25',
    parts: { figure: 'about 10 min', label: 'at most 25' },
  });
  const [, one] = ticketPaper(ticket('en', { ...minutes, mostMinutes: 10 }), false, null).facts;
  expect(one?.parts).toEqual({ figure: 'about 10 min', label: 'expected wait' });
  const [ahead, without] = ticketPaper(ticket('en', withheld), false, null).facts;
  expect(ahead?.line).toBe('3 people ahead of you');
  expect(without).toEqual({ line: 'Waiting time not known yet', parts: null });
  const [next] = ticketPaper(ticket('en', minutes, 0), false, null).facts;
  expect(next).toEqual({ line: 'You are next', parts: { figure: 'You are next', label: '' } });
});

test('WORDS-13: on paper the first in line is not next where nobody serves', () => {
  const [place, wait] = ticketPaper(ticket('en', { kind: 'withheld', reason: 'no-counter' }, 0), false, null).facts;
  expect(place).toEqual({
    line: 'Nobody ahead of you',
    parts: { figure: 'Nobody ahead of you', label: '' },
  });
  expect(wait?.line).toBe('Waiting time not known yet: nobody is serving this just now');
});

test('KIOSK-27: the words are the customer’s, the time the branch’s', () => {
  const english = ticketPaper(ticket('en', withheld, 1), true, null);
  expect(english).toMatchObject({ direction: 'ltr', copy: true, issuedAtText: 'Monday 2 March · 12:00' });
  expect(english.facts[0]?.line).toBe('1 person ahead of you');
  const arabic = ticketPaper(ticket('ar', withheld), false, null);
  expect(arabic).toMatchObject({ direction: 'rtl', language: 'ar' });
  expect(arabic.issuedAtText).toContain('12:00');
  expect(arabic.texts.copy).toBe('نسخة');
});

test('KIOSK-32: people ahead and minutes have the plural that Arabic has for their number', () => {
  const facts = (ahead: number, aboutMinutes = 10) =>
    ticketPaper(ticket('ar', { ...minutes, aboutMinutes, mostMinutes: 100 }, ahead), false, null).facts;
  expect([0, 1, 2, 3, 11, 100].map((ahead) => facts(ahead)[0]?.line)).toEqual([
    'أنت التالي',
    'شخص واحد قبلك',
    'شخصان قبلك',
    '3 أشخاص قبلك',
    '11 شخصًا قبلك',
    '100 شخص قبلك',
  ]);
  expect([1, 2, 3, 11].map((about) => facts(3, about)[1]?.parts?.figure)).toEqual([
    'نحو دقيقة',
    'نحو دقيقتين',
    'نحو 3 دقائق',
    'نحو 11 دقيقة',
  ]);
  expect(facts(3)[1]?.parts?.label).toBe('100 دقيقة على الأكثر');
});

test('ITINERARY-9: the paper lists what comes after the first service, and says nothing where that is all', () => {
  expect(ticketPaper(ticket('en', minutes), false, null).further).toBeNull();
  const several = { ...ticket('en', minutes), furtherServices: ['Cards', 'Loans'] };
  expect(ticketPaper(several, false, null).further).toBe('Then: Cards and Loans');
});

test('PRINT-86: what everybody is told is on the paper, two notices at most, the most urgent first', () => {
  const told = { ...ticket('en', withheld), notices: ['First.', 'Second.', 'Third.'] };
  expect(ticketPaper(told, false, null).notices).toEqual(['First.', 'Second.']);
});
