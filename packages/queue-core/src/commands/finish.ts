import { err, type Instant, type OutcomeId, ok, type ServiceId } from '@foyer/basics';
import { indexOf, type OutcomeConfig, outcomesOf } from '@foyer/configuration';
import { z } from 'zod';
import { type Decided, defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { type Found, findConfig, findVisit } from '../find.ts';
import { decideGoingOn, type GoOn, goesOnSchema, wentOn } from '../going-on.ts';
import { markUsed } from '../removal.ts';
import { outcomeId, visitId } from '../schema.ts';
import type { BranchState } from '../state.ts';
import { endVisit, eventVisit, withFinished } from '../transition.ts';
import { isAt } from '../visit.ts';

/** The service has ended, and with it the visit, unless another service is planned. */
export interface Finish extends OnVisit {
  readonly type: 'finish';
  /** The first that the service has when absent, unless it requires one. */
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
    const visit = eventVisit(state, visitId);
    if (!isAt(visit, 'serving')) throw new Error(`The log finishes visit ${visitId}, which is not being served`);
    const outcome = { outcomeId, resolved };
    const after =
      goesOn === null ? endVisit(state, visitId, 'finished', at, outcome) : wentOn(state, visit, goesOn, outcome, at);
    // A customer who goes on here leaves no time for what there is to do after them.
    const worked = goesOn?.to === 'here' ? after : withFinished(after, visit.stage.counterId, visit);
    return markUsed(worked, `outcomes ${outcomeId}`);
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
  const outcome = chooseOutcome(state, found.value.serviceId, command.outcomeId);
  if (!outcome.ok) return outcome;
  const { id: outcomeId, resolved } = outcome.value;
  const goesOn = decideGoingOn(state, found.value, command.goOn, now);
  if (!goesOn.ok) return goesOn;
  return ok([{ type: 'VisitFinished', visitId: found.value.id, outcomeId, resolved, goesOn: goesOn.value }]);
}

function chooseOutcome(state: BranchState, serviceId: ServiceId, wanted: OutcomeId | undefined): Found<OutcomeConfig> {
  const config = findConfig(state);
  if (!config.ok) return config;
  const { services, outcomes } = indexOf(config.value);
  const offered = outcomesOf(config.value, serviceId);
  if (wanted === undefined && services.get(serviceId)?.outcomeRequired === true) {
    return err({ code: 'outcome-required', serviceId });
  }
  const outcome = wanted === undefined ? offered[0] : outcomes.get(wanted);
  if (outcome === undefined) return err({ code: 'not-found', what: 'outcome', id: wanted ?? '' });
  if (offered.includes(outcome)) return ok(outcome);
  if (outcome.retired === true) return err({ code: 'retired', what: 'outcome', id: outcome.id });
  return err({ code: 'not-of-service', what: 'outcome', id: outcome.id, serviceId });
}
