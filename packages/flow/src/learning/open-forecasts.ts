import type { VisitId } from '@foyer/basics';
import type { Estimates } from '../estimate.ts';
import type { Calibration } from './calibration.ts';

/** A wait shorter than this says nothing about an estimate: the counter was free. Seconds. */
const SHORTEST_WAIT = 1;
/** While somebody waits, what is said to them is looked back on at most this often, seconds. */
const BETWEEN_SAMPLES = 30;
/** And only when they have waited half as long again: a long wait shall not outweigh many short ones, nor fill much room. */
const LONGER_BETWEEN = 0.5;

interface Said {
  readonly at: number;
  readonly spread: readonly number[];
}

/** What was forecast for those who still wait: at the ticket, and since. */
export type OpenForecastsData = readonly {
  readonly visitId: VisitId;
  readonly atIssue: Said | null;
  readonly since: readonly Said[];
}[];

/** Remembers what was forecast for whom until they are called, then tells the calibrations how it turned out. */
export class OpenForecasts {
  readonly #atIssue: Calibration;
  readonly #whileWaiting: Calibration;
  readonly #open = new Map<VisitId, { atIssue: Said | null; since: Said[] }>();

  constructor(atIssue: Calibration, whileWaiting: Calibration, data: OpenForecastsData = []) {
    this.#atIssue = atIssue;
    this.#whileWaiting = whileWaiting;
    for (const { visitId, atIssue: first, since } of data) {
      this.#open.set(visitId, { atIssue: first, since: [...since] });
    }
  }

  /** What was forecast for a new ticket; `at`: seconds. */
  quoted(visitId: VisitId, at: number, spread: readonly number[]): void {
    this.#open.set(visitId, { atIssue: { at, spread }, since: this.#open.get(visitId)?.since ?? [] });
  }

  /** What is forecast for everybody who waits. */
  said({ madeAt, visits }: Estimates): void {
    const at = madeAt / 1000;
    for (const [visitId, estimate] of visits) {
      if (estimate.kind === 'withheld') continue;
      const known = this.#open.get(visitId) ?? { atIssue: null, since: [] };
      this.#open.set(visitId, known);
      const samples = known.atIssue === null ? known.since : [known.atIssue, ...known.since];
      const [first, last] = [samples[0], samples.at(-1)];
      const pause = first && last ? Math.max(BETWEEN_SAMPLES, (last.at - first.at) * LONGER_BETWEEN) : 0;
      if (last !== undefined && at - last.at < pause) continue;
      known.since.push({ at, spread: estimate.spread });
    }
  }

  called(visitId: VisitId, at: number): void {
    const known = this.#open.get(visitId);
    this.#open.delete(visitId);
    if (known === undefined) return;
    const { atIssue, since } = known;
    const resolved = ({ at: saidAt, spread }: Said) => ({ spread, waited: at - saidAt });
    const isWait = ({ waited }: { readonly waited: number }) => waited >= SHORTEST_WAIT;
    this.#atIssue.resolved((atIssue === null ? [] : [resolved(atIssue)]).filter(isWait));
    this.#whileWaiting.resolved(since.map(resolved).filter(isWait));
  }

  forget(visitId: VisitId): void {
    this.#open.delete(visitId);
  }

  /** The day is over: nobody waits any more. */
  ended(): void {
    this.#open.clear();
  }

  toData(): OpenForecastsData {
    return [...this.#open].map(([visitId, { atIssue, since }]) => ({ visitId, atIssue, since }));
  }
}
