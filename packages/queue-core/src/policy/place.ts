import type { AgentId, ClassId, CounterId, Instant, ServiceId, VisitId } from '@foyer/basics';
import { type BranchConfig, type ConfigIndex, type IndexedCounter, indexOf } from '@foyer/configuration';
import { servicesOf, tierAt } from '../people.ts';
import { countBefore, queueKey, queueKeyOf } from '../queues.ts';
import type { BranchState, Queue, QueueKey } from '../state.ts';
import { isAt } from '../visit.ts';
import { candidateAt, weightsOf } from './queue-candidate.ts';
import { type Candidate, compareCandidates } from './ranking.ts';

/** A counter that could serve somebody who waits. */
interface ServingCounter {
  readonly id: CounterId;
  readonly agentId: AgentId | null;
  readonly tiers: IndexedCounter['tiers'];
  /** What the person who has it open may serve; `null`: everything. */
  readonly services: readonly ServiceId[] | null;
  /** The same for counters that call alike, where nobody is reserved for one of them. */
  readonly manner: string;
}

/** What makes waiting visits alike. */
type QueueKind = Pick<Queue, 'serviceId' | 'classId' | 'pin' | 'first'>;

/**
 * How many visits will be called before this one in the true order of calling as it stands now; 0 for the next, `null`
 * for a visit that does not wait. Each counter has an order of its own, by its work profile: counted are those who come
 * before at the counter where the fewest do, for that one will call first.
 *
 * Costs a binary search in each queue for each work profile.
 */
export function placeOf(state: BranchState, visitId: VisitId, now: Instant): number | null {
  const visit = state.visits.get(visitId);
  if (state.config === null || visit === undefined || !isAt(visit, 'waiting')) return null;
  const key = queueKeyOf(visit);
  const queue = state.queues.get(key);
  if (queue === undefined) throw new Error(`Visit ${visitId} waits but stands in no queue`);
  const place = countBefore(state.visits, queue, visit.stage.queued.seniority, visit.sequence);
  const candidate = candidateAt(state, indexOf(state.config), queue, place, 0);
  return place + countAhead(state, state.config, queue, candidate, now, key);
}

/** The place that a ticket issued now would have, as `placeOf`; `null` when the service or class is not configured. */
export function placeOfNewArrival(
  state: BranchState,
  serviceId: ServiceId,
  classId: ClassId,
  now: Instant,
): number | null {
  if (state.config === null) return null;
  const index = indexOf(state.config);
  if (!index.services.has(serviceId) || !index.classes.has(classId)) return null;
  const kind: QueueKind = { serviceId, classId, pin: null, first: false };
  const candidate: Candidate = {
    returnedFirst: false,
    pinned: false,
    overtakenEnough: false,
    tier: 0,
    seniority: Math.max(now, state.at),
    sequence: state.clock + 1,
    ...weightsOf(index, kind),
  };
  // Everybody alike came earlier, so the whole of one's own queue is ahead.
  const key = queueKey(serviceId, classId, null, false);
  const own = state.queues.get(key)?.visits.size ?? 0;
  return own + countAhead(state, state.config, kind, candidate, now, key);
}

/** Those ahead of a candidate in all queues but its own, at the counter where they are fewest. */
function countAhead(
  state: BranchState,
  config: BranchConfig,
  kind: QueueKind,
  candidate: Candidate,
  now: Instant,
  ownKey: QueueKey,
): number {
  const index = indexOf(config);
  let fewest = Number.POSITIVE_INFINITY;
  for (const counter of countersFor(state, index, kind)) {
    const self = { ...candidate, tier: tierAt(counter, counter.services, kind) ?? 0 };
    let ahead = 0;
    for (const [key, queue] of state.queues) {
      const tier = key === ownKey ? undefined : tierAt(counter, counter.services, queue);
      if (tier === undefined) continue;
      ahead += countInQueue(queue.visits.size, (place) => {
        const other = candidateAt(state, index, queue, place, tier);
        return compareCandidates(other, self, now, config.policy.kind) < 0;
      });
      if (ahead >= fewest) break;
    }
    fewest = Math.min(fewest, ahead);
  }
  return Number.isFinite(fewest) ? fewest : 0;
}

/** The counters that could serve such a visit: staffed ones, or, while none is, all that are configured to. */
function countersFor(state: BranchState, index: ConfigIndex, kind: QueueKind): readonly ServingCounter[] {
  const all: ServingCounter[] = [];
  const staffed: ServingCounter[] = [];
  for (const [id, { config, tiers }] of index.counters) {
    const found = state.counters.get(id);
    const agentId = found === undefined || found.kind === 'closed' ? null : found.agentId;
    const services = servicesOf(state, agentId);
    const manner = services === null ? `profile ${config.profileId}` : `counter ${id}`;
    const counter = { id, agentId, tiers, services, manner };
    if (tierAt(counter, services, kind) === undefined) continue;
    all.push(counter);
    if (agentId !== null) staffed.push(counter);
  }
  const counters = staffed.length > 0 ? staffed : all;
  for (const { pin } of state.queues.values()) if (pin !== null) return counters;
  return [...new Map(counters.map((counter) => [counter.manner, counter])).values()];
}

/** How many of a queue's places, which all come before the others, are ahead. */
function countInQueue(size: number, isAhead: (place: number) => boolean): number {
  if (!isAhead(0)) return 0;
  if (isAhead(size - 1)) return size;
  let low = 1;
  let high = size - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAhead(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
