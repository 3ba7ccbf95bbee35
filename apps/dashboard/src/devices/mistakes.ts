import type { CallProblem } from '@foyer/client';
import type { Words } from '@foyer/words';

/** Something that is wrong, whether the page or the server found it. */
export interface Found {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly facts: object;
}

/** What is wrong with a field, by its JSON pointer. */
export type Mistakes = ReadonlyMap<string, string>;

/** The mistakes for which the server refused something. */
export function foundBy(problem: CallProblem): readonly Found[] {
  const mistakes = ('mistakes' in problem ? problem.mistakes : undefined) ?? [];
  return mistakes.map(({ code, pointer, facts }) => ({ code, path: pointer.split('/').slice(1), facts }));
}

/** Mistakes in the reader's language, each at its place. */
export function sayMistakes(found: readonly Found[], words: Words): Mistakes {
  return new Map(
    found.map(({ code, path, facts }) => {
      const values = Object.fromEntries(
        Object.entries(facts).flatMap(([name, value]: [string, unknown]) =>
          typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
        ),
      );
      const key = `devices.mistake.${code}`;
      const pointer = path.map((step) => `/${step}`).join('');
      return [pointer, words.t(words.has(key) ? key : 'devices.mistake.other', values)];
    }),
  );
}

/** The mistake at a field or within it. */
export function mistakeAt(mistakes: Mistakes, pointer: string): string | undefined {
  for (const [place, said] of mistakes) if (place === pointer || place.startsWith(`${pointer}/`)) return said;
  return undefined;
}
