import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCatalogueProblems } from './catalogue.ts';
import { keyUses } from './word-uses.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'foyer-catalogue-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: unknown): string {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
  return place;
}
const all = [{ matches: () => true }];
const english = {
  title: 'Hello {{name}}',
  ahead_one: '{{count}} person',
  ahead_other: '{{count}} people',
  name: 'Foyer',
};

test('WORDS-1: a language that lacks a sentence, a plural form or a value is named with what it lacks', () => {
  write('en/desk.json', english);
  write('ar/desk.json', { title: 'مرحبا', ahead_one: 'شخص', ahead_other: '{{count}} شخص', extra: 'زائد' });
  expect(findCatalogueProblems(folder, all)).toEqual([
    ...['zero', 'two', 'few', 'many'].map((form) => `ar: “desk.ahead” lacks its plural form “${form}”.`),
    'ar: “desk.name” is missing.',
    'ar: “desk.title” lacks {{name}}.',
    'ar: there is no “desk.extra” in English.',
  ]);
});

test('WORDS-1: markup, a value that English has not, and English left standing are found', () => {
  write('en/desk.json', { title: 'Hello {{name}}', save: 'Save', of: '{{open}}/{{all}}', end: 'End' });
  write('fr/desk.json', { title: 'Bonjour <b>{{nom}}</b> {{name}}', save: 'Save', of: '{{open}}/{{all}}', end: ' ' });
  expect(findCatalogueProblems(folder, all)).toEqual([
    'fr: “desk.title” has {{nom}}, which English has not.',
    'fr: “desk.title” has markup.',
    'fr: “desk.save” is as in English.',
    'fr: “desk.end” is empty.',
  ]);
});

test('WORDS-1: a sentence may be as in English where its translator says so, and one without forms is found', () => {
  write('en/desk.json', { service: 'Service', save: 'Save', ahead_one: 'One', ahead_other: '{{count}} people' });
  write('fr/desk.json', { service: 'Service', save: 'Save', ahead: '{{count}} personnes' });
  write('same-as-english.json', { fr: ['desk.service', 'desk.gone'], de: ['desk.save'] });
  expect(findCatalogueProblems(folder, all)).toEqual([
    ...['one', 'many', 'other'].map((form) => `fr: “desk.ahead” lacks its plural form “${form}”.`),
    'fr: “desk.ahead” is no plural form of the language.',
    'fr: “desk.save” is as in English.',
    'same-as-english.json: there is no “desk.gone” in English.',
  ]);
});

test('WORDS-1: a file that is not JSON is named, with where', () => {
  write('en/desk.json', { save: 'Save' });
  write('fr/desk.json', '{\n  "save": "Enregistrer"\n  "lost": "Perdu"\n}');
  expect(findCatalogueProblems(folder, all)).toEqual([
    expect.stringMatching(/^fr\/desk\.json can't be read: .*line 3.*\.$/),
  ]);
});

test('WORDS-12: a language is refused while there is no font for its letters, and what to do is said', () => {
  write('en/desk.json', { save: 'Save' });
  const saved = { sr: 'Сачувај', 'sr-Latn': 'Sačuvaj', el: 'Αποθήκευση', he: 'שמירה', tr: 'Kaydet' };
  for (const [language, save] of Object.entries(saved)) write(`${language}/desk.json`, { save });
  expect(findCatalogueProblems(folder, all)).toEqual([]);
  write('hi/desk.json', { save: 'Sahejen' });
  write('th/desk.json', { save: 'บันทึก' });
  write('tr/desk.json', { save: 'Kaydet 保存' });
  expect(findCatalogueProblems(folder, all)).toEqual([
    expect.stringMatching(/^hi: there is no font for the letters of “हिन्दी”\. .*fonts\.css.*SCRIPTS/),
    expect.stringMatching(/^th: there is no font for the letters of “ไทย”\. /),
    expect.stringMatching(/^tr: there is no font for the letters of “保存”\. /),
  ]);
});

test('WORDS-2: a sentence that no code names is found, and a note on none', () => {
  write('en/desk.json', { title: 'Hello', state: { open: 'Open', closed: 'Closed' }, lost: 'Lost' });
  write('notes.json', { desk: { title: 'On top of the page', gone: 'Nowhere' } });
  const code = write('page.tsx', ['t("desk.title");', 't(`desk.state.$', '{state}`);'].join(''));
  expect(findCatalogueProblems(folder, keyUses(code))).toEqual([
    'notes: there is no “desk.gone” to have a note.',
    'en: “desk.lost” is used nowhere.',
  ]);
});
