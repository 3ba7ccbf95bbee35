import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadTheme } from './load-theme.ts';

const themes = path.join(import.meta.dirname, '../../../../signage-themes');

/** Serves the folder of themes as the branch server does; `changed` stands in for some of its files. */
function server(changed: Readonly<Record<string, string>> = {}): typeof fetch {
  return async (address) => {
    const file = String(address).replace('/signage-themes/', '');
    if (changed[file] !== undefined) return new Response(changed[file]);
    const content = await readFile(path.join(themes, file)).catch(() => null);
    return content === null ? new Response('', { status: 404 }) : new Response(new Uint8Array(content));
  };
}

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
  expect(await sentence('calm', server())).toContain('There is no theme “calm”');
  expect(await sentence('default', server({ 'default/manifest.json': '{"name": "x"}' }))).toContain('is not valid');
  expect(await sentence('default', server({ 'default/manifest.json': '<html>' }))).toContain('could not be loaded');
  expect(await sentence('default', () => Promise.reject(new TypeError('offline')))).toContain('could not be loaded');
});
