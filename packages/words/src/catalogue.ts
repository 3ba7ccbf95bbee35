import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pseudoKind } from './language.ts';
import { pseudoResource } from './pseudo.ts';
import { lookUpLanguage, type Resource, type Subject } from './resource.ts';
import { type BranchManner, Words } from './words.ts';

/** Where the languages' folders are. */
export const CATALOGUE_FOLDER = path.join(import.meta.dirname, '..');
const LANGUAGE_FOLDER = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const OTHER_FOLDERS = ['src', 'notes'];

/** The languages that there are words for: each a folder. */
export const LANGUAGES: readonly string[] = readdirSync(CATALOGUE_FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && LANGUAGE_FOLDER.test(entry.name) && !OTHER_FOLDERS.includes(entry.name))
  .map(({ name }) => name)
  .sort();

const read = new Map<string, Resource>();

/** Reads all words of a language; those of English where there are none of it. */
export function readLanguage(language: string): Resource {
  const known = read.get(language);
  if (known !== undefined) return known;
  const resource =
    pseudoKind(language) === null
      ? readFolder(lookUpLanguage(language, LANGUAGES) ?? 'en')
      : pseudoResource(readLanguage('en'), language);
  read.set(language, resource);
  return resource;
}

function readFolder(language: string): Resource {
  const folder = path.join(CATALOGUE_FOLDER, language);
  const subjects = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file): [string, Subject] => [
      path.basename(file, '.json'),
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Subject,
    ]);
  return { language, subjects: Object.fromEntries(subjects) };
}

/** How a reader of this language is written to, at this branch. */
export function wordsOf(language: string, branch: BranchManner | null): Words {
  return new Words(readLanguage(language), language, branch);
}
