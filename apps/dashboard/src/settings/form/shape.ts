/** A value of settings, as JSON has it. */
export type Plain = unknown;
export type PlainObject = Readonly<Record<string, Plain>>;
/** An entry of a list that people know by its id. */
export type Entry = PlainObject & { readonly id: string };

export function isObject(value: Plain): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: Plain): value is Entry {
  return isObject(value) && typeof value.id === 'string';
}

/** A list of entries with ids, each once; a list of other things (languages, breaks, tiers) counts as one value. */
export function isEntryList(value: Plain): value is readonly Entry[] {
  return Array.isArray(value) && value.every(isEntry) && new Set(value.map(({ id }) => id)).size === value.length;
}

/** The entries of what should be a list of them; none of what is not. */
export function entriesOf(value: Plain): readonly Entry[] {
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

/** Do two values say the same? The order of an object's members says nothing. */
export function isSame(one: Plain, other: Plain): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key], other[key]));
}

/** A form's value as it is saved: what was emptied is left out. */
function tidy(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(tidy);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === null || item === undefined ? [] : [[key, tidy(item)]])),
  );
}

/** The object that a form's value is as it is saved. */
export function tidyObject(value: PlainObject): PlainObject {
  const tidied = tidy(value);
  return isObject(tidied) ? tidied : {};
}
