import type { Instant, VisitId } from '@foyer/basics';
import { type Estimate, type Estimates, promiseStatus, tell } from '@foyer/flow';
import { type BranchState, isAt, type ToldMinutes, type Visit, type VisitAt } from '@foyer/queue-core';
import type { EstimateChanges, Standing, StandingVisit } from './standing.ts';

/** Decides what people are told of new estimates: it remembers what they were told, and says only what changes. */
export class Teller {
  readonly #visits: Map<VisitId, StandingVisit>;
  readonly #newcomers: Map<string, Standing>;
  /** The last figures told for each, also while none can be. */
  readonly #told = new Map<string, ToldMinutes>();

  /** @param visits, newcomers what was told so far */
  constructor(
    visits: Iterable<readonly [VisitId, StandingVisit]> = [],
    newcomers: Iterable<readonly [string, Standing]> = [],
  ) {
    this.#visits = new Map(visits);
    this.#newcomers = new Map(newcomers);
    for (const [key, standing] of [...this.#visits, ...this.#newcomers]) {
      if (standing.kind === 'minutes') this.#told.set(key, toldOf(standing));
    }
  }

  /** What these estimates change in what is told; `state` is the one that they were made from. */
  changes({ madeAt, clock, seed, paths, visits, arrivals }: Estimates, state: BranchState): EstimateChanges {
    const upserts: (readonly [VisitId, StandingVisit])[] = [];
    for (const [id, estimate] of visits) {
      const visit = state.visits.get(id);
      if (visit === undefined || !isAt(visit, 'waiting')) continue;
      const before = this.#visits.get(id);
      const standing = this.#tellVisit(visit, estimate, madeAt, before);
      if (standing === before) continue;
      this.#visits.set(id, standing);
      upserts.push([id, standing]);
    }
    const removes = [...this.#visits.keys()].filter((id) => !visits.has(id));
    for (const id of removes) this.#visits.delete(id);
    const arrivalUpserts: (readonly [string, Standing])[] = [];
    for (const [key, estimate] of arrivals) {
      const before = this.#newcomers.get(key);
      const told = this.#tell(key, estimate, this.#told.get(key) ?? null);
      if (before !== undefined && saysTheSame(before, estimate, told)) continue;
      const standing = standingOf(estimate, told, madeAt);
      this.#newcomers.set(key, standing);
      arrivalUpserts.push([key, standing]);
    }
    for (const key of this.#newcomers.keys()) if (!arrivals.has(key)) this.#newcomers.delete(key);
    for (const key of this.#told.keys()) {
      if (!this.#visits.has(key as VisitId) && !this.#newcomers.has(key)) this.#told.delete(key);
    }
    return { madeAt, clock, seed, paths, upserts, removes, arrivalUpserts, arrivals: [...arrivals] };
  }

  #tellVisit(
    visit: VisitAt<'waiting'>,
    estimate: Estimate,
    madeAt: Instant,
    known: StandingVisit | undefined,
  ): StandingVisit {
    const { since } = visit.stage.queued;
    const { step } = visit;
    const before = known?.step === step && known.waitingSince === since ? known : undefined;
    // The first thing a customer was told is what their ticket says.
    const earlier = before === undefined ? quotedTo(visit) : (this.#told.get(visit.id) ?? quotedTo(visit));
    const told = this.#tell(visit.id, estimate, earlier);
    const promise = promiseOf(visit, estimate, madeAt, before?.promise ?? null);
    if (before !== undefined && before.promise === promise && saysTheSame(before, estimate, told)) return before;
    return { ...standingOf(estimate, told, madeAt), step, waitingSince: since, promise };
  }

  #tell(key: string, estimate: Estimate, before: ToldMinutes | null): ToldMinutes | null {
    if (estimate.kind === 'withheld') {
      if (before !== null) this.#told.set(key, before);
      return null;
    }
    const told = tell(estimate, before);
    this.#told.set(key, told);
    return told;
  }
}

/** Does a visit still wait for its first call, for what it came for? */
export function isFirstWait(visit: Visit): boolean {
  return isAt(visit, 'waiting') && visit.step === 0 && visit.stage.queued.since === visit.issuedAt;
}

/** The figures that a visit's ticket says, while it waits for what they were said of. */
export function quotedTo(visit: Visit): ToldMinutes | null {
  return visit.quote?.kind === 'minutes' && isFirstWait(visit) ? toldOf(visit.quote) : null;
}

function promiseOf(
  visit: Visit,
  estimate: Estimate,
  madeAt: Instant,
  before: StandingVisit['promise'],
): StandingVisit['promise'] {
  const quoted = quotedTo(visit);
  if (quoted === null) return null;
  // Without an estimate only what has passed already is certain.
  if (estimate.kind === 'withheld' && before === 'outgrown') return before;
  const { p50Seconds, p90Seconds } = estimate.kind === 'withheld' ? { p50Seconds: 0, p90Seconds: 0 } : estimate;
  return promiseStatus({ issuedAt: visit.issuedAt, ...quoted }, { madeAt, p50Seconds, p90Seconds }, before);
}

function saysTheSame(before: Standing, estimate: Estimate, told: ToldMinutes | null): boolean {
  if (before.ahead !== estimate.ahead) return false;
  if (before.kind === 'withheld') return estimate.kind === 'withheld' && before.reason === estimate.reason;
  return told !== null && before.aboutMinutes === told.aboutMinutes && before.mostMinutes === told.mostMinutes;
}

function standingOf(estimate: Estimate, told: ToldMinutes | null, madeAt: Instant): Standing {
  const { ahead } = estimate;
  if (estimate.kind === 'withheld' || told === null) {
    if (estimate.kind === 'minutes') throw new Error('Minutes were made but not told');
    return { kind: 'withheld', reason: estimate.reason, ahead, madeAt };
  }
  const { p50Seconds, p90Seconds } = estimate;
  return { kind: 'minutes', p50Seconds, p90Seconds, ...told, ahead, madeAt };
}

function toldOf({ aboutMinutes, mostMinutes }: ToldMinutes): ToldMinutes {
  return { aboutMinutes, mostMinutes };
}
