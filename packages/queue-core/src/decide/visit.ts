import { type AgentId, err, type OutcomeId, ok } from '@foyer/basics';
import type { OutcomeConfig } from '@foyer/configuration';
import { indexOf } from '@foyer/configuration';
import type { Actor, CommandOf, DecideContext } from '../command.ts';
import type { BranchState, StageOf } from '../state.ts';
import { type Decided, type Found, findConfig, findFreeCounter, findVisit } from './found.ts';

export function recall(state: BranchState, command: CommandOf<'recall'>): Decided {
  const found = findVisit(state, command, 'called');
  if (!found.ok) return found;
  const { id, stage } = found.value;
  return ok([{ type: 'VisitRecalled', visitId: id, counterId: stage.counterId }]);
}

export function start(state: BranchState, command: CommandOf<'start'>): Decided {
  const found = findVisit(state, command, 'called');
  if (!found.ok) return found;
  const { id, stage } = found.value;
  return ok([{ type: 'ServiceStarted', visitId: id, counterId: stage.counterId, agentId: stage.agentId }]);
}

export function finish(state: BranchState, command: CommandOf<'finish'>): Decided {
  const found = findVisit(state, command, 'serving');
  if (!found.ok) return found;
  const outcome = chooseOutcome(state, command.outcomeId);
  if (!outcome.ok) return outcome;
  const { id: outcomeId, resolved } = outcome.value;
  return ok([{ type: 'VisitFinished', visitId: found.value.id, outcomeId, resolved }]);
}

function chooseOutcome(state: BranchState, wanted: OutcomeId | undefined): Found<OutcomeConfig> {
  const config = findConfig(state);
  if (!config.ok) return config;
  const outcome = wanted === undefined ? config.value.outcomes[0] : indexOf(config.value).outcomes.get(wanted);
  return outcome === undefined ? err({ code: 'not-found', what: 'outcome', id: wanted ?? '' }) : ok(outcome);
}

export function noShow(state: BranchState, command: CommandOf<'no-show'>): Decided {
  const found = findVisit(state, command, 'called');
  return found.ok ? ok([{ type: 'VisitNoShow', visitId: found.value.id }]) : found;
}

export function hold(state: BranchState, command: CommandOf<'hold'>, context: DecideContext): Decided {
  const found = findVisit(state, command, 'waiting', 'called', 'serving');
  if (!found.ok) return found;
  const { id, stage } = found.value;
  const { reason, noteRef } = command;
  const owner = ownerOf(context.actor, stage);
  return ok([{ type: 'VisitHeld', visitId: id, owner, reason, noteRef: noteRef ?? null }]);
}

/** Who answers for a hold: the staff member who asked for it, else the agent who had the customer, else whoever asked. */
function ownerOf(actor: Actor, stage: StageOf<'waiting' | 'called' | 'serving'>): AgentId {
  if (actor.kind === 'staff') return actor.id;
  if (stage.kind !== 'waiting') return stage.agentId;
  return ('id' in actor ? actor.id : actor.kind) as AgentId;
}

export function resume(state: BranchState, command: CommandOf<'resume'>): Decided {
  const found = findVisit(state, command, 'held');
  if (!found.ok) return found;
  const visitId = found.value.id;
  const { counterId } = command;
  if (counterId === undefined) return ok([{ type: 'VisitResumed', visitId, counter: null }]);
  const free = findFreeCounter(state, counterId);
  if (!free.ok) return free;
  return ok([{ type: 'VisitResumed', visitId, counter: { counterId, agentId: free.value.agentId } }]);
}

export function cancel(state: BranchState, command: CommandOf<'cancel'>): Decided {
  const found = findVisit(state, command, 'waiting', 'called', 'held');
  return found.ok ? ok([{ type: 'VisitCancelled', visitId: found.value.id }]) : found;
}

export function abandon(state: BranchState, command: CommandOf<'abandon'>): Decided {
  const found = findVisit(state, command, 'waiting');
  return found.ok ? ok([{ type: 'VisitAbandoned', visitId: found.value.id }]) : found;
}
