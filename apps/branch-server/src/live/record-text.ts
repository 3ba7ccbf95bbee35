import type { LiveRecord } from '@foyer/contract';

/** Records are never changed, and several feeds tell the same ones: each is written down once. */
const texts = new WeakMap<LiveRecord, string>();

/** A record as JSON. */
export function textOf(record: LiveRecord): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = JSON.stringify(record);
  texts.set(record, text);
  return text;
}
