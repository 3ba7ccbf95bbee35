import type { BranchDay, Instant } from '@foyer/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BranchConfig, OpeningHours } from './branch-config.ts';
import type { MessageRules } from './branch-rules.ts';
import { calendarOf, type Stretch } from './calendar.ts';
import { WEEKDAYS } from './hours.ts';
import { bank, bankHours, cash, daily, loans } from './testing/bank.ts';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso) as Instant;
const calendar = (changes: Partial<BranchConfig>) => calendarOf({ ...bank, ...changes });
const shown = (stretch: Stretch | null) =>
  stretch === null
    ? null
    : [
        stretch.open,
        ...[stretch.from, stretch.until].map((one) => (one === null ? null : new Date(one).toISOString())),
      ];

describe('the branch day', () => {
  test('TIME-1: a day begins at the cut-over and has 23, 24 or 25 hours', () => {
    const { dayOf, endOf } = calendar({});
    expect(dayOf(at('2026-03-02T01:59:59Z'))).toBe('2026-03-01');
    expect(dayOf(at('2026-03-02T02:00:00Z'))).toBe('2026-03-02');
    const hours = (day: string, before: string) => (endOf(day as BranchDay) - endOf(before as BranchDay)) / HOUR;
    expect(hours('2026-03-28', '2026-03-27')).toBe(23);
    expect(hours('2026-10-24', '2026-10-23')).toBe(25);
    expect(hours('2026-06-10', '2026-06-09')).toBe(24);
  });

  test('TIME-1: every instant lies in the day that begins before it and ends after it, wherever the branch is', () => {
    const zones = ['Europe/Madrid', 'America/St_Johns', 'Asia/Amman', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: at('2009-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z') }),
        (timeZone, cutOverHour, instant) => {
          const { dayOf, endOf } = calendar({ timeZone, cutOverHour });
          const day = dayOf(instant as Instant);
          expect(instant).toBeLessThan(endOf(day));
          expect(dayOf(endOf(day)) > day).toBe(true);
          expect(dayOf((endOf(day) - 1) as Instant)).toBe(day);
        },
      ),
    );
  });
});

