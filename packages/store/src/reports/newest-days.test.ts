import { expect, test } from 'vitest';
import { branch, reports, reportsForEachTest } from '../testing/kept-reports.ts';

reportsForEachTest();

test('PERF-8: the newest branch days are those that a worker for reports practises on', () => {
  const today = () => branch.state.day;
  const first = today();
  expect(reports.newestDays(10)).toEqual({ from: first, to: first });
  branch.nextDay();
  const second = today();
  branch.nextDay();
  expect(reports.newestDays(10)).toEqual({ from: first, to: today() });
  expect(reports.newestDays(2)).toEqual({ from: second, to: today() });
});
