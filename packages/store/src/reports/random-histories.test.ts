import type { AgentId, BranchDay, Instant, ServiceId, StepEnd } from '@foyer/basics';
import { agentDay, type BranchState } from '@foyer/queue-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catchUpReports, openReadings, type Reports } from '../index.ts';
import { type NaiveStep, naiveReturns, naiveSteps } from '../testing/naive-steps.ts';
import { chance, makeFolder, opened, removeFolder, TestBranch } from '../testing/test-branch.ts';
import type { Figures } from './figures.ts';
import type { Spread } from './lengths.ts';
import type { ReportQuery } from './query.ts';

test('REPORT-12, DASH-130: over random histories every report says what a plain walk through the log says', () => {
  let returned = 0;
  let steps = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1 }), (seed) => {
      const folder = makeFolder();
      const store = opened(folder);
      const branch = new TestBranch(store);
      branch.begin();
      branch.wander(chance(seed), 300);
      branch.nextDay();
      branch.wander(chance(seed + 1), 100);
      catchUpReports({ folder });
      const readings = openReadings({ folder });
      const { reports } = readings;
      try {
        const naive = naiveSteps(folder);
        steps += naive.length;
        expectReports(reports, naive, branch.now as Instant);
        expectDays(reports, branch.state);
        returned += expectReturns(reports, folder);
      } finally {
        readings.close();
        store.close();
        removeFolder(folder);
      }
    }),
    { numRuns: 8 },
  );
  expect(steps).toBeGreaterThan(100);
  // Not in every history does somebody come back, but in some.
  expect(returned).toBeGreaterThan(0);
});

/** What agents are told of their day is what the reports say of it. */
function expectDays(reports: Reports, state: BranchState): void {
  const { day } = state;
  if (day === null) return;
  for (const { agentId, figures } of reports.byAgent({ from: day, to: day, now: 0 as Instant })) {
    expect(agentDay(state, agentId).served, agentId).toBe(figures.served);
  }
}

/** How many came back, as a plain walk counts them and the report does. */
function expectReturns(reports: Reports, folder: string): number {
  const { returns } = reports.overview({
    from: '2026-01-01' as BranchDay,
    to: '2026-12-31' as BranchDay,
    now: 0 as Instant,
  });
  const naive = naiveReturns(folder);
  expect(returns).toMatchObject({
    firstContactResolution: { count: naive.resolvedOnce, of: naive.finished },
    repeatContact: { count: naive.returned, of: naive.ended },
  });
  return naive.returned;
}

/** Every report, unfiltered and filtered, against the plain steps. */
function expectReports(reports: Reports, steps: readonly NaiveStep[], now: Instant): void {
  const query = (more: Partial<ReportQuery> = {}): ReportQuery => ({
    from: '2026-01-01' as BranchDay,
    to: '2026-12-31' as BranchDay,
    now,
    ...more,
  });
  const all = query();
  expectSame(reports.overview(all).figures, steps);
  for (const service of ['cash', 'cards', 'loans']) {
    const mine = steps.filter((step) => step.service === service);
    expectSame(reports.overview(query({ serviceId: service as ServiceId })).figures, mine);
    expectSame(reports.byService(all).find((row) => row.serviceId === service)?.figures, mine);
  }
  for (const { counterId, figures } of reports.byCounter(all)) {
    expectSame(
      figures,
      steps.filter((step) => step.counter === counterId),
    );
    expectSame(
      reports.overview(query({ counterId })).figures,
      steps.filter((step) => step.counter === counterId),
    );
  }
  for (const { agentId, figures } of reports.byAgent(all)) {
    expectSame(
      figures,
      steps.filter((step) => step.agent === agentId),
    );
  }
  for (const { day, figures } of reports.byDay(all)) {
    expectSame(
      figures,
      steps.filter((step) => step.day === day),
    );
    expectSame(
      reports.overview(query({ from: day, to: day })).figures,
      steps.filter((step) => step.day === day),
    );
  }
  const localHour = (at: number): number =>
    Number(new Date(at).toLocaleString('en-GB', { hour: '2-digit', timeZone: 'Europe/Berlin' }));
  for (const { hour, figures } of reports.byHour(all)) {
    expectSame(
      figures,
      steps.filter((step) => localHour(step.at) === hour),
    );
  }
  const cells = reports.heatMap(all);
  expect(cells.reduce((sum, cell) => sum + cell.figures.arrivals, 0)).toBe(steps.length);
  for (const { weekday, hour, figures } of cells) {
    expectSame(
      figures,
      steps.filter((step) => localHour(step.at) === hour && (new Date(step.day).getUTCDay() || 7) === weekday),
    );
  }
  expect(reports.overview(query({ agentId: 'nobody' as AgentId })).figures.arrivals).toBe(0);
}

function expectSame(figures: Figures | undefined, steps: readonly NaiveStep[]): void {
  const counted = steps.filter((step) => step.how !== 'auto-closed');
  const ended = counted.filter((step) => step.how !== null);
  const count = (how: StepEnd | null): number => counted.filter((step) => step.how === how).length;
  if (figures === undefined) {
    expect(steps).toEqual([]);
    return;
  }
  expect({
    tickets: figures.tickets,
    arrivals: figures.arrivals,
    served: figures.served,
    open: figures.open,
    autoClosed: figures.autoClosed,
    noShow: figures.noShow.count,
    abandoned: figures.abandoned.count,
    cancelled: figures.cancelled.count,
    transferred: figures.transferred.count,
    of: figures.noShow.of,
    recalls: figures.recalls,
    inTarget: figures.withinTarget.count,
    called: figures.withinTarget.of,
  }).toEqual({
    tickets: steps.filter((step) => step.step === 0).length,
    arrivals: steps.length,
    served: count('finished'),
    open: count(null),
    autoClosed: steps.length - counted.length,
    noShow: count('no-show'),
    abandoned: count('abandoned'),
    cancelled: count('cancelled'),
    transferred: count('transferred'),
    of: counted.length,
    recalls: counted.reduce((sum, step) => sum + step.recalls, 0),
    inTarget: counted.filter((step) => step.wait !== null && step.wait <= 600_000).length,
    called: counted.filter((step) => step.wait !== null).length,
  });
  const pairs: readonly [Spread | null, Spread | null][] = [
    [figures.wait, naiveSpread(counted.map((step) => step.wait))],
    [figures.walk, naiveSpread(counted.map((step) => step.walk))],
    [figures.service, naiveSpread(ended.map((step) => step.serviceTime))],
    [figures.hold, naiveSpread(ended.filter((step) => step.hold > 0).map((step) => step.hold))],
  ];
  for (const [is, should] of pairs) {
    expect(is?.count).toBe(should?.count);
    if (is === null || should === null) continue;
    for (const key of ['mean', 'median', 'p90'] as const) expect(Math.abs(is[key] - should[key])).toBeLessThan(0.51);
  }
}

function naiveSpread(values: readonly (number | null)[]): Spread | null {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number): number => {
    const rank = share * (sorted.length - 1);
    const low = Math.floor(rank);
    const [a, b] = [sorted[low] ?? 0, sorted[Math.min(low + 1, sorted.length - 1)] ?? 0];
    return a * (1 - (rank - low)) + b * (rank - low);
  };
  return {
    count: sorted.length,
    mean: sorted.reduce((a, b) => a + b, 0) / sorted.length,
    median: at(0.5),
    p90: at(0.9),
  };
}