describe('opening hours', () => {
  test('TIME-2: a branch without hours is neither open nor closed by them', () => {
    expect(calendar({}).branchAt(at('2026-03-02T10:00:00Z'))).toBeNull();
    expect(calendar({}).servicesTurnAfter(at('2026-03-02T10:00:00Z'))).toBeNull();
  });

  test('TIME-2: weekly hours, and the exceptions to them', () => {
    const { branchAt } = calendar({ hours: bankHours });
    expect(shown(branchAt(at('2026-03-02T10:00:00Z')))).toEqual([
      true,
      '2026-03-02T08:00:00.000Z',
      '2026-03-02T16:00:00.000Z',
    ]);
    expect(shown(branchAt(at('2026-03-06T16:00:00Z')))).toEqual([
      false,
      '2026-03-06T16:00:00.000Z',
      '2026-03-09T08:00:00.000Z',
    ]);
    // Good Friday, and the weekend after it; the clock was put forward before.
    expect(shown(branchAt(at('2026-04-03T10:00:00Z')))).toEqual([
      false,
      '2026-04-02T15:00:00.000Z',
      '2026-04-06T07:00:00.000Z',
    ]);
    expect(shown(branchAt(at('2026-12-24T10:00:00Z')))).toEqual([
      true,
      '2026-12-24T08:00:00.000Z',
      '2026-12-24T11:30:00.000Z',
    ]);
  });

  test('TIME-3: a service’s own hours lie within those of the branch, exceptions included', () => {
    const { serviceAt, servicesTurnAfter } = calendar({ hours: bankHours });
    expect(serviceAt(cash, at('2026-03-02T10:00:00Z'))).toBeNull();
    expect(shown(serviceAt(loans, at('2026-03-02T10:00:00Z')))).toEqual([
      true,
      '2026-03-02T08:00:00.000Z',
      '2026-03-02T11:00:00.000Z',
    ]);
    expect(shown(serviceAt(loans, at('2026-04-03T08:30:00Z')))?.[0]).toBe(false);
    expect(new Date(servicesTurnAfter(at('2026-03-02T10:00:00Z')) ?? 0).toISOString()).toBe('2026-03-02T11:00:00.000Z');
    expect(new Date(servicesTurnAfter(at('2026-03-02T11:00:00Z')) ?? 0).toISOString()).toBe('2026-03-03T08:00:00.000Z');
  });

  test('TIME-4: hours that touch are one stretch, across midnight and round the clock', () => {
    const night = calendar({
      hours: { ...bankHours, weekly: daily({ from: '20:00', until: '24:00' }, { from: '00:00', until: '02:00' }) },
    });
    const midnight = at('2026-03-02T23:00:00Z');
    expect(shown(night.branchAt(midnight))).toEqual([true, '2026-03-02T19:00:00.000Z', '2026-03-03T01:00:00.000Z']);
    const always = calendar({
      hours: { ...bankHours, exceptions: [], weekly: daily({ from: '00:00', until: '24:00' }) },
    });
    expect(always.branchAt(midnight)).toEqual({ open: true, from: null, until: null });
    const never = calendar({ hours: { ...bankHours, exceptions: [], weekly: daily() } });
    expect(never.branchAt(midnight)).toEqual({ open: false, from: null, until: null });
  });

  test('TIME-5: a time that a day leaves out is the moment at which the clock is put forward; one that comes twice is the first', () => {
    const early = (from: string, until: string) =>
      calendar({ hours: { ...bankHours, exceptions: [], weekly: daily({ from, until }) } });
    const forward = at('2026-03-29T00:59:00Z');
    expect(shown(early('01:30', '02:30').branchAt(forward))).toEqual([
      true,
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T01:00:00.000Z',
    ]);
    expect(shown(early('02:15', '02:45').branchAt(forward))).toEqual([
      false,
      '2026-03-28T01:45:00.000Z',
      '2026-03-30T00:15:00.000Z',
    ]);
    expect(shown(early('02:30', '04:00').branchAt(at('2026-10-25T00:45:00Z')))).toEqual([
      true,
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T03:00:00.000Z',
    ]);
  });

  const span = fc
    .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 }))
    .filter(([from, until]) => from < until)
    .map(([from, until]) => ({ from: time(from), until: time(until) }));
  const spans = fc.array(span, { maxLength: 1 });
  const weekly = fc.tuple(spans, spans, spans, spans, spans, spans, spans).map((days) => {
    const week = { ...daily() };
    for (const [index, day] of WEEKDAYS.entries()) week[day] = days[index] ?? [];
    return week;
  });
  const someHours: fc.Arbitrary<OpeningHours> = fc.tuple(weekly, weekly, spans).map(([whole, own, special]) => ({
    ...bankHours,
    weekly: whole,
    exceptions: [{ date: '2026-03-29', name: { en: 'Special' }, spans: special }],
    services: [{ serviceId: loans, weekly: own }],
  }));

  test('TIME-6: the stretches of any hours follow each other without a gap, open and closed in turn, and an instant is open as its local time says', () => {
    fc.assert(
      fc.property(
        someHours,
        fc.constantFrom('Europe/Madrid', 'America/St_Johns', 'Pacific/Apia', 'UTC'),
        fc.integer({ min: at('2026-03-20T00:00:00Z'), max: at('2026-04-05T00:00:00Z') }),
        (hours, timeZone, instant) => {
          const { branchAt, serviceAt } = calendar({ hours, timeZone });
          let stretch = branchAt(instant as Instant);
          if (stretch === null) throw new Error('There are hours');
          expect(stretch.open).toBe(isOpenAt(hours, timeZone, instant));
          const service = serviceAt(loans, instant as Instant);
          if (service?.open === true) expect(stretch.open).toBe(true);
          for (let turns = 0; turns < 4 && stretch.until !== null; turns += 1) {
            const next = branchAt(stretch.until);
            if (next === null) throw new Error('There are hours');
            expect(next.from).toBe(stretch.until);
            expect(next.open).toBe(!stretch.open);
            expect(branchAt((stretch.until - 1) as Instant)).toEqual(stretch);
            stretch = next;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('SETTINGS-98: quiet hours', () => {
  const rules: MessageRules = { rules: ['called'], nearlyMinutes: 10, mostPerVisit: 4, apartMinutes: 3 };
  const quietUntil = (instant: string, quiet: MessageRules['quiet'] = { from: '21:00', until: '08:00' }) => {
    const until = calendar({ messages: { ...rules, quiet } }).quietUntil(at(instant));
    return until === null ? null : new Date(until).toISOString();
  };

  test('there are none where none are set', () => {
    const midnight = at('2026-06-10T22:00:00Z');
    expect(calendar({}).quietUntil(midnight)).toBeNull();
    expect(calendar({ messages: rules }).quietUntil(midnight)).toBeNull();
  });

  test('begin and end at their times, past midnight or not', () => {
    expect(quietUntil('2026-06-10T18:59:59Z')).toBeNull();
    expect(quietUntil('2026-06-10T19:00:00Z')).toBe('2026-06-11T06:00:00.000Z');
    expect(quietUntil('2026-06-10T22:00:00Z')).toBe('2026-06-11T06:00:00.000Z');
    expect(quietUntil('2026-06-11T05:59:59Z')).toBe('2026-06-11T06:00:00.000Z');
    expect(quietUntil('2026-06-11T06:00:00Z')).toBeNull();
    const noon = { from: '12:00', until: '14:30' };
    expect(quietUntil('2026-06-10T10:00:00Z', noon)).toBe('2026-06-10T12:30:00.000Z');
    expect(quietUntil('2026-06-10T22:00:00Z', noon)).toBeNull();
    expect(quietUntil('2026-06-10T21:59:59Z', { from: '21:00', until: '00:00' })).toBe('2026-06-10T22:00:00.000Z');
    expect(quietUntil('2026-06-10T22:00:00Z', { from: '21:00', until: '00:00' })).toBeNull();
  });

  test('go by the clock on the wall over the nights in which it is put forward and back', () => {
    expect(quietUntil('2026-03-28T20:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
    expect(quietUntil('2026-03-29T05:59:59Z')).toBe('2026-03-29T06:00:00.000Z');
    expect(quietUntil('2026-10-24T19:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
    expect(quietUntil('2026-10-25T06:59:59Z')).toBe('2026-10-25T07:00:00.000Z');
    expect(quietUntil('2026-10-25T07:00:00Z')).toBeNull();
  });

  test('end when the clock is put forward over their end, and at the first of two', () => {
    const early = { from: '22:00', until: '02:30' };
    expect(quietUntil('2026-03-28T23:30:00Z', early)).toBe('2026-03-29T01:00:00.000Z');
    expect(quietUntil('2026-03-29T01:00:00Z', early)).toBeNull();
    expect(quietUntil('2026-10-25T00:15:00Z', early)).toBe('2026-10-25T00:30:00.000Z');
    expect(quietUntil('2026-10-25T01:15:00Z', early)).toBeNull();
    expect(quietUntil('2026-03-29T01:00:00Z', { from: '02:10', until: '02:50' })).toBeNull();
  });
});

/** Half hours of a day. */
function time(halves: number): string {
  return `${String(Math.floor(halves / 2)).padStart(2, '0')}:${halves % 2 === 0 ? '00' : '30'}`;
}

/** What a person would say who looks at a clock on the wall and at the list of hours. */
function isOpenAt({ weekly, exceptions }: OpeningHours, timeZone: string, instant: number): boolean {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const [date = '', now = ''] = parts.format(instant).split(', ');
  const weekday = WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday';
  const spans = exceptions.find((one) => one.date === date)?.spans ?? weekly[weekday];
  return spans.some(({ from, until }) => from <= now && now < until);
}
