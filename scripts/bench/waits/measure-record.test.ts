import { expect, test } from 'vitest';
import { BASELINES } from './baselines.ts';
import { measureRecord, type RecordOptions } from './measure-record.ts';
import type { RecordReport } from './record-report.ts';
import { recordTable } from './record-table.ts';
import { madeUpRecord } from './testing/made-up-record.ts';

const DATES = ['240304', '240305', '240306', '240308'];
const OPTIONS: RecordOptions = { warmUpDays: 2, paths: 50, whileWaiting: true, curve: true, say: () => undefined };

function measured(text: string, options: Partial<RecordOptions> = {}): RecordReport {
  const report = measureRecord(text, { ...OPTIONS, ...options });
  if (!report.ok) throw new Error(report.error);
  return report.value;
}

test('WAITS-8: a small record goes through every estimator, comes out as table and JSON, and twice the same', () => {
  const text = madeUpRecord(DATES, 5);
  const report = measured(text);
  expect(measured(text)).toEqual(report);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);

  const [simulation, ...baselines] = report.estimators;
  expect(baselines.map(({ name }) => name)).toEqual(BASELINES.map(({ name }) => name));
  expect(simulation?.scores?.count).toBeGreaterThan(100);
  for (const { scores } of baselines) expect(scores?.count).toBe(simulation?.scores?.count);
  expect(report.byDay.map(({ group }) => group)).toEqual(['240306', '240308']);
  expect(report.byClass.map(({ group }) => group)).toEqual(['class-0', 'class-1', 'class-2']);
  expect(report.fromTheFirstDay.map(({ group }) => group)).toEqual(DATES);
  expect(report.warmUps.map(({ days }) => days)).toEqual([1]);
  expect(report.whileWaiting?.simulation?.count).toBeGreaterThan(500);
  expect(report).toMatchObject({ refusedCommands: 0, lines: { read: 600, leftOut: 0 } });
  // Not the bars, which are for real branches: but the simulation knows the order and beats who does not.
  const arrivalOrder = report.estimators.find(({ name }) => name === 'position, arrival order');
  expect(simulation?.scores?.meanAbsoluteError).toBeLessThan(arrivalOrder?.scores?.meanAbsoluteError ?? 0);

  const table = recordTable(report);
  for (const { name } of report.estimators) expect(table).toContain(`| ${name} `);
  expect(table).toContain('| MAE ÷ position, true order');
});

test('WAITS-9: odd rows don’t stop a replay: overlaps, lost times, unknown types and servers, a day that nobody was served', () => {
  const odd = [
    '240307,AA,0,36000,30,HANG,,,',
    '240307,AA,0,36010,0,HANG,,,',
    // Without an end, of a type and class never seen before; at night, overlapping.
    '240308,ZZ,9,36010,50,AGENT,36060,200000,S1',
    '240308,AA,0,20,100,AGENT,0,0,S1',
    '240308,AA,0,30,100,AGENT,130,60,S1',
    '240308,AA,0,40,95,AGENT,130,60,',
    '240308,AA,0,86399,3000,AGENT,89399,999999,unknown',
    '240308,AA,0,not a time,3,HANG,,,',
  ];
  const report = measured(`${madeUpRecord(DATES, 6)}\n${odd.join('\n')}`, { curve: false });
  expect(report.lines).toMatchObject({ read: 607, leftOut: 1, complaint: expect.stringContaining('arrive_s') });
  expect(report.refusedCommands).toBe(0);
  expect(report.byService.map(({ group }) => group).toSorted()).toEqual(['aa', 'bb', 'zz']);
  expect(Object.values(report.told.withheld).every((count) => count > 0)).toBe(true);
});

test('WAITS-9: a range without a day to score is refused in a sentence', () => {
  const text = madeUpRecord(DATES, 7);
  const refused = measureRecord(text, { ...OPTIONS, from: '240306' });
  expect(refused).toEqual({
    ok: false,
    error: 'From 240306 to the last the record has 2 days, and 2 are to warm up: none is left to score.',
  });
  expect(measureRecord('nothing', OPTIONS).ok).toBe(false);
});
