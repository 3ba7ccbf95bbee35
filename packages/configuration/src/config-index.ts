import type { ClassId, CounterId, OutcomeId, SeriesId, ServiceId } from '@foyer/basics';
import type {
  BranchConfig,
  CounterConfig,
  NumberSeries,
  OutcomeConfig,
  PriorityClass,
  ServiceConfig,
} from './branch-config.ts';

/** A counter with the tier of its work profile that each of its services stands in, from 0. */
export interface IndexedCounter {
  readonly config: CounterConfig;
  readonly tiers: ReadonlyMap<ServiceId, number>;
}

/** A configuration by id. */
export interface ConfigIndex {
  readonly services: ReadonlyMap<ServiceId, ServiceConfig>;
  readonly series: ReadonlyMap<SeriesId, NumberSeries>;
  readonly classes: ReadonlyMap<ClassId, PriorityClass>;
  readonly outcomes: ReadonlyMap<OutcomeId, OutcomeConfig>;
  readonly counters: ReadonlyMap<CounterId, IndexedCounter>;
  /** The services as people see them everywhere: by category in the categories' order, within each in their own. */
  readonly inOrder: readonly ServiceConfig[];
}

const known = new WeakMap<BranchConfig, ConfigIndex>();

/** Looks a configuration up by id; worked out once for each configuration object. */
export function indexOf(config: BranchConfig): ConfigIndex {
  const before = known.get(config);
  if (before !== undefined) return before;
  const index = build(config);
  known.set(config, index);
  return index;
}

function build(config: BranchConfig): ConfigIndex {
  const profiles = new Map(config.profiles.map((profile) => [profile.id, profile]));
  const tiersOf = (counter: CounterConfig): ReadonlyMap<ServiceId, number> => {
    const tiers = profiles.get(counter.profileId)?.tiers ?? [];
    return new Map(tiers.flatMap((services, tier) => services.map((id): [ServiceId, number] => [id, tier])));
  };
  const rank = new Map(config.categories.map(({ id }, place) => [id, place]));
  const rankOf = ({ categoryId }: ServiceConfig) => rank.get(categoryId) ?? rank.size;
  return {
    inOrder: config.services.toSorted((one, other) => rankOf(one) - rankOf(other)),
    services: new Map(config.services.map((service) => [service.id, service])),
    series: new Map(config.series.map((series) => [series.id, series])),
    classes: new Map(config.classes.map((priorityClass) => [priorityClass.id, priorityClass])),
    outcomes: new Map(config.outcomes.map((outcome) => [outcome.id, outcome])),
    counters: new Map(config.counters.map((counter) => [counter.id, { config: counter, tiers: tiersOf(counter) }])),
  };
}
