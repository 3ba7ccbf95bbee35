import type { AgentId, CounterId, ServiceId } from '@foyer/basics';
import { type BranchState, servedNow, type Visit } from '@foyer/queue-core';
import { hasRole, type Identity } from './identity.ts';

/** What a member of staff sees of visits where the branch shows agents their own alone. */
export interface Sight {
  readonly agentId: AgentId;
  /** Those that are served where they have opened a counter. */
  readonly services: readonly ServiceId[];
}

/** Which visits a caller is shown; `null`: all. Supervisors and programs see all, agents what the branch has it be. */
export function sightOf(state: BranchState, identity: Identity): Sight | null {
  const { config, counters } = state;
  if (config?.policy.staffSee !== 'own' || identity.kind !== 'staff' || hasRole(identity, 'supervisor')) return null;
  const opened = counters.findKey((counter) => counter.kind !== 'closed' && counter.agentId === identity.id);
  return { agentId: identity.id, services: opened === undefined ? [] : [...servedNow(state, opened)] };
}

/** Is a visit among those that are shown? `agents`: those who called it at an earlier step. */
export function isSeen(
  sight: Sight | null,
  visit: Pick<Visit, 'serviceId'> & { readonly stage?: Visit['stage'] },
  agents: readonly (string | null)[],
): boolean {
  if (sight === null || sight.services.includes(visit.serviceId) || agents.includes(sight.agentId)) return true;
  const { stage } = visit;
  switch (stage?.kind) {
    case 'called':
    case 'serving':
      return stage.agentId === sight.agentId;
    case 'held':
      return stage.agentId === sight.agentId || stage.owner.to === 'everyone';
    default:
      return false;
  }
}

/** The members of staff who have called or served a visit that the state has. */
export function agentsOf({ course, earlierSteps }: Visit): readonly (AgentId | null)[] {
  const intervals = [...earlierSteps.map((step) => step.course), course].flatMap((step) => step.intervals);
  return intervals.filter(({ kind }) => kind === 'called' || kind === 'serving').map(({ agentId }) => agentId);
}

/** Is a counter's view shown to them: their own, or one that nobody has? */
export function seesCounter(state: BranchState, identity: Identity, counterId: CounterId): boolean {
  const sight = sightOf(state, identity);
  const counter = state.counters.get(counterId);
  return sight === null || counter === undefined || counter.kind === 'closed' || counter.agentId === sight.agentId;
}
