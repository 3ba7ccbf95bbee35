import type { LiveRecord } from '@foyer/contract';
import { VisitRecords } from './visit-records.ts';

interface Kept {
  readonly parts: readonly unknown[];
  readonly record: LiveRecord;
}

/**
 * Records kept from one projection to the next: what stands as it did is the same record again, and need be neither
 * written down nor compared anew while a call waits to be told.
 */
export class KeptRecords {
  readonly visits = new VisitRecords();
  readonly #kept = new WeakMap<object, Map<string, Kept>>();

  /**
   * The record of this name, made again only when one of its parts is another one.
   *
   * @param of the immutable thing that it is a record of; kept as long as that is
   * @param parts all that it is made from besides, always in the same order
   */
  recordOf(of: object, name: string, parts: readonly unknown[], make: () => LiveRecord): LiveRecord {
    let kept = this.#kept.get(of);
    if (kept === undefined) {
      kept = new Map();
      this.#kept.set(of, kept);
    }
    const known = kept.get(name);
    if (known?.parts.every((part, index) => part === parts[index])) return known.record;
    const record = make();
    kept.set(name, { parts, record });
    return record;
  }
}
