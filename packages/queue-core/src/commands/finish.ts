import { err, type OutcomeId, ok } from '@foyer/basics';
import { indexOf, type OutcomeConfig } from '@foyer/configuration';
import { z } from 'zod';
import { type Decided, defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { type Found, findConfig, findVisit } from '../find.ts';
import { markUsed } from '../removal.ts';
import { outcomeId, visitId } from '../schema.ts';
import type { BranchState } from '../state.ts';
import { endVisit } from '../transition.ts';

/** The service has ended. */
export interface Finish extends OnVisit {
  readonly type: 'finish';
  /** The branch's first outcome when absent. */
  readonly outcomeId?: OutcomeId | undefined;
}

export const VisitFinished = defineEvent(
  z.strictObject({ type: z.literal('VisitFinished'), visitId, outcomeId, resolved: z.boolean() }),
  (state, { visitId, outcomeId, resolved }, { at }) =>
    markUsed(endVisit(state, visitId, 'finished', at, { outcomeId, resolved }), `outcomes ${outcomeId}`),
);

export const finish = defineCommand([VisitFinished], (state, command: Finish) => decideFinish(state, command));

/** How a visit that is being served ends, or why it can't. */
export function decideFinish(state: BranchState, command: Omit<Finish, 'type'>): Decided<typeof VisitFinished> {
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
  if (outcome === undefined) return err({ code: 'not-found', what: 'outcome', id: wanted ?? '' });
  return outcome.retired === true ? err({ code: 'retired', what: 'outcome', id: outcome.id }) : ok(outcome);
}
