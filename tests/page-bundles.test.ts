import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');
/** What zod leaves in a bundle, minified or not: the property that every schema has, and the name of its error. */
const MARKS = ['_zod', 'ZodError'];

/** The scripts in a built folder that hold a validator; fails where nothing is built. */
function scriptsWithZod(folder: string): string[] {
  const scripts = globSync('**/*.{js,cjs,mjs}', { cwd: path.join(root, folder) });
  expect(scripts, `${folder} is built`).not.toEqual([]);
  return scripts.filter((script) => {
    const text = readFileSync(path.join(root, folder, script), 'utf8');
    return MARKS.some((mark) => text.includes(mark));
  });
}

test.each(['apps/kiosk/dist/renderer', 'apps/mobile/dist', 'apps/signage/dist'])(
  'CLIENT-7: the page in %s carries no validator',
  (folder) => {
    expect(scriptsWithZod(folder)).toEqual([]);
  },
);

test('CLIENT-7: of the dashboard, the settings and the founding alone carry a validator, which comes when asked for', () => {
  const folder = path.join(root, 'apps/dashboard/dist');
  const found = scriptsWithZod('apps/dashboard/dist');
  // Both share it.
  expect(found).toHaveLength(1);
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const begun = [...html.matchAll(/\/dashboard\/(assets\/[\w-]+\.js)/g)].map(([, script = '']) => script);
  expect(begun.length).toBeGreaterThan(1);
  expect(begun).not.toContain(found[0]);
  // Nor does what a page begins with load it by itself: a lazy import names it only in a list or a call.
  const validator = path.basename(found[0] ?? '');
  for (const script of begun) {
    expect(readFileSync(path.join(folder, script), 'utf8')).not.toMatch(
      new RegExp(`(from|import)\\s*"\\./${validator}"`),
    );
  }
});

test('CLIENT-7: a validator in a bundle is found: the kiosk’s shell has one', () => {
  expect(scriptsWithZod('apps/kiosk/dist/shell')).toEqual(['main.cjs']);
});
