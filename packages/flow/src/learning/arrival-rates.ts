import type { ClassId, ServiceId } from '@foyer/basics';

/** For how long the present rate of arrivals is taken to last. Seconds. */
export const FORESEEN = 3600;
/** How fast the present rate is forgotten: quicker follows the day better, slower is less moved by chance. Seconds. */
const RECENT_MEMORY = 7200;
/** How fast the usual rate is forgotten: 40 hours of opening. Seconds. */
const USUAL_MEMORY = 144_000;
/** Half of what is known of the shares of services and classes stems from the last 1,000 arrivals. */
const SHARE_MEMORY = 2 ** (-1 / 1000);

/** A rate is not believed from less than this. Seconds. */
const LEAST_WATCHED = 300;

interface Share {
  readonly serviceId: ServiceId;
  readonly classId: ClassId;
  count: number;
}

/** A count of arrivals and the seconds in which they came, both fading. */
interface Fading {
  readonly arrivals: number;
  readonly seconds: number;
}

export interface ArrivalRatesData {
  readonly at: number;
  readonly recent: Fading;
  readonly usual: Fading;
  /** What the newest arrival counts in the shares, and their sum. */
  readonly weight: number;
  readonly total: number;
  readonly shares: readonly Readonly<Share>[];
}

const nothing: Fading = { arrivals: 0, seconds: 0 };

/** Arrivals a second of one service and class. */
export interface ArrivalRate {
  /** For the next `FORESEEN` seconds. */
  readonly now: number;
  /** After that, for no rush lasts. */
  readonly later: number;
}

/**
 * How many come: exponentially fading counts of all arrivals, a quick one for now and a slow one for later, divided
 * among services and classes by their longer-lasting shares. Only time in which the branch is open counts.
 */
export class ArrivalRates {
  readonly #shares = new Map<string, Share>();
  #at: number;
  #recent: Fading;
  #usual: Fading;
  #weight: number;
  #total: number;

  constructor(data?: ArrivalRatesData) {
    this.#at = data?.at ?? 0;
    this.#recent = data?.recent ?? nothing;
    this.#usual = data?.usual ?? nothing;
    this.#weight = data?.weight ?? 1;
    this.#total = data?.total ?? 0;
    for (const share of data?.shares ?? []) {
      this.#shares.set(`${share.serviceId}\n${share.classId}`, { ...share });
    }
  }

  /** The branch was open, or not, since the last time told; seconds. */
  passed(at: number, open: boolean): void {
    const seconds = Math.max(0, at - this.#at);
    this.#at = Math.max(this.#at, at);
    if (!open || seconds === 0) return;
    this.#recent = faded(this.#recent, seconds, RECENT_MEMORY);
    this.#usual = faded(this.#usual, seconds, USUAL_MEMORY);
  }

  /** Somebody came. */
  arrived(serviceId: ServiceId, classId: ClassId): void {
    const key = `${serviceId}\n${classId}`;
    const share = this.#shares.get(key) ?? { serviceId, classId, count: 0 };
    this.#weight /= SHARE_MEMORY;
    share.count += this.#weight;
    this.#total += this.#weight;
    this.#shares.set(key, share);
    this.#recent = { ...this.#recent, arrivals: this.#recent.arrivals + 1 };
    this.#usual = { ...this.#usual, arrivals: this.#usual.arrivals + 1 };
    if (this.#weight > 1e6) this.#rescale();
  }

  rate(serviceId: ServiceId, classId: ClassId): ArrivalRate {
    const count = this.#shares.get(`${serviceId}\n${classId}`)?.count ?? 0;
    if (count === 0 || this.#recent.seconds === 0) return { now: 0, later: 0 };
    const of = ({ arrivals, seconds }: Fading) => (count / this.#total) * (arrivals / Math.max(seconds, LEAST_WATCHED));
    return { now: of(this.#recent), later: of(this.#usual) };
  }

  toData(): ArrivalRatesData {
    const shares = [...this.#shares.values()].map((share) => ({ ...share }));
    return {
      at: this.#at,
      recent: this.#recent,
      usual: this.#usual,
      weight: this.#weight,
      total: this.#total,
      shares,
    };
  }

  #rescale(): void {
    for (const share of this.#shares.values()) share.count /= this.#weight;
    this.#total /= this.#weight;
    this.#weight = 1;
  }
}

function faded({ arrivals, seconds }: Fading, passed: number, memory: number): Fading {
  const kept = Math.exp(-passed / memory);
  return { arrivals: arrivals * kept, seconds: seconds * kept + memory * (1 - kept) };
}
