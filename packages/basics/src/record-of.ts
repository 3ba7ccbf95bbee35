/** An entry for each member of a closed set. */
export function recordOf<K extends string, V>(keys: readonly K[], entryOf: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, entryOf(key)])) as Record<K, V>;
}
