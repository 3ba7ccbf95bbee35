import type { AgentId } from '@foyer/basics';
import { callOf, servedFor } from './course.ts';
import type { BranchState } from './state.ts';

/** What an agent has done on a branch day. */
export interface AgentDay {
  /** Steps that were finished and count for them. */
  readonly served: number;
  /** The mean time of these in service, milliseconds; `null` before the first. */
  readonly meanService: number | null;
}

/** An agent's branch day as it is so far: every visit of the day is in the state until the day ends. */
export function agentDay({ visits }: BranchState, agentId: AgentId): AgentDay {
  let served = 0;
  let service = 0;
  for (const { earlierSteps, course, stage } of visits.values()) {
    const last = stage.kind === 'done' ? [{ course, how: stage.how }] : [];
    for (const step of [...earlierSteps, ...last]) {
      const { intervals } = step.course;
      if (step.how !== 'finished' || callOf(intervals).agentId !== agentId) continue;
      served += 1;
      service += servedFor(intervals) ?? 0;
    }
  }
  return { served, meanService: served === 0 ? null : service / served };
}
