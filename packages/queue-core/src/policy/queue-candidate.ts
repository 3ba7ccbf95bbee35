import type { ConfigIndex } from '@foyer/configuration';
import { visitInQueue } from '../queues.ts';
import type { BranchState, Queue } from '../state.ts';
import type { Candidate } from './ranking.ts';

/** What the policy weighs a visit of this service and class by. */
export function weightsOf(
  index: ConfigIndex,
  of: Pick<Queue, 'serviceId' | 'classId'>,
): Pick<Candidate, 'rate' | 'headStartSeconds' | 'targetSeconds'> {
  const service = index.services.get(of.serviceId);
  const priorityClass = index.classes.get(of.classId);
  if (service === undefined || priorityClass === undefined) {
    throw new Error(`A visit waits for service ${of.serviceId} in class ${of.classId}, which are not both configured`);
  }
  return {
    rate: priorityClass.rate,
    headStartSeconds: priorityClass.headStartSeconds,
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
    targetSeconds: weights.targetSeconds,
  };
}
