import { pointerOf } from './mistake.ts';

/** One place in which two values differ; `undefined` where there is nothing on that side. */
export interface Difference {
  /** JSON Pointer: into the value after the change, or into the one before where nothing is left. */
  readonly pointer: string;
  /** The ids of the list entries on the way to it, outermost first. */
  readonly within: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

type Step = string | number;

/**
 * What is different between two plain JSON values, place by place. Entries of lists that have ids are compared with the
 * entry of the same id, wherever it stands; an order of such entries that changed is a difference of the list itself.
 */
export function differencesOf(before: unknown, after: unknown): readonly Difference[] {
  return [...walk(before, after, [], [])];
}

function* walk(
  before: unknown,
  after: unknown,
  path: readonly Step[],
  within: readonly string[],
): Iterable<Difference> {
  if (Object.is(before, after)) return;
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].every(hasId)) {
    yield* walkEntries(before.filter(hasId), after.filter(hasId), path, within);
  } else if (isRecord(before) && isRecord(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* walk(before[key], after[key], [...path, key], within);
    }
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    yield { pointer: pointerOf(path), within, before, after };
  }
}

interface Entry {
  readonly id: string;
}

function* walkEntries(
  before: readonly Entry[],
  after: readonly Entry[],
  path: readonly Step[],
  within: readonly string[],
): Iterable<Difference> {
  const was = new Map(before.map((entry) => [entry.id, entry]));
  const is = new Set(after.map(({ id }) => id));
  const keptBefore = before.filter(({ id }) => is.has(id)).map(({ id }) => id);
  const keptAfter = after.filter(({ id }) => was.has(id)).map(({ id }) => id);
  if (keptBefore.join('\n') !== keptAfter.join('\n')) {
    yield { pointer: pointerOf(path), within, before: keptBefore, after: keptAfter };
  }
  for (const [at, entry] of before.entries()) {
    if (is.has(entry.id)) continue;
    yield { pointer: pointerOf([...path, at]), within: [...within, entry.id], before: entry, after: undefined };
  }
  for (const [at, entry] of after.entries()) {
    yield* walk(was.get(entry.id), entry, [...path, at], [...within, entry.id]);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasId(value: unknown): value is Entry {
  return isRecord(value) && typeof value.id === 'string';
}
