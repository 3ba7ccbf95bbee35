import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashInputs } from './build.ts';
import { listPackages } from './workspace.ts';

let base: string;

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'foyer-build-'));
  write('pnpm-workspace.yaml', 'packages:\n  - apps/*\n  - packages/*\n');
  for (const file of ['pnpm-lock.yaml', 'tsconfig.base.json', 'tsconfig.web.json', 'scripts/build.ts'])
    write(file, 'x');
  addPackage('apps/signage', ['ui']);
  addPackage('packages/ui', ['contract']);
  addPackage('packages/contract', []);
  addPackage('packages/store', []);
});

afterEach(() => rmSync(base, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
  writeFileSync(path.join(base, file), text);
}

function addPackage(folder: string, dependencies: readonly string[]): void {
  const named = Object.fromEntries(dependencies.map((name) => [`@foyer/${name}`, 'workspace:*']));
  write(`${folder}/package.json`, JSON.stringify({ name: `@foyer/${path.basename(folder)}`, dependencies: named }));
  for (const file of ['src/a.ts', 'src/a.test.ts', 'dist/a.js', 'node_modules/x.js']) write(`${folder}/${file}`, 'x');
}

function hash(): string {
  const packages = listPackages(base);
  const app = packages.find(({ folder }) => folder === 'apps/signage');
  if (app === undefined) throw new Error('The app is missing.');
  return hashInputs(base, app, packages);
}

test.each(['apps/signage/src/a.ts', 'packages/ui/src/a.ts', 'packages/contract/src/a.ts', 'pnpm-lock.yaml'])(
  'GROUND-11: a change of %s builds the app again',
  (file) => {
    const before = hash();
    appendFileSync(path.join(base, file), 'y');
    expect(hash()).not.toBe(before);
  },
);

test.each([
  'packages/store/src/a.ts',
  'apps/signage/src/a.test.ts',
  'apps/signage/dist/a.js',
  'apps/signage/node_modules/x.js',
])('GROUND-11: a change of %s does not', (file) => {
  const before = hash();
  appendFileSync(path.join(base, file), 'y');
  expect(hash()).toBe(before);
});

test('GROUND-11: a file that moved builds the app again', () => {
  const before = hash();
  rmSync(path.join(base, 'apps/signage/src/a.ts'));
  write('apps/signage/src/b.ts', 'x');
  expect(hash()).not.toBe(before);
});
