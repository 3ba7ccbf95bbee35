import { type BranchManner, type PageLanguages, type Resource, Words } from '@foyer/words';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useInsertionEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';

export interface WordsProviderProps {
  readonly languages: PageLanguages;
  /** BCP 47 tag of the page's language. Until it has been fetched the page stays in the one before. */
  readonly language: string;
  /** `null` while no branch is known. */
  readonly branch: BranchManner | null;
  readonly children: ReactNode;
}

interface Reading {
  readonly languages: PageLanguages;
  /** Of the page's language. */
  readonly words: Words;
  /** Of any other; `null` until it has been fetched. */
  readonly wordsOf: (language: string) => Words | null;
}

const ReadingContext = createContext<Reading | null>(null);

/**
 * Puts a page into a language: its words, its dates and numbers, its direction.
 * @throws Error when the first language has not been fetched before
 */
export function WordsProvider({ languages, language, branch, children }: WordsProviderProps) {
  const loadedNow = () => languages.loaded;
  const loaded = useSyncExternalStore(languages.subscribe, loadedNow, loadedNow);
  const [shown, show] = useState(language);
  if (shown !== language && loaded.has(language)) show(language);
  const manner = useManner(branch);
  const reading = useMemo((): Reading => {
    const wordsOf = wordsOfLoaded(loaded, manner);
    const words = wordsOf(shown);
    if (words === null) throw new Error(`The words of “${shown}” have not been fetched.`);
    return { languages, words, wordsOf };
  }, [languages, loaded, manner, shown]);
  const { direction, tag } = reading.words;
  useEffect(() => void languages.load(language), [languages, language]);
  // Styles go by it: it stands there before anything on the page is measured.
  useInsertionEffect(() => {
    document.documentElement.lang = shown;
    document.documentElement.dir = direction;
  }, [shown, direction]);
  return (
    <ReadingContext value={reading}>
      <I18nProvider locale={tag}>{children}</I18nProvider>
    </ReadingContext>
  );
}

/** Everything as the page's reader reads it. */
export function useWords(): Words {
  return useReading().words;
}

/** The same in each of these languages, for what several readers see at once; those that have not been fetched come later. */
export function useWordsIn(tags: readonly string[]): readonly Words[] {
  const { languages, wordsOf } = useReading();
  const list = tags.join(' ');
  useEffect(() => {
    for (const tag of list.split(' ')) void languages.load(tag);
  }, [languages, list]);
  return tags.flatMap((tag) => wordsOf(tag) ?? []);
}

function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === null) throw new Error('There is no WordsProvider above this component.');
  return reading;
}

/** The branch's manner as the same object for as long as it says the same. */
function useManner(branch: BranchManner | null): BranchManner | null {
  const locale = branch?.locale;
  const timeZone = branch?.timeZone;
  const languages = branch?.languages.join(' ');
  const counterNoun = branch?.counterNoun;
  return useMemo(() => {
    if (locale === undefined || timeZone === undefined || languages === undefined || counterNoun === undefined)
      return null;
    return { locale, timeZone, languages: languages.split(' '), counterNoun };
  }, [locale, timeZone, languages, counterNoun]);
}

function wordsOfLoaded(loaded: ReadonlyMap<string, Resource>, branch: BranchManner | null): Reading['wordsOf'] {
  const made = new Map<string, Words>();
  return (language) => {
    const resource = loaded.get(language);
    if (resource === undefined) return null;
    const words = made.get(language) ?? new Words(resource, language, branch);
    made.set(language, words);
    return words;
  };
}
