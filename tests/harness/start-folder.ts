import { hash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoBranch } from '@foyer/branch-server';
import { afterEach, beforeEach, expect } from 'vitest';
import { type Started, start } from './started.ts';

/** The password of everybody in the configuration below. */
export const SECRET = 'correct horse battery';

let folder: string;
const processes: Started[] = [];

/** Gives each test of the file a folder of its own; what it launched is gone afterwards. */
export function folderForEachTest(): void {
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'foyer-start-'));
  });
  afterEach(async () => {
    for (const one of processes.splice(0)) await one.kill();
    await rm(folder, { recursive: true, force: true });
  });
}

/** Where something lies in the folder. */
export const place = (name: string) => path.join(folder, name);

/** Starts Foyer with options as they are typed. */
export function launch(options: readonly string[], environment?: NodeJS.ProcessEnv): Started {
  const started = start(options, environment);
  processes.push(started);
  return started;
}

/** Every file below the test's folder with what is in it. */
function contents(): string[] {
  return globSync('**/*', { cwd: folder })
    .filter((file) => statSync(place(file)).isFile())
    .map((file) => `${file} ${hash('sha256', readFileSync(place(file)))}`)
    .sort();
}

/** Writes a branch of one’s own, with two people and more, and says where. */
export async function configuration(more: object = {}): Promise<string> {
  const staff = [
    { name: 'Mona', displayName: 'Mona', role: 'supervisor', password: '$MONAS_PASSWORD' },
    { name: 'ole@example.org', displayName: 'Ole', role: 'agent', password: SECRET },
  ];
  const written = { port: 0, dataFolder: place('data'), logLevel: 'warn', branch: demoBranch, staff, ...more };
  await writeFile(place('foyer.json'), JSON.stringify(written));
  return place('foyer.json');
}

/** The environment that the configuration needs. */
export const MONA = { MONAS_PASSWORD: SECRET };

/** Ends at once with one sentence, and leaves everything as it was. */
export async function expectRefusal(
  options: readonly string[],
  sentence: RegExp,
  environment: NodeJS.ProcessEnv = MONA,
) {
  const before = contents();
  const started = launch(options, environment);
  expect(await started.ended(), started.output()).toBe(1);
  const lines = started.output().trim().split('\n');
  expect(lines.at(-1)).toMatch(sentence);
  expect(lines.filter((line) => !line.startsWith('Building'))).toHaveLength(1);
  expect(contents()).toEqual(before);
}
