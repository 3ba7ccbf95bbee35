import type { z } from 'zod';
import type { branchConfigSchema } from './branch-config.ts';
import type { FoundMistake, MistakePath } from './mistake.ts';
import type { Sound } from './validate.ts';

/** A branch as far as its members are sound by themselves. */
export type Branch = Sound<z.input<typeof branchConfigSchema>>;
/** An entry of one of its lists. */
export type Entry<List extends keyof Branch> =
  NonNullable<Branch[List]> extends readonly (infer Item)[] ? NonNullable<Item> : never;
/** What a check finds. */
export type Found = Iterable<FoundMistake>;

/** The entries of a list that are there, with where they stand. */
export function entriesOf<T>(list: readonly (T | undefined)[] | undefined): readonly (readonly [number, T])[] {
  return (list ?? []).flatMap((item, index) => (item === undefined ? [] : [[index, item] as const]));
}

/** Every id of a list; `null` where one is not known, so that nothing can be said to be missing. */
export function idsOf(list: readonly ({ readonly id?: string | undefined } | undefined)[] | undefined) {
  if (list === undefined) return null;
  const ids = new Set(list.map((item) => item?.id));
  return ids.has(undefined) ? null : ids;
}

/** Each value that stands in a list before, once, with where it stands again; `keyOf`: what makes two the same. */
export function* checkRepeated(
  values: readonly (readonly [MistakePath, string | undefined])[],
  keyOf: (value: string) => string = (value) => value,
): Found {
  const seen = new Set<string>();
  const told = new Set<string>();
  for (const [path, value] of values) {
    if (value === undefined) continue;
    const key = keyOf(value);
    if (seen.has(key) && !told.has(key)) {
      told.add(key);
      yield { code: 'repeated', path, facts: { value } };
    }
    seen.add(key);
  }
}

/** What is read when a text is: in ASCII digits, whatever their script, and without the space around it. */
export function readingOf(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/\p{Nd}/gu, digitValue);
}

/** Unicode has the ten digits of a script one after the other, from zero, so the runs of digits are tens. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}
