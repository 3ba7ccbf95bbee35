import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkScript } from '@foyer/configuration';
import { languageName, type Subject } from '@foyer/words';
import { listFiles, listPackages, root } from '../workspace.ts';
import type { Check } from './check.ts';
import { isSourceFile } from './source-file.ts';
import { type KeyUse, keyUses } from './word-uses.ts';

/** The check that every language says everything, in every plural form, and nothing that nobody reads. */
export const catalogueCheck: Check = {
  name: 'catalogue of words',
  run: async () => findCatalogueProblems(path.join(root, 'packages/words'), usesIn(root)),
};

/** By language, sentences that are right as they are in English: `Service` in French; `*` for all languages. */
const SAME_FILE = 'same-as-english.json';
const OTHER_FOLDERS = ['src', 'node_modules'];
const SOURCE = 'en';
const PLURAL = /_(zero|one|two|few|many|other)$/;
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

/** Sentences by key, such as `common.ahead_one`. */
type Sentences = ReadonlyMap<string, string>;

/**
 * Compares the languages of a catalogue with English, and English with the code.
 *
 * @param folder of the catalogue: a folder a language, a JSON file a subject; `notes.json` for those who translate, and
 *   `same-as-english.json` from them
 * @param uses what the code says
 * @returns one sentence a problem
 */
export function findCatalogueProblems(folder: string, uses: readonly KeyUse[]): string[] {
  const faulty = listFiles(folder).flatMap((file) => {
    const fault = file.endsWith('.json') ? jsonFault(path.join(folder, file)) : null;
    return fault === null ? [] : [`${file} can't be read: ${fault}.`];
  });
  if (faulty.length > 0) return faulty;
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !OTHER_FOLDERS.includes(entry.name))
    .map(({ name }) => name);
  const english = readSentences(path.join(folder, SOURCE));
  const counted = new Set([...english.keys()].filter((key) => PLURAL.test(key)).map(baseOf));
  const same = sameAsEnglish(folder);
  const problems = languages.flatMap((language) => {
    const sentences = readSentences(path.join(folder, language));
    const mayBeSame = new Set([...(same['*'] ?? []), ...(same[language] ?? [])]);
    return [
      ...fontProblems(language, sentences),
      ...pluralProblems(language, sentences, counted),
      ...(language === SOURCE ? [] : languageProblems(language, sentences, english, mayBeSame)),
    ];
  });
  const bases = new Set([...english.keys()].map(baseOf));
  const notes = path.join(folder, 'notes.json');
  for (const key of existsSync(notes) ? sentencesOf('', readSubject(notes)).keys() : []) {
    if (!bases.has(key)) problems.push(`notes: there is no “${key}” to have a note.`);
  }
  for (const key of Object.values(same).flat()) {
    if (!english.has(key)) problems.push(`${SAME_FILE}: there is no “${key}” in English.`);
  }
  for (const base of bases) {
    if (!uses.some((use) => use.matches(base))) problems.push(`en: “${base}” is used nowhere.`);
  }
  return problems;
}

/** A language that neither screens nor paper have letters for needs a font before a sentence: its own name shows it. */
function fontProblems(language: string, sentences: Sentences): string[] {
  const texts = [languageName(language), ...sentences.values()];
  const [mistake] = texts.flatMap((text) => [...checkScript(text, [])]);
  if (mistake?.code !== 'script-without-font') return [];
  return [
    `${language}: there is no font for the letters of “${mistake.facts.word}”. Please ask for one first; it is added to ` +
      'packages/ui/src/fonts.css and kiosk-hardware/src/layout/fonts.ts, and its script to SCRIPTS in packages/basics.',
  ];
}

