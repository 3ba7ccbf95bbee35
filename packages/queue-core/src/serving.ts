import type { AgentId, CounterId, Instant, ProfileId, ServiceId } from '@foyer/basics';
import { type ConfigIndex, type IndexedProfile, indexOf } from '@foyer/configuration';
import { servicesOf } from './people.ts';
import { isPinnedTo } from './pin.ts';
import { countLate } from './policy/queue-candidate.ts';
import type { BranchState, Queue } from './state.ts';

/** What a counter serves with somebody at it, and in which order. */
export interface Serving extends IndexedProfile {
  readonly id: CounterId;
  readonly agentId: AgentId | null;
  /** The work profile it goes by. */
  readonly profileId: ProfileId;
  /** What the person who has it open may serve; `null`: everything. */
  readonly services: readonly ServiceId[] | null;
}

/**
 * What a counter serves: by the work profile it was given for today, else by that of the person there, else by its own;
 * of it what that person may serve. `undefined` for a counter there is not.
 */
export function servingAt(state: BranchState, counterId: CounterId, agentId: AgentId | null): Serving | undefined {
  if (state.config === null) return undefined;
  const index = indexOf(state.config);
  const counter = index.counters.get(counterId);
  if (counter === undefined) return undefined;
  const profileId = profileAt(state, index, counterId, agentId) ?? counter.config.profileId;
  const { tiers, whenLate } = index.profiles.get(profileId) ?? counter;
  return { id: counterId, agentId, profileId, tiers, whenLate, services: servicesOf(state, agentId) };
}

/** What a counter serves with whoever has it open now. */
export function servingNow(state: BranchState, counterId: CounterId): Serving | undefined {
  const counter = state.counters.get(counterId);
  return servingAt(state, counterId, counter === undefined || counter.kind === 'closed' ? null : counter.agentId);
}

/** Does a counter serve a service, with whoever has it open now? */
export function servesNow(state: BranchState, counterId: CounterId, serviceId: ServiceId): boolean {
  const serving = servingNow(state, counterId);
  return serving?.tiers.has(serviceId) === true && serving.services?.includes(serviceId) !== false;
}

/** The services that a counter serves with whoever has it open now. */
export function servedNow(state: BranchState, counterId: CounterId): ReadonlySet<ServiceId> {
  const serving = servingNow(state, counterId);
  if (serving === undefined) return new Set();
  return new Set([...serving.tiers.keys()].filter((id) => serving.services?.includes(id) !== false));
}

/** A profile instead of the counter's own, of those that there are. */
function profileAt(
  { profiles, people }: BranchState,
  index: ConfigIndex,
  counterId: CounterId,
  agentId: AgentId | null,
): ProfileId | undefined {
  const ofPerson = agentId === null ? null : people.get(agentId)?.profileId;
  return [profiles.get(counterId), ofPerson].find(
    (id): id is ProfileId => typeof id === 'string' && index.profiles.has(id),
  );
}

type QueueKind = Pick<Queue, 'serviceId' | 'pin'>;

/** The tier in which a counter calls such visits, 0 for reserved ones; `undefined`: it does not. */
export function tierAt(serving: Serving, { pin, serviceId }: QueueKind): number | undefined {
  if (serving.services !== null && !serving.services.includes(serviceId)) return undefined;
  if (pin === null) return serving.tiers.get(serviceId);
  return isPinnedTo(pin, serving.id, serving.agentId) ? 0 : undefined;
}

/** Does a counter call such visits only when they are late? */
export function isWhenLate({ whenLate }: Serving, { pin, serviceId }: QueueKind): boolean {
  return pin === null && whenLate.has(serviceId);
}

/** How many visits at the head of a queue that it serves a counter may call now. */
export function countCallable(state: BranchState, serving: Serving, queue: Queue, now: Instant): number {
  return isWhenLate(serving, queue) ? countLate(state, queue, now) : queue.visits.size;
}

/** Does somebody wait whom a counter could call, with whoever has it open, as things stood at the newest event? */
export function isWantedNow(state: BranchState, counterId: CounterId): boolean {
  const serving = servingNow(state, counterId);
  if (serving === undefined) return false;
  const isCallable = (queue: Queue) =>
    tierAt(serving, queue) !== undefined && countCallable(state, serving, queue, state.at) > 0;
  return state.queues.some(isCallable);
}
