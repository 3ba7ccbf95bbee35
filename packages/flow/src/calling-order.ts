import type { Instant, ServiceId } from '@foyer/basics';
import { type Candidate, compareCandidates, isPinnedTo } from '@foyer/queue-core';
import type { BranchPicture, PictureCounter, PictureVisit } from './picture.ts';
import { type WaitingLine, waitingLines } from './waiting-lines.ts';

/** Who is called before whom. */
export interface CallingOrder {
  /** All lines in which somebody waits, and those without anybody that a new arrival would begin. */
  readonly lines: readonly WaitingLine[];
  /** The counters that could call from a line now: open ones. */
  openFor(line: WaitingLine): readonly PictureCounter[];
  /**
   * How many of another line are called before each place of a line; the last figure is for a new arrival at its end.
   * They never fall along the line. `null` when no counter could serve both.
   */
  aheadIn(other: WaitingLine, line: WaitingLine): readonly number[] | null;
}

interface Desk {
  readonly counter: PictureCounter;
  readonly tiers: ReadonlyMap<ServiceId, number>;
}

/**
 * The true order of calling as it stands at an instant: the same comparison by which the branch chooses, and the same
 * notion of who competes with whom as the place that a ticket is told (`placeOf`).
 */
export function callingOrder(picture: BranchPicture, now: Instant): CallingOrder {
  const { kind } = picture.policy;
  const desks = picture.counters.map((counter): Desk => ({ counter, tiers: tiersOf(counter) }));
  const desksOf = new Map<WaitingLine, readonly Desk[]>();
  const desksFor = (line: WaitingLine): readonly Desk[] => {
    const known = desksOf.get(line);
    if (known !== undefined) return known;
    const all = desks.filter((desk) => serves(desk, line));
    const staffed = all.filter(({ counter }) => counter.status !== 'closed');
    const found = staffed.length > 0 ? staffed : all;
    desksOf.set(line, found);
    return found;
  };
  return {
    lines: waitingLines(picture),
    openFor: (line) =>
      desks.filter((desk) => desk.counter.status === 'open' && serves(desk, line)).map(({ counter }) => counter),
    aheadIn: (other, line) => {
      const byTier = compareTiers(desksFor(line), line, other);
      if (byTier === null) return null;
      const ownTier = byTier < 0 ? 1 : 0;
      const otherTier = byTier > 0 ? 1 : 0;
      let ahead = 0;
      const figureFor = (self: Candidate): number => {
        for (; ahead < other.visits.length; ahead += 1) {
          const theirs = other.visits[ahead];
          if (theirs === undefined) break;
          if (compareCandidates(candidateOf(other, theirs, ahead, otherTier), self, now, kind) > 0) break;
        }
        return ahead;
      };
      const figures = line.visits.map((visit, place) => figureFor(candidateOf(line, visit, place, ownTier)));
      return [...figures, figureFor(newArrival(line, ownTier, Math.max(now, picture.at)))];
    },
  };
}

function candidateOf(line: WaitingLine, visit: PictureVisit, place: number, tier: number): Candidate {
  return {
    returnedFirst: line.first,
    pinned: line.pin !== null,
    overtakenEnough: place < line.guaranteed,
    tier,
    seniority: visit.seniority,
    sequence: visit.sequence,
    rate: line.class.rate,
    headStartSeconds: line.class.headStartSeconds,
    targetSeconds: line.service.targetSeconds,
  };
}

/** Somebody who takes a ticket now. */
function newArrival(line: WaitingLine, tier: number, seniority: number): Candidate {
  return {
    returnedFirst: false,
    pinned: false,
    overtakenEnough: false,
    tier,
    seniority,
    sequence: Number.MAX_SAFE_INTEGER,
    rate: line.class.rate,
    headStartSeconds: line.class.headStartSeconds,
    targetSeconds: line.service.targetSeconds,
  };
}

function tiersOf(counter: PictureCounter): ReadonlyMap<ServiceId, number> {
  return new Map(counter.tiers.flatMap((services, tier) => services.map((id) => [id, tier] as const)));
}

function serves({ counter, tiers }: Desk, { pin, service }: Pick<WaitingLine, 'pin' | 'service'>): boolean {
  return pin === null ? tiers.has(service.id) : isPinnedTo(pin, counter.id, counter.agentId);
}

/** Below 0 when all shared counters look at `other` first, above 0 when at `own` first; `null` when none is shared. */
function compareTiers(desks: readonly Desk[], own: WaitingLine, other: WaitingLine): number | null {
  let agreed: number | null = null;
  for (const desk of desks) {
    if (!serves(desk, other)) continue;
    const byTier = Math.sign((desk.tiers.get(other.service.id) ?? 0) - (desk.tiers.get(own.service.id) ?? 0));
    if (agreed !== null && agreed !== byTier) return 0;
    agreed = byTier;
  }
  return agreed;
}
