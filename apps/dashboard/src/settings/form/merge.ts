import type { Difference } from './differences.ts';
import { type Entry, isEntryList, isObject, isSame, type Plain } from './shape.ts';

/** Somebody else's change and mine of the same place. `before`: theirs, `after`: mine. */
export type Conflict = Difference;
export type Side = 'mine' | 'theirs';

interface Merged {
  readonly value: Plain;
  readonly conflicts: readonly Conflict[];
}

/**
 * Brings together what two people made of the same value. What one of them changed is taken; where both changed the same
 * place to different values, `choose` decides, and the place is among the conflicts.
 */
export function merge(
  base: Plain,
  mine: Plain,
  theirs: Plain,
  choose: (path: readonly string[]) => Side,
  path: readonly string[] = [],
): Merged {
  if (isSame(mine, theirs) || isSame(theirs, base)) return { value: mine, conflicts: [] };
  if (isSame(mine, base)) return { value: theirs, conflicts: [] };
  if (isEntryList(mine) && isEntryList(theirs)) {
    return mergeEntries(isEntryList(base) ? base : [], mine, theirs, choose, path);
  }
  if (isObject(mine) && isObject(theirs)) {
    const old = isObject(base) ? base : {};
    const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
    const parts = keys.map((key) => [key, merge(old[key], mine[key], theirs[key], choose, [...path, key])] as const);
    return {
      value: Object.fromEntries(parts.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]]))),
      conflicts: parts.flatMap(([, { conflicts }]) => conflicts),
    };
  }
  const whole = isEntry(mine) || isEntry(theirs);
  const conflict: Conflict = { path, before: theirs, after: mine, kind: whole ? 'entry' : 'setting' };
  return { value: choose(path) === 'mine' ? mine : theirs, conflicts: [conflict] };
}

const isEntry = (value: Plain) => isObject(value) && typeof value.id === 'string';
const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);

/** Entries are merged one by one; their order is mine where I changed it, and entries of theirs come after the one before. */
function mergeEntries(
  base: readonly Entry[],
  mine: readonly Entry[],
  theirs: readonly Entry[],
  choose: (path: readonly string[]) => Side,
  path: readonly string[],
): Merged {
  const find = (entries: readonly Entry[], id: string) => entries.find((entry) => entry.id === id);
  const shared = idsOf(base).filter((id) => find(mine, id) !== undefined);
  const reordered = !isSame(
    shared,
    idsOf(mine).filter((id) => shared.includes(id)),
  );
  const [first, second] = reordered ? [mine, theirs] : [theirs, mine];
  const order = idsOf(first);
  for (const [at, id] of idsOf(second).entries()) {
    if (order.includes(id)) continue;
    order.splice(order.indexOf(second[at - 1]?.id ?? '') + 1, 0, id);
  }
  const parts = order.map((id) => merge(find(base, id), find(mine, id), find(theirs, id), choose, [...path, id]));
  return {
    value: parts.flatMap(({ value }) => (value === undefined ? [] : [value])),
    conflicts: parts.flatMap(({ conflicts }) => conflicts),
  };
}
