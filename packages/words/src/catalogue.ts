import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isLanguageTag } from '@foyer/basics';
import Negotiator from 'negotiator';
import { pseudoKind } from './language.ts';
import { pseudoResource } from './pseudo.ts';
import { lookUpLanguage, preferredLanguage, type Resource, type Subject } from './resource.ts';
import { type BranchManner, Words } from './words.ts';

/** Where the languages' folders are; found by name, as a program that was bundled into one file needs it. */
const CATALOGUE_FOLDER = path.dirname(createRequire(import.meta.url).resolve('@foyer/words/package.json'));
const LANGUAGE_FOLDER = /^(?!src$)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** The languages that there are words for: each a folder. */
export const LANGUAGES: readonly string[] = readdirSync(CATALOGUE_FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && LANGUAGE_FOLDER.test(entry.name))
  .map(({ name }) => name)
  .sort();

/** Can a branch offer this language? There are words in it, or in one that stands in for it; or it is a pseudo-language. */
export function isSpoken(language: string): boolean {
  return isLanguageTag(language) && (pseudoKind(language) !== null || lookUpLanguage(language, LANGUAGES) !== null);
}

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

/**
 * The best of the languages that there are for what a browser asks for; English where it asks for none of them. The
 * pseudo-languages are those that Chromium and Android name so.
 */
export function acceptedLanguage(
  request: { readonly headers: IncomingHttpHeaders },
  offered: readonly string[] = ['en', ...LANGUAGES, 'en-XA', 'ar-XB'],
): string {
  return preferredLanguage(offered, new Negotiator(request).languages());
}

/** How a reader of this language is written to, at this branch. */
export function wordsOf(language: string, branch: BranchManner | null): Words {
  return new Words(readLanguage(language), language, branch);
}
