import type { AgentId, BranchDay, CounterId, Instant, MarkId, ServiceId, VisitId } from '@foyer/basics';
import { type Visit, workAfter } from '@foyer/queue-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReadings, type Readings } from '../index.ts';
import { catchUpReports } from '../projection/report-tables.ts';
import type { Store } from '../store.ts';
import { chance, makeFolder, opened, removeFolder, TestBranch } from '../testing/test-branch.ts';
import type { ReportQuery } from './query.ts';

let folder: string;
let store: Store;
let branch: TestBranch;
let readings: Readings | null;

beforeEach(() => {
  folder = makeFolder();
  store = opened(folder);
  branch = new TestBranch(store);
  branch.begin();
  readings = null;
});
afterEach(() => {
  readings?.close();
  store.close();
  removeFolder(folder);
});

/** The reports, as of now. */
function reports() {
  catchUpReports({ folder });
  readings?.close();
  readings = openReadings({ folder });
  return readings.reports;
}

function query(more: Partial<ReportQuery> = {}): ReportQuery {
  return { from: '2026-01-01' as BranchDay, to: '2026-12-31' as BranchDay, now: branch.now as Instant, ...more };
}

const [one, two] = ['counter-1' as CounterId, 'counter-2' as CounterId];
const [forms, card, copies, call] = ['forms', 'card', 'copies', 'call'] as MarkId[] as [MarkId, MarkId, MarkId, MarkId];

/** A customer of a service who is being served at a counter. */
function served(service: string, counterId: CounterId): VisitId {
  const { id: visitId } = branch.issue(service);
  branch.do({ type: 'call-visit', visitId, counterId });
  branch.do({ type: 'start', visitId });
  return visitId;
}

test('MARK-9: marks are told by mark, service, agent and day: how often, how long, what they came to, and the share of served steps that have them', () => {
  const first = served('cash', one);
  branch.do({ type: 'add-mark', visitId: first, markId: forms, count: 3 });
  branch.do({ type: 'add-mark', visitId: first, markId: card, amountThousandths: 12_500 });
  branch.do({ type: 'add-mark', visitId: first, markId: card, amountThousandths: 2_500 });
  branch.do({ type: 'begin-mark', visitId: first, markId: copies });
  branch.seconds(60);
  branch.do({ type: 'finish', visitId: first });
  branch.do({ type: 'begin-mark', visitId: first, markId: call });
  branch.seconds(20);
  const second = served('loans', one);
  branch.do({ type: 'add-mark', visitId: second, markId: forms });
  branch.do({ type: 'finish', visitId: second });
  const third = served('loans', two);
  branch.do({ type: 'finish', visitId: third });
  const { total, rows } = reports().marked(query(), 'marks');
  const euro = (thousandths: number) => [{ unit: 'EUR', thousandths }];
  const none = { timed: 0, length: 0, amounts: [], offers: 0, offerAmounts: [] };
  const share = (count: number, of: number) => ({ count, of, share: count / of });
  expect(total).toEqual({
    times: 8,
    timed: 2,
    length: 80_000,
    amounts: euro(15_000),
    offers: 2,
    offerAmounts: euro(15_000),
    marked: share(2, 3),
  });
  expect(rows).toEqual([
    { key: 'call', figures: { ...none, times: 1, timed: 1, length: 20_000, marked: share(1, 3) } },
    {
      key: 'card',
      figures: { ...none, times: 2, amounts: euro(15_000), offers: 2, offerAmounts: euro(15_000), marked: share(1, 3) },
    },
    { key: 'copies', figures: { ...none, times: 1, timed: 1, length: 60_000, marked: share(1, 3) } },
    { key: 'forms', figures: { ...none, times: 4, marked: share(2, 3) } },
  ]);
  const shares = (by: 'services' | 'agents' | 'days', more = {}) =>
    reports()
      .marked(query(more), by)
      .rows.map(({ key, figures: { times, marked } }) => [key, times, marked.count, marked.of]);
  expect(shares('services')).toEqual([
    ['cash', 7, 1, 1],
    ['loans', 1, 1, 2],
  ]);
  expect(shares('agents')).toEqual([['agent-counter-1', 8, 2, 2]]);
  expect(shares('days')).toEqual([[branch.today, 8, 2, 3]]);
  expect(shares('days', { serviceId: 'loans' as ServiceId })).toEqual([[branch.today, 1, 1, 2]]);
  expect(shares('services', { agentId: 'agent-counter-2' as AgentId })).toEqual([]);
});

