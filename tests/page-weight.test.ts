import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const PAGES = ['apps/kiosk/dist/renderer', 'apps/mobile/dist', 'apps/signage/dist', 'apps/dashboard/dist'];
/** Kilobytes, each 1000 bytes. */
const MOST_FOR_THE_KIOSK = 180;

const languageFolders = readdirSync(path.join(root, 'packages/words'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && globSync('*.json', { cwd: path.join(entry.parentPath, entry.name) }).length)
  .map(({ name }) => name);

interface BuiltPage {
  readonly assets: string;
  /** Files that its HTML asks for, and those that these import without being asked. */
  readonly first: ReadonlySet<string>;
  readonly all: readonly string[];
}

function readPage(folder: string): BuiltPage {
  const assets = path.join(root, folder, 'assets');
  const html = readFileSync(path.join(root, folder, 'index.html'), 'utf8');
  const first = new Set([...html.matchAll(/(?:src|href)="[^"]*\/assets\/([^"]+)"/g)].map(([, file = '']) => file));
  for (const file of first) for (const imported of importsOf(path.join(assets, file))) first.add(imported);
  return { assets, first, all: readdirSync(assets) };
}

/** What a script imports as it starts; `import(…)` waits until it is asked for. */
function importsOf(file: string): string[] {
  if (!file.endsWith('.js')) return [];
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g)].map(([, name = '']) => name);
}

/** The files that a language's words come in, by what the bundler calls them. */
const wordsIn = (page: BuiltPage, language: string) =>
  page.all.filter((file) => file.startsWith(`words-${language}-`) && file.endsWith('.js'));

test.each(PAGES)('CLIENT-8: the page in %s begins without words, and has a file for each language', (folder) => {
  const page = readPage(folder);
  expect(page.first.size).toBeGreaterThan(1);
  expect([...page.first].filter((file) => file.startsWith('words-'))).toEqual([]);
  const started = [...page.first].map((file) => readFileSync(path.join(page.assets, file), 'utf8')).join('\n');
  for (const language of languageFolders) {
    expect(wordsIn(page, language), language).toHaveLength(1);
    const { reconnecting } = JSON.parse(
      readFileSync(path.join(root, `packages/words/${language}/common.json`), 'utf8'),
    );
    expect(started).not.toContain(reconnecting);
    const holding = page.all.filter(
      (file) => file.endsWith('.js') && readFileSync(path.join(page.assets, file), 'utf8').includes(reconnecting),
    );
    expect(holding).toEqual(wordsIn(page, language));
    expect(holding.flatMap((file) => importsOf(path.join(page.assets, file)))).not.toContainEqual(
      expect.stringMatching(/^words-/),
    );
  }
});

test('KIOSK-17: all that the page loads first, with the words of one language, is at most 180 kB gzipped', () => {
  const page = readPage('apps/kiosk/dist/renderer');
  const kilobytes = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(page.assets, file))).length / 1000, 0);
  const words = languageFolders.map((language) => kilobytes(wordsIn(page, language)));
  expect(Math.min(...words)).toBeGreaterThan(0);
  expect(kilobytes(page.first) + Math.max(...words)).toBeLessThanOrEqual(MOST_FOR_THE_KIOSK);
});
