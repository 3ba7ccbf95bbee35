import type { AgentId } from '@foyer/basics';
import type { RouteReply } from '@foyer/contract';
import type { BranchContext } from '../context.ts';
import type { RunnerRefusal } from '../runner/command-runner.ts';
import * as replies from './command-replies.ts';
import { carryOut, erasable } from './commands.ts';
import type { Handlers } from './route-call.ts';

/** The commands that name a colleague, whom the core does not know. */
export function colleagueRoutes(context: BranchContext): Handlers<'openCounter' | 'transfer'> {
  const unknownAgent = (id: AgentId): RunnerRefusal | null =>
    context.store.users.find(id) === null ? { code: 'not-found', what: 'agent', id } : null;
  return {
    openCounter: (call) => {
      const { counterId } = call.params;
      const agentId = call.body.agentId ?? call.identity.id;
      const command = { type: 'open-counter', counterId, agentId } as const;
      return carryOut<RouteReply<'openCounter'>>(context, call, command, {
        guard: () => unknownAgent(agentId),
        reply: (outcome) => replies.counter(outcome, { counterId }),
      });
    },
    transfer: (call) => {
      const { visitId } = call.params;
      const { fields, texts } = erasable(call.body);
      const { target } = fields;
      const command = { ...fields, type: 'transfer', visitId } as const;
      return carryOut<RouteReply<'transfer'>>(context, call, command, {
        texts,
        guard: () => (target.to === 'agent' ? unknownAgent(target.agentId) : null),
        reply: (outcome) => replies.visit(outcome, { visitId }),
      });
    },
  };
}
