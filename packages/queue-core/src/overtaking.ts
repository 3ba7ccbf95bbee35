import type { AgentId, CounterId, Instant, VisitId } from '@foyer/basics';
import { countBefore, visitInQueue } from './queues.ts';
import { countCallable, servingAt, tierAt } from './serving.ts';
import type { BranchState, Queue, QueueKey } from './state.ts';
import { eventVisit, maxOvertakesOf } from './transition.ts';
import { isAt } from './visit.ts';

/**
 * Notes an overtaking by the call that is being counted for every visit that came earlier than the one called and could
 * have been called at the same counter then: unpinned, its service anywhere in the work profile there (late, where it is
 * called only when it is) and among the agent's. (Pinned visits and those marked `first` come
 * before the policy at every counter that may serve them, so the policy never chooses anybody over them.)
 *
 * Costs a step for each visit overtaken; since the guarantee ends at `maxOvertakes`, no visit costs more than that.
 */
export function countOvertakings(
  state: BranchState,
  calledId: VisitId,
  counterId: CounterId,
  agentId: AgentId,
  at: Instant,
): BranchState {
  const called = eventVisit(state, calledId);
  const serving = servingAt(state, counterId, agentId);
  if (serving === undefined || !isAt(called, 'waiting')) return state;
  const maxOvertakes = maxOvertakesOf(state);
  let { visits, queues } = state;
  for (const [key, queue] of state.queues) {
    if (queue.pin !== null || queue.first || tierAt(serving, queue) === undefined) continue;
    const earlier = countBefore(state.visits, queue, called.stage.queued.seniority, called.sequence);
    const overtaken = Math.min(earlier, countCallable(state, serving, queue, at));
    if (overtaken === 0) continue;
    [visits, queues] = overtake(visits, queues, key, queue, overtaken, state.clock + 1, maxOvertakes);
  }
  return visits === state.visits ? state : { ...state, visits, queues };
}

function overtake(
  before: BranchState['visits'],
  queues: BranchState['queues'],
  key: QueueKey,
  queue: Queue,
  overtaken: number,
  call: number,
  maxOvertakes: number,
): [BranchState['visits'], BranchState['queues']] {
  let guaranteed = queue.guaranteed;
  const visits = before.withMutations((changing) => {
    for (let place = 0; place < overtaken; place += 1) {
      const visit = visitInQueue(before, queue, place);
      const { queued } = visit.stage;
      const overtakenBy = [...queued.overtakenBy, call];
      changing.set(visit.id, { ...visit, stage: { kind: 'waiting', queued: { ...queued, overtakenBy } } });
      if (overtakenBy.length >= maxOvertakes && place >= guaranteed) guaranteed = place + 1;
    }
  });
  return [visits, guaranteed === queue.guaranteed ? queues : queues.set(key, { ...queue, guaranteed })];
}
