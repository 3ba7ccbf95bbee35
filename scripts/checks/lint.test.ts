import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runTool } from '../run.ts';
import { root } from '../workspace.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'foyer-lint-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('GROUND-6: ignored promises are caught, of own functions, of Node and of libraries', async () => {
  const config = JSON.parse(readFileSync(path.join(root, '.oxlintrc.json'), 'utf8'));
  // The samples are left out of the workspace's own run; here they are the point.
  const configFile = path.join(folder, 'oxlint.json');
  writeFileSync(configFile, JSON.stringify({ ...config, ignorePatterns: [] }));
  const sample = 'scripts/checks/samples/ignored-promises.ts';
  const { stdout } = await runTool('oxlint/bin/oxlint', ['-c', configFile, '--format', 'unix', sample]);
  const found = [...stdout.matchAll(/\.ts:(\d+):.*\(([\w-]+)\)\]/g)].map(([, line, rule]) => `${line} ${rule}`);
  expect(found).toEqual([
    '9 no-floating-promises',
    '10 no-floating-promises',
    '11 no-floating-promises',
    '12 no-floating-promises',
    '13 no-misused-promises',
    '24 switch-exhaustiveness-check',
  ]);
});

test.each([
  ['export const x: any = 1;', 'noExplicitAny'],
  ["export * from './a.ts';", 'noReExportAll'],
  ['const unused = 1;', 'noUnusedVariables'],
  ["import { unused } from './a.ts';", 'noUnusedImports'],
  ['export const f = (x?: { y: number }) => x!.y;', 'noNonNullAssertion'],
  ["console.log('x');", 'noConsole'],
  ['// @ts-ignore\nexport const x = 1;', 'noTsIgnore'],
  ['export enum State { Open }', 'noEnum'],
  ['export const f = (x: string) => x as unknown as number;', 'plugin'],
  ["import { test } from 'vitest';\ntest.skip('x', () => {});", 'noSkippedTests'],
  ["import { test } from 'vitest';\ntest.only('x', () => {});", 'noFocusedTests'],
])('GROUND-7: %s is caught by %s', async (text, rule) => {
  const { code, output } = await lint('packages/basics/src/sample.test.ts', text);
  expect(output).toContain(rule);
  expect(code).toBe(1);
});

test('GROUND-7: scripts may write to the console', async () => {
  expect((await lint('scripts/sample.ts', "console.log('x');\n")).code).toBe(0);
});

/** Lints a file of the given text at the given place in a workspace with this workspace's rules. */
async function lint(file: string, text: string) {
  const config = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'));
  const plugins = config.plugins.map((plugin: string) => path.join(root, plugin));
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ ...config, plugins, vcs: { enabled: false } }));
  mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
  const args = ['lint', '--error-on-warnings', '--reporter=github', file];
  return runTool('@biomejs/biome/bin/biome', args, { cwd: folder });
}
