import type { Candidate } from '@foyer/queue-core';
import type { ModelLine } from './branch-model.ts';

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A line on one path. Its customers: those who wait, then somebody who takes a ticket now, then those yet to come. */
export interface PathLine {
  readonly index: number;
  readonly model: ModelLine;
  /** The place of the next to be called: below the number of those who wait, that number itself, or above it. */
  head: number;
  /** Of who waits. */
  readonly seniority: Float64Array;
  /** When who waits would leave, seconds from now. */
  readonly leavesAt: Float64Array;
  /** How often it or one behind it had been overtaken, for each who waits. */
  readonly overtaken: Int32Array;
  /** How often those up to each place, and nobody behind it, have been overtaken on this path. */
  readonly overtakings: Int32Array;
  /** How often the head has been overtaken on this path. */
  overtakenHere: number;
  /** The head, as the calling policy sees it. */
  readonly candidate: Mutable<Candidate>;
  /** Waits on all paths so far, for each who waits and, last, for somebody who takes a ticket now. */
  readonly waits: readonly Float64Array[];
  /** On how many short paths the last of them was called. */
  arrivalCalls: number;
}

/** A line before its first path; `horizon`: the wait of who is not called on a path, seconds. */
export function pathLine(model: ModelLine, index: number, paths: number, horizon: number): PathLine {
  const { visits } = model;
  return {
    index,
    model,
    head: 0,
    seniority: Float64Array.from(visits, ({ seniority }) => seniority),
    leavesAt: new Float64Array(visits.length),
    overtaken: overtakenUpTo(model),
    overtakings: new Int32Array(visits.length),
    overtakenHere: 0,
    candidate: candidateOf(model),
    waits: Array.from({ length: visits.length + 1 }, () => new Float64Array(paths).fill(horizon)),
    arrivalCalls: 0,
  };
}

/** For each who waits in a line the most that it or anybody behind it has been overtaken. */
function overtakenUpTo({ visits }: ModelLine): Int32Array {
  const most = Int32Array.from(visits, ({ overtakes }) => overtakes);
  for (let place = visits.length - 2; place >= 0; place -= 1) {
    most[place] = Math.max(most[place] as number, most[place + 1] as number);
  }
  return most;
}

/** What a line is in order of. */
interface InOrder {
  readonly seniority: number;
  readonly sequence: number;
}

/** Does one come before the other in a line? */
export function isBefore(one: InOrder, other: InOrder): boolean {
  return one.seniority < other.seniority || (one.seniority === other.seniority && one.sequence < other.sequence);
}

/** A line's head before anybody stands there. */
export function candidateOf({ service, class: priorityClass, first, pinned }: ModelLine): Mutable<Candidate> {
  return {
    returnedFirst: first,
    pinned,
    overtakenEnough: false,
    tier: 0,
    seniority: 0,
    sequence: 0,
    rate: priorityClass.rate,
    headStartSeconds: priorityClass.headStartSeconds,
    targetSeconds: service.targetSeconds,
  };
}
