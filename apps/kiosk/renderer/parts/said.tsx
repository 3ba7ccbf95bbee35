import { useWords, useWordsIn } from '@foyer/ui';
import type { WordKey, Words } from '@foyer/words';
import type { ReactNode } from 'react';
import { useKiosk } from '../kiosk-context.ts';
import { useOfferedLanguages } from './offered-languages.ts';

/** A sentence in the customer's language; before they have chosen one, in every language of the branch, below each other. */
export function Said({ words: key }: { readonly words: WordKey }) {
  const words = useWords();
  const offered = useOfferedLanguages();
  const undecided = useKiosk(({ screen }) => screen.name === 'attract');
  if (!undecided || offered.length === 1) return words.t(key);
  return (
    <InEach languages={offered}>
      {(each) => (
        <span key={each.language} className="said" lang={each.language} dir={each.direction}>
          {each.t(key)}
        </span>
      )}
    </InEach>
  );
}

/** The same thing in each of these languages. */
export function InEach(props: {
  readonly languages: readonly string[];
  readonly children: (words: Words) => ReactNode;
}) {
  return useWordsIn(props.languages).map(props.children);
}
