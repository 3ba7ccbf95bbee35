import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HttpProblem } from './problems.ts';
import { readTheme } from './themes.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'foyer-themes-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What is said of a theme whose manifest is this text. */
async function saidOf(manifest: string): Promise<string> {
  await mkdir(path.join(folder, 'calm'), { recursive: true });
  await writeFile(path.join(folder, 'calm', 'manifest.json'), manifest);
  return readTheme(folder, 'calm').then(() => 'valid', sentence);
}

function sentence(error: unknown): string {
  if (!(error instanceof HttpProblem)) throw error;
  return `${error.problem.status} ${error.problem.detail}`;
}

test('SCREEN-19: the default theme is valid', async () => {
  const themes = path.join(import.meta.dirname, '../../../../signage-themes');
  expect(await readTheme(themes, 'default')).toMatchObject({ layout: 'calls-first' });
});

test('SCREEN-20: a theme that is missing or broken is said in a sentence', async () => {
  const whole = { name: 'Calm', version: '1', stylesheet: 'a.css', chime: 'a.wav', recentCalls: 6, services: 8 };
  expect(await saidOf(JSON.stringify({ ...whole, layout: 'split' }))).toBe('valid');
  expect(await saidOf(JSON.stringify({ ...whole, layout: 'round' }))).toMatch(/^422 .*“calm” is not valid: layout: /);
  expect(await saidOf(JSON.stringify({ ...whole, layout: 'split', chime: '../a.wav' }))).toMatch(/ chime: must be/);
  expect(await saidOf('<html>')).toMatch(/^422 .*“calm” is not valid: manifest.json: /);
  for (const name of ['none', '..', '../calm', '']) {
    expect(await readTheme(folder, name).catch(sentence)).toMatch(/^404 There is no theme “/);
  }
});
