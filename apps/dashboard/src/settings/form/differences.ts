import { isEntryList, isObject, isSame, type Plain } from './shape.ts';

/** One place where two values of a section differ. */
export interface Difference {
  /** From the section's value to the place; entries of lists by their ids. */
  readonly path: readonly string[];
  /** `undefined` where there is nothing. */
  readonly before: Plain;
  readonly after: Plain;
  /** `order`: the same entries stand in another order; `entry`: a whole entry is there on one side alone. */
  readonly kind: 'setting' | 'entry' | 'order';
}

/** Where two values of a section differ, in the order of the form. */
export function differences(before: Plain, after: Plain, path: readonly string[] = []): readonly Difference[] {
  if (isSame(before, after)) return [];
  if (isEntryList(before) && isEntryList(after)) {
    const [old, now] = [byId(before), byId(after)];
    const ids = [...new Set([...now.keys(), ...old.keys()])];
    const within = ids.flatMap((id): readonly Difference[] => {
      const [one, other] = [old.get(id), now.get(id)];
      if (one !== undefined && other !== undefined) return differences(one, other, [...path, id]);
      return [{ path: [...path, id], before: one, after: other, kind: 'entry' }];
    });
    const moved = !isSame(
      [...old.keys()].filter((id) => now.has(id)),
      [...now.keys()].filter((id) => old.has(id)),
    );
    return moved ? [...within, { path, before: [...old.keys()], after: [...now.keys()], kind: 'order' }] : within;
  }
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
  }
  return [{ path, before, after, kind: 'setting' }];
}

const byId = <T extends { readonly id: string }>(entries: readonly T[]) =>
  new Map(entries.map((entry) => [entry.id, entry]));
