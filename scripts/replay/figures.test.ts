import type { ClassId, ServiceId, VisitId } from '@foyer/basics';
import { expect, test } from 'vitest';
import type { Course } from './day-plan.ts';
import { figuresOf } from './figures.ts';
import type { PlayedCustomer } from './play/play-day.ts';
import type { VisitStory } from './story.ts';
import { tableOf } from './table.ts';

const serviceId = 'cash' as ServiceId;
const served: Course = { kind: 'served', steps: [{ serviceId, seconds: 60, escalates: false }] };
const leaves: Course = { kind: 'leaves', afterSeconds: 10 };

interface Told {
  course?: Course;
  issuedAt?: number;
  wait?: number | null;
  quoted?: readonly [number, number] | 'no-evidence';
  endings?: VisitStory['endings'];
}

/** A played customer; seconds. */
function customer({
  course = served,
  issuedAt = 0,
  wait = 0,
  quoted = [0, 0],
  endings = ['served'],
}: Told): PlayedCustomer {
  const madeAt = new Date(0).toISOString();
  const estimate =
    typeof quoted === 'string'
      ? { kind: 'withheld' as const, reason: quoted }
      : {
          kind: 'minutes' as const,
          p50Seconds: quoted[0],
          p90Seconds: quoted[1],
          aboutMinutes: 1,
          mostMinutes: 2,
          madeAt,
          asOf: null,
        };
  return {
    customer: {
      plan: { arriveSeconds: issuedAt, serviceId, classId: 'standard' as ClassId, course },
      ticket: { visitId: crypto.randomUUID() as VisitId, number: 'A001', estimate },
      stepsDone: 0,
      settled: true,
    },
    story: {
      issuedAt: issuedAt * 1000,
      calledAt: wait === null ? null : (issuedAt + wait) * 1000,
      calls: wait === null ? 0 : 1,
      doubleCalls: 0,
      transfers: 0,
      escalations: 0,
      endings,
    },
  };
}

test('REPLAY-10: each customer is counted in one outcome: served, left or lost', () => {
  const noTicket = { customer: { ...customer({}).customer, ticket: null }, story: null };
  const figures = figuresOf([
    customer({}),
    customer({ course: leaves, wait: null, endings: ['cancelled'] }),
    customer({ course: leaves, endings: ['no-show'] }),
    customer({ endings: [] }),
    customer({ endings: ['auto-closed'] }),
    customer({ endings: ['served', 'cancelled'] }),
    noTicket,
  ]);
  expect(figures).toMatchObject({ rows: 7, tickets: 6, served: 1, left: 2, noShow: 1, lost: 4 });
  expect(figures.served + figures.left + figures.lost).toBe(figures.rows);
});

test('REPLAY-10: an ending that was not planned shows', () => {
  expect(figuresOf([customer({ endings: ['cancelled'] }), customer({ course: leaves })]).otherwise).toBe(2);
  expect(figuresOf([customer({}), customer({ course: leaves, endings: ['no-show'] })]).otherwise).toBe(0);
});

test('REPLAY-10: waits run from ticket to first call, of who was called', () => {
  const waits = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
  const played = [
    ...waits.map((wait) => customer({ wait })),
    customer({ wait: null, course: leaves, endings: ['cancelled'] }),
  ];
  expect(figuresOf(played).wait).toEqual({ called: 10, median: 50, p90: 90, mean: 55 });
});

test('REPLAY-11: quoted estimates are held against what happened, beside what plain guesses would have missed by', () => {
  const { estimates } = figuresOf([
    customer({ quoted: [60, 120], wait: 30 }),
    customer({ quoted: [60, 120], wait: 150, issuedAt: 1000 }),
    customer({ quoted: [0, 0], wait: 0, issuedAt: 2000 }),
    customer({ quoted: 'no-evidence', wait: 500, issuedAt: 3000 }),
    customer({ quoted: [60, 90], wait: null, course: leaves, endings: ['cancelled'], issuedAt: 4000 }),
  ]);
  expect(estimates).toMatchObject({ quoted: 4, withheld: { 'no-evidence': 1 } });
  expect(estimates.all).toMatchObject({ scored: 3, meanAbsoluteError: 40, bias: -20, meanWait: 60 });
  expect(estimates.toldToWait).toMatchObject({
    scored: 2,
    meanAbsoluteError: 60,
    bias: -30,
    covered: 0.5,
    meanBound: 120,
  });
  expect(estimates.ofSaying.zero).toBe(60);
  expect(estimates.ofSaying.mean).toBe(60);
  // The first had no wait before it to go by; the second knew 30; the third their mean, 90.
  expect(estimates.ofSaying.lastTen).toBe((30 + 120 + 90) / 3);
});

test('REPLAY-11: the table says it all, one figure a line', () => {
  const table = tableOf(figuresOf([customer({ quoted: [60, 120], wait: 30 })]));
  expect(table).toMatch(/Double calls +0\n/);
  expect(table).toMatch(/Lost +0\n/);
  expect(table).toMatch(/mean absolute error +30\.0 s\n/);
});
