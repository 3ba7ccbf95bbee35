import type { LiveRecord, RecordKind } from '@foyer/contract';

/** What a room of subscribers has been told: each record as it was sent, by kind and id. */
export type Told = ReadonlyMap<string, { readonly record: LiveRecord; readonly text: string }>;

export interface Difference {
  readonly told: Told;
  readonly upserts: LiveRecord[];
  readonly removes: { kind: RecordKind; id: string }[];
}

/** Records are never changed, and several rooms are told the same ones: each is written down once. */
const texts = new WeakMap<LiveRecord, string>();

function textOf(record: LiveRecord): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = JSON.stringify(record);
  texts.set(record, text);
  return text;
}

/** Compares a view's records with what was told of it last. */
export function differenceOf(before: Told, records: readonly LiveRecord[]): Difference {
  const told = new Map<string, { record: LiveRecord; text: string }>();
  const upserts: LiveRecord[] = [];
  for (const record of records) {
    const key = `${record.kind}|${record.id}`;
    const known = before.get(key);
    if (known?.record === record) {
      told.set(key, known);
      continue;
    }
    const text = textOf(record);
    if (known?.text !== text) upserts.push(record);
    told.set(key, { record, text });
  }
  const removes: Difference['removes'] = [];
  for (const [key, { record }] of before) {
    if (!told.has(key)) removes.push({ kind: record.kind, id: record.id });
  }
  return { told, upserts, removes };
}
