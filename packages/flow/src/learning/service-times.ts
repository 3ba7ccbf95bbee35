import type { AgentId, ServiceId } from '@foyer/basics';
import { type Cell, type Effects, FACTORS_BEFORE_DATA, fitEffects } from './effects.ts';
import { RecentWindow } from './recent-window.ts';

/** Below so many services of its own, a service's spread is taken from all services. */
const OWN_SPREAD = 150;
/** Kept of each service, and of all together. */
const KEPT_OF_EACH = 600;
const KEPT_IN_ALL = 1500;
/** Each observation forgets those before it by this much: half of what is known stems from the last 3,000. */
const MEMORY = 2 ** (-1 / 3000);
export interface ServiceTimesData {
  readonly observed: number;
  /** What the newest service counts in the cells. */
  readonly weight: number;
  readonly cells: readonly Readonly<Cell>[];
  /** Times as multiples of what was expected, of all services and of each, oldest first. */
  readonly pooled: readonly number[];
  readonly factors: Readonly<Record<ServiceId, readonly number[]>>;
}

/**
 * Learns log service time = mean + effect of the service + effect of the agent + residual (log-normal effects; the
 * residuals are kept as they are). Times are ratios to the configured mean of the service. Forgets slowly.
 */
export class ServiceTimes {
  readonly #cells = new Map<string, Cell>();
  readonly #own = new Map<ServiceId, RecentWindow>();
  readonly #pooled: RecentWindow;
  #observed: number;
  #weight: number;
  #effects: Effects | null = null;

  constructor(data?: ServiceTimesData) {
    this.#observed = data?.observed ?? 0;
    this.#weight = data?.weight ?? 1;
    this.#pooled = new RecentWindow(KEPT_IN_ALL, data?.pooled ?? FACTORS_BEFORE_DATA);
    for (const cell of data?.cells ?? []) this.#cells.set(cellKey(cell.serviceId, cell.agentId), { ...cell });
    for (const [serviceId, factors] of Object.entries<readonly number[]>(data?.factors ?? {})) {
      this.#own.set(serviceId as ServiceId, new RecentWindow(KEPT_OF_EACH, factors));
    }
  }

  /** How many services have ever been observed. */
  get observed(): number {
    return this.#observed;
  }

  /** A service of `seconds` by an agent; `configuredMean`: what was expected of it before any was known, seconds. */
  observe(serviceId: ServiceId, agentId: AgentId, seconds: number, configuredMean: number): void {
    const ratio = Math.log(Math.max(seconds, 1) / configuredMean);
    const factor = Math.exp(ratio - this.#fitted().of(serviceId, agentId));
    this.#pooled.add(factor);
    const own = this.#own.get(serviceId) ?? new RecentWindow(KEPT_OF_EACH);
    own.add(factor);
    this.#own.set(serviceId, own);
    const key = cellKey(serviceId, agentId);
    const cell = this.#cells.get(key) ?? { serviceId, agentId, count: 0, sum: 0 };
    this.#weight /= MEMORY;
    cell.count += this.#weight;
    cell.sum += ratio * this.#weight;
    this.#cells.set(key, cell);
    this.#observed += 1;
    if (this.#weight > 1e6) this.#rescale();
    this.#effects = null;
  }

  /** The logarithm of the middle of this service's time with this agent; `null`: with anybody. */
  centre(serviceId: ServiceId, agentId: AgentId | null, configuredMean: number): number {
    return Math.log(configuredMean) + this.#fitted().of(serviceId, agentId);
  }

  /** What the middle is multiplied by: equally likely factors. The service's own, or all services' while it has few. */
  factors(serviceId: ServiceId): RecentWindow {
    const own = this.#own.get(serviceId);
    return own !== undefined && own.size >= OWN_SPREAD ? own : this.#pooled;
  }

  toData(): ServiceTimesData {
    return {
      observed: this.#observed,
      weight: this.#weight,
      cells: [...this.#cells.values()].map((cell) => ({ ...cell })),
      pooled: this.#pooled.inOrder,
      factors: Object.fromEntries([...this.#own].map(([serviceId, own]) => [serviceId, own.inOrder])),
    };
  }

  #fitted(): Effects {
    this.#effects ??= fitEffects([...this.#cells.values()], this.#weight);
    return this.#effects;
  }

  #rescale(): void {
    for (const cell of this.#cells.values()) {
      cell.count /= this.#weight;
      cell.sum /= this.#weight;
    }
    this.#weight = 1;
  }
}

function cellKey(serviceId: ServiceId, agentId: AgentId): string {
  return `${serviceId}\n${agentId}`;
}
