import { useWordsIn } from '@foyer/ui';
import type { WordKey, Words } from '@foyer/words';
import { createContext, type ReactNode, useContext } from 'react';

/** In which languages a screen speaks, and whose turn it is. */
export interface ScreenLanguages {
  /** The languages that stand on it together, one or two, in the order in which they take turns. */
  readonly turns: readonly (readonly string[])[];
  /** The place in `turns` of the languages that are to be seen. */
  readonly turn: number;
}

export const Languages = createContext<ScreenLanguages>({ turns: [], turn: 0 });

/** The words of all languages that stand on the screen, turn by turn. */
export function useTurns(): readonly (readonly Words[])[] {
  const { turns } = useContext(Languages);
  const all = useWordsIn([...new Set(turns.flat())]);
  return turns.map((languages) =>
    languages.flatMap((language) => all.find((each) => each.language === language) ?? []),
  );
}

type InWords = (words: Words) => ReactNode;

interface InEachProps {
  readonly children: InWords;
  /** What the branch wrote of it: where that is the same in all of them, it is said once. */
  readonly written?: (words: Words) => string;
}

/** One thing in each of the screen's languages, side by side. */
export function InEach({ children, written }: InEachProps) {
  const sides = useSides();
  const areThere = sides.every((onSide) => onSide.length > 0);
  const isSame =
    written !== undefined && areThere && new Set(sides.flat().map(({ words }) => written(words))).size === 1;
  return (isSame ? sides.slice(0, 1) : sides).map((onSide, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a side of the screen is its place
    <Side key={at} onSide={onSide}>
      {children}
    </Side>
  ));
}

/** A name that the branch wrote, in each of the screen's languages. */
export function NameInEach({ children }: { children: (words: Words) => string }) {
  return <InEach written={children}>{children}</InEach>;
}

/** A sentence in each language. */
export function Sentence({ of, values }: { of: WordKey; values?: Readonly<Record<string, string | number>> }) {
  return <InEach>{(words) => words.t(of, values)}</InEach>;
}

/** Something that needs no language, after its name in the first language and before its name in the second. */
export function Between({ name, children }: { name: InWords; children: ReactNode }) {
  const [first, second] = useSides();
  return (
    <>
      {first !== undefined && <Side onSide={first}>{name}</Side>}
      {children}
      {second !== undefined && <Side onSide={second}>{name}</Side>}
    </>
  );
}

/** What one side of the screen says in a turn. */
interface LanguageOnSide {
  readonly words: Words;
  readonly shown: boolean;
}

/** The two sides of the screen, or the one, each with its languages in the order of their turns. */
function useSides(): readonly (readonly LanguageOnSide[])[] {
  const { turn } = useContext(Languages);
  const turns = useTurns();
  const sides = turns[0]?.map((_, side) => turns.map((languages) => languages[side])) ?? [];
  return sides.map((languages) =>
    languages.flatMap((words, at) => (words === undefined ? [] : [{ words, shown: at === turn }])),
  );
}

/**
 * All languages of a side lie in one place, of which one is to be seen: its size is that of the longest, so that nothing
 * moves when they take turns, and to those who listen nothing has changed.
 */
function Side({ onSide, children }: { onSide: readonly LanguageOnSide[]; children: InWords }) {
  return (
    <span className="side">
      {onSide.map(({ words, shown }) => (
        <span
          key={words.language}
          className="in-language"
          lang={words.language}
          dir={words.direction}
          data-shown={shown}
        >
          {children(words)}
        </span>
      ))}
    </span>
  );
}
