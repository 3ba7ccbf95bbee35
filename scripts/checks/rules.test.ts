import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRuleProblems } from './rules.ts';

let base: string;

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'foyer-rules-'));
  write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n');
  write('packages/a/package.json', '{ "name": "@foyer/a" }');
  write('tests/SPEC.md', '[Calls](spec/calls.md)');
});

afterEach(() => rmSync(base, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
  writeFileSync(path.join(base, file), text);
}

test('GROUND-9: rules that tests quote, in whichever form of test, pass', () => {
  write('tests/spec/calls.md', '# Calls\n- **CALL-1** a\n- **CALL-2** b\n- **CALL-3** c\n- **CALL-4** d\n');
  const each = "it.each([1])('CALL-2, CALL-3: %s', () => {});";
  write('packages/a/src/a.test.ts', `test('CALL-1: a', () => {});\n${each}\ntest(\`CALL-4: \${1}\`, () => {});\n`);
  expect(findRuleProblems(base)).toEqual([]);
});

test('GROUND-9: a rule without a test, a test without a rule, a number given twice and an area without a link', () => {
  write('tests/spec/calls.md', '- **CALL-1** a\n- **CALL-1** again\n');
  write('tests/spec/prints.md', '');
  write('packages/a/src/a.test.tsx', "// test('CALL-1: only a comment')\ntest('CALL-7: a', () => {});\n");
  expect(findRuleProblems(base)).toEqual([
    'CALL-1 stands in both tests/spec/calls.md and tests/spec/calls.md.',
    'tests/SPEC.md does not link spec/prints.md.',
    'packages/a/src/a.test.tsx quotes CALL-7, which is in no file of tests/spec/.',
    'CALL-1 in tests/spec/calls.md is quoted by no test title.',
  ]);
});
