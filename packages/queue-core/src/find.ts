import {
  type ClassId,
  type CounterId,
  type EscalationId,
  type EscalationStateKind,
  err,
  ok,
  type ReasonKind,
  type Result,
  type ServiceId,
  type StageKind,
} from '@foyer/basics';
import { type BranchConfig, indexOf, type ServiceConfig } from '@foyer/configuration';
import type { OnVisit } from './define.ts';
import type { Refusal } from './refusal.ts';
import type { BranchState, CounterState, Escalation, ServiceState } from './state.ts';
import { isAt, MOST_TAGS, type VisitAt } from './visit.ts';

export type Found<T> = Result<T, Refusal>;
export type OpenCounter = Extract<CounterState, { readonly kind: 'open' }>;

/** The configuration, or that there is none yet. */
export function findConfig(state: BranchState): Found<BranchConfig> {
  if (state.config !== null) return ok(state.config);
  return err({ code: 'invalid-state', what: 'branch', id: '', state: 'unconfigured' });
}

/** The visit a command targets: it exists, the client has seen its newest version, and it stands at one of `stages`. */
export function findVisit<K extends StageKind>(
  state: BranchState,
  command: OnVisit,
  ...stages: readonly K[]
): Found<VisitAt<K>> {
  const id = command.visitId;
  const visit = state.visits.get(id);
  if (visit === undefined) return err({ code: 'not-found', what: 'visit', id });
  const expected = command.expectedVersion;
  if (expected !== undefined && expected !== visit.version) {
    return err({ code: 'version-conflict', id, expected, found: visit.version });
  }
  if (!isAt(visit, ...stages)) {
    return err({ code: 'invalid-state', what: 'visit', id, state: visit.stage.kind });
  }
  return ok(visit);
}

/** A configured service. */
export function findService(
  state: BranchState,
  id: ServiceId,
): Found<{ readonly config: ServiceConfig; readonly service: ServiceState }> {
  const config = state.config === null ? undefined : indexOf(state.config).services.get(id);
  const service = state.services.get(id);
  if (config === undefined || service === undefined) return err({ code: 'not-found', what: 'service', id });
  return ok({ config, service });
}

/** A service that takes somebody: neither retired nor suspended. */
export function findOffered(state: BranchState, id: ServiceId): Found<ServiceId> {
  const found = findService(state, id);
  if (!found.ok) return found;
  if (found.value.config.retired === true) return err({ code: 'retired', what: 'service', id });
  const { suspended } = found.value.service;
  return suspended === null ? ok(id) : err({ code: 'service-suspended', serviceId: id, reason: suspended.reason });
}

/** A class that is offered. */
export function findClass({ config }: BranchState, id: ClassId | undefined): Found<ClassId> {
  const found = config === null || id === undefined ? undefined : indexOf(config).classes.get(id);
  if (found === undefined) return err({ code: 'not-found', what: 'class', id: id ?? '' });
  return found.retired === true ? err({ code: 'retired', what: 'class', id: found.id }) : ok(found.id);
}

/** A segment that is offered. */
export function findSegment({ config }: BranchState, id: string): Found<string> {
  const found = config?.segments.find((segment) => segment.id === id);
  if (found === undefined) return err({ code: 'not-found', what: 'segment', id });
  return found.retired === true ? err({ code: 'retired', what: 'segment', id }) : ok(id);
}

/** Tags that are offered, each once; those that a visit `has` may stay though they are offered no more. */
export function findTags(
  { config }: BranchState,
  ids: readonly string[],
  has: readonly string[] = [],
): Found<readonly string[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length > MOST_TAGS) return err({ code: 'too-many', what: 'tags', limit: MOST_TAGS });
  for (const id of wanted) {
    const found = config?.tags.find((tag) => tag.id === id);
    if (found === undefined) return err({ code: 'not-found', what: 'tag', id });
    if (found.retired === true && !has.includes(id)) return err({ code: 'retired', what: 'tag', id });
  }
  return ok(wanted);
}

export function findCounter(state: BranchState, id: CounterId): Found<CounterState> {
  const counter = state.counters.get(id);
  return counter === undefined ? err({ code: 'not-found', what: 'counter', id }) : ok(counter);
}

/** Has the counter been retired? The person who works there may go on until they close it. */
export function isRetired({ config }: BranchState, id: CounterId): boolean {
  return config !== null && indexOf(config).counters.get(id)?.config.retired === true;
}

/** A reason that the branch has; a retired one is still taken from a page that has not heard of that. */
export function findReason({ config }: BranchState, kind: ReasonKind, id: string): Found<string> {
  const found = config?.reasons[kind].find((reason) => reason.id === id);
  return found === undefined ? err({ code: 'not-found', what: 'reason', id }) : ok(found.id);
}

/** A counter that is open, whether it has a customer or not. */
export function findOpenCounter(state: BranchState, id: CounterId): Found<OpenCounter> {
  const found = findCounter(state, id);
  if (!found.ok) return found;
  const counter = found.value;
  return counter.kind === 'open' ? ok(counter) : counterNotSo(id, counter);
}

/** The refusal of what a counter can't do in the state it is in. */
export function counterNotSo(id: CounterId, counter: CounterState): Found<never> {
  return err({ code: 'invalid-state', what: 'counter', id, state: counter.kind });
}

/** A counter that is open and has no customer. */
export function findFreeCounter(state: BranchState, id: CounterId): Found<OpenCounter> {
  const found = findOpenCounter(state, id);
  if (!found.ok || found.value.visitId === null) return found;
  return err({ code: 'counter-busy', counterId: id, visitId: found.value.visitId });
}

/** An escalation or call for help whose status is one of `statuses`. */
export function findEscalation(
  state: BranchState,
  id: EscalationId,
  ...statuses: readonly EscalationStateKind[]
): Found<Escalation> {
  const escalation = state.escalations.get(id);
  if (escalation === undefined) return err({ code: 'not-found', what: 'escalation', id });
  return statuses.includes(escalation.status.kind) ? ok(escalation) : escalationNotSo(escalation);
}

/** The refusal of what an escalation in this state doesn't allow. */
export function escalationNotSo({ id, status }: Escalation): Found<never> {
  return err({ code: 'invalid-state', what: 'escalation', id, state: status.kind });
}
