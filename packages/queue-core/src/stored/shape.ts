/** Reads an unknown value as a `T`; throws a `StoredDataError` that says where it is not one. */
export type Read<T> = (value: unknown, path: string) => T;

/** Stored data that is not what it should be. */
export class StoredDataError extends Error {
  override readonly name = 'StoredDataError';
}

function wrong(path: string, expected: string, found: unknown): never {
  const shown = JSON.stringify(found) ?? String(found);
  throw new StoredDataError(
    `${path} should be ${expected}, but is ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}`,
  );
}

/** Any text; `T` names the branded type it is read as. */
export function text<T extends string = string>(): Read<T> {
  return (value, path) => (typeof value === 'string' ? (value as T) : wrong(path, 'a text', value));
}

/** Any finite number; `T` names the branded type it is read as. */
export function number<T extends number = number>(): Read<T> {
  return (value, path) => (Number.isFinite(value) ? (value as T) : wrong(path, 'a number', value));
}

export const truth: Read<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : wrong(path, 'true or false', value);

/** One of a closed set of texts. */
export function oneOf<const T extends string>(...allowed: readonly T[]): Read<T> {
  return (value, path) =>
    allowed.find((candidate) => candidate === value) ?? wrong(path, `one of ${allowed.join(', ')}`, value);
}

export function nullable<T>(read: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

export function listOf<T>(read: Read<T>): Read<T[]> {
  return (value, path) =>
    Array.isArray(value) ? value.map((item, at) => read(item, `${path}[${at}]`)) : wrong(path, 'a list', value);
}

/** Texts by key. */
export const texts: Read<Record<string, string>> = (value, path) => {
  const entries = Object.entries(asObject(value, path));
  return Object.fromEntries(entries.map(([key, item]) => [key, text()(item, `${path}.${key}`)]));
};

/** A field that may be absent. */
export interface Optional<T> {
  readonly optional: Read<T>;
}
export function optional<T>(read: Read<T>): Optional<T> {
  return { optional: read };
}

type IsOptional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? true : false;

/** How each field of `T` is read. */
export type Fields<T> = {
  readonly [K in keyof T]-?: IsOptional<T, K> extends true ? Optional<Exclude<T[K], undefined>> : Read<T[K]>;
};

/** An object with these fields; others are dropped. */
export function object<T extends object>(fields: Fields<T>): Read<T> {
  const known = Object.entries<Read<unknown> | Optional<unknown>>(fields);
  return (value, path) => {
    const source = asObject(value, path);
    const result: Record<string, unknown> = {};
    for (const [key, field] of known) {
      const item = source[key];
      if (typeof field === 'function') result[key] = field(item, `${path}.${key}`);
      else if (item !== undefined) result[key] = field.optional(item, `${path}.${key}`);
    }
    return result as T;
  };
}

/** A discriminated union: one reader of the other fields for each value of `tag`. */
export function union<T extends object, Tag extends keyof T & string>(
  tag: Tag,
  cases: { readonly [V in T[Tag] & string]: Fields<Omit<Extract<T, Record<Tag, V>>, Tag>> },
): Read<T> {
  const readers = new Map<unknown, Read<object>>();
  for (const [value, fields] of Object.entries(cases)) readers.set(value, object(fields as Fields<object>));
  return (value, path) => {
    const found = asObject(value, path)[tag];
    const read = readers.get(found);
    if (read === undefined) return wrong(`${path}.${tag}`, `one of ${[...readers.keys()].join(', ')}`, found);
    return { [tag]: found, ...read(value, path) } as T;
  };
}

function asObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  return wrong(path, 'an object', value);
}
