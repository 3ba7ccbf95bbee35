/**
 * For a page's bundler (`output.codeSplitting`): the name of the file that a module goes to. All of a language's words
 * that a page has are one file, fetched at once; `null` for every other module.
 */
export function wordsChunk(moduleId: string): string | null {
  const language = /[\\/]packages[\\/]words[\\/]([\w-]+)[\\/][\w-]+\.json/.exec(moduleId)?.[1];
  return language === undefined ? null : `words-${language}`;
}
