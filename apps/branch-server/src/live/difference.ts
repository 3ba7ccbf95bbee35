import type { LiveRecord, RecordKind } from '@foyer/contract';

/** What a room of subscribers has been told: each record as it was sent, by `keyOf`. */
export type Told = ReadonlyMap<string, { readonly record: LiveRecord }>;

export interface Difference {
  readonly told: Told;
  readonly upserts: LiveRecord[];
  readonly removes: { kind: RecordKind; id: string }[];
}

/** Names a record within its view. */
export function keyOf({ kind, id }: LiveRecord): string {
  return `${kind}|${id}`;
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

/** Writing a record down is the dear part; a visit's place, which most of them differ in, can be compared without. */
function isSame(one: LiveRecord, other: LiveRecord): boolean {
  if (one.kind === 'visit' && other.kind === 'visit' && one.ahead !== other.ahead) return false;
  return textOf(one) === textOf(other);
}

/** Compares a view's records with what was told of it last. */
export function differenceOf(before: Told, records: readonly LiveRecord[]): Difference {
  const told = new Map<string, { record: LiveRecord }>();
  const upserts: LiveRecord[] = [];
  for (const record of records) {
    const key = keyOf(record);
    const known = before.get(key);
    if (known?.record === record) {
      told.set(key, known);
      continue;
    }
    if (known === undefined || !isSame(known.record, record)) upserts.push(record);
    told.set(key, { record });
  }
  const removes: Difference['removes'] = [];
  for (const [key, { record }] of before) {
    if (!told.has(key)) removes.push({ kind: record.kind, id: record.id });
  }
  return { told, upserts, removes };
}
