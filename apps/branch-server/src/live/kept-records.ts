import type { BranchConfig } from '@foyer/configuration';
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
  readonly #kept = new WeakMap<BranchConfig, Map<string, Kept>>();

  /**
   * The record of this name, made again only when one of its parts is another one.
   *
   * @param parts all that it is made from besides the configuration, always in the same order
   */
  recordOf(config: BranchConfig, name: string, parts: readonly unknown[], make: () => LiveRecord): LiveRecord {
    let kept = this.#kept.get(config);
    if (kept === undefined) {
      kept = new Map();
      this.#kept.set(config, kept);
    }
    const known = kept.get(name);
    if (known?.parts.every((part, index) => part === parts[index])) return known.record;
    const record = make();
    kept.set(name, { parts, record });
    return record;
  }
}
