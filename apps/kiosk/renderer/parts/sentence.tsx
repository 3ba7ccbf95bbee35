import { useWords, useWordsIn } from '@foyer/ui';
import { languageTurns, type WordKey, type Words } from '@foyer/words';
import type { ReactNode } from 'react';
import { useKiosk } from '../kiosk-context.ts';
import { useOfferedLanguages } from './page-language.ts';
import { useTurn } from './turns.tsx';

/** A sentence in the customer's language; before they have chosen one, in the languages of the branch. */
export function Sentence({ of: key }: { readonly of: WordKey }) {
  const words = useWords();
  const offered = useOfferedLanguages();
  const undecided = useKiosk(({ screen }) => screen.name === 'attract');
  if (!undecided || offered.length === 1) return words.t(key);
  return <InEach>{(each) => each.t(key)}</InEach>;
}

/** The same thing in every language of the branch, below each other, and in turn where they are many. */
export function InEach({ children }: { readonly children: (words: Words) => ReactNode }) {
  const turns = languageTurns(useWordsIn(useOfferedLanguages()));
  const present = useTurn(turns.length);
  return (
    <span className="turns">
      {turns.map((turn, at) => (
        <span key={turn.map(({ language }) => language).join()} className="turn" data-present={at === present}>
          {turn.map((words) => (
            <span key={words.language} className="in-language" lang={words.language} dir={words.direction}>
              {children(words)}
            </span>
          ))}
        </span>
      ))}
    </span>
  );
}
