import type { Instant } from '@foyer/basics';
import { type BranchConfig, type ConfigIndex, indexOf } from '@foyer/configuration';
import { countBefore, visitInQueue } from '../queues.ts';
import type { BranchState, Queue } from '../state.ts';
import type { Calling, Candidate } from './ranking.ts';
import { Turns, turnWeights } from './turns.ts';

/** The policy by which a branch calls, and whose turn it is. */
export function callingOf(config: BranchConfig, { turns }: Pick<BranchState, 'turns'>): Calling {
  const { kind } = config.policy;
  return { kind, turns: new Turns(turnWeights(kind, config.classes), turns) };
}

type Weights = Pick<Candidate, 'rate' | 'headStartSeconds' | 'classPlace' | 'targetShare' | 'targetSeconds'>;

/** What the policy weighs a visit of this service and class by. */
export function weightsOf(index: ConfigIndex, of: Pick<Queue, 'serviceId' | 'classId'>): Weights {
  const service = index.services.get(of.serviceId);
  const priorityClass = index.classes.get(of.classId);
  const classPlace = index.classPlaces.get(of.classId);
  if (service === undefined || priorityClass === undefined || classPlace === undefined) {
    throw new Error(`A visit waits for service ${of.serviceId} in class ${of.classId}, which are not both configured`);
  }
  return {
    rate: priorityClass.rate,
    headStartSeconds: priorityClass.headStartSeconds,
    classPlace,
    targetShare: service.target.share,
    targetSeconds: service.target.withinSeconds,
  };
}

/** The visit at a place of a queue as a candidate; `tier` is 0 for a queue that is not chosen by tier. */
export function candidateAt(
  state: BranchState,
  index: ConfigIndex,
  queue: Queue,
  place: number,
  tier: number,
): Candidate {
  const visit = visitInQueue(state.visits, queue, place);
  const weights = weightsOf(index, queue);
  return {
    returnedFirst: queue.first,
    pinned: queue.pin !== null,
    overtakenEnough: place < queue.guaranteed,
    tier,
    seniority: visit.stage.queued.seniority,
    sequence: visit.sequence,
    rate: weights.rate,
    headStartSeconds: weights.headStartSeconds,
    classPlace: weights.classPlace,
    targetShare: weights.targetShare,
    targetSeconds: weights.targetSeconds,
  };
}

/** Who takes a ticket now, as a counter sees them that calls them from a tier. */
export function newArrival(
  state: BranchState,
  kind: Pick<Queue, 'serviceId' | 'classId'>,
  tier: number,
  now: Instant,
): Candidate {
  if (state.config === null) throw new Error('A branch that is not configured has no queues');
  return {
    returnedFirst: false,
    pinned: false,
    overtakenEnough: false,
    tier,
    seniority: Math.max(now, state.at),
    sequence: state.clock + 1,
    ...weightsOf(indexOf(state.config), kind),
  };
}

/** How many visits at the head of a queue have waited as long as the service's target. */
export function countLate({ visits, config }: BranchState, queue: Queue, now: Instant): number {
  const target = config === null ? undefined : indexOf(config).services.get(queue.serviceId)?.target;
  if (target === undefined) return 0;
  return countBefore(visits, queue, now - target.withinSeconds * 1000, Number.POSITIVE_INFINITY);
}
