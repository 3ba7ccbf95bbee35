import { type CounterId, err, type Instant, ok } from '@foyer/basics';
import { z } from 'zod';
import { type Decided, defineCommand, defineEvent } from '../define.ts';
import { findFreeCounter } from '../find.ts';
import { countOvertakings } from '../overtaking.ts';
import { checkCounterOf } from '../people.ts';
import { callReasonSchema } from '../policy/call-reason.ts';
import { selectNext } from '../policy/select-next.ts';
import { turnTaken } from '../policy/turn-taking.ts';
import { agentId, counterId, visitId } from '../schema.ts';
import { type BranchState, RECENT_CALLS } from '../state.ts';
import { eventVisit, moveTo, positionOf } from '../transition.ts';
import type { Visit } from '../visit.ts';

/** Calls whom the policy chooses to a counter. */
export interface CallNext {
  readonly type: 'call-next';
  readonly counterId: CounterId;
}

export const VisitCalled = defineEvent(
  z.strictObject({ type: z.literal('VisitCalled'), visitId, counterId, agentId, because: callReasonSchema }),
  (state, { visitId, counterId, agentId, because }, { at }) => {
    const byPolicy = because.rule === 'policy' || because.rule === 'overtaken-enough';
    const counted = byPolicy ? countOvertakings(state, visitId, counterId, agentId, at) : state;
    const visit = eventVisit(counted, visitId);
    const called = { kind: 'called', counterId, agentId, calledAt: at, lastCalledAt: at, times: 1, because } as const;
    const turned = because.rule === 'policy' ? turnTaken(counted, visit, at) : counted;
    const remembered = rememberCall(turned, visit, counterId, 1, at);
    return moveTo(remembered, visit, { ...called, queued: positionOf(visit) }, at);
  },
);

export const callNext = defineCommand([VisitCalled], (state, { counterId }: CallNext, { now }) =>
  decideCallNext(state, counterId, now),
);

/** Whom a free counter calls, or why it can't. */
export function decideCallNext(state: BranchState, counterId: CounterId, now: Instant): Decided<typeof VisitCalled> {
  const free = findFreeCounter(state, counterId);
  if (!free.ok) return free;
  const { agentId } = free.value;
  const theirs = checkCounterOf(state, counterId, agentId);
  if (!theirs.ok) return theirs;
  const selection = selectNext(state, counterId, agentId, now);
  if (selection === null) return err({ code: 'queue-empty', counterId });
  return ok([{ type: 'VisitCalled', counterId, agentId, ...selection }]);
}

/** Keeps a call or recall for screens that were away; `times` is 1 for the call itself. */
export function rememberCall(
  state: BranchState,
  { id: visitId, number, serviceId }: Visit,
  counterId: CounterId,
  times: number,
  at: Instant,
): BranchState {
  const calls = state.calls.push({ sequence: state.clock + 1, visitId, number, serviceId, counterId, at, times });
  return { ...state, calls: calls.size > RECENT_CALLS ? calls.shift() : calls };
}
