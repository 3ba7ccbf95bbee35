import type { LiveRecord, RecordKind } from '@foyer/contract';
import { textOf } from './record-encoder.ts';

/** What has been sent to a feed's subscribers. */
export class SentRecords {
  readonly #kinds = new Map<RecordKind, Map<string, LiveRecord>>();

  get(kind: RecordKind, id: string): LiveRecord | undefined {
    return this.#kinds.get(kind)?.get(id);
  }

  set(record: LiveRecord): void {
    let records = this.#kinds.get(record.kind);
    if (records === undefined) {
      records = new Map();
      this.#kinds.set(record.kind, records);
    }
    records.set(record.id, record);
  }

  *[Symbol.iterator](): Generator<LiveRecord> {
    for (const records of this.#kinds.values()) yield* records.values();
  }
}

/** So many records are compared between two looks at the time. */
const STRIDE = 8;

/** Compares a view's records with what was sent of it last; in one go, or bit by bit. */
export class Comparison {
  readonly sent = new SentRecords();
  readonly upserts: LiveRecord[] = [];
  readonly removes: { kind: RecordKind; id: string }[] = [];
  readonly #before: SentRecords;
  readonly #records: Iterator<LiveRecord>;

  constructor(before: SentRecords, records: Iterable<LiveRecord>) {
    this.#before = before;
    this.#records = records[Symbol.iterator]();
  }

  /** Goes on until `enough` says so, if anything does; `true` when everything has been compared. */
  goOn(enough: () => boolean = () => false): boolean {
    for (let looked = 1; ; looked += 1) {
      const next = this.#records.next();
      if (next.done === true) break;
      this.#compare(next.value);
      if (looked % STRIDE === 0 && enough()) return false;
    }
    for (const { kind, id } of this.#before) {
      if (this.sent.get(kind, id) === undefined) this.removes.push({ kind, id });
    }
    return true;
  }

  #compare(record: LiveRecord): void {
    const known = this.#before.get(record.kind, record.id);
    if (known !== record && (known === undefined || !isSame(known, record))) this.upserts.push(record);
    this.sent.set(record);
  }
}

/** Writing a record down is the dear part; a visit's place, which most of them differ in, can be compared without. */
function isSame(one: LiveRecord, other: LiveRecord): boolean {
  if (one.kind === 'visit' && other.kind === 'visit' && one.ahead !== other.ahead) return false;
  return textOf(one) === textOf(other);
}
