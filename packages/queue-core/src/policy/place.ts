import type { ClassId, Instant, ServiceId, VisitId } from '@foyer/basics';
import { type BranchConfig, indexOf } from '@foyer/configuration';
import { countBefore, queueKey, queueKeyOf } from '../queues.ts';
import { countCallable, isWhenLate, type Serving, servingAt, tierAt } from '../serving.ts';
import type { BranchState, Queue, QueueKey } from '../state.ts';
import { isAt } from '../visit.ts';
import { placesInTurn } from './place-in-turn.ts';
import { callingOf, candidateAt, newArrival } from './queue-candidate.ts';
import { type Calling, type Candidate, compareCandidates, lateAt } from './ranking.ts';

/** What makes waiting visits alike. */
type QueueKind = Pick<Queue, 'serviceId' | 'classId' | 'pin' | 'first'>;

/** Somebody whose place is asked for. */
interface Asked {
  readonly kind: QueueKind;
  readonly key: QueueKey;
  /** In its own queue, from 0. */
  readonly place: number;
  readonly candidate: Candidate;
}

/**
 * How many visits will be called before this one in the true order of calling as it stands now; 0 for the next, `null`
 * for a visit that does not wait. Each counter has an order of its own, by its work profile: counted are those who come
 * before at the counter where the fewest do, for that one will call first.
 *
 * Costs a binary search in each queue for each work profile; where turns are taken, the whole order at each, once for
 * all who ask of one state.
 */
export function placeOf(state: BranchState, visitId: VisitId, now: Instant): number | null {
  const visit = state.visits.get(visitId);
  if (state.config === null || visit === undefined || !isAt(visit, 'waiting')) return null;
  const key = queueKeyOf(visit);
  const queue = state.queues.get(key);
  if (queue === undefined) throw new Error(`Visit ${visitId} waits but stands in no queue`);
  const place = countBefore(state.visits, queue, visit.stage.queued.seniority, visit.sequence);
  const candidate = candidateAt(state, indexOf(state.config), queue, place, 0);
  return countBeforeAsked(state, state.config, { kind: queue, key, place, candidate }, now);
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
  const candidate = newArrival(state, kind, 0, now);
  // Everybody alike came earlier, so the whole of one's own queue is ahead.
  const key = queueKey(serviceId, classId, null, false);
  const place = state.queues.get(key)?.visits.size ?? 0;
  return countBeforeAsked(state, state.config, { kind, key, place, candidate }, now);
}

/** Those before whose place is asked for, at the counter where they are fewest. */
function countBeforeAsked(state: BranchState, config: BranchConfig, asked: Asked, now: Instant): number {
  const calling = callingOf(config, state);
  let fewest = Number.POSITIVE_INFINITY;
  for (const serving of countersFor(state, config, asked, now)) {
    // Who is called there only when late is looked at as if everybody alike were.
    const whole = isCallableAt(serving, asked, now) ? null : asked.key;
    const count = calling.turns.areTaken
      ? (placesInTurn(state, config, serving, now, whole).get(asked.key)?.[asked.place] ?? asked.place)
      : asked.place + countAhead(state, config, serving, asked, now, calling, fewest - asked.place);
    fewest = Math.min(fewest, count);
  }
  return Number.isFinite(fewest) ? fewest : asked.place;
}

/** Those of all other queues who come before at a counter; where they are so `many`, no more are counted. */
function countAhead(
  state: BranchState,
  config: BranchConfig,
  serving: Serving,
  { candidate, kind, key: ownKey }: Asked,
  now: Instant,
  calling: Calling,
  many: number,
): number {
  const index = indexOf(config);
  const self = { ...candidate, tier: tierAt(serving, kind) ?? 0 };
  let ahead = 0;
  for (const [key, queue] of state.queues) {
    const tier = key === ownKey ? undefined : tierAt(serving, queue);
    const size = tier === undefined ? 0 : countCallable(state, serving, queue, now);
    if (tier === undefined || size === 0) continue;
    ahead += countInQueue(size, (place) => {
      const other = candidateAt(state, index, queue, place, tier);
      return compareCandidates(other, self, now, calling) < 0;
    });
    if (ahead >= many) break;
  }
  return ahead;
}

/** The counters that could call them: staffed ones now, or else later, or, while none is, all that are configured to. */
function countersFor(state: BranchState, config: BranchConfig, asked: Asked, now: Instant): readonly Serving[] {
  const all: Serving[] = [];
  const staffed: Serving[] = [];
  const atOnce: Serving[] = [];
  for (const { id } of config.counters) {
    const found = state.counters.get(id);
    const agentId = found === undefined || found.kind === 'closed' ? null : found.agentId;
    const serving = servingAt(state, id, agentId);
    if (serving === undefined || tierAt(serving, asked.kind) === undefined) continue;
    all.push(serving);
    if (agentId === null) continue;
    staffed.push(serving);
    if (isCallableAt(serving, asked, now)) atOnce.push(serving);
  }
  const counters = [atOnce, staffed, all].find(({ length }) => length > 0) ?? [];
  for (const { pin } of state.queues.values()) if (pin !== null) return counters;
  return [...new Map(counters.map((serving) => [mannerOf(serving), serving])).values()];
}

/** The same for counters that call alike, where nobody is reserved for one of them. */
function mannerOf({ id, profileId, services }: Serving): string {
  return services === null ? `profile ${profileId}` : `counter ${id}`;
}

function isCallableAt(serving: Serving, { kind, candidate }: Asked, now: Instant): boolean {
  return !isWhenLate(serving, kind) || lateAt(candidate) <= now;
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
