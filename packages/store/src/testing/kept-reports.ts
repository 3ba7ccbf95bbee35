import type { BranchDay, Instant } from '@foyer/basics';
import { afterEach, beforeEach } from 'vitest';
import {
  openReadings,
  openReportTables,
  type Readings,
  type Reports,
  type ReportTables,
  type Visits,
} from '../index.ts';
import type { ReportQuery } from '../reports/query.ts';
import { folder, store, storeForEachTest } from './kept-store.ts';
import { TestBranch } from './test-branch.ts';

export let branch: TestBranch;
export let reports: Reports;
export let visits: Visits;
let tables: ReportTables;
let readings: Readings;

/** Gives each test of the file an open branch, and tables that follow each of its commits. */
export function reportsForEachTest(): void {
  storeForEachTest();
  beforeEach(() => {
    tables = openReportTables({ folder });
    branch = new TestBranch(store, () => {
      while (tables.followOn());
    });
    branch.begin();
    readings = openReadings({ folder });
    ({ reports, visits } = readings);
  });
  afterEach(() => {
    readings.close();
    tables.close();
  });
}

/** Everything that the branch has ever done, or less. */
export function query(more: Partial<ReportQuery> = {}): ReportQuery {
  return { from: '2026-01-01' as BranchDay, to: '2026-12-31' as BranchDay, now: branch.now as Instant, ...more };
}
