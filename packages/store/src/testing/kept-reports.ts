import type { BranchDay, Instant } from '@foyer/basics';
import { afterEach, beforeEach } from 'vitest';
import { openReports, type Reports } from '../index.ts';
import type { ReportQuery } from '../reports/query.ts';
import { folder, store } from './kept-store.ts';
import { TestBranch } from './test-branch.ts';

// A test file that imports this gets an open branch with its reports for each of its tests.
export let branch: TestBranch;
export let reports: Reports;

beforeEach(() => {
  branch = new TestBranch(store);
  branch.begin();
  reports = openReports({ folder });
});

afterEach(() => reports.close());

/** Everything that the branch has ever done, or less. */
export function query(more: Partial<ReportQuery> = {}): ReportQuery {
  return { from: '2026-01-01' as BranchDay, to: '2026-12-31' as BranchDay, now: branch.now as Instant, ...more };
}
