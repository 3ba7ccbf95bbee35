import type { ClassId, ServiceId } from '@foyer/basics';

/** How fast the rate of all arrivals follows the day, and how slowly the shares of services and classes move. Seconds. */
const RATE_MEMORY = 2700;
const SHARE_MEMORY = 2 ** (-1 / 1000);

interface Share {
  readonly serviceId: ServiceId;
  readonly classId: ClassId;
  count: number;
}

export interface ArrivalRatesData {
  readonly at: number;
  readonly recent: number;
  readonly watched: number;
  readonly shares: readonly Readonly<Share>[];
}

/**
 * How many come now: an exponentially fading count of all arrivals, divided among services and classes by their
 * longer-lasting shares. Only time in which the branch is open counts.
 */
export class ArrivalRates {
  readonly #shares = new Map<string, Share>();
  #at: number;
  #recent: number;
  #watched: number;
  #weight = 1;
  #total = 0;

  constructor(data?: ArrivalRatesData) {
    this.#at = data?.at ?? 0;
    this.#recent = data?.recent ?? 0;
    this.#watched = data?.watched ?? 0;
    for (const share of data?.shares ?? []) {
      this.#shares.set(`${share.serviceId}\n${share.classId}`, { ...share });
      this.#total += share.count;
    }
  }

  /** The branch was open, or not, since the last time told; seconds. */
  passed(at: number, open: boolean): void {
    const seconds = Math.max(0, at - this.#at);
    this.#at = Math.max(this.#at, at);
    if (!open || seconds === 0) return;
    const kept = Math.exp(-seconds / RATE_MEMORY);
    this.#recent *= kept;
    this.#watched = this.#watched * kept + RATE_MEMORY * (1 - kept);
  }

  /** Somebody came. */
  arrived(serviceId: ServiceId, classId: ClassId): void {
    const key = `${serviceId}\n${classId}`;
    const share = this.#shares.get(key) ?? { serviceId, classId, count: 0 };
    this.#weight /= SHARE_MEMORY;
    share.count += this.#weight;
    this.#total += this.#weight;
    this.#shares.set(key, share);
    this.#recent += 1;
    if (this.#weight > 1e6) this.#rescale();
  }

  /** Arrivals a second. */
  rate(serviceId: ServiceId, classId: ClassId): number {
    if (this.#watched === 0 || this.#total === 0) return 0;
    const share = (this.#shares.get(`${serviceId}\n${classId}`)?.count ?? 0) / this.#total;
    return (share * this.#recent) / Math.max(this.#watched, RATE_MEMORY / 10);
  }

  toData(): ArrivalRatesData {
    const shares = [...this.#shares.values()].map((share) => ({ ...share, count: share.count / this.#weight }));
    return { at: this.#at, recent: this.#recent, watched: this.#watched, shares };
  }

  #rescale(): void {
    for (const share of this.#shares.values()) share.count /= this.#weight;
    this.#total /= this.#weight;
    this.#weight = 1;
  }
}
