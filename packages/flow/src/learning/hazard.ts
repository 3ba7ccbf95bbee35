/** Edges of the stretches of elapsed time within which a rate is taken as even, in seconds; the last has no end. */
const EDGES: readonly number[] = [
  0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096, 8192,
];
const STRETCHES = EDGES.length;
/** An event forgets those before it by this much: half of what is known stems from the last 2,000. */
const MEMORY = 2 ** (-1 / 2000);
/** How much the expected rate counts beside what was observed, in events for each stretch. */
const PRIOR_EVENTS = 1;

/** Plain data of a `HazardTable`. */
export interface HazardData {
  /** What the newest event counts; all figures are multiples of it. */
  readonly weight: number;
  readonly events: readonly number[];
  readonly exposure: readonly number[];
}

interface Rates {
  readonly rates: Float64Array;
  /** Summed over time up to the beginning of each stretch. */
  readonly cumulative: Float64Array;
}

/**
 * How likely something that has not happened for so long happens within the next second, learned from who was watched
 * from when to when: a life table (Kaplan and Meier, 1958, on stretches of time). Who is no longer watched before it
 * happened counts for as long as they were: censored, not missing.
 */
export class HazardTable {
  readonly #expectedSeconds: number;
  readonly #events: Float64Array;
  readonly #exposure: Float64Array;
  #weight: number;
  #rates: Rates | null = null;

  /** @param expectedSeconds mean time to the event before anything is known */
  constructor(expectedSeconds: number, data?: HazardData) {
    this.#expectedSeconds = expectedSeconds;
    this.#weight = data?.weight ?? 1;
    this.#events = Float64Array.from({ length: STRETCHES }, (_, index) => data?.events[index] ?? 0);
    this.#exposure = Float64Array.from({ length: STRETCHES }, (_, index) => data?.exposure[index] ?? 0);
  }

  /** Somebody was watched from one elapsed time to another, seconds; `ended`: it happened then. */
  watched(from: number, to: number, ended: boolean): void {
    const start = Math.max(0, from);
    if (to < start) return;
    for (let at = stretchOf(start); at < STRETCHES; at += 1) {
      const low = Math.max(start, edge(at));
      const high = Math.min(to, edge(at + 1));
      if (high > low) this.#exposure[at] = (this.#exposure[at] ?? 0) + (high - low) * this.#weight;
      if (to <= edge(at + 1)) break;
    }
    if (ended) {
      const at = stretchOf(to);
      this.#events[at] = (this.#events[at] ?? 0) + this.#weight;
      this.#weight /= MEMORY;
      if (this.#weight > 1e6) this.#rescale();
    }
    this.#rates = null;
  }

  /**
   * How much longer, given that it has not happened for `elapsed` seconds.
   *
   * @param chance an exponential deviate of mean 1; the same chance gives the same answer, a larger one a longer time
   */
  remaining(elapsed: number, chance: number): number {
    const { rates, cumulative } = this.#known();
    let at = stretchOf(elapsed);
    const goal = (cumulative[at] ?? 0) + (elapsed - edge(at)) * (rates[at] ?? 0) + chance;
    while (at + 1 < STRETCHES && (cumulative[at + 1] ?? 0) < goal) at += 1;
    return Math.max(0, edge(at) + (goal - (cumulative[at] ?? 0)) / (rates[at] ?? 1) - elapsed);
  }

  /** Events it knows of, the forgotten left out. */
  get events(): number {
    let sum = 0;
    for (const count of this.#events) sum += count;
    return sum / this.#weight;
  }

  toData(): HazardData {
    return { weight: this.#weight, events: [...this.#events], exposure: [...this.#exposure] };
  }

  /** Events a second within each stretch: what was observed, drawn towards the rate over all of them. */
  #known(): Rates {
    if (this.#rates !== null) return this.#rates;
    const prior = PRIOR_EVENTS * this.#weight;
    let allEvents = prior;
    let allExposure = prior * this.#expectedSeconds;
    for (let at = 0; at < STRETCHES; at += 1) {
      allEvents += this.#events[at] ?? 0;
      allExposure += this.#exposure[at] ?? 0;
    }
    const rates = new Float64Array(STRETCHES);
    const cumulative = new Float64Array(STRETCHES);
    for (let at = 0; at < STRETCHES; at += 1) {
      const seconds = (this.#exposure[at] ?? 0) + (prior * allExposure) / allEvents;
      rates[at] = ((this.#events[at] ?? 0) + prior) / seconds;
      if (at > 0) cumulative[at] = (cumulative[at - 1] ?? 0) + (edge(at) - edge(at - 1)) * (rates[at - 1] ?? 0);
    }
    this.#rates = { rates, cumulative };
    return this.#rates;
  }

  #rescale(): void {
    for (const values of [this.#events, this.#exposure]) {
      for (const [index, value] of values.entries()) values[index] = value / this.#weight;
    }
    this.#weight = 1;
  }
}

function edge(at: number): number {
  return EDGES[at] ?? Number.POSITIVE_INFINITY;
}

function stretchOf(elapsed: number): number {
  let at = 0;
  while (at + 1 < STRETCHES && edge(at + 1) <= elapsed) at += 1;
  return at;
}
