import type { ClassId, CounterId, MarkId, OutcomeId, ProfileId, SeriesId, ServiceId } from '@foyer/basics';
import type {
  BranchConfig,
  CounterConfig,
  NumberSeries,
  PriorityClass,
  ServiceConfig,
  WorkProfile,
} from './branch-config.ts';
import type { MarkConfig, OutcomeConfig } from './service-results.ts';

/** A work profile by service. */
export interface IndexedProfile {
  /** The tier that each of its services stands in, from 0; those called only when late stand beside the first. */
  readonly tiers: ReadonlyMap<ServiceId, number>;
  /** Those called only of whom somebody has waited as long as the target. */
  readonly whenLate: ReadonlySet<ServiceId>;
}

/** A counter with its own work profile. */
export interface IndexedCounter extends IndexedProfile {
  readonly config: CounterConfig;
}

/** A configuration by id. */
export interface ConfigIndex {
  readonly services: ReadonlyMap<ServiceId, ServiceConfig>;
  readonly series: ReadonlyMap<SeriesId, NumberSeries>;
  readonly classes: ReadonlyMap<ClassId, PriorityClass>;
  /** Where each class stands in the configuration's list, from 0. */
  readonly classPlaces: ReadonlyMap<ClassId, number>;
  readonly profiles: ReadonlyMap<ProfileId, IndexedProfile>;
  readonly outcomes: ReadonlyMap<OutcomeId, OutcomeConfig>;
  readonly marks: ReadonlyMap<MarkId, MarkConfig>;
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
  const profiles = new Map(config.profiles.map((profile) => [profile.id, profileOf(profile)]));
  const rank = new Map(config.categories.map(({ id }, place) => [id, place]));
  const rankOf = ({ categoryId }: ServiceConfig) => rank.get(categoryId) ?? rank.size;
  return {
    inOrder: config.services.toSorted((one, other) => rankOf(one) - rankOf(other)),
    services: new Map(config.services.map((service) => [service.id, service])),
    series: new Map(config.series.map((series) => [series.id, series])),
    classes: new Map(config.classes.map((priorityClass) => [priorityClass.id, priorityClass])),
    classPlaces: new Map(config.classes.map(({ id }, place) => [id, place])),
    profiles,
    outcomes: new Map(config.outcomes.map((outcome) => [outcome.id, outcome])),
    marks: new Map(config.marks.map((mark) => [mark.id, mark])),
    counters: new Map(
      config.counters.map((counter) => [
        counter.id,
        { config: counter, ...(profiles.get(counter.profileId) ?? NO_PROFILE) },
      ]),
    ),
  };
}

const NO_PROFILE: IndexedProfile = { tiers: new Map(), whenLate: new Set() };

function profileOf({ tiers, whenLate = [] }: WorkProfile): IndexedProfile {
  const inTiers = tiers.flatMap((services, tier) => services.map((id): [ServiceId, number] => [id, tier]));
  const late = whenLate.map((id): [ServiceId, number] => [id, 0]);
  return { tiers: new Map([...inTiers, ...late]), whenLate: new Set(whenLate) };
}
