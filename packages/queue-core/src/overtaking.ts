import type { AgentId, CounterId, VisitId } from '@foyer/basics';
import { indexOf } from '@foyer/configuration';
import { servicesOf, tierAt } from './people.ts';
import { countBefore, visitInQueue } from './queues.ts';
import type { BranchState, Queue, QueueKey } from './state.ts';
import { eventVisit, maxOvertakesOf } from './transition.ts';
import { isAt } from './visit.ts';

/**
 * Notes an overtaking by the call that is being counted for every visit that came earlier than the one called and could have been served at the same
 * counter: unpinned, its service anywhere in the counter's work profile and among the agent's. (Pinned visits and those marked `first` come
 * before the policy at every counter that may serve them, so the policy never chooses anybody over them.)
 *
 * Costs a step for each visit overtaken; since the guarantee ends at `maxOvertakes`, no visit costs more than that.
 */
export function countOvertakings(
  state: BranchState,
  calledId: VisitId,
  counterId: CounterId,
  agentId: AgentId,
): BranchState {
  const called = eventVisit(state, calledId);
  const tiers = state.config === null ? undefined : indexOf(state.config).counters.get(counterId)?.tiers;
  if (tiers === undefined || !isAt(called, 'waiting')) return state;
  const at = { id: counterId, agentId, tiers };
  const services = servicesOf(state, agentId);
  const maxOvertakes = maxOvertakesOf(state);
  let { visits, queues } = state;
  for (const [key, queue] of state.queues) {
    if (queue.pin !== null || queue.first || tierAt(at, services, queue) === undefined) continue;
    const overtaken = countBefore(state.visits, queue, called.stage.queued.seniority, called.sequence);
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
