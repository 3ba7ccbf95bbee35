import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLayerProblems, layers } from './layers.ts';

let base: string;

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'foyer-layers-'));
  write('pnpm-workspace.yaml', 'packages:\n  - apps/*\n  - packages/*\n  - kiosk-hardware\n');
});

afterEach(() => rmSync(base, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
  writeFileSync(path.join(base, file), text);
}

/** Writes a package with the given workspace dependencies and files. */
function add(folder: string, dependencies: readonly string[], files: Readonly<Record<string, string>>): void {
  const named = Object.fromEntries(dependencies.map((name) => [`@foyer/${name}`, 'workspace:*']));
  write(`${folder}/package.json`, JSON.stringify({ name: `@foyer/${path.basename(folder)}`, dependencies: named }));
  for (const [file, text] of Object.entries(files)) write(`${folder}/${file}`, text);
}

const problems = () => findLayerProblems(base, layers);

test('GROUND-1: an allowed import passes', () => {
  add('packages/queue-core', ['basics'], { 'src/decide.ts': "import { ok } from '@foyer/basics';\nok(1);\n" });
  expect(problems()).toEqual([]);
});

test('GROUND-1: contract importing queue-core is caught, and the message names what is allowed', () => {
  add('packages/contract', ['queue-core'], { 'src/a.ts': "\nimport type { Visit } from '@foyer/queue-core';\n" });
  expect(problems()).toEqual([
    'packages/contract/package.json depends on @foyer/queue-core. Allowed there: @foyer/basics, @foyer/configuration.',
    'packages/contract/src/a.ts:2 imports @foyer/queue-core. Allowed there: @foyer/basics, @foyer/configuration.',
  ]);
});

test.each([
  ["export { x } from '@foyer/store';"],
  ["const late = await import('@foyer/store');"],
  ["type Late = typeof import('@foyer/store');"],
  ["const old = require('@foyer/store');"],
  ["import old = require('@foyer/store');"],
  ["import '@foyer/store/deep/file.ts';"],
  ["import { x } from '../../store/src/index.ts';"],
])('GROUND-1: however it is written, %s is caught', (text) => {
  add('packages/client', [], { 'src/a.ts': text });
  expect(problems()).toHaveLength(1);
  expect(problems()[0]).toContain('Allowed there: @foyer/basics, @foyer/contract.');
});

test('GROUND-1: basics may import nothing, and the message says so', () => {
  add('packages/basics', [], { 'src/a.ts': "import '@foyer/contract';" });
  expect(problems()[0]).toContain('packages/basics may import nothing from the workspace.');
});

test('GROUND-2: the kiosk agent may import kiosk-hardware, its renderer may not', () => {
  const text = "import { print } from '@foyer/kiosk-hardware';\nprint();\n";
  add('apps/kiosk', ['kiosk-hardware'], { 'src/agent/a.ts': text, 'src/main/b.ts': text, 'src/renderer/c.tsx': text });
  expect(problems()).toHaveLength(1);
  expect(problems()[0]).toMatch(/^apps\/kiosk\/src\/renderer\/c\.tsx:1 imports @foyer\/kiosk-hardware\./);
});

test.each([
  ["import { readFileSync } from 'node:fs';", 'node:fs'],
  ["import { readFileSync } from 'fs';", 'fs'],
  ['const at = Date.now();', 'Date.now'],
  ['const at = new Date();', 'new Date()'],
  ['const at = Date();', 'Date()'],
  ['const dice = Math.random();', 'Math.random'],
  ['const dice = Math.random;', 'Math.random'],
  ['const id = crypto.randomUUID();', 'crypto'],
  ['setTimeout(() => 1, 5);', 'setTimeout'],
])('GROUND-3: a pure package with %s is caught', (text, what) => {
  add('packages/queue-core', [], { 'src/a.ts': text });
  expect(problems()).toHaveLength(1);
  expect(problems()[0]).toContain(`${what}, but packages/queue-core is pure`);
});

test('GROUND-3: a pure package may turn an instant it was given into a date, and its tests may read files', () => {
  add('packages/flow', [], {
    'src/a.ts': 'export const hour = (at: number) => new Date(at).getUTCHours();',
    'src/a.test.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('x');\n",
  });
  expect(problems()).toEqual([]);
});

test('GROUND-4: what runs in a browser imports nothing of Node; its build configuration may', () => {
  const text = "import path from 'node:path';";
  add('apps/signage', [], { 'src/a.ts': text, 'vite.config.ts': text });
  expect(problems()).toEqual(['apps/signage/src/a.ts:1 imports node:path, but apps/signage runs in a browser there.']);
});

test('GROUND-5: an import that the manifest does not name is caught, and so is one named and not used', () => {
  add('packages/store', ['queue-core'], { 'src/a.ts': "import { ok } from '@foyer/basics';" });
  expect(problems()).toEqual([
    'packages/store/package.json depends on @foyer/queue-core and does not use it.',
    'packages/store/src/a.ts:1 imports @foyer/basics, which its package.json does not name.',
  ]);
});

test('GROUND-5: a folder without a row in the table is caught', () => {
  add('packages/extras', [], {});
  expect(problems()).toEqual(['packages/extras has no row in the table of layers.']);
});
