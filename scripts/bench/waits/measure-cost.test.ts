import { expect, test } from 'vitest';
import { BusyLobby } from './busy-lobby.ts';
import { costTable, measureCost } from './measure-cost.ts';

test('WAITS-10: the lobby has learned from thousands of services, counters serve, and as many wait as asked', () => {
  const lobby = new BusyLobby(1);
  lobby.fill(100);
  const { counters, waiting, services, classes } = lobby.branch.input;
  expect(waiting).toHaveLength(100);
  expect([counters.length, services.length, classes.length]).toEqual([20, 10, 3]);
  expect(counters.filter(({ customer }) => customer?.serving === true).length).toBeGreaterThan(15);
  expect(lobby.branch.learning.serviceTimes.observed).toBeGreaterThanOrEqual(4000);
});

test('WAITS-10: updates are timed at each size, and held against the bar where it was measured', () => {
  const report = measureCost({ paths: 50, mostWaiting: 20, say: () => undefined });
  expect(report.lines.map(({ waiting }) => waiting)).toEqual([20]);
  for (const { update } of report.lines) expect(update.p99).toBeGreaterThanOrEqual(update.median);
  expect(report.bars.map(({ met }) => met)).toEqual([null, null]);
  expect(costTable(report)).toContain('not measured');
});
