import type { AgentId, ClassId, CounterId, Instant, ProfileId, ServiceId, VisitId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { type ConfigIndex, type IndexedCounter, indexOf } from '@foyer/configuration';
import { countBefore, lineKey, lineKeyOf } from '../lines.ts';
import { type BranchState, isAt, type Line, type LineKey } from '../state.ts';
import { candidateAt, isPinnedTo, weightsOf } from './line-candidate.ts';
import { type Candidate, compareCandidates } from './ranking.ts';

/** A counter that could serve somebody who waits. */
interface Desk {
  readonly id: CounterId;
  readonly agentId: AgentId | null;
  readonly profileId: ProfileId;
  readonly tiers: IndexedCounter['tiers'];
}

type Standing = Pick<Line, 'serviceId' | 'classId' | 'pin' | 'first'>;

/**
 * How many visits will be called before this one in the true order of calling as it stands now; 0 for the next, `null`
 * for a visit that does not wait. Each counter has an order of its own, by its work profile: counted are those who come
 * before at the counter where the fewest do, for that one will call first.
 *
 * Costs a binary search in each line for each work profile.
 */
export function placeOf(state: BranchState, visitId: VisitId, now: Instant): number | null {
  const visit = state.visits.get(visitId);
  if (state.config === null || visit === undefined || !isAt(visit, 'waiting')) return null;
  const key = lineKeyOf(visit);
  const line = state.lines.get(key);
  if (line === undefined) throw new Error(`Visit ${visitId} waits but stands in no line`);
  const place = countBefore(state.visits, line, visit.stage.seniority, visit.sequence);
  const candidate = candidateAt(state, indexOf(state.config), line, place, 0);
  return place + countAhead(state, state.config, line, candidate, now, key);
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
  const standing: Standing = { serviceId, classId, pin: null, first: false };
  const candidate: Candidate = {
    returnedFirst: false,
    pinned: false,
    overtakenEnough: false,
    tier: 0,
    seniority: Math.max(now, state.at),
    sequence: state.clock + 1,
    ...weightsOf(index, standing),
  };
  // Everybody alike came earlier, so the whole of one's own line is ahead.
  const key = lineKey(serviceId, classId, null, false);
  const own = state.lines.get(key)?.visits.size ?? 0;
  return own + countAhead(state, state.config, standing, candidate, now, key);
}

/** Those ahead of a candidate in all lines but its own, at the counter where they are fewest. */
function countAhead(
  state: BranchState,
  config: BranchConfig,
  standing: Standing,
  candidate: Candidate,
  now: Instant,
  ownKey: LineKey,
): number {
  const index = indexOf(config);
  let fewest = Number.POSITIVE_INFINITY;
  for (const desk of desksFor(state, index, standing)) {
    const self = { ...candidate, tier: tierAt(desk, standing) ?? 0 };
    let ahead = 0;
    for (const [key, line] of state.lines) {
      const tier = key === ownKey ? undefined : tierAt(desk, line);
      if (tier === undefined) continue;
      ahead += countInLine(line.visits.size, (place) => {
        const other = candidateAt(state, index, line, place, tier);
        return compareCandidates(other, self, now, config.policy.kind) < 0;
      });
      if (ahead >= fewest) break;
    }
    fewest = Math.min(fewest, ahead);
  }
  return Number.isFinite(fewest) ? fewest : 0;
}

/** The counters that could serve such a visit: staffed ones, or, while none is, all that are configured to. */
function desksFor(state: BranchState, index: ConfigIndex, standing: Standing): readonly Desk[] {
  const all: Desk[] = [];
  const staffed: Desk[] = [];
  for (const [id, { config, tiers }] of index.counters) {
    const counter = state.counters.get(id);
    const agentId = counter === undefined || counter.kind === 'closed' ? null : counter.agentId;
    const desk = { id, agentId, profileId: config.profileId, tiers };
    if (tierAt(desk, standing) === undefined) continue;
    all.push(desk);
    if (agentId !== null) staffed.push(desk);
  }
  const desks = staffed.length > 0 ? staffed : all;
  for (const { pin } of state.lines.values()) if (pin !== null) return desks;
  // Where nobody is reserved for one of them, counters of one profile call in the same order.
  return [...new Map(desks.map((desk) => [desk.profileId, desk])).values()];
}

/** The tier from which a counter calls such a visit; `undefined`: it does not. */
function tierAt(desk: Desk, { pin, serviceId }: Pick<Line, 'pin' | 'serviceId'>): number | undefined {
  if (pin === null) return desk.tiers.get(serviceId);
  return isPinnedTo(pin, desk.id, desk.agentId) ? 0 : undefined;
}

/** How many of a line's places, which all come before the others, are ahead. */
function countInLine(size: number, isAhead: (place: number) => boolean): number {
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
