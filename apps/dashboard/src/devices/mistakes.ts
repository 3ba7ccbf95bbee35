import type { CallProblem } from '@foyer/client';
import type { Words } from '@foyer/words';

/** What is wrong with a field, by its JSON pointer. */
export type Mistakes = ReadonlyMap<string, string>;

export const NO_MISTAKES: Mistakes = new Map();

/** The mistakes that a problem tells, each in the reader's language at its place. */
export function mistakesIn(problem: CallProblem, words: Words): Mistakes {
  const mistakes = ('mistakes' in problem ? problem.mistakes : undefined) ?? [];
  return new Map(
    mistakes.map(({ code, pointer, facts }) => {
      const values = Object.fromEntries(
        Object.entries(facts).flatMap(([name, value]) =>
          typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
        ),
      );
      const key = `devices.mistake.${code}`;
      return [pointer, words.t(words.has(key) ? key : 'devices.mistake.other', values)];
    }),
  );
}

/** The mistake at a field or within it. */
export function mistakeAt(mistakes: Mistakes, pointer: string): string | undefined {
  for (const [place, said] of mistakes) if (place === pointer || place.startsWith(`${pointer}/`)) return said;
  return undefined;
}
