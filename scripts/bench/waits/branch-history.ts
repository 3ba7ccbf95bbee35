import { RecentValues } from './recent-values.ts';

/** The mean service is taken over so many: enough to be steady, few enough to follow the day. */
const SERVICES_AVERAGED = 200;
const WAITS_KEPT = 10;
/** Who waited and how it ended, for the rate of leaving. */
const ENDS_COUNTED = 1000;

/** What simple estimates learn from, online. Seconds. */
export class BranchHistory {
  readonly #services = new RecentValues(SERVICES_AVERAGED);
  readonly #waits = new RecentValues(WAITS_KEPT);
  readonly #waited = new RecentValues(ENDS_COUNTED);
  readonly #left = new RecentValues(ENDS_COUNTED);
  readonly #usualService: number;

  /** @param usualService the mean service before any is known */
  constructor(usualService: number) {
    this.#usualService = usualService;
  }

  served(seconds: number): void {
    this.#services.add(seconds);
  }

  /** Somebody who had to wait was called. */
  called(waited: number): void {
    this.#waits.add(waited);
    this.#ended(waited, false);
  }

  left(waited: number): void {
    this.#ended(waited, true);
  }

  get meanService(): number {
    return Math.max(1, this.#services.meanOfLast(SERVICES_AVERAGED) ?? this.#usualService);
  }

  /** Of the last who had to wait and was called; 0 before anybody was. */
  get lastWait(): number {
    return this.#waits.last ?? 0;
  }

  meanOfLastWaits(count: number): number {
    return this.#waits.meanOfLast(count) ?? 0;
  }

  /** How many leave for each second that somebody waits: leavings ÷ time waited, as of exponential patience. */
  get leavingRate(): number {
    const waited = this.#waited.meanOfLast(ENDS_COUNTED) ?? 0;
    return waited === 0 ? 0 : (this.#left.meanOfLast(ENDS_COUNTED) ?? 0) / waited;
  }

  #ended(waited: number, left: boolean): void {
    this.#waited.add(waited);
    this.#left.add(left ? 1 : 0);
  }
}
