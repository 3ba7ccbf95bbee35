import { expect, test } from 'vitest';
import { findSentences } from './sentences.ts';

test('WORDS-9: a sentence on a page outside the catalogue is found, however it stands there', () => {
  const page = `
    const label = 'Choose your counter';
    export const Page = () => (
      <main aria-label="Main part">
        Hello there
        <button title={\`Call \${number} now\`}>{t('kiosk.back')}</button>
        <p>مرحبا</p>
      </main>
    );`;
  expect(findSentences('page.tsx', page)).toEqual([
    'page.tsx:2: “Choose your counter” belongs in the catalogue.',
    'page.tsx:4: aria-label="Main part" belongs in the catalogue.',
    'page.tsx:4: “Main part” belongs in the catalogue.',
    expect.stringContaining('page.tsx:4: “Hello there”'),
    'page.tsx:6: “Call … now” belongs in the catalogue.',
    'page.tsx:7: “مرحبا” belongs in the catalogue.',
  ]);
});

test('WORDS-9: what programmers read, and what is no sentence, may stand anywhere', () => {
  const code = `
    import { x } from './some-file.ts';
    if (root === null) throw new Error('The page has no root');
    console.warn('Something is odd');
    log.error({ err }, 'A subscriber failed');
    reject(new HttpProblem('not-found', 'There is nothing here'));
    const style = { className: 'strip stale', key: 'ArrowLeft', tag: 'en-GB' };
    export const Page = () => <p>{'·'}</p>;`;
  expect(findSentences('page.tsx', code)).toEqual([]);
});

test('WORDS-10: a comparison with a language’s name is found', () => {
  expect(findSentences('page.ts', `const other = language === 'en' ? one : two;`)).toEqual([
    expect.stringContaining('no code may know “en”'),
  ]);
  expect(findSentences('page.ts', `const same = tag !== 'rtl';`)).toEqual([]);
});
