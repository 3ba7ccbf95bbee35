import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ThemeManifest } from '@foyer/contract';
import { themeManifest } from '@foyer/contract/schemas';
import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './problems.ts';

/** Where the themes that come with Foyer lie. */
export const THEMES = fileURLToPath(new URL('../../../../signage-themes', import.meta.url));

const MANIFEST = 'manifest.json';
const THEME = /^[a-z0-9][a-z0-9_-]*$/i;

/** Serves each valid theme in a folder of themes: its manifest and the files that this names, and nothing else. */
export function serveThemes(app: FastifyInstance, folder: string): void {
  app.get<{ Params: { theme: string; file: string } }>(
    '/signage-themes/:theme/:file',
    { schema: { hide: true } },
    async ({ params: { theme, file } }, reply) => {
      if (file === MANIFEST) return readTheme(folder, theme);
      const manifest = await readTheme(folder, theme).catch(() => null);
      if (manifest === null || ![manifest.stylesheet, manifest.chime].includes(file)) {
        throw new HttpProblem('not-found', 'There is nothing at this address.');
      }
      return reply.sendFile(file, join(folder, theme));
    },
  );
}

/**
 * Reads what a theme says of itself, anew each time: a theme is worked on while screens show it. It is checked here, so
 * that screens need no schema to take its word.
 *
 * @param folder - where the themes lie
 * @throws HttpProblem when there is no such theme, or what it says is not valid: a sentence for the technician
 */
export async function readTheme(folder: string, name: string): Promise<ThemeManifest> {
  const text = THEME.test(name) ? await readFile(join(folder, name, MANIFEST), 'utf8').catch(() => null) : null;
  if (text === null) throw new HttpProblem('not-found', `There is no theme “${name}” on the branch server.`);
  const manifest = themeManifest.safeParse(parseJson(text));
  if (manifest.success) return manifest.data;
  const faults = manifest.error.issues.map(({ path, message }) => `${path.join('.') || MANIFEST}: ${message}`);
  throw new HttpProblem(
    'invalid-configuration',
    `The manifest of the theme “${name}” is not valid: ${faults.join('; ')}.`,
  );
}

/** The names of the valid themes in a folder of themes. */
export async function listThemes(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries
    .filter((entry) => entry.isDirectory())
    .map(async ({ name }) => {
      const manifest = await readTheme(folder, name).catch(() => null);
      return manifest === null ? [] : [name];
    });
  return (await Promise.all(found)).flat().toSorted();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
