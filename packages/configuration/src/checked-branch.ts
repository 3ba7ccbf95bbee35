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

/** Each value that stands in a list before, once, with where it stands again. */
export function* checkRepeated(values: readonly (readonly [MistakePath, string | undefined])[]): Found {
  const seen = new Set<string>();
  const told = new Set<string>();
  for (const [path, value] of values) {
    if (value === undefined) continue;
    if (seen.has(value) && !told.has(value)) {
      told.add(value);
      yield { code: 'repeated', path, facts: { value } };
    }
    seen.add(value);
  }
}
