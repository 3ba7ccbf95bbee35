/** How many tests passed and failed. */
export interface Total {
  passed: number;
  failed: number;
}

/** The part of vitest's JSON report that the total is made of. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: ReadonlyArray<{
    readonly status: string;
    readonly assertionResults: ReadonlyArray<{ readonly status: string }>;
  }>;
}

/**
 * Counts a run of vitest. A file that failed before or between its tests counts as one failure, and so does a run that
 * failed without a failed test or left no report: nothing that went wrong may look like a pass.
 *
 * @param report - what vitest wrote, if anything
 * @param exitCode - what vitest ended with
 */
export function countTests(report: VitestReport | undefined, exitCode: number): Total {
  if (report === undefined) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
