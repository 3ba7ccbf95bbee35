import { err, type Instant, type OutcomeId, ok } from '@foyer/basics';
import { indexOf, type OutcomeConfig } from '@foyer/configuration';
import { z } from 'zod';
import { type Decided, defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { type Found, findConfig, findVisit } from '../find.ts';
import { decideGoingOn, type GoOn, goesOnSchema, wentOn } from '../going-on.ts';
import { markUsed } from '../removal.ts';
import { outcomeId, visitId } from '../schema.ts';
import type { BranchState } from '../state.ts';
import { endVisit } from '../transition.ts';

/** The service has ended, and with it the visit, unless another service is planned. */
export interface Finish extends OnVisit {
  readonly type: 'finish';
  /** The branch's first outcome when absent. */
  readonly outcomeId?: OutcomeId | undefined;
  /** To the next service that is planned; into its queue when absent. */
  readonly goOn?: GoOn | undefined;
}

export const VisitFinished = defineEvent(
  z.strictObject({
    type: z.literal('VisitFinished'),
    visitId,
    outcomeId,
    resolved: z.boolean(),
    /** `null`: the visit ends. */
    goesOn: goesOnSchema.nullable(),
  }),
  (state, { visitId, outcomeId, resolved, goesOn }, { at }) => {
    const outcome = { outcomeId, resolved };
    const after =
      goesOn === null ? endVisit(state, visitId, 'finished', at, outcome) : wentOn(state, visitId, goesOn, outcome, at);
    return markUsed(after, `outcomes ${outcomeId}`);
  },
);

export const finish = defineCommand([VisitFinished], (state, command: Finish, { now }) =>
  decideFinish(state, command, now),
);

/** How the service of a visit ends, and how the visit goes on, or why it can't. */
export function decideFinish(
  state: BranchState,
  command: Omit<Finish, 'type'>,
  now: Instant,
): Decided<typeof VisitFinished> {
  const found = findVisit(state, command, 'serving');
  if (!found.ok) return found;
  const outcome = chooseOutcome(state, command.outcomeId);
  if (!outcome.ok) return outcome;
  const { id: outcomeId, resolved } = outcome.value;
  const goesOn = decideGoingOn(state, found.value, command.goOn, now);
  if (!goesOn.ok) return goesOn;
  return ok([{ type: 'VisitFinished', visitId: found.value.id, outcomeId, resolved, goesOn: goesOn.value }]);
}

function chooseOutcome(state: BranchState, wanted: OutcomeId | undefined): Found<OutcomeConfig> {
  const config = findConfig(state);
  if (!config.ok) return config;
  const outcome = wanted === undefined ? config.value.outcomes[0] : indexOf(config.value).outcomes.get(wanted);
  if (outcome === undefined) return err({ code: 'not-found', what: 'outcome', id: wanted ?? '' });
  return outcome.retired === true ? err({ code: 'retired', what: 'outcome', id: outcome.id }) : ok(outcome);
}
