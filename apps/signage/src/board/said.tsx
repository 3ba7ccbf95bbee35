import { directionOf } from '@foyer/ui';
import { createContext, type ReactNode, useContext } from 'react';
import { say, type WordPath } from '../words.ts';

/** The screen's one or two languages, first the one the page is written in. */
export const Languages = createContext<readonly string[]>(['en', 'ar']);

/** One thing in each of the screen's languages, side by side. */
export function InEach({ children }: { children: (language: string) => ReactNode }) {
  const languages = useContext(Languages);
  return languages.map((language) => (
    <Tongue key={language} language={language}>
      {children}
    </Tongue>
  ));
}

/** The interface's own words in each language. */
export function Said({ path, values }: { path: WordPath; values?: Readonly<Record<string, string | number>> }) {
  return <InEach>{(language) => say(language, path, values)}</InEach>;
}

/** Something that needs no language, after its name in the first language and before its name in the second. */
export function Between({ name, children }: { name: (language: string) => string; children: ReactNode }) {
  const [first, second] = useContext(Languages);
  return (
    <>
      <Tongue language={first}>{name}</Tongue>
      {children}
      <Tongue language={second}>{name}</Tongue>
    </>
  );
}

function Tongue({ language, children }: { language: string | undefined; children: (language: string) => ReactNode }) {
  if (language === undefined) return null;
  return (
    <span className="tongue" lang={language} dir={directionOf(language)}>
      {children(language)}
    </span>
  );
}
