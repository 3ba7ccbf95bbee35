import type { RouteReply } from '@foyer/contract';
import type { BranchConfig } from '@foyer/queue-core';
import { hasRole } from '../access/identity.ts';
import type { BranchContext } from '../context.ts';
import { branchWire, counterWire, escalationWire, printWire, serviceWire } from '../wire/branch-wire.ts';
import { timeOf } from '../wire/time.ts';
import { visitWire } from '../wire/visit-wire.ts';
import { forVisitors } from '../wire/visitor-counter.ts';
import { apart, carryOut } from './commands.ts';
import type { Handlers } from './route-call.ts';

/** A configured branch's configuration; the server configures it before it listens. */
export function configOf(context: BranchContext): BranchConfig {
  const { config } = context.runner.state;
  if (config === null) throw new Error('The branch is not configured');
  return config;
}

type Names =
  | 'branch'
  | 'services'
  | 'counters'
  | 'floor'
  | 'openBranch'
  | 'closeBranch'
  | 'endDay'
  | 'suspendService'
  | 'resumeService';

/** What the branch is and offers, and opening, closing, suspending. */
export function branchRoutes(context: BranchContext): Handlers<Names> {
  const nothingMore = { reply: () => ({}) };
  return {
    branch: () => branchWire(configOf(context), context.source()),
    services: () => {
      const config = configOf(context);
      return { items: config.services.map((service) => serviceWire(config, service, context.source())) };
    },
    counters: ({ identity }) => {
      const config = configOf(context);
      const staff = hasRole(identity, 'agent');
      const items = config.counters.map((counter) => counterWire(config, counter, context.source()));
      return { items: staff ? items : items.map(forVisitors) };
    },
    floor: (): RouteReply<'floor'> => {
      const config = configOf(context);
      const source = context.source();
      const { state } = source;
      return {
        clock: state.clock,
        time: timeOf(context.clock),
        branch: branchWire(config, source),
        services: config.services.map((service) => serviceWire(config, service, source)),
        counters: config.counters.map((counter) => counterWire(config, counter, source)),
        visits: [...state.visits.values()]
          .filter((visit) => visit.stage.kind !== 'done')
          .map((visit) => visitWire(visit, source)),
        escalations: [...state.escalations.values()].map((escalation) => escalationWire(escalation, source)),
        prints: [...state.prints.values()]
          .filter(({ status }) => status === 'failed' || status === 'uncertain')
          .map((print) => printWire(print, source)),
      };
    },
    openBranch: (call) => carryOut(context, call, { type: 'open-branch' }, nothingMore),
    closeBranch: (call) => carryOut(context, call, { type: 'close-branch' }, nothingMore),
    endDay: (call) => carryOut(context, call, { type: 'end-day' }, nothingMore),
    suspendService: (call) => {
      const { reason, message } = call.body;
      const { ref, kept } = apart(message, 'message');
      const command = {
        type: 'suspend-service' as const,
        serviceId: call.params.serviceId,
        reason,
        ...(ref === undefined ? {} : { messageRef: ref }),
      };
      return carryOut(context, call, command, { ...kept, ...nothingMore });
    },
    resumeService: (call) =>
      carryOut(context, call, { type: 'resume-service', serviceId: call.params.serviceId }, nothingMore),
  };
}
