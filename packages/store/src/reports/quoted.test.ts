import type { BranchDay, CounterId, Instant, ServiceId } from '@foyer/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catchUpReports, openReadings, type QuotedFigures, type Reports } from '../index.ts';
import { branch, query, reports, reportsForEachTest } from '../testing/kept-reports.ts';
import { type NaiveQuote, naiveQuotes } from '../testing/naive-quotes.ts';
import { chance, makeFolder, opened, removeFolder, TestBranch } from '../testing/test-branch.ts';

reportsForEachTest();

const minute = 60_000;
const first = 'counter-1' as CounterId;

// The test branch tells 5 minutes and a bound of 7 minutes 30.5 seconds for each who is ahead, and the first nothing.
test('REPORT-13: a quote is held against the wait from the ticket to the first call; who was not called is counted apart', () => {
  const [, second, third, fourth, fifth] = Array.from({ length: 5 }, () => branch.issue('cash'));
  if (second === undefined || third === undefined || fourth === undefined || fifth === undefined) throw new Error();
  branch.seconds(8 * 60);
  branch.do({ type: 'call-visit', counterId: first, visitId: second.id });
  branch.do({ type: 'no-show', visitId: second.id });
  branch.do({ type: 'abandon', visitId: third.id });
  branch.seconds(60);
  branch.do({ type: 'call-visit', counterId: first, visitId: fourth.id });
  const loans = 'loans' as ServiceId;
  branch.do({ type: 'start', visitId: fourth.id });
  branch.do({ type: 'transfer', visitId: fourth.id, target: { to: 'service', serviceId: loans }, position: 'last' });
  branch.seconds(600);
  branch.do({ type: 'call-visit', counterId: first, visitId: fourth.id });

  // Quoted 5 and 15 minutes, called after 8 and 9; bounds 7:30.5 and 22:31.5.
  const figures = {
    tickets: 5,
    quoted: 4,
    called: 2,
    left: 1,
    waiting: 1,
    apart: 0,
    meanQuoted: 10 * minute,
    meanWait: 8.5 * minute,
    meanError: 4.5 * minute,
    bias: 1.5 * minute,
    meanBound: 15 * minute + 1000,
    covered: { count: 1, of: 2, share: 0.5 },
    withheld: { count: 1, of: 5, share: 0.2 },
    withheldBy: new Map([['no-evidence', 1]]),
  };
  expect(reports.quoted(query(), 'services')).toEqual({ total: figures, rows: [{ key: 'cash', figures }] });

  branch.nextDay();
  const { total } = reports.quoted(query(), 'days');
  expect(total).toMatchObject({ quoted: 4, called: 2, left: 1, waiting: 0, apart: 1 });
});

test('REPORT-13: nothing was told on days without tickets, and nothing is said of them', () => {
  branch.nextDay();
  expect(reports.quoted(query(), 'days')).toMatchObject({ rows: [], total: { tickets: 0, meanError: null } });
});

test('REPORT-14: over random histories quoted against actual says what a plain walk through the log says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1 }), (seed) => {
      const own = makeFolder();
      const data = opened(own);
      const wandering = new TestBranch(data);
      wandering.begin();
      wandering.wander(chance(seed), 300);
      wandering.nextDay();
      wandering.wander(chance(seed + 1), 150);
      catchUpReports({ folder: own });
      const made = openReadings({ folder: own });
      try {
        expectQuoted(made.reports, naiveQuotes(own), wandering.now as Instant);
      } finally {
        made.close();
        data.close();
        removeFolder(own);
      }
    }),
    { numRuns: 8, examples: [[9]] },
  );
});

function expectQuoted(made: Reports, quotes: readonly NaiveQuote[], now: Instant): void {
  const all = { from: '2026-01-01' as BranchDay, to: '2026-12-31' as BranchDay, now };
  expect(quotes.length).toBeGreaterThan(20);
  expectSame(made.quoted(all, 'services').total, quotes);
  const keys = {
    services: (quote: NaiveQuote) => quote.service,
    hours: (quote: NaiveQuote) => String(quote.hour),
    days: (quote: NaiveQuote) => quote.day,
    classes: (quote: NaiveQuote) => quote.class,
  };
  for (const by of ['services', 'hours', 'days', 'classes'] as const) {
    const { rows } = made.quoted(all, by);
    expect(rows.map(({ key }) => key).toSorted()).toEqual([...new Set(quotes.map(keys[by]))].sort());
    for (const { key, figures } of rows) {
      expectSame(
        figures,
        quotes.filter((quote) => keys[by](quote) === key),
      );
    }
  }
  const [day] = made.quoted(all, 'days').rows;
  const only = { ...all, from: day?.key as BranchDay, to: day?.key as BranchDay };
  expectSame(
    made.quoted(only, 'hours').total,
    quotes.filter((quote) => quote.day === day?.key),
  );
  for (const service of ['cash', 'cards', 'loans']) {
    expectSame(
      made.quoted({ ...all, serviceId: service as ServiceId }, 'days').total,
      quotes.filter((quote) => quote.service === service),
    );
  }
  expectSame(
    made.quoted({ ...all, counterId: first }, 'days').total,
    quotes.filter((quote) => quote.counter === first),
  );
}

function expectSame(figures: QuotedFigures, quotes: readonly NaiveQuote[]): void {
  const told = quotes.flatMap(({ quote, ...rest }) => (quote.kind === 'minutes' ? [{ ...quote, ...rest }] : []));
  const counted = told.filter(({ autoClosed }) => !autoClosed);
  const scored = counted.flatMap(({ wait, p50Seconds, p90Seconds }) =>
    wait === null ? [] : [{ wait, p50: p50Seconds * 1000, p90: p90Seconds * 1000 }],
  );
  const count = (end: NaiveQuote['end']) => counted.filter((quote) => quote.end === end).length;
  expect(figures).toMatchObject({
    tickets: quotes.length,
    quoted: told.length,
    called: scored.length,
    left: count('left'),
    waiting: count(null),
    apart: count('elsewhere') + told.length - counted.length,
    covered: { count: scored.filter(({ wait, p90 }) => wait <= p90).length, of: scored.length },
    withheld: { count: quotes.length - told.length, of: quotes.length },
  });
  const reasons = quotes.flatMap(({ quote }) => (quote.kind === 'withheld' ? [quote.reason] : []));
  expect(figures.withheldBy).toEqual(
    new Map([...new Set(reasons)].map((reason) => [reason, reasons.filter((one) => one === reason).length])),
  );
  const means = [
    [figures.meanQuoted, scored.map(({ p50 }) => p50)],
    [figures.meanWait, scored.map(({ wait }) => wait)],
    [figures.meanError, scored.map(({ p50, wait }) => Math.abs(p50 - wait))],
    [figures.bias, scored.map(({ p50, wait }) => p50 - wait)],
    [figures.meanBound, scored.map(({ p90 }) => p90)],
  ] as const;
  for (const [is, values] of means) {
    if (values.length === 0) expect(is).toBeNull();
    else expect(is).toBeCloseTo(values.reduce((sum, one) => sum + one, 0) / values.length, -0.4);
  }
}
