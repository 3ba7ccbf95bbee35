import type { BranchConfig } from '@foyer/configuration';
import type { LiveRecord, RecordOf } from '@foyer/contract';
import type { Visit } from '@foyer/queue-core';
import type { EstimateAge, PublishedVisitEstimate } from '../estimates/published-estimates.ts';
import { estimateWire } from '../wire/estimate-wire.ts';
import type { WireSource } from '../wire/source.ts';
import { visitWire } from '../wire/visit-wire.ts';

interface Made {
  readonly record: RecordOf<'visit'>;
  readonly config: BranchConfig;
  readonly estimate: PublishedVisitEstimate | undefined;
  readonly age: EstimateAge | null;
}

/**
 * Visits as records, kept from one projection to the next: with two thousand waiting, making and comparing them all
 * anew for each change would hold the event loop. A visit that stands as it did is the same record again.
 */
export class VisitRecords {
  readonly #made = new WeakMap<Visit, Made>();

  /** `escalation` is what is unresolved about the visit. */
  recordOf(
    visit: Visit,
    source: WireSource,
    config: BranchConfig,
    escalation: RecordOf<'visit'>['escalation'],
  ): LiveRecord {
    const { state, estimates } = source;
    const isWaiting = visit.stage.kind === 'waiting';
    const estimate = isWaiting ? estimates?.visits.get(visit.id) : undefined;
    const print = visit.printId === null ? null : (state.prints.get(visit.printId)?.status ?? null);
    const age = isWaiting ? (estimates?.age ?? null) : null;
    const known = this.#made.get(visit);
    if (known?.config !== config || known.record.print !== print || known.record.escalation !== escalation) {
      return this.#keep(visit, { record: { kind: 'visit', ...visitWire(visit, source) }, config, estimate, age });
    }
    // Without an estimate a waiting visit's place follows from where all the others stand.
    if (known.estimate === estimate && known.age === age && (estimate !== undefined || !isWaiting)) return known.record;
    if (estimate === undefined) {
      return this.#keep(visit, { record: { kind: 'visit', ...visitWire(visit, source) }, config, estimate, age });
    }
    const { ahead, quoteState } = estimate;
    const record = { ...known.record, ahead, quoteState, estimate: estimateWire(estimate, age) };
    return this.#keep(visit, { record, config, estimate, age });
  }

  #keep(visit: Visit, made: Made): LiveRecord {
    this.#made.set(visit, made);
    return made.record;
  }
}
