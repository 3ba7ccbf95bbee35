import { type Entry, entriesOf, type PlainObject } from '../form/shape.ts';
import { putBeside, type Target } from './entries.ts';

/** An entry by its list and its id: `services/cash`. */
export type EntryKey = `${string}/${string}`;

export function keyOf(list: string, id: string): EntryKey {
  return `${list}/${id}`;
}

export function readKey(key: string): readonly [list: string, id: string] {
  const at = key.indexOf('/');
  return [key.slice(0, at), key.slice(at + 1)];
}

/** A category or a service, with what stands below it. */
export interface Branch {
  readonly list: 'categories' | 'services';
  readonly entry: Entry;
  readonly children: readonly Branch[];
}

/**
 * The categories and services as customers find them: below each category the categories in it, then its services.
 * What stands below nothing that is there, or below itself, stands at the top, so that it can be mended.
 */
export function serviceTree(value: PlainObject): readonly Branch[] {
  const [categories, services] = [entriesOf(value.categories), entriesOf(value.services)];
  const known = new Map(categories.map((category) => [category.id, category]));
  const below = Map.groupBy(categories, ({ id, parentId }) => (leadsUp(id, parentId, known) ? parentId : undefined));
  const within = Map.groupBy(services, ({ categoryId }) =>
    known.has(String(categoryId)) ? String(categoryId) : undefined,
  );
  const branchOf = (entry: Entry): Branch => ({
    list: 'categories',
    entry,
    children: [...(below.get(entry.id) ?? []).map(branchOf), ...(within.get(entry.id) ?? []).map(leafOf)],
  });
  const leafOf = (entry: Entry): Branch => ({ list: 'services', entry, children: [] });
  return [...(below.get(undefined) ?? []).map(branchOf), ...(within.get(undefined) ?? []).map(leafOf)];
}

/** Does the way up from a category end at the top? */
function leadsUp(id: string, parentId: unknown, known: ReadonlyMap<string, Entry>): boolean {
  const passed = new Set([id]);
  for (let next = parentId; typeof next === 'string'; next = known.get(next)?.parentId) {
    if (passed.has(next) || !known.has(next)) return false;
    passed.add(next);
  }
  return true;
}

/**
 * The value with a category or a service moved: beside another of its kind, where it then belongs as well, or into a
 * category. `null` where that can't be: a category into itself, a service beside a category that has none above it.
 */
export function movedInTree(value: PlainObject, key: string, target: Target<string>): PlainObject | null {
  const [list, id] = readKey(key);
  const [otherList, otherId] = readKey(target.key);
  const [categories, services] = [entriesOf(value.categories), entriesOf(value.services)];
  const ids = new Set([id]);
  if (list === 'services') {
    const beside = services.find((service) => service.id === otherId);
    const into = otherList === 'categories' ? otherId : beside?.categoryId;
    if (into === undefined || (otherList === 'categories' && target.position !== 'on')) return null;
    const placed = services.map((service) => (service.id === id ? { ...service, categoryId: into } : service));
    if (target.position === 'on' && otherList === 'services') return null;
    const next = target.position === 'on' ? toEnd(placed, id) : putBeside(placed, ids, { ...target, key: otherId });
    return { ...value, services: next };
  }
  if (otherList !== 'categories' || isBelow(categories, otherId, id)) return null;
  const parentId = target.position === 'on' ? otherId : categories.find((other) => other.id === otherId)?.parentId;
  const placed = categories.map((category) => {
    if (category.id !== id) return category;
    const { parentId: _, ...rest } = category;
    return parentId === undefined ? { ...rest, id } : { ...rest, id, parentId };
  });
  const next = target.position === 'on' ? toEnd(placed, id) : putBeside(placed, ids, { ...target, key: otherId });
  return { ...value, categories: next };
}

function toEnd(list: readonly Entry[], id: string): readonly Entry[] {
  return [...list.filter((entry) => entry.id !== id), ...list.filter((entry) => entry.id === id)];
}

/** Is a category the other one, or does it stand below it? */
function isBelow(categories: readonly Entry[], id: string, above: string): boolean {
  const known = new Map(categories.map((category) => [category.id, category]));
  const passed = new Set<string>();
  for (let next: unknown = id; typeof next === 'string' && !passed.has(next); next = known.get(next)?.parentId) {
    if (next === above) return true;
    passed.add(next);
  }
  return false;
}
