import { directionOf } from '@foyer/ui';
import { createContext, Fragment, type ReactNode, useContext } from 'react';
import { say, type WordPath } from '../words.ts';

/** The screen's one or two languages, first the one the page is written in. */
export const Languages = createContext<readonly string[]>(['en', 'ar']);

/** One thing in each of the screen's languages, side by side. */
export function InEach({ children }: { children: (language: string) => ReactNode }) {
  const languages = useContext(Languages);
  return languages.map((language) => (
    <span key={language} className="tongue" lang={language} dir={directionOf(language)}>
      {children(language)}
    </span>
  ));
}

/** The interface's own words in each language. */
export function Said({ path, values }: { path: WordPath; values?: Readonly<Record<string, string | number>> }) {
  return <InEach>{(language) => say(language, path, values)}</InEach>;
}

/** Something that needs no language, between its name in the first language and in the second. */
export function Between({ name, children }: { name: (language: string) => string; children: ReactNode }) {
  const [first, second] = useContext(Languages);
  const named = (language: string | undefined) =>
    language === undefined ? (
      <span />
    ) : (
      <span className="tongue" lang={language} dir={directionOf(language)}>
        {name(language)}
      </span>
    );
  return (
    <Fragment>
      {named(first)}
      {children}
      {named(second)}
    </Fragment>
  );
}
