import {
  type BranchDay,
  type ClassId,
  type CustomerRef,
  err,
  type Instant,
  ok,
  type ServiceId,
  type TextRef,
} from '@foyer/basics';
import { type BranchConfig, indexOf, type NumberSeries, type ServiceConfig } from '@foyer/configuration';
import { type Found, findClass, findConfig, findSegment, findService, findTags } from './find.ts';
import { isTaken } from './no-show.ts';
import { nextNumber } from './numbering.ts';
import type { BranchState, ServiceState } from './state.ts';

/** Who comes, and what for, whether they are going to wait or are served at once. */
export interface Arrival {
  readonly serviceId: ServiceId;
  /** The branch's default class when absent. */
  readonly classId?: ClassId | undefined;
  /** None when absent. */
  readonly segment?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** The branch's first language when absent. */
  readonly language?: string | undefined;
  readonly customerRef?: CustomerRef | undefined;
  readonly noteRef?: TextRef | undefined;
}

/** An arrival that fits the branch: what was left out is filled in. */
interface FittingArrival {
  readonly branch: BranchConfig;
  readonly config: ServiceConfig;
  readonly service: ServiceState;
  readonly arrival: {
    readonly day: BranchDay;
    readonly serviceId: ServiceId;
    readonly classId: ClassId;
    readonly segment: string | null;
    readonly tags: readonly string[];
    readonly language: string;
    readonly customerRef: CustomerRef | null;
    readonly noteRef: TextRef | null;
  };
}

/** What of an arrival the branch knows and offers while it is open, or the first thing in the way. */
export function findArrival(state: BranchState, wanted: Arrival): Found<FittingArrival> {
  const { serviceId, customerRef = null, noteRef = null } = wanted;
  const configured = findConfig(state);
  if (!configured.ok) return configured;
  const branch = configured.value;
  const found = findService(state, serviceId);
  if (!found.ok) return found;
  const classId = findClass(state, wanted.classId ?? branch.classes[0]?.id);
  if (!classId.ok) return classId;
  const segment = wanted.segment === undefined ? ok(null) : findSegment(state, wanted.segment);
  if (!segment.ok) return segment;
  const tags = findTags(state, wanted.tags ?? []);
  if (!tags.ok) return tags;
  const { day } = state;
  if (state.branch.kind !== 'open' || day === null) return err({ code: 'branch-closed' });
  if (found.value.config.retired === true) return err({ code: 'retired', what: 'service', id: serviceId });
  const language = wanted.language ?? branch.languages[0] ?? 'en';
  const told = { classId: classId.value, segment: segment.value, tags: tags.value, language, customerRef, noteRef };
  return ok({ branch, ...found.value, arrival: { day, serviceId, ...told } });
}

/** The next number of a service's series that is free. */
export function findNumber(
  state: BranchState,
  branch: BranchConfig,
  serviceId: ServiceId,
  now: Instant,
): Found<NonNullable<ReturnType<typeof nextNumber>>> {
  const series = seriesOf(branch, serviceId);
  const at = series === undefined ? undefined : state.series.get(series.id);
  const next =
    series === undefined || at === undefined ? null : nextNumber(series, at, (number) => isTaken(state, number, now));
  return next === null ? err({ code: 'numbers-exhausted', serviceId }) : ok(next);
}

/** The series that a service's tickets are numbered in. */
export function seriesOf(config: BranchConfig, serviceId: ServiceId): NumberSeries | undefined {
  const { services, series } = indexOf(config);
  const service = services.get(serviceId);
  return service === undefined ? undefined : series.get(service.seriesId);
}
