import type { AgentId, ClassId, CounterId, Instant, ServiceId, VisitId } from '@foyer/basics';
import type { BranchConfig } from '../config.ts';
import { type ConfigIndex, type IndexedCounter, indexOf } from '../config-index.ts';
import { countBefore, lineKey, lineKeyOf } from '../lines.ts';
import { type BranchState, isAt, type Line, type LineKey } from '../state.ts';
import { candidateAt, isPinnedTo, weightsOf } from './line-candidate.ts';
import { type Candidate, compareCandidates } from './ranking.ts';

/** A counter that could serve somebody who waits. */
interface Desk {
  readonly id: CounterId;
  readonly agentId: AgentId | null;
  readonly tiers: IndexedCounter['tiers'];
}

type Standing = Pick<Line, 'serviceId' | 'classId' | 'pin' | 'first'>;

/**
 * How many visits will be called before this one in the true order of calling as it stands now; 0 for the next, `null`
 * for a visit that does not wait. Counted are those that compete with it: some counter could serve both. Where the
 * work profiles of the counters they share disagree on which of two services goes first, tiers don't count between
 * those two.
 *
 * Costs a binary search in each line.
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

/** Those ahead of a candidate in all lines but its own. */
function countAhead(
  state: BranchState,
  config: BranchConfig,
  standing: Standing,
  candidate: Candidate,
  now: Instant,
  ownKey: LineKey,
): number {
  const index = indexOf(config);
  const desks = desksFor(state, index, standing);
  let ahead = 0;
  for (const [key, line] of state.lines) {
    const byTier = key === ownKey ? null : compareTiers(desks, standing, line);
    if (byTier === null) continue;
    const self = byTier < 0 ? { ...candidate, tier: 1 } : candidate;
    const tier = byTier > 0 ? 1 : 0;
    ahead += countInLine(line.visits.size, (place) => {
      const other = candidateAt(state, index, line, place, tier);
      return compareCandidates(other, self, now, config.policy.kind) < 0;
    });
  }
  return ahead;
}

/** The counters that could serve such a visit: staffed ones, or, while none is, all that are configured to. */
function desksFor(state: BranchState, index: ConfigIndex, standing: Standing): readonly Desk[] {
  const all: Desk[] = [];
  const staffed: Desk[] = [];
  for (const [id, { tiers }] of index.counters) {
    const counter = state.counters.get(id);
    const agentId = counter === undefined || counter.kind === 'closed' ? null : counter.agentId;
    const desk = { id, agentId, tiers };
    if (!serves(desk, standing)) continue;
    all.push(desk);
    if (agentId !== null) staffed.push(desk);
  }
  return staffed.length > 0 ? staffed : all;
}

function serves(desk: Desk, { pin, serviceId }: Pick<Line, 'pin' | 'serviceId'>): boolean {
  return pin === null ? desk.tiers.has(serviceId) : isPinnedTo(pin, desk.id, desk.agentId);
}

/** Below 0 when all shared counters look at `theirs` first, above 0 when at `own` first; `null` when none is shared. */
function compareTiers(desks: readonly Desk[], own: Standing, theirs: Line): number | null {
  let agreed: number | null = null;
  for (const desk of desks) {
    if (!serves(desk, theirs)) continue;
    const byTier = Math.sign((desk.tiers.get(theirs.serviceId) ?? 0) - (desk.tiers.get(own.serviceId) ?? 0));
    if (agreed !== null && agreed !== byTier) return 0;
    agreed = byTier;
  }
  return agreed;
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
