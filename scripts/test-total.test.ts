import { expect, test } from 'vitest';
import { countTests } from './test-total.ts';

test('GROUND-10: passed and failed tests are counted from the report', () => {
  const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }];
  expect(countTests({ numPassedTests: 1, numFailedTests: 1, testResults }, 1)).toEqual({ passed: 1, failed: 1 });
});

test('GROUND-10: a file that could not be loaded counts as a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  expect(countTests({ numPassedTests: 0, numFailedTests: 0, testResults }, 1)).toEqual({ passed: 0, failed: 1 });
});

test('GROUND-10: an error outside the tests counts as a failure', () => {
  const testResults = [{ status: 'passed', assertionResults: [{ status: 'passed' }] }];
  expect(countTests({ numPassedTests: 1, numFailedTests: 0, testResults }, 1)).toEqual({ passed: 1, failed: 1 });
});

test('GROUND-10: no report counts as a failure', () => {
  expect(countTests(undefined, 0)).toEqual({ passed: 0, failed: 1 });
});
