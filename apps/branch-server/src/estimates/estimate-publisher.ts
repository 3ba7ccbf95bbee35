import type { Instant, VisitId } from '@foyer/basics';
import { type Estimate, type Estimates, judgeQuote, roundWait } from '@foyer/flow';
import { type BranchState, isAt, type RoundedWait, stepOf, type Visit, type VisitAt } from '@foyer/queue-core';
import type { EstimateChanges, PublishedEstimate, PublishedVisitEstimate } from './published-estimates.ts';

/** Decides what people are told of new estimates: it remembers what they were told, and says only what changes. */
export class EstimatePublisher {
  readonly #visits: Map<VisitId, PublishedVisitEstimate>;
  readonly #newcomers: Map<string, PublishedEstimate>;
  /** The last figures told for each, also while none can be. */
  readonly #minutes = new Map<string, RoundedWait>();

  /** @param visits, newcomers what was told so far */
  constructor(
    visits: Iterable<readonly [VisitId, PublishedVisitEstimate]> = [],
    newcomers: Iterable<readonly [string, PublishedEstimate]> = [],
  ) {
    this.#visits = new Map(visits);
    this.#newcomers = new Map(newcomers);
    for (const [key, published] of [...this.#visits, ...this.#newcomers]) {
      if (published.kind === 'minutes') this.#minutes.set(key, minutesOf(published));
    }
  }

  /** What these estimates change in what is told; `state` is the one that they were made from. */
  changes({ madeAt, clock, seed, paths, visits, arrivals }: Estimates, state: BranchState): EstimateChanges {
    const upserts: (readonly [VisitId, PublishedVisitEstimate])[] = [];
    for (const [id, estimate] of visits) {
      const visit = state.visits.get(id);
      if (visit === undefined || !isAt(visit, 'waiting')) continue;
      const before = this.#visits.get(id);
      const published = this.#tellVisit(visit, estimate, madeAt, before);
      if (published === before) continue;
      this.#visits.set(id, published);
      upserts.push([id, published]);
    }
    const removes = [...this.#visits.keys()].filter((id) => !visits.has(id));
    for (const id of removes) this.#visits.delete(id);
    const arrivalUpserts: (readonly [string, PublishedEstimate])[] = [];
    for (const [key, estimate] of arrivals) {
      const before = this.#newcomers.get(key);
      const minutes = this.#round(key, estimate, this.#minutes.get(key) ?? null);
      if (before !== undefined && saysSame(before, estimate, minutes)) continue;
      const published = publishedOf(estimate, minutes, madeAt);
      this.#newcomers.set(key, published);
      arrivalUpserts.push([key, published]);
    }
    for (const key of this.#newcomers.keys()) if (!arrivals.has(key)) this.#newcomers.delete(key);
    for (const key of this.#minutes.keys()) {
      if (!this.#visits.has(key as VisitId) && !this.#newcomers.has(key)) this.#minutes.delete(key);
    }
    return { madeAt, clock, seed, paths, upserts, removes, arrivalUpserts, arrivals: [...arrivals] };
  }

  #tellVisit(
    visit: VisitAt<'waiting'>,
    estimate: Estimate,
    madeAt: Instant,
    known: PublishedVisitEstimate | undefined,
  ): PublishedVisitEstimate {
    const { since } = visit.stage.queued;
    const step = stepOf(visit);
    const before = known?.step === step && known.waitingSince === since ? known : undefined;
    // The first thing a customer was told is what their ticket says.
    const earlier = before === undefined ? quotedTo(visit) : (this.#minutes.get(visit.id) ?? quotedTo(visit));
    const minutes = this.#round(visit.id, estimate, earlier);
    const quoteState = quoteStateOf(visit, estimate, madeAt, before?.quoteState ?? null);
    if (before !== undefined && before.quoteState === quoteState && saysSame(before, estimate, minutes)) return before;
    return { ...publishedOf(estimate, minutes, madeAt), step, waitingSince: since, quoteState };
  }

  #round(key: string, estimate: Estimate, before: RoundedWait | null): RoundedWait | null {
    if (estimate.kind === 'withheld') {
      if (before !== null) this.#minutes.set(key, before);
      return null;
    }
    const minutes = roundWait(estimate, before);
    this.#minutes.set(key, minutes);
    return minutes;
  }
}

/** Does a visit still wait for its first call, for what it came for? */
function isFirstWait(visit: Visit): boolean {
  return isAt(visit, 'waiting') && stepOf(visit) === 0 && visit.stage.queued.since === visit.issuedAt;
}

/** The figures that a visit's ticket says, while it waits for what they were said of. */
export function quotedTo(visit: Visit): RoundedWait | null {
  return visit.quote?.kind === 'minutes' && isFirstWait(visit) ? minutesOf(visit.quote) : null;
}

function quoteStateOf(
  visit: Visit,
  estimate: Estimate,
  madeAt: Instant,
  before: PublishedVisitEstimate['quoteState'],
): PublishedVisitEstimate['quoteState'] {
  const quoted = quotedTo(visit);
  if (quoted === null) return null;
  // Without an estimate only what has passed already is certain.
  if (estimate.kind === 'withheld' && before === 'outgrown') return before;
  const { p50Seconds, p90Seconds } = estimate.kind === 'withheld' ? { p50Seconds: 0, p90Seconds: 0 } : estimate;
  return judgeQuote({ issuedAt: visit.issuedAt, ...quoted }, { madeAt, p50Seconds, p90Seconds }, before);
}

function saysSame(before: PublishedEstimate, estimate: Estimate, minutes: RoundedWait | null): boolean {
  if (before.ahead !== estimate.ahead) return false;
  if (before.kind === 'withheld') return estimate.kind === 'withheld' && before.reason === estimate.reason;
  return minutes !== null && before.aboutMinutes === minutes.aboutMinutes && before.mostMinutes === minutes.mostMinutes;
}

function publishedOf(estimate: Estimate, minutes: RoundedWait | null, madeAt: Instant): PublishedEstimate {
  const { ahead } = estimate;
  if (estimate.kind === 'withheld' || minutes === null) {
    if (estimate.kind === 'minutes') throw new Error('Minutes were made but not told');
    return { kind: 'withheld', reason: estimate.reason, ahead, madeAt };
  }
  const { p50Seconds, p90Seconds } = estimate;
  return { kind: 'minutes', p50Seconds, p90Seconds, ...minutes, ahead, madeAt };
}

function minutesOf({ aboutMinutes, mostMinutes }: RoundedWait): RoundedWait {
  return { aboutMinutes, mostMinutes };
}
