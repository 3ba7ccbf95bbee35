import { type Entry, entriesOf, type PlainObject } from '../form/shape.ts';

/** Where something is put down: beside an item, or into it. */
export interface Target<Key> {
  readonly key: Key;
  readonly position: 'before' | 'after' | 'on';
}

/** A list with one item moved to another place. */
export function moved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from];
  return item === undefined ? list : list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** A list with the items of some ids put beside another one, in the order they had; as it was where that is not there. */
export function putBeside<Item extends { readonly id: string }>(
  list: readonly Item[],
  ids: ReadonlySet<string>,
  { key, position }: Target<string>,
): readonly Item[] {
  if (ids.has(key)) return list;
  const [taken, rest] = [list.filter(({ id }) => ids.has(id)), list.filter(({ id }) => !ids.has(id))];
  const at = rest.findIndex(({ id }) => id === key);
  return at === -1 ? list : rest.toSpliced(position === 'before' ? at : at + 1, 0, ...taken);
}

/** An id made of a name: lower case, Latin; what has no such letters is called by its kind. No id of `taken` again. */
export function idFor(name: string, kind: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
  const base = plain === '' ? kind : plain;
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}

/** Letters for one more series of numbers: the first that no other has, as in `A` … `Z`, `AA` … */
export function freePrefix(series: readonly Entry[]): string {
  const taken = new Set(series.map(({ prefix }) => prefix));
  for (let count = 0; ; count += 1) {
    const prefix = lettersOf(count);
    if (!taken.has(prefix)) return prefix;
  }
}

function lettersOf(count: number): string {
  const letter = String.fromCharCode(65 + (count % 26));
  return count < 26 ? letter : lettersOf(Math.floor(count / 26) - 1) + letter;
}

/** The section's value with an entry of a list changed. */
export function withEntry(
  value: PlainObject,
  list: string,
  id: string,
  change: (entry: Entry) => readonly Entry[],
): PlainObject {
  return { ...value, [list]: entriesOf(value[list]).flatMap((entry) => (entry.id === id ? change(entry) : [entry])) };
}

/** An entry that is retired, or in use again. */
export function retiredAs(entry: Entry, retired: boolean): Entry {
  const { retired: _, ...rest } = entry;
  return retired ? { ...rest, id: entry.id, retired: true } : { ...rest, id: entry.id };
}
