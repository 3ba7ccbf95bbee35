import type { Words } from '@foyer/words';

/** What is compared by its name, not along time or by rank. */
const NAMED: ReadonlySet<string> = new Set(['services', 'counters', 'agents', 'reasons', 'marks']);

/** The rows of a report about things with names in the order of these; every other one as it came. */
export function inNameOrder<R extends { readonly key: string }>(
  rows: readonly R[],
  by: string,
  nameOf: (key: string) => string,
  words: Words,
): readonly R[] {
  if (!NAMED.has(by)) return rows;
  return rows.toSorted((one, other) => words.compare(nameOf(one.key), nameOf(other.key)));
}

/** A place along a report's keys; `null` where nothing was measured. */
export interface Place<R> {
  readonly key: string;
  readonly row: R | null;
}

/**
 * The rows of a report as they are drawn: hours without a gap between the first and the last of the rows, so that an
 * hour is everywhere as wide; everything else as it came.
 */
export function placesOf<R extends { readonly key: string }>(rows: readonly R[], by: string): readonly Place<R>[] {
  if (by !== 'hours' || rows.length === 0) return rows.map((row) => ({ key: row.key, row }));
  const byHour = new Map(rows.map((row) => [Number(row.key), row]));
  const hours = [...byHour.keys()];
  const first = Math.min(...hours);
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, index) => {
    const row = byHour.get(first + index) ?? null;
    return { key: row?.key ?? String(first + index), row };
  });
}

/** Rows without those at both ends in which nothing happened. */
export function withoutEmptyEnds<R>(rows: readonly R[], isEmpty: (row: R) => boolean): readonly R[] {
  const first = rows.findIndex((row) => !isEmpty(row));
  if (first === -1) return [];
  return rows.slice(first, rows.findLastIndex((row) => !isEmpty(row)) + 1);
}
