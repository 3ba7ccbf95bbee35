import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadTheme } from './load-theme.ts';

const themes = path.join(import.meta.dirname, '../../../../signage-themes');

/** Serves the folder of themes as the branch server does; `changed` stands in for some of its files. */
function server(changed: Readonly<Record<string, () => Response>> = {}): typeof fetch {
  return async (address) => {
    const file = String(address).replace('/signage-themes/', '');
    const instead = changed[file];
    if (instead !== undefined) return instead();
    return new Response(new Uint8Array(await readFile(path.join(themes, file))));
  };
}

/** How the server refuses. */
const refused = (status: number, detail: string) => () => Response.json({ detail }, { status });

test('SCREEN-19: the default theme is valid and complete', async () => {
  const loaded = await loadTheme('default', server());
  if (!loaded.ok) throw new Error(loaded.error);
  const { manifest, stylesheetUrl, chime } = loaded.value;
  expect(stylesheetUrl).toBe('/signage-themes/default/screen.css');
  expect(await readFile(path.join(themes, 'default', manifest.stylesheet), 'utf8')).toContain('--screen-');
  expect(new TextDecoder('latin1').decode(chime.slice(0, 4))).toBe('RIFF');
});

test('SCREEN-20: a theme that is missing, broken or out of reach is said in a sentence', async () => {
  const sentence = async (name: string, send: typeof fetch) => {
    const loaded = await loadTheme(name, send);
    return loaded.ok ? null : loaded.error;
  };
  const missing = server({ 'calm/manifest.json': refused(404, 'There is no theme “calm” on the branch server.') });
  expect(await sentence('calm', missing)).toContain('There is no theme “calm”');
  const broken = server({ 'default/manifest.json': refused(422, 'The manifest … is not valid: name.') });
  expect(await sentence('default', broken)).toContain('is not valid');
  const silent = server({ 'default/chime.wav': () => new Response('', { status: 404 }) });
  expect(await sentence('default', silent)).toContain('lacks its chime');
  expect(await sentence('default', server({ 'default/manifest.json': () => new Response('<html>') }))).toContain(
    'could not be loaded',
  );
  expect(await sentence('default', () => Promise.reject(new TypeError('offline')))).toContain('could not be loaded');
});
