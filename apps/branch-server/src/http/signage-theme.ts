import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ThemeManifest } from '@foyer/contract';
import { themeManifest } from '@foyer/contract/schemas';
import { HttpProblem } from './problems.ts';

/**
 * Reads what a theme says of itself. It is checked here, so that screens need no schema to take its word.
 *
 * @param folder - where the themes lie
 * @throws HttpProblem when there is no such theme, or what it says is not valid: a sentence for the technician
 */
export async function readTheme(folder: string, name: string): Promise<ThemeManifest> {
  const isName = /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name);
  const text = isName ? await readFile(join(folder, name, 'manifest.json'), 'utf8').catch(() => null) : null;
  if (text === null) throw new HttpProblem('not-found', `There is no theme “${name}” on the branch server.`);
  const manifest = themeManifest.safeParse(parseJson(text));
  if (manifest.success) return manifest.data;
  const faults = manifest.error.issues.map(({ path, message }) => `${path.join('.') || 'manifest.json'}: ${message}`);
  throw new HttpProblem(
    'invalid-configuration',
    `The manifest of the theme “${name}” is not valid: ${faults.join('; ')}.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
