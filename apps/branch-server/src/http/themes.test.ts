import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { serveThemes } from './themes.ts';

test('SCREEN-28: of the folder of themes only what a valid manifest names is served', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-themes-'));
  const app = Fastify();
  onTestFinished(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const manifest = {
    name: 'A theme',
    version: '1',
    stylesheet: 'look.css',
    chime: 'bell.wav',
    layout: 'split',
    recentCalls: 3,
    services: 3,
  };
  const files = {
    'package.json': '{}',
    'make-chime.ts': 'source',
    'good/manifest.json': JSON.stringify(manifest),
    'good/look.css': ':root {}',
    'good/bell.wav': 'ding',
    'good/notes.txt': 'private',
    'bad/manifest.json': JSON.stringify({ ...manifest, stylesheet: '../package.json' }),
    'bad/look.css': ':root {}',
    'none/look.css': ':root {}',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  await app.register(fastifyStatic, { root: folder, serve: false });
  serveThemes(app, folder);
  const served: string[] = [];
  const paths = [...Object.keys(files), '', 'good', 'good/', 'good/%2e%2e%2fpackage.json', '%2e%2e/package.json'];
  for (const name of paths) {
    if ((await app.inject(`/signage-themes/${name}`)).statusCode === 200) served.push(name);
  }
  expect(served).toEqual(['good/manifest.json', 'good/look.css', 'good/bell.wav']);
});
