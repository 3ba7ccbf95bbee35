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
   * How many of all lines are called before each place of a line; the last figure is for a new arrival at its end. They
   * never fall along the line.
   */
  aheadOf(line: WaitingLine): readonly number[];
}

interface Desk {
  readonly counter: PictureCounter;
  readonly tiers: ReadonlyMap<ServiceId, number>;
}

/**
 * The true order of calling as it stands at an instant: the same comparison by which the branch chooses, and the same
 * notion of who comes before as the place that a ticket is told (`placeOf`): counted at the counter where they are
 * fewest.
 */
export function callingOrder(picture: BranchPicture, now: Instant): CallingOrder {
  const { kind } = picture.policy;
  const lines = waitingLines(picture);
  const desks = picture.counters.map((counter): Desk => ({ counter, tiers: tiersOf(counter) }));
  const hasPins = lines.some(({ pin }) => pin !== null);
  const desksFor = (line: WaitingLine): readonly Desk[] => {
    const all = desks.filter((desk) => tierAt(desk, line) !== undefined);
    const staffed = all.filter(({ counter }) => counter.status !== 'closed');
    const found = staffed.length > 0 ? staffed : all;
    // Where nobody is reserved for one of them, counters of one profile call in the same order.
    return hasPins ? found : [...new Map(found.map((desk) => [desk.counter.tiers, desk])).values()];
  };
  /** How many of another line a counter calls before each place of a line, and before a new arrival at its end. */
  const aheadIn = (desk: Desk, other: WaitingLine, otherTier: number, line: WaitingLine): readonly number[] => {
    const ownTier = tierAt(desk, line) ?? 0;
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
  };
  return {
    lines,
    openFor: (line) =>
      desks
        .filter((desk) => desk.counter.status === 'open' && tierAt(desk, line) !== undefined)
        .map(({ counter }) => counter),
    aheadOf: (line) => {
      const alone = Array.from({ length: line.visits.length + 1 }, (_, place) => place);
      let fewest: readonly number[] | null = null;
      for (const desk of desksFor(line)) {
        const places = [...alone];
        for (const other of lines) {
          const tier = other === line || other.visits.length === 0 ? undefined : tierAt(desk, other);
          if (tier === undefined) continue;
          for (const [place, count] of aheadIn(desk, other, tier, line).entries()) {
            places[place] = (places[place] ?? 0) + count;
          }
        }
        fewest = fewest === null ? places : fewest.map((count, place) => Math.min(count, places[place] ?? count));
      }
      return fewest ?? alone;
    },
  };
}

/** Somebody who waits at a place of a line, as the calling policy sees them at a counter that calls it from a tier. */
export function candidateOf(line: WaitingLine, visit: PictureVisit, place: number, tier: number): Candidate {
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

/** Somebody who takes a ticket now, at the end of a line. */
export function newArrival(line: WaitingLine, tier: number, seniority: number): Candidate {
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

/** The tier from which a counter calls from a line; `undefined`: it does not. */
function tierAt({ counter, tiers }: Desk, { pin, service }: WaitingLine): number | undefined {
  if (pin === null) return tiers.get(service.id);
  return isPinnedTo(pin, counter.id, counter.agentId) ? 0 : undefined;
}
