import { err, type Instant, ok, RETURN_POSITIONS, type ReturnPosition } from '@foyer/basics';
import { z } from 'zod';
import { findOwner } from './commands/hold.ts';
import { type Found, findReason } from './find.ts';
import { checkServiceOf } from './people.ts';
import { markUsed } from './removal.ts';
import { instant, type Parsed, serviceId } from './schema.ts';
import type { BranchState } from './state.ts';
import { moveTo, nextPosition, type Outcome } from './transition.ts';
import { type HoldOwner, holdOwnerSchema, type Stage, type VisitAt } from './visit.ts';

/**
 * How a visit whose service is finished goes on to the next one that is planned: into its queue, at the same counter at
 * once, after a break that the customer needs, or not at all.
 */
export type GoOn =
  /** Where the branch has it come to stand when no position is named. */
  | { readonly to: 'queue'; readonly position?: ReturnPosition | undefined }
  | { readonly to: 'here' }
  | {
      readonly to: 'break';
      /** As of any other hold. */
      readonly reason: string;
      /** After how long the customer is to be called back; when they are ready, where it is absent. */
      readonly minutes?: number | undefined;
      /** Who answers for it; everyone when absent, for the next service is often somebody else's. */
      readonly owner?: HoldOwner | undefined;
    }
  | { readonly to: 'end' };

/** How a visit goes on, with the service that is next. */
export const goesOnSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('queue'), serviceId, position: z.enum(RETURN_POSITIONS) }),
  z.strictObject({ to: z.literal('here'), serviceId }),
  z.strictObject({
    to: z.literal('break'),
    serviceId,
    owner: holdOwnerSchema,
    dueAt: instant.nullable(),
    reason: z.string(),
  }),
]);
export type GoesOn = Parsed<typeof goesOnSchema>;

/** How a visit that is served goes on once that is finished; `null`: it ends. Nothing said, it goes on while it can. */
export function decideGoingOn(
  state: BranchState,
  { id: visitId, planned: [serviceId], stage }: VisitAt<'serving'>,
  goOn: GoOn | undefined,
  now: Instant,
): Found<GoesOn | null> {
  if (serviceId === undefined) {
    return goOn === undefined || goOn.to === 'end' ? ok(null) : err({ code: 'nothing-planned', visitId });
  }
  const { agentId } = stage;
  const way = goOn ?? { to: 'queue' };
  switch (way.to) {
    case 'end':
      return ok(null);
    case 'queue':
      return ok({ to: 'queue', serviceId, position: way.position ?? state.config?.policy.nextStep ?? 'last' });
    case 'here': {
      const served = checkServiceOf(state, serviceId, agentId);
      return served.ok ? ok({ to: 'here', serviceId }) : served;
    }
    case 'break': {
      const reason = findReason(state, 'hold', way.reason);
      if (!reason.ok) return reason;
      const owner = findOwner(state, way.owner ?? { to: 'everyone' }, agentId);
      if (!owner.ok) return owner;
      const dueAt = way.minutes === undefined ? null : ((now + way.minutes * 60_000) as Instant);
      return ok({ to: 'break', serviceId, owner: owner.value, dueAt, reason: reason.value });
    }
  }
}

/** The branch after a visit that was served has gone on to its next service. */
export function wentOn(
  state: BranchState,
  visit: VisitAt<'serving'>,
  goesOn: GoesOn,
  outcome: Outcome,
  at: Instant,
): BranchState {
  const { serviceId } = goesOn;
  return moveTo(usedBy(state, goesOn), visit, stageOf(state, visit, goesOn, at), at, {
    next: { serviceId, how: 'finished', ...outcome },
  });
}

function stageOf(state: BranchState, visit: VisitAt<'serving'>, goesOn: GoesOn, at: Instant): Stage {
  const { counterId, agentId } = visit.stage;
  switch (goesOn.to) {
    case 'queue':
      return { kind: 'waiting', queued: nextPosition(state, visit, goesOn.position, at) };
    case 'here':
      return { kind: 'serving', counterId, agentId, startedAt: at, queued: nextPosition(state, visit, 'last', at) };
    case 'break': {
      const { owner, dueAt, reason } = goesOn;
      // Who comes back from the break stands as if they had waited meanwhile.
      const queued = nextPosition(state, visit, 'last', at);
      return { kind: 'held', heldAt: at, agentId, owner, dueAt, reason, queued };
    }
  }
}

function usedBy(state: BranchState, goesOn: GoesOn): BranchState {
  if (goesOn.to !== 'break') return state;
  const { owner, reason } = goesOn;
  return markUsed(
    state,
    `reasons.hold ${reason}`,
    ...(owner.to === 'counter' ? [`counters ${owner.counterId}` as const] : []),
  );
}
