import { useWordsIn } from '@foyer/ui';
import type { WordKey, Words } from '@foyer/words';
import { createContext, type ReactNode, useContext } from 'react';

/** The screen's one or two languages, first the one the page is written in. */
export const Languages = createContext<readonly string[]>([]);

/** One thing in each of the screen's languages, side by side. */
export function InEach({ children }: { children: (words: Words) => ReactNode }) {
  return useWordsIn(useContext(Languages)).map((words) => (
    <Tongue key={words.language} words={words}>
      {children}
    </Tongue>
  ));
}

/** A sentence in each language. */
export function Said({ of, values }: { of: WordKey; values?: Readonly<Record<string, string | number>> }) {
  return <InEach>{(words) => words.t(of, values)}</InEach>;
}

/** Something that needs no language, after its name in the first language and before its name in the second. */
export function Between({ name, children }: { name: (words: Words) => string; children: ReactNode }) {
  const [first, second] = useWordsIn(useContext(Languages));
  return (
    <>
      <Tongue words={first}>{name}</Tongue>
      {children}
      <Tongue words={second}>{name}</Tongue>
    </>
  );
}

function Tongue({ words, children }: { words: Words | undefined; children: (words: Words) => ReactNode }) {
  if (words === undefined) return null;
  return (
    <span className="tongue" lang={words.language} dir={words.direction}>
      {children(words)}
    </span>
  );
}