/** What a language lacks or has beyond English, and what it says otherwise than in words of its own. */
function languageProblems(
  language: string,
  sentences: Sentences,
  english: Sentences,
  mayBeSame: ReadonlySet<string>,
): string[] {
  const problems: string[] = [];
  const bases = new Set([...english.keys()].map(baseOf));
  const own = new Set([...sentences.keys()].map(baseOf));
  for (const base of bases) if (!own.has(base)) problems.push(`${language}: “${base}” is missing.`);
  for (const [key, sentence] of sentences) {
    const base = baseOf(key);
    if (!bases.has(base)) {
      problems.push(`${language}: there is no “${key}” in English.`);
      continue;
    }
    const wanted = placeholdersOf(english, base);
    for (const name of placeholdersIn(sentence)) {
      if (!wanted.has(name)) problems.push(`${language}: “${key}” has {{${name}}}, which English has not.`);
    }
    for (const name of wanted) {
      // "One person" needs no figure.
      if (name === 'count' && PLURAL.test(key)) continue;
      if (!placeholdersIn(sentence).has(name)) problems.push(`${language}: “${key}” lacks {{${name}}}.`);
    }
    if (sentence.trim() === '') problems.push(`${language}: “${key}” is empty.`);
    if (/<[a-z/!]/i.test(sentence)) problems.push(`${language}: “${key}” has markup.`);
    if (isUntranslated(sentence, english.get(key)) && !mayBeSame.has(key)) {
      problems.push(`${language}: “${key}” is as in English.`);
    }
  }
  return problems;
}

/** Two letters in a row that are not part of a value. */
function isUntranslated(sentence: string, english: string | undefined): boolean {
  return sentence === english && /\p{L}{2}/u.test(sentence.replace(PLACEHOLDER, ''));
}

/**
 * A sentence with a count needs each of the language's plural forms; `zero` may come on top.
 *
 * @param countedInEnglish those that have forms in English
 */
function pluralProblems(language: string, sentences: Sentences, countedInEnglish: ReadonlySet<string>): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const counted = new Set(
    [...sentences.keys()].filter((key) => PLURAL.test(key) || countedInEnglish.has(key)).map(baseOf),
  );
  return [...counted].flatMap((base) => {
    const missing = forms.filter((form) => !sentences.has(`${base}_${form}`));
    const foreign = [...sentences.keys()].filter((key) => {
      const form = PLURAL.exec(key)?.[1];
      return baseOf(key) === base && form !== 'zero' && !forms.some((one) => one === form);
    });
    return [
      ...missing.map((form) => `${language}: “${base}” lacks its plural form “${form}”.`),
      ...foreign.map((key) => `${language}: “${key}” is no plural form of the language.`),
    ];
  });
}

function baseOf(key: string): string {
  return key.replace(PLURAL, '');
}

function placeholdersIn(sentence: string): Set<string> {
  return new Set([...sentence.matchAll(PLACEHOLDER)].map(([, name = '']) => name));
}

function placeholdersOf(sentences: Sentences, base: string): Set<string> {
  return new Set(
    [...sentences].filter(([key]) => baseOf(key) === base).flatMap(([, text]) => [...placeholdersIn(text)]),
  );
}

function readSentences(folder: string): Sentences {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.flatMap((file) => [...sentencesOf(`${path.basename(file, '.json')}.`, readSubject(path.join(folder, file)))]),
  );
}

function sentencesOf(prefix: string, subject: Subject): Sentences {
  return new Map(
    Object.entries(subject).flatMap(([key, words]) =>
      typeof words === 'string' ? [[prefix + key, words] as const] : [...sentencesOf(`${prefix}${key}.`, words)],
    ),
  );
}

function sameAsEnglish(folder: string): Readonly<Record<string, readonly string[]>> {
  const file = path.join(folder, SAME_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>) : {};
}

/** Where a file stops being JSON, which people who write it by hand can mend; `null` where it doesn't. */
function jsonFault(file: string): string | null {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readSubject(file: string): Subject {
  return JSON.parse(readFileSync(file, 'utf8')) as Subject;
}

/** The keys that the workspace's code names, tests aside. */
function usesIn(base: string): KeyUse[] {
  return listPackages(base).flatMap(({ folder }) =>
    listFiles(path.join(base, folder))
      .filter((file) => (isSourceFile(file) || file.endsWith('.html')) && !/\.test\.[jt]sx?$/.test(file))
      .flatMap((file) => keyUses(path.join(base, folder, file))),
  );
}