test('MARK-10: handle time is service, hold and the work after the customer has gone, told beside the service time', () => {
  const visitId = served('cash', one);
  branch.do({ type: 'begin-mark', visitId, markId: copies });
  branch.seconds(100);
  branch.do({ type: 'hold', visitId, reason: 'form-to-fill' });
  branch.seconds(30);
  branch.do({ type: 'resume', visitId, counterId: one });
  branch.seconds(50);
  branch.do({ type: 'finish', visitId });
  branch.seconds(10);
  branch.do({ type: 'begin-mark', visitId, markId: copies });
  branch.do({ type: 'begin-mark', visitId, markId: call });
  branch.seconds(40);
  const figures = () => reports().byService(query())[0]?.figures;
  // What goes on counts once it is over.
  expect(figures()).toMatchObject({ handle: { mean: 180_000 }, after: null });
  served('cash', one);
  expect(figures()).toMatchObject({
    service: { mean: 150_000 },
    hold: { mean: 30_000 },
    after: { mean: 40_000 },
    handle: { mean: 220_000 },
  });
});

test('MARK-11: over a random history the tables have just the marks that were recorded', () => {
  const random = chance(7);
  /** The visits of every day, as they stood last. */
  const seen = new Map<VisitId, Visit>();
  for (let round = 0; round < 250; round += 1) {
    branch.wander(random, 4);
    for (const counter of branch.state.counters.values()) {
      if (counter.kind !== 'open') continue;
      const visitId = counter.visitId ?? counter.finished?.visitId ?? ('nobody' as VisitId);
      if (random() < 0.3) branch.try({ type: 'finish', visitId });
      const newest = branch.state.visits.get(visitId)?.marks.at(-1);
      branch.try({ type: 'begin-mark', visitId, markId: random() < 0.5 ? copies : call });
      branch.try({ type: 'add-mark', visitId, markId: forms });
      if (newest !== undefined && random() < 0.3) branch.try({ type: 'end-mark', visitId, markRecordId: newest.id });
      if (newest !== undefined && random() < 0.2) branch.try({ type: 'remove-mark', visitId, markRecordId: newest.id });
    }
    const { past, visits: today } = branch.state;
    for (const [id, visit] of [...past, ...today]) seen.set(id, visit);
  }
  // Whom a counter served at once when that was taken back has left nothing.
  const visits = [...seen.values()].filter(({ course, earlierSteps, stage }) => {
    return stage.kind !== 'done' || course.intervals.length > 0 || earlierSteps.length > 0;
  });
  const marks = visits.flatMap((visit) => visit.marks.map((mark) => ({ visit, mark })));
  expect(marks.length).toBeGreaterThan(30);
  const { total, rows } = reports().marked(query(), 'marks');
  expect(total.times).toBe(marks.reduce((sum, { mark }) => sum + mark.count, 0));
  expect(total.length).toBe(marks.reduce((sum, { mark: { from, until } }) => sum + (until ?? from) - from, 0));
  expect(rows.map(({ key }) => key)).toEqual([...new Set(marks.map(({ mark }) => mark.markId))].toSorted());
  const lengths = visits.flatMap((visit) => {
    const ended = [...visit.earlierSteps, ...(visit.stage.kind === 'done' ? [visit.stage] : [])];
    return ended.map(({ endedAt }, step) => workAfter(visit.marks, step, endedAt)).filter((length) => length > 0);
  });
  expect(lengths.length).toBeGreaterThan(3);
  const after = reports().overview(query()).figures.after;
  expect(after?.count).toBe(lengths.length);
  // The mean is told in whole milliseconds.
  expect(after?.mean).toBe(Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length));
  for (const visit of visits.filter(({ stage, marks: own }) => stage.kind === 'done' && own.length > 0)) {
    expect(readings?.visits.ended(visit.id)?.marks).toEqual(visit.marks);
  }
});
