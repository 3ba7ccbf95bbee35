import type { AgentId } from '@foyer/basics';
import type { RouteReply } from '@foyer/contract';
import type { BranchState } from '@foyer/queue-core';
import type { BranchContext } from '../context.ts';
import type { RunnerRefusal } from '../runner/command-runner.ts';
import * as replies from './command-replies.ts';
import { carryOut, erasable } from './commands.ts';
import { HttpProblem } from './problems.ts';
import type { Handlers, RouteCall } from './route-call.ts';

/** Who works here, and the commands that name one of them. */
export function colleagueRoutes(
  context: BranchContext,
): Handlers<'colleagues' | 'openCounter' | 'handOverCounter' | 'transfer'> {
  const unknownAgent = ({ people }: BranchState, id: AgentId): RunnerRefusal | null =>
    people.get(id)?.disabled !== false ? { code: 'not-found', what: 'agent', id } : null;
  const staffing =
    (type: 'open-counter' | 'hand-over-counter') =>
    (call: RouteCall<'openCounter' | 'handOverCounter'>): Promise<RouteReply<'openCounter'>> => {
      const { counterId } = call.params;
      // A program works at no counter itself.
      const agentId = call.body.agentId ?? (call.identity.kind === 'staff' ? call.identity.id : null);
      if (agentId === null) {
        const message = 'is needed of a program: whoever serves there';
        throw new HttpProblem('validation-failed', message, { errors: [{ field: 'body.agentId', message }] });
      }
      const command = { type, counterId, agentId };
      return carryOut(context, call, command, {
        guard: (state) => unknownAgent(state, agentId),
        reply: (outcome) => replies.counter(outcome, { counterId }),
      });
    };
  return {
    colleagues: () => ({
      items: [...context.runner.state.people.values()]
        .filter(({ disabled }) => !disabled)
        .map(({ id, displayName }) => ({ id, name: displayName }))
        .toSorted((one, other) => one.name.localeCompare(other.name)),
    }),
    openCounter: staffing('open-counter'),
    handOverCounter: staffing('hand-over-counter'),
    transfer: (call) => {
      const { visitId } = call.params;
      const { fields, texts } = erasable(call.body);
      const { target } = fields;
      const command = { ...fields, type: 'transfer', visitId } as const;
      return carryOut<RouteReply<'transfer'>>(context, call, command, {
        texts,
        guard: (state) => (target.to === 'agent' ? unknownAgent(state, target.agentId) : null),
        reply: (outcome) => replies.visit(outcome, { visitId }),
      });
    },
  };
}
