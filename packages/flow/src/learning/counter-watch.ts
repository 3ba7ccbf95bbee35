import type { CounterId } from '@foyer/basics';
import { type BranchState, isWantedNow } from '@foyer/queue-core';
import type { HazardTable } from './hazard.ts';

/** Who has called nobody for so long has gone, whatever the counter says: it is no longer watched. Seconds. */
const LONGEST_WATCH = 1800;
/** Somebody taken sooner after their arrival than this found the counter ready. Seconds. */
const AT_ONCE = 1;

/** A counter without a customer; seconds. */
export interface IdleCounter {
  readonly counterId: CounterId;
  /** When its last customer left, or it was opened. */
  readonly freeSince: number;
  readonly pausedSince: number | null;
  /** Since when somebody has waited whom it could serve; `null`: nobody does. */
  readonly wantedSince: number | null;
}

/**
 * Watches how long counters take from one customer to the next while somebody waits for them. The gap counts whatever
 * fills it: tidying up, a break, the end of the agent's day.
 */
export class CounterWatch {
  readonly #gaps: HazardTable;
  readonly #pauses: HazardTable;
  readonly #idle: Map<CounterId, IdleCounter>;
  #at: number;

  /** @param gaps from a customer's end to the next call @param pauses from a pause's beginning to its end */
  constructor(gaps: HazardTable, pauses: HazardTable, data?: CounterWatchData) {
    this.#gaps = gaps;
    this.#pauses = pauses;
    this.#at = data?.at ?? 0;
    this.#idle = new Map(data?.idle.map((counter) => [counter.counterId, counter]));
  }

  /** Time has passed while the branch stood so. */
  passed(before: BranchState, at: number): void {
    const from = this.#at;
    this.#at = Math.max(from, at);
    if (this.#idle.size === 0) return;
    for (const [id, counter] of this.#idle) {
      if (from - counter.freeSince > LONGEST_WATCH) {
        this.#idle.delete(id);
        continue;
      }
      const isWanted = isWantedNow(before, id);
      if (isWanted) {
        this.#gaps.watched(from - counter.freeSince, at - counter.freeSince, false);
        if (counter.pausedSince !== null) {
          this.#pauses.watched(from - counter.pausedSince, at - counter.pausedSince, false);
        }
      }
      if (isWanted !== (counter.wantedSince !== null)) {
        this.#idle.set(id, { ...counter, wantedSince: isWanted ? from : null });
      }
    }
  }

  /** The counter has nobody any more, or was opened. */
  freed(counterId: CounterId): void {
    this.#idle.set(counterId, { counterId, freeSince: this.#at, pausedSince: null, wantedSince: null });
  }

  /** A pause that was planned says nothing about others: the counter is watched again after its next customer. */
  paused(counterId: CounterId, planned: boolean): void {
    const counter = this.#idle.get(counterId);
    if (planned) this.#idle.delete(counterId);
    else if (counter !== undefined) this.#idle.set(counterId, { ...counter, pausedSince: this.#at });
  }

  resumed(counterId: CounterId): void {
    const counter = this.#idle.get(counterId);
    if (counter === undefined || counter.pausedSince === null) return;
    if (this.#wasWanted(counter)) {
      const lasted = this.#at - counter.pausedSince;
      this.#pauses.watched(lasted, lasted, true);
    }
    this.#idle.set(counterId, { ...counter, pausedSince: null });
  }

  /** @param since since when whom it called has waited, seconds */
  called(counterId: CounterId, since: number): void {
    const counter = this.#idle.get(counterId);
    this.#idle.delete(counterId);
    if (counter === undefined) return;
    // Who was there already when the counter was freed has seen the whole gap, be it none.
    if (since >= counter.freeSince && !this.#wasWanted(counter)) return;
    const gap = this.#at - counter.freeSince;
    this.#gaps.watched(gap, gap, true);
  }

  /** Somebody is served there whom nobody called: the gap before says nothing. */
  taken(counterId: CounterId): void {
    this.#idle.delete(counterId);
  }

  /** The branch has closed or its day has ended. */
  ended(): void {
    this.#idle.clear();
  }

  toData(): CounterWatchData {
    return { at: this.#at, idle: [...this.#idle.values()] };
  }

  #wasWanted({ wantedSince }: IdleCounter): boolean {
    return wantedSince !== null && this.#at - wantedSince >= AT_ONCE;
  }
}

export interface CounterWatchData {
  readonly at: number;
  readonly idle: readonly IdleCounter[];
}
