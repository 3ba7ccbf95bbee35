import type { Candidate } from '@foyer/queue-core';
import type { ModelQueue } from './branch-model.ts';

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A queue on one path. Its customers: those who wait, then somebody who takes a ticket now, then those yet to come. */
export interface PathQueue {
  readonly index: number;
  readonly model: ModelQueue;
  /** The place of the next to be called: below the number of those who wait, that number itself, or above it. */
  head: number;
  /** When who waits would leave, seconds from now. */
  readonly leavesAt: Float64Array;
  /** The head, as the calling policy sees it. */
  readonly candidate: Mutable<Candidate>;
  /** Waits on all paths so far, for each who waits and, last, for somebody who takes a ticket now. */
  readonly waits: readonly Float64Array[];
}

/** A queue before its first path; `horizon`: the wait of who is not called on a path, seconds. */
export function pathQueue(model: ModelQueue, index: number, paths: number, horizon: number): PathQueue {
  const { visits } = model;
  return {
    index,
    model,
    head: 0,
    leavesAt: new Float64Array(visits.length),
    candidate: candidateOf(model),
    waits: Array.from({ length: visits.length + 1 }, () => new Float64Array(paths).fill(horizon)),
  };
}

/** A queue's head before anybody stands there. */
export function candidateOf({ service, class: priorityClass, first, pinned }: ModelQueue): Mutable<Candidate> {
  return {
    returnedFirst: first,
    pinned,
    overtakenEnough: false,
    tier: 0,
    seniority: 0,
    sequence: 0,
    rate: priorityClass.rate,
    headStartSeconds: priorityClass.headStartSeconds,
    classPlace: priorityClass.place,
    targetShare: service.targetShare,
    targetSeconds: service.targetSeconds,
  };
}
