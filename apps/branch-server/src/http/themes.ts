import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ThemeManifest, themeManifest } from '@foyer/contract';
import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './problems.ts';

const MANIFEST = 'manifest.json';
const THEME = /^[a-z0-9][a-z0-9-]*$/i;

/** Serves each valid theme in a folder of themes: its manifest and the files that this names, and nothing else. */
export function serveThemes(app: FastifyInstance, folder: string): void {
  app.get<{ Params: { theme: string; file: string } }>(
    '/signage-themes/:theme/:file',
    { schema: { hide: true } },
    async ({ params: { theme, file } }, reply) => {
      const manifest = await manifestOf(folder, theme);
      if (manifest === null || ![MANIFEST, manifest.stylesheet, manifest.chime].includes(file)) {
        throw new HttpProblem('not-found', 'There is nothing at this address.');
      }
      return reply.sendFile(file, join(folder, theme));
    },
  );
}

/** Read anew each time, a few times a day for each screen: a theme is worked on while screens show it. */
async function manifestOf(folder: string, theme: string): Promise<ThemeManifest | null> {
  if (!THEME.test(theme)) return null;
  try {
    return themeManifest.parse(JSON.parse(await readFile(join(folder, theme, MANIFEST), 'utf8')));
  } catch {
    return null;
  }
}
