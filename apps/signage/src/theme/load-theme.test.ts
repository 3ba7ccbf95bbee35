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
const refused = (code: string, detail: string) => () => Response.json({ code, detail }, { status: 400 });

test('SCREEN-19: the default theme is valid and complete', async () => {
  const loaded = await loadTheme('default', server());
  if (!loaded.ok) throw new Error(loaded.error.detail);
  const { manifest, stylesheetUrl, chime } = loaded.value;
  expect(stylesheetUrl).toBe('/signage-themes/default/screen.css');
  expect(await readFile(path.join(themes, 'default', manifest.stylesheet), 'utf8')).toContain('--screen-');
  expect(new TextDecoder('latin1').decode(chime.slice(0, 4))).toBe('RIFF');
});

test('SCREEN-20: what is wrong with a theme is known by its code, and in detail for the technician', async () => {
  const fault = async (theme: string, send: typeof fetch) => {
    const loaded = await loadTheme(theme, send);
    return loaded.ok ? null : loaded.error;
  };
  const missing = server({ 'calm/manifest.json': refused('not-found', 'There is no theme “calm”.') });
  expect(await fault('calm', missing)).toEqual({
    code: 'missing',
    theme: 'calm',
    detail: 'There is no theme “calm”.',
  });
  const broken = server({ 'default/manifest.json': refused('invalid-configuration', 'layout: invalid') });
  expect(await fault('default', broken)).toMatchObject({ code: 'invalid', detail: 'layout: invalid' });
  const silent = server({ 'default/chime.wav': () => new Response('', { status: 404 }) });
  expect(await fault('default', silent)).toMatchObject({ code: 'chimeless', detail: 'chime.wav: 404' });
  for (const unreachable of [
    server({ 'default/manifest.json': refused('internal', 'A fault.') }),
    server({ 'default/manifest.json': () => new Response('<html>') }),
    () => Promise.reject(new TypeError('offline')),
  ])
    expect(await fault('default', unreachable)).toMatchObject({ code: 'unreachable' });
});
