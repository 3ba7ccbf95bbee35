import type { AgentId, CounterId } from '@foyer/basics';
import type { RouteReply } from '@foyer/contract';
import type { Command } from '@foyer/queue-core';
import { hasRole } from '../access/identity.ts';
import type { BranchContext } from '../context.ts';
import { counterWire } from '../wire/branch-wire.ts';
import { visitWire } from '../wire/visit-wire.ts';
import { carryOut, eventOf, type Outcome, ownCounter, visitAfter } from './commands.ts';
import { HttpProblem } from './problems.ts';
import type { Handlers, RouteCall } from './route-call.ts';

type Names =
  | 'openCounter'
  | 'pauseCounter'
  | 'resumeCounter'
  | 'closeCounter'
  | 'callNext'
  | 'callVisit'
  | 'finishAndCallNext';

/** Counters: opened, paused, closed, and their calls. */
export function counterRoutes(context: BranchContext): Handlers<Names> {
  const counterReply = (counterId: CounterId) => ({
    reply: ({ after, source }: Outcome) => {
      const config = after.config?.counters.find((counter) => counter.id === counterId);
      if (after.config === null || config === undefined) throw new Error(`The counter ${counterId} is gone`);
      return { counter: counterWire(after.config, config, source) };
    },
  });
  const onCounter = (
    call: RouteCall<'pauseCounter' | 'resumeCounter' | 'closeCounter'>,
    command: Command,
  ): Promise<RouteReply<'openCounter'>> => {
    const { counterId } = call.params;
    return carryOut(context, call, command, { ...counterReply(counterId), guard: ownCounter(call, counterId) });
  };
  const calledReply = (outcome: Outcome) => {
    const { visitId, because } = eventOf(outcome.events, 'VisitCalled');
    return { visit: visitWire(visitAfter(outcome, visitId), outcome.source), because };
  };

  return {
    openCounter: (call) => {
      const { counterId } = call.params;
      const { identity } = call;
      const own = identity.kind === 'staff' ? identity.id : ('' as AgentId);
      const agentId = call.body.agentId ?? own;
      if (agentId !== own && !hasRole(identity, 'supervisor')) {
        throw new HttpProblem('forbidden', 'Only a supervisor may open a counter for somebody else.');
      }
      if (context.store.users.find(agentId) === null) {
        throw new HttpProblem('not-found', `There is no agent “${agentId}”.`, { what: 'agent' });
      }
      return carryOut(context, call, { type: 'open-counter', counterId, agentId }, counterReply(counterId));
    },
    pauseCounter: (call) =>
      onCounter(call, { type: 'pause-counter', counterId: call.params.counterId, reason: call.body.reason }),
    resumeCounter: (call) => onCounter(call, { type: 'resume-counter', counterId: call.params.counterId }),
    closeCounter: (call) => onCounter(call, { type: 'close-counter', counterId: call.params.counterId }),
    callNext: (call) => {
      const { counterId } = call.params;
      return carryOut(
        context,
        call,
        { type: 'call-next', counterId },
        { guard: ownCounter(call, counterId), reply: calledReply },
      );
    },
    callVisit: (call) => {
      const { counterId } = call.params;
      const { visitId, expectedVersion } = call.body;
      const command: Command = { type: 'call-visit', counterId, visitId, expectedVersion };
      return carryOut(context, call, command, { guard: ownCounter(call, counterId), reply: calledReply });
    },
    finishAndCallNext: (call) => {
      const { counterId } = call.params;
      const { outcomeId } = call.body;
      return carryOut(
        context,
        call,
        { type: 'finish-and-call-next', counterId, outcomeId },
        {
          guard: ownCounter(call, counterId),
          reply: (outcome) => {
            const finished = visitAfter(outcome, eventOf(outcome.events, 'VisitFinished').visitId);
            const called = outcome.events.some(({ body }) => body.type === 'VisitCalled');
            return {
              finished: visitWire(finished, outcome.source),
              ...(called ? calledReply(outcome) : { visit: null, because: null }),
            };
          },
        },
      );
    },
  };
}
